"""Extractors: readings in, attributions out, in the same order, so that an engine may batch."""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING, Protocol

from provenance.errors import ExtractError
from provenance.registry import Plugin, Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model.extraction import Extraction
    from provenance.model.reading import Reading


class Extractor(Protocol):
    """One extraction for each reading, in order; no reading is skipped.

    An engine that fails over one reading and can go on is an iterator whose ``next`` raises `ExtractError` there, and
    has the one after when it is called again (``map`` is such an iterator; a generator is over when it has raised).
    """

    def __call__(self, readings: Iterable[Reading], /) -> Iterator[Extraction]:
        """Extract lazily: nothing beyond one batch is held."""


EXTRACTORS: Registry[Extractor] = Registry(
    "provenance.extractors",
    (
        Plugin("neural", "provenance.extractors.neural:extract", summary="A trained network and rules: the default"),
        Plugin("rules", "provenance.extractors.rules:extract", summary="Rules, no model: deterministic and quick"),
        Plugin("llm", "provenance.extractors.llm:extract", summary="A chat model you name: the text is sent to it"),
    ),
    ExtractError,
)

DEFAULT = "neural"


def extracted(readings: Iterable[Reading], name: str | None = None) -> Iterator[tuple[Reading, Extraction]]:
    """Each reading with its extraction, lazily, by the named engine or the default. `ExtractError` if there is none."""
    extract = EXTRACTORS.load(name or DEFAULT)
    given, kept = tee(readings)
    return zip(kept, extract(given), strict=True)


def attempted(
    readings: Iterable[Reading], name: str | None = None
) -> Iterator[tuple[Reading, Extraction | ExtractError]]:
    """As `extracted`, with the error in the place of an extraction where an engine can go on after it."""
    extract = EXTRACTORS.load(name or DEFAULT)
    given, kept = tee(readings)
    return _attempts(kept, extract(given))


def _attempts(
    readings: Iterable[Reading], found: Iterator[Extraction]
) -> Iterator[tuple[Reading, Extraction | ExtractError]]:
    failure = ExtractError("the extractor has passed over an article (report it to whoever made it)")
    for reading in readings:
        try:
            yield reading, next(found)
        except ExtractError as error:
            failure = error
            yield reading, error
        except StopIteration:
            raise failure from None
