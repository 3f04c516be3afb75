"""Where a text is not the article's own prose, by what its lines say and how they stand together.

Only what is surely furniture is marked. A line that quotes somebody is prose until its neighbours say
otherwise: a caption's credit under it, a 'Related articles' above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.reading import Furniture, FurnitureKind, Span
from provenance.reading import boilerplate, captions, newsroom
from provenance.reading.dateline import AGENCIES, filed
from provenance.reading.headings import headings
from provenance.reading.layout import Layout, titled
from provenance.reading.pulled import pull_quotes
from provenance.reading.threads import comments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reading.lines import Line

Kinds = dict[int, FurnitureKind]

_LONGEST_WHOLE = 420  # a longer line is a paragraph, whatever it begins with
_LONGEST_NOTE = 1_000
_TOP, _FOOT = 8, 6  # lines in which a byline may stand, and who wrote it
_DATELINE_LINES = 7
_TITLED = (FurnitureKind.RELATED, FurnitureKind.CREDIT)  # may hold a headline, in which somebody 'says' something
_STANDING = 6
_LONGEST_TITLE = 140
_CREDIT_ONLY = re.compile(r"\(.{1,130}\)|(?:image|photo|picture|credit|photograph)\W.*", re.IGNORECASE)


def mark(lines: Sequence[Line], *, headline: Line | None = None, aside: Sequence[int] = ()) -> tuple[Furniture, ...]:
    """The furniture of a text's lines: in order, never overlapping, each within one line.

    A dateline is the opening of a line of prose; every other piece is a whole line. ``aside`` are the lines above the
    text that are no headline: a name, a day, a label.
    """
    kinds = _single(lines, headline) | dict.fromkeys(aside, FurnitureKind.OTHER)
    layout = Layout(lines)
    _captions(lines, kinds)
    _corrections(lines, kinds)
    _standing_first(lines, kinds)
    _related(lines, kinds)
    comments(lines, kinds)
    pull_quotes(lines, kinds, layout)
    headings(lines, kinds, layout)
    marked = [Furniture(lines[at].span, kind) for at, kind in kinds.items()]
    for at, line in enumerate(lines[:_DATELINE_LINES]):
        if at not in kinds and (found := filed(line.text)):
            # Folding white space keeps the count where the opening has single spaces only.
            marked.append(Furniture(Span(line.start, min(line.end, line.start + found.length)), FurnitureKind.DATELINE))
            break
    return tuple(sorted(marked))


def _single(lines: Sequence[Line], headline: Line | None) -> Kinds:
    """What each line is when looked at alone."""
    kinds: Kinds = {}
    for at, line in enumerate(lines):
        if headline is not None and line.start == headline.start:
            kinds[at] = FurnitureKind.HEADLINE
        elif found := alone(line.text):
            kinds[at] = found
        elif (at < _TOP or at >= len(lines) - _FOOT) and len(line.text) < 160 and byline(line.text):
            kinds[at] = FurnitureKind.BYLINE
    for at in _foot(lines, kinds):
        if not boilerplate.SPEECH.search(lines[at].text) and newsroom.FOOT.fullmatch(lines[at].text):
            kinds[at] = FurnitureKind.NOTE
    return kinds


def _foot(lines: Sequence[Line], kinds: Kinds) -> list[int]:
    """The last lines that nothing else is known of, below the text's first half."""
    rest = (at for at in range(len(lines) - 1, len(lines) // 2, -1) if at not in kinds)
    return [at for at, _ in zip(rest, range(_FOOT), strict=False) if len(lines[at].text) < _LONGEST_NOTE]


def alone(text: str) -> FurnitureKind | None:
    """What a line is by its own words, whatever stands around it."""
    for kind, pattern in boilerplate.WITHIN:
        if pattern.search(text) and not _speaks(text):
            return kind
    if len(text) < _LONGEST_NOTE and (newsroom.LABELLED.fullmatch(text) or newsroom.PRINTED.fullmatch(text)):
        return FurnitureKind.NOTE
    if len(text) > _LONGEST_WHOLE:
        return None
    for kind, pattern in boilerplate.LABELLED:
        if pattern.fullmatch(text):
            return kind
    for kind, pattern in boilerplate.WHOLE:
        if pattern.fullmatch(text) and (kind is FurnitureKind.CAPTION or not _speaks(text, quoting=kind in _TITLED)):
            return kind
    return None


def _speaks(text: str, *, quoting: bool = False) -> bool:
    """Whether somebody says something in a line; ``quoting``: in quotation marks, as no headline's 'says' need be."""
    return bool(boilerplate.SPEECH.search(text) and (not quoting or boilerplate.SENTENCES.search(text)))


def byline(text: str) -> str | None:
    """The names of a byline ('By Ada Moss and Li Wen, Science Editor'), as printed; None if it is none."""
    match = captions.BYLINE.fullmatch(text)
    if not match or (match["rest"] and text.endswith(".")):
        return None
    names = match["names"]
    # 'By Monday, the town had …' is prose: one word alone is a byline only where it is an agency.
    return names if " " in names or names in AGENCIES else None


def _captions(lines: Sequence[Line], kinds: Kinds) -> None:
    """The line right above a bare photo credit, with no blank line between, is its caption."""
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1]
        if (
            kinds.get(at) is FurnitureKind.CAPTION
            and at - 1 not in kinds
            and above.block == line.block
            and len(above.text) < 400
            and _CREDIT_ONLY.fullmatch(line.text)
        ):
            kinds[at - 1] = FurnitureKind.CAPTION


def _corrections(lines: Sequence[Line], kinds: Kinds) -> None:
    """The line under 'Correction', with a day perhaps, is the correction."""
    for at in range(len(lines) - 1):
        if newsroom.CORRECTION.fullmatch(lines[at].text):
            kinds[at] = FurnitureKind.NOTE
            kinds.setdefault(at + 1, FurnitureKind.NOTE)


def _standing_first(lines: Sequence[Line], kinds: Kinds) -> None:
    """A line without a full stop between the headline and the byline is a picture's caption or a second headline."""
    if not lines or kinds.get(0) is not FurnitureKind.HEADLINE:
        return
    signed = (
        at
        for at in range(2, min(len(lines), _STANDING))
        if kinds.get(at) is FurnitureKind.BYLINE or _stamped(lines[at].text)
    )
    foot = next(signed, 0)
    for at in range(1, foot):
        if at not in kinds and _is_title(lines[at].text):
            kinds[at] = FurnitureKind.CAPTION


def _stamped(text: str) -> bool:
    return len(text) < 200 and bool(boilerplate.STAMP.fullmatch(text)) and not boilerplate.SPEECH.search(text)


def _is_title(text: str) -> bool:
    return len(text) < _LONGEST_TITLE and titled(text)


def _related(lines: Sequence[Line], kinds: Kinds) -> None:
    """What stands under a 'Read more' or 'Related articles' line: bullets, and lines that end as headlines do."""
    following, block = False, -1
    for at, line in enumerate(lines):
        if kinds.get(at) is FurnitureKind.RELATED and not line.text.rstrip(" :").count(":"):
            following, block = True, line.block
        elif not following:
            continue
        elif boilerplate.BULLET.match(line.text) or (line.block <= block + 1 and _is_title(line.text)):
            kinds[at] = kinds.get(at, FurnitureKind.RELATED)
        else:
            following = False
