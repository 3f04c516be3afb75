"""Invented articles, as records: what the tests of citing and exporting have in common."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from provenance.compose import Run, compose
from provenance.ids import Ids
from provenance.model.extraction import Attribution, Extraction, Kind, Relation, Relay, Said, Setting, Speaker
from provenance.model.holding import Holding
from provenance.model.quotation import Quotation, ReportedSpeech
from provenance.model.reading import Byline, Metadata, Outlet, Reading, Span

AT = datetime(2024, 3, 2, 9, 30, tzinfo=UTC)

WORDS = {
    "statement": "The port will open on Monday.",
    "interview": "We counted every boat twice.",
    "own": "I slept on the quay all night.",
    "direct": "No ship will be turned away.",
    "unnamed": "The money is simply not there.",
    "indirect": "that the nets had been paid for",
    "post": "See you at the harbour!",
    "outlet": "the crane had been ordered in May",
}

TEXT = (
    "Harbour “to reopen”: mayor\n\n"
    + "\n\n".join(f"“{words}” somebody said." for words in WORDS.values())
    + "\n\n"
    + "Plain words follow here for length. " * 60
)

FULL = Metadata(
    url="https://bugle.example/harbour?id=1&page=2",
    headline="Harbour “to reopen” after storm: mayor’s 50% promise",
    author=(Byline("Ilse de Vrijn"), Byline("Tomás Ó Faoláin")),
    publisher=Outlet("The Bugle"),
    date_published=date(2024, 3, 1),
    in_language="en",
)

MAYOR = Speaker("Ann Oyelaran", "Person", "Mayor")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(name: str, kind: Kind = Kind.DIRECT, **values) -> Attribution:
    content = (span(WORDS[name]),)
    quoted = () if kind is Kind.INDIRECT else content
    return Attribution(kind, content, quoted=quoted, confidence=0.9, **values)


REUTERS = (Relay("Reuters", Relation.QUOTED),)
COURIER = (Relay("AP", Relation.REPORTED), Relay("The Courier", Relation.INTERVIEW))

ATTRIBUTIONS = (
    said("statement", speaker=MAYOR, relay=REUTERS, setting=Setting.STATEMENT, said=Said(date(2024, 2, 28), ())),
    said("interview", speaker=MAYOR, relay=COURIER, setting=Setting.INTERVIEW),
    said("own", speaker=Speaker("Jan Brandt", "Person"), relay=(Relay("The Bugle", Relation.TOLD, self_=True),)),
    said("direct", speaker=Speaker("Port Authority of Nordhaven", "Organization"), setting=Setting.NEWS_CONFERENCE),
    said("unnamed", source=(span("somebody"),), relay=(Relay("Reuters", Relation.TOLD),)),
    said("indirect", Kind.INDIRECT, speaker=MAYOR, relay=(Relay("The Courier", Relation.REPORTED),)),
    said("post", speaker=MAYOR, setting=Setting.SOCIAL_MEDIA, said=Said(date(2024, 2, 29), ())),
    said("outlet", Kind.INDIRECT, relay=(Relay("The New Tribune", Relation.REPORTED),)),
)  # fmt: skip


def record(metadata: Metadata = FULL, *, primary: bool = False, attributions=ATTRIBUTIONS):
    reading = Reading("in/a.txt", TEXT.encode(), "text/plain", TEXT, metadata, reader="text", reader_version="1")
    found, _ = compose(reading, Extraction(attributions, "rules", "1"), Run(Ids(), AT, primary=primary))
    return found


def whole(metadata: Metadata = FULL, **values) -> Holding:
    return Holding(record(metadata, **values))


def quotation(name: str, metadata: Metadata = FULL) -> Holding:
    """The holding of one of the `WORDS`, by its name."""
    found = record(metadata)
    place = list(WORDS).index(name)
    spoken = [node for node in found.nodes if isinstance(node, Quotation | ReportedSpeech)]
    return Holding(found, focus=spoken[place].id)


ANON = replace(FULL, author=(), headline="Harbour reopens: “at last?”", url="https://bugle.example/b")
UNTITLED = replace(FULL, headline=None, publisher=None, url=None, in_language="pt-BR")

CASES = {
    "article": whole(),
    "unsigned": whole(ANON),
    "untitled": whole(UNTITLED),
    "primary": whole(replace(FULL, headline="A word on the nets", url="https://bugle.example/w"), primary=True),
    **{name: quotation(name) for name in WORDS},
}
"""Everything that is cited or exported in a golden file, by name."""

KIT = Path(__file__).resolve().parents[3] / "shared" / "kit"


def golden(path: Path, found: str) -> None:
    """Compare with a file that a person has read; UPDATE_GOLDEN=1 writes it, to be read again."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def kit(name: str) -> Path:
    """A file of the kit of judges; the test is skipped where the kit is not there."""
    if not (KIT / name).exists():
        pytest.skip(f"the kit of judges is not at {KIT}")
    return KIT / name


def program(name: str) -> str:
    """A program on the path; the test is skipped, and so says that the judge did not run, where it is missing."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed: this judge did not run")
    return found
