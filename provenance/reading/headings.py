"""Headings by their form: what stands under the headline and over a section, and lists of other stories' headlines.

Only in a text whose paragraphs end in full stops, where a line without one is no sentence. A line that is nothing
but quoted words is left to `pulled`: it may be all there is of what somebody said.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from provenance.model.reading import FurnitureKind
from provenance.reading.boilerplate import BULLET
from provenance.reading.headline import title_case
from provenance.reading.layout import stopped, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.reading.layout import Layout
    from provenance.reading.lines import Line

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LONGEST, _MOST_WORDS = 110, 16
_LONGEST_CAPITALS = 180
_MOST_NUMBERED = 9  # words: a longer line with a number is a point of a list
_LONGEST_DECK, _DECKS = 220, 3
_SHARE = 0.4  # of a text's lines: where more have a heading's form, it is a list or verse
_QUOTED = re.compile(r"[\"“”„«»‘'].*[\"“”«»’']")
_OPENS = re.compile(r"[\"“„«»‘']")
_TOLD = re.compile(r"\b(?:said|told|added|asked|wrote|replied|recalled|explained|tweeted)\b", re.IGNORECASE)
_DIRECTS = re.compile(
    r"(?i:(?:questions?|questioning|(?:cross-|re-)?examination) (?:from|by)\b.*)"
    r"|.*\((?i:sworn|affirmed|called|recalled|continued)\)"
)
"""What a record of a hearing says of its witness: who asks whom hangs on it."""
_LABEL = re.compile(r"[A-Z][\w.'’()-]*(?: [\w.'’()-]+){0,3}: \S")
_LEADS_ON = re.compile(r"[:,;–—-][\"”’')]*$")
_LINKED = re.compile(r"pic\.twitter\.com|//t\.co/|https?://")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3}(?:, \S.{0,60})?")


def headings(lines: Sequence[Line], kinds: dict[int, FurnitureKind], layout: Layout) -> None:
    """Mark the lines under the headline, the headings of sections, and headlines that close the text."""
    if not layout.closed:
        return
    first = _decks(lines, kinds, layout)
    found = list(_candidates(lines, kinds, layout, first))
    said = Counter(line.text.casefold() for line in lines)
    found = [at for at in found if said[lines[at].text.casefold()] == 1]  # a speaker's name stands over every turn
    if len(found) > _SHARE * len(lines):
        return
    last = next((at for at in range(len(lines) - 1, -1, -1) if at not in kinds and stopped(lines[at].text)), 0)
    foot = [at for at in found if at > last]
    for at in found:
        if at < last:
            kinds[at] = FurnitureKind.HEADING
        elif len(foot) > 1 or _capitals(lines[at].text):
            kinds[at] = FurnitureKind.RELATED


def _decks(lines: Sequence[Line], kinds: dict[int, FurnitureKind], layout: Layout) -> int:
    """Mark what stands between the headline and the first sentence; the index after it.

    After a headline that ends in a semicolon (as news databases join them) the next line is the rest of it.
    """
    head = next((at for at in range(min(4, len(lines))) if kinds.get(at) is FurnitureKind.HEADLINE), None)
    if head is None:
        return 1
    at = head + 1
    while at < min(head + 1 + _DECKS, len(lines) - 1):
        text = lines[at].text
        joined = at == head + 1 and lines[head].text.endswith(";")
        if at not in kinds:
            if len(text) > _LONGEST_DECK or not layout.alone(at) or _told(text) or _LABEL.match(text):
                break
            if not (
                joined or (titled(text) and text[-1] not in "?!" and not BULLET.match(text) and not _whole_quote(text))
            ):
                break
            kinds[at] = FurnitureKind.HEADING
        at += 1
    return at


def _candidates(lines: Sequence[Line], kinds: dict[int, FurnitureKind], layout: Layout, first: int) -> Iterator[int]:
    """The lines with the form of a heading, but for those that a colon announces, however many they are."""
    announced = False
    for at in range(first, len(lines)):
        text = lines[at].text
        if at in kinds:
            announced = False
        elif layout.alone(at) and not announced and _formed(text) and _stands(lines, at):
            yield at
        else:
            announced = bool(_LEADS_ON.search(text)) or (announced and not stopped(text))


def _formed(text: str) -> bool:
    """Whether a line has the form of a heading: short, not ended, no speaker's turn and nobody's words."""
    if not (text[0].isupper() or text[0].isdigit() or _OPENS.match(text)) or len(text) > _LONGEST_CAPITALS:
        return False
    capitals = _capitals(text)
    if len(text) > (_LONGEST_CAPITALS if capitals else _LONGEST) or not titled(text) or _LINKED.search(text):
        return False
    words = _WORD.findall(text)
    if not words or (len(words) > _MOST_WORDS and not capitals):
        return False
    if text[-1] in "?!" and not (capitals or title_case(words)):
        return False
    if text[0].isdigit() and len(words) > _MOST_NUMBERED:
        return False
    spoken = _DIRECTS.match(text) or (_LABEL.match(text) and not capitals)
    return not (spoken or BULLET.match(text) or _whole_quote(text) or _told(text))


def _stands(lines: Sequence[Line], at: int) -> bool:
    """Whether a line does not run on into the next, and is no name over somebody's words."""
    if at + 1 == len(lines):
        return True
    after = lines[at + 1].text
    return not (after[0].islower() or (_OPENS.match(after) and _NAME.fullmatch(lines[at].text)))


def _capitals(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    return upper > 2 and upper >= 0.85 * sum(map(str.isalpha, text))


def _whole_quote(text: str) -> bool:
    return bool(_QUOTED.fullmatch(text))


def _told(text: str) -> bool:
    """Whether somebody is quoted as having said something, the full stop forgotten."""
    return bool(_TOLD.search(text) and _QUOTED.search(text))
