"""Records as text for a person: who said it, how it stands in the article, and the chain it came by."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from provenance import words
from provenance.model.activity import Activity
from provenance.model.agent import NewsMediaOrganization, Organization, Person, SoftwareAgent, UnnamedSource
from provenance.model.annotation import Annotation, Part, TextPositionSelector, TextQuoteSelector
from provenance.model.extraction import Kind, Setting
from provenance.model.quotation import AttributedSpeech, Quotation, ReportedSpeech
from provenance.model.source import Capture, CreativeWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.ids import Iri
    from provenance.model.extraction import Attribution, Extraction
    from provenance.model.holding import Holding
    from provenance.model.reading import Reading
    from provenance.model.record import Record

WIDTH = 96


def summary(record: Record) -> tuple[str, str, str, str, str]:
    """IRI, date, outlet, headline and number of quotations of a record."""
    article = record.article
    day = article.date_published.isoformat()[:10] if article.date_published else "-"
    found = len(_printed(record))
    headline = article.headline or article.url or "(no headline)"
    return record.id, day, name(record, article.publisher) or "-", headline, f"{found} attribution{'s' * (found != 1)}"


def holding_text(holding: Holding, whole: str | None) -> str:
    """A record, or the one quotation in focus, as text; ``whole`` is the article's, where it is held."""
    record = holding.record
    printed = [one for one in _printed(record) if holding.focus in (None, one.id)]
    return "\n".join([*_heading(record), *(line for one in printed for line in ("", *_speech(record, one, whole)))])


def name(record: Record, iri: Iri | None) -> str | None:
    """What an agent of the record is called."""
    for node in record.nodes:
        if node.id == iri and isinstance(node, Person | Organization | NewsMediaOrganization | SoftwareAgent):
            return node.name
        if node.id == iri and isinstance(node, UnnamedSource):
            return f"{node.description} (unnamed)"
    return None


def _printed(record: Record) -> tuple[Quotation | ReportedSpeech, ...]:
    return tuple(node for node in record.nodes if isinstance(node, Quotation | ReportedSpeech))


def _heading(record: Record) -> Iterator[str]:
    article = record.article
    yield article.headline or "(no headline)"
    day = article.date_published.isoformat() if article.date_published else None
    authors = ", ".join(filter(None, (name(record, author) for author in article.author)))
    yield (
        ", ".join(filter(None, (name(record, article.publisher), day, f"by {authors}" if authors else None)))
        or "(no outlet)"
    )
    yield article.url or article.id
    for capture in record.all(Capture):
        when = f"{capture.generated_at_time:%Y-%m-%d %H:%M} UTC"
        yield f"captured {when}, {capture.content_size}, sha256 {capture.sha256[:16]}…"
    for activity in record.all(Activity):
        agents = (record.get(iri, SoftwareAgent) for iri in activity.was_associated_with)
        names = ", ".join(f"{agent.name} {agent.software_version}" for agent in agents if agent)
        if activity.types[0] == "Extraction":
            yield f"read by {names}"


def _speech(record: Record, speech: Quotation | ReportedSpeech, whole: str | None) -> Iterator[str]:
    found = next((a for a in record.all(Annotation) if a.has_body == speech.id), None)
    who = name(record, speech.spoken_by_character) or "(no speaker named)"
    person = record.get(speech.spoken_by_character or "", Person)
    role = f", {person.job_title}" if person and person.job_title else ""
    said = f", {speech.said_on}" if speech.said_on else ""
    setting = f", {speech.setting}" if speech.setting is not Setting.UNKNOWN else ""
    cue = f" · {cue_words}" if found and (cue_words := _words(found, Part.CUE, whole)) else ""
    yield f"{who}{role}{cue} · {speech.kind}{setting}{said}"
    text = _content(found, whole) if found and whole else speech.text
    text = f"“{text}”" if speech.kind is Kind.DIRECT else text
    yield from textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent="  ", subsequent_indent="  ")
    if chain := list(_chain(record, speech)):
        yield "  came through: " + " ← ".join(chain)
    state = f", confidence {found.confidence}, {found.review_state.value.lower()}" if found else ""
    yield f"  {speech.id.rpartition('/')[2]}{state}"


def _content(annotation: Annotation, whole: str) -> str:
    """The words that an annotation points at, with the marks between them."""
    runs: list[tuple[int, int]] = []
    for item in annotation.has_target.items:
        for place in item.has_selector:
            if item.part in (Part.CONTENT, Part.QUOTED) and isinstance(place, TextPositionSelector):
                joined = runs and not words.count(whole[runs[-1][1] : place.start])
                start = runs.pop()[0] if joined else place.start
                runs.append((start, place.end))
    marked = (words.with_marks(whole, *run) for run in runs)
    return " … ".join(whole[start:end] for start, end in marked)


def _words(annotation: Annotation, part: Part, whole: str | None) -> str:
    """What the spans of one part say, from the article's text, else as far as the record shows them."""
    out = []
    for item in annotation.has_target.items:
        for selector in item.has_selector if item.part is part else ():
            if whole and isinstance(selector, TextPositionSelector):
                out.append(whole[selector.start : selector.end])
            elif not whole and isinstance(selector, TextQuoteSelector):
                out.append(selector.exact)
    return " … ".join(" ".join(piece.split()) for piece in out)


def _chain(record: Record, speech: AttributedSpeech) -> Iterator[str]:
    """Each hop as the article names it, nearest first."""
    here: AttributedSpeech | None = speech
    while here and (step := here.qualified_quotation or here.qualified_derivation):
        here = record.get(step.entity, AttributedSpeech)
        work = record.get(here.is_part_of, CreativeWork) if here else None
        if work is None:
            return
        outlet = name(record, work.publisher)
        occasion = f"{name(record, work.author)}'s own {work.genre}" if work.author else work.genre
        day = f", {work.date_published}" if work.date_published else ""
        yield f"{outlet} ({step.relation})" if outlet else f"{occasion}{day}"


def print_attributions(reading: Reading, extraction: Extraction) -> None:
    """One article's attributions as a table as wide as the terminal."""
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=escape(reading.name), title_justify="left", expand=True)
    for heading, ratio in {"kind": 2, "who": 3, "through": 3, "words": 8}.items():
        table.add_column(heading, ratio=ratio)
    for one in extraction.attributions:
        content = " ".join(" ".join(reading.text[s.start : s.end] for s in one.content).split())
        relays = " ← ".join(f"{relay.name} ({relay.relation})" for relay in one.relay)
        table.add_row(
            one.kind + ("" if one.stated else " (not stated)"),
            escape(_who(reading, one)),
            escape(relays),
            escape(content),
        )
    Console().print(table)


def _who(reading: Reading, one: Attribution) -> str:
    if one.speaker:
        return one.speaker.name + (f", {one.speaker.role}" if one.speaker.role else "")
    source = " ".join(" ".join(reading.text[s.start : s.end] for s in one.source).split())
    return f"({source})" if source else "(unknown)"
