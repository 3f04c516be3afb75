"""The named queries: one ``.rq`` file each, that any SPARQL 1.1 engine runs as it is.

The file's comment lines are its description: the question, a sentence or more, and a line for each
parameter, ``# param NAME TYPE [=DEFAULT] description`` (``=`` alone: may be left out). The parameters stand in
one data block, ``VALUES (?a ?b) { (UNDEF UNDEF) }``; a value is written there as an RDF term by the engine's
own serialiser, and nowhere else in the text (SPARQL 1.1, section 10.2). So a bound query too is plain SPARQL
for any endpoint. (pyoxigraph's substitutions, as SEP-0007 has them, reach projected variables only.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance import vocab
from provenance.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PARAM = re.compile(r"param (?P<name>\w+) (?P<type>iri|string|date|integer)(?: =(?P<default>\S*))? (?P<about>.+)")
_BLOCK = re.compile(r"VALUES \((?P<names>\?\w+(?: \?\w+)*)\) \{ \(UNDEF(?: UNDEF)*\) \}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes: ``type`` is iri, string, date (YYYY-MM-DD) or integer.

    ``default`` is None where a value has to be given, "" where the query does without one.
    """

    name: str
    type: str
    default: str | None
    about: str

    def term(self, value: str) -> ox.NamedNode | ox.Literal:
        """The value as an RDF term. `QueryError` if it is none of its type."""
        try:
            if self.type == "iri":
                return ox.NamedNode(value)
            if self.type == "date":
                return ox.Literal(date.fromisoformat(value).isoformat(), datatype=_xsd("date"))
            if self.type == "integer":
                return ox.Literal(str(int(value)), datatype=_xsd("integer"))
            return ox.Literal(value)
        except ValueError as error:
            form = {"iri": "an IRI", "date": "a date, YYYY-MM-DD", "integer": "a whole number"}.get(self.type, "text")
            raise QueryError(f"parameter {self.name}: {value!r} is not {form}") from error


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question that the archive knows how to ask."""

    name: str
    title: str
    about: str
    parameters: tuple[Parameter, ...]
    text: str

    def bound(self, values: Mapping[str, str], resolve: Callable[[str], str] | None = None) -> str:
        """The query with its parameters' values in its data block.

        ``resolve`` makes an IRI of an identifier that a person gave (an archive takes its last part too).
        `QueryError` for a value that is missing, of another type, or of no parameter.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in values:
            if name not in known:
                takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
                raise QueryError(f"query {self.name} has no parameter {name!r}; {takes}")
        row = " ".join(self._written(parameter, values, resolve) for parameter in self.parameters)
        block = _BLOCK.search(self.text)
        return (
            f"{self.text[: block.start()]}{_block(self.parameters, row)}{self.text[block.end() :]}"
            if block
            else self.text
        )

    def _written(self, parameter: Parameter, values: Mapping[str, str], resolve: Callable[[str], str] | None) -> str:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            raise QueryError(f"query {self.name} needs {parameter.name} ({parameter.type}): {parameter.about}")
        if not value:
            return "UNDEF"
        return str(parameter.term(resolve(value) if resolve and parameter.type == "iri" else value))


def names() -> tuple[str, ...]:
    """Every named query, in order of name."""
    return tuple(_all())


def named(name: str) -> NamedQuery:
    """One named query. `QueryError`, naming the choices, if there is none."""
    if name not in _all():
        raise QueryError(f"no query named {name!r}; there are: {', '.join(_all())}")
    return _all()[name]


@cache
def _all() -> dict[str, NamedQuery]:
    files = [f for f in resources.files(__package__).iterdir() if f.name.endswith(".rq")]
    found = [parse(f.name.removesuffix(".rq"), f.read_text(encoding="utf-8")) for f in files]
    return {query.name: query for query in sorted(found, key=lambda query: query.name)}


def parse(name: str, text: str) -> NamedQuery:
    """A query file's description and text. ValueError says what the description lacks."""
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        head.append(line.removeprefix("#").strip())
    title, *rest = [line for line in head if line] or [""]
    parameters = tuple(_parameter(name, line) for line in rest if line.startswith("param "))
    about = " ".join(line for line in rest if not line.startswith("param "))
    if not title.endswith("?") or not about.endswith("."):
        raise ValueError(f"{name}.rq: the question as first line, then a sentence, are expected")
    blocks = _BLOCK.findall(text)
    if blocks != ([" ".join(f"?{p.name}" for p in parameters)] if parameters else []):
        raise ValueError(f"{name}.rq: the data block {blocks} does not name the parameters in their order")
    return NamedQuery(name, title, about, parameters, text)


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAM.fullmatch(line)
    if not match:
        raise ValueError(f"{name}.rq: no parameter line: {line!r}")
    return Parameter(match["name"], match["type"], match["default"], match["about"])


def _block(parameters: tuple[Parameter, ...], row: str) -> str:
    return f"VALUES ({' '.join(f'?{parameter.name}' for parameter in parameters)}) {{ ({row}) }}"


def _xsd(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.prefixes()["xsd"] + name)
