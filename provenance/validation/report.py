"""What validating says: findings, one line each, in the order of the layers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """Where a finding was made; each layer takes for granted what those before it have found in order."""

    BYTES = "bytes"
    """Whether it is JSON that can be kept: UTF-8, unique keys, canonical form (RFC 8785)."""
    SCHEMA = "schema"
    """The form: ``vocab/record.schema.json``, and the packaged context word for word."""
    RDF = "rdf"
    """Whether a reader of JSON-LD finds every statement that is written."""
    SHAPES = "shapes"
    """What the graph means: ``vocab/shapes.ttl``."""
    REFERENCES = "references"
    """Whether every node is there once, is pointed at, and has the IRI that the rules give it."""
    DIGESTS = "digests"
    """Whether the words, the text and the bytes are those that were recorded."""


class Severity(StrEnum):
    """How much a finding matters. ``NOT_CHECKED`` is not a pass: what was needed for the check was not given."""

    VIOLATION = "violation"
    WARNING = "warning"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, in words; ``where`` is an IRI or a JSON path, ``rule`` the name of the constraint."""

    layer: Layer
    severity: Severity
    where: str
    message: str
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.severity} ({self.layer}) at {self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one document. ``name`` is the document's, as given."""

    name: str
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is violated. Warnings and what could not be checked are in `findings` all the same."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What makes the record invalid."""
        return self.of(Severity.VIOLATION)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def lines(self) -> list[str]:
        """One line a finding, with the document's name."""
        return [f"{self.name}: {finding}" for finding in self.findings]


def short(value: object, limit: int = 60) -> str:
    """A value on one line, cut where it is long: a message must not repeat a megabyte of input."""
    if isinstance(value, str):
        value = value[: limit + 1]
    elif isinstance(value, list | dict):
        return f"a list of {len(value)}" if isinstance(value, list) else f"an object with {len(value)} keys"
    text = repr(value).encode("ascii" if _odd(value) else "utf-8", "backslashreplace").decode()
    return text if len(text) <= limit else text[:limit] + "…"


def _odd(value: object) -> bool:
    return isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value)
