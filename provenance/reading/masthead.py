"""What stands above a plain text's first sentence: who publishes it, its headline, its day, and lines that label it.

The order differs from house to house (name, day, headline; headline, byline, name and day), so lines are told by their
form and by what stands beside them. Nothing is a masthead that could as well be the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from provenance.model.reading import Span
from provenance.reading import captions
from provenance.reading.dateline import filed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from provenance.reading.lines import Line

_TOP = 10
_LONGEST, _LONGEST_NAME, _LONGEST_DATED = 140, 9, 7
_MONTHS_AND_YEAR = r"[^\W\d_]{3,10}\.?,? (?:de |del )?(?:1[6-9]|20)\d\d"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th|er|º)?\.? (?:de |of )?{_MONTHS_AND_YEAR}"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:1[6-9]|20)\d\d"
    r"|(?:1[6-9]|20)\d\d-\d\d-\d\d)(?![\w-])"
)
_LABEL = re.compile(
    r"(?:for (?:immediate )?release|embargo(?:ed)?\b.*|(?:press|media|news) (?:release|statement|briefing|notice)|"
    r"statement|transcript|exclusive|opinion|analysis|communiqué(?: de presse)?|pressemitteilung|"
    r"comunicado(?: de prensa)?)\W*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:times|news|gazette|herald|tribune|chronicle|courier|examiner|sentinel|inquirer|dispatch|post|journal|"
    r"telegraph|observer|globe|monitor|newswire|wire|magazine|tv|radio|television|press|agency|bulletin|echo|express|"
    r"argus|advertiser|weekly|daily|standard|mail|mirror|guardian|review|mercury|record|today|ledger|star|digest|"
    r"zeitung|tageblatt|anzeiger|kurier|nachrichten|rundschau|bote|courrier|voix|tribuna|diario|gaceta|heraldo|"
    r"ministry|department|office|commission|authority|agency|council|association|union|institute)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?:[\w’'-]+ ){0,4}(?:writer|reporter|correspondent|editor|columnist|contributor|producer|journalist|critic)s?",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?:of|the|and|for|de|la|le|du|del|der|und|y|et|in|on|at|to)$", re.IGNORECASE)
_PARTS = re.compile(r"\s+[–—|:]\s+|\s+-\s+")
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*")
_STOPPED = re.compile(r"[.!?][\"”’»)]*$")
_TURN = re.compile(r"([A-Z][\w.'’() -]{0,40}): \S")


class Opening(NamedTuple):
    """``headline`` and ``aside`` (furniture) are numbers of lines; ``day`` is what the words at ``dated`` mean."""

    headline: int | None = None
    publisher: str | None = None
    day: date | None = None
    dated: Span | None = None
    aside: tuple[int, ...] = ()


def opening(lines: Sequence[Line]) -> Opening:
    """Read the lines above the first sentence; ``headline`` is None where this does not tell which it is."""
    head = _head(lines)
    days = {at: found for at in head if (found := _dated(lines[at]))}
    labels = [at for at in head if _LABEL.fullmatch(lines[at].text)]
    signed = [at for at in head if captions.BYLINE.fullmatch(lines[at].text)]
    titles = [at for at in head if at not in {*days, *labels, *signed}]
    above = _masthead(lines, titles, [*days, *labels])
    beside = [] if above else _imprint(lines, titles[1:], [*days, *signed])
    names = above or beside
    rest = [at for at in titles if at not in names]
    marked = bool(names or labels)
    dated, day = next(iter(days.values()), None) or _filed(lines, len(head)) or (None, None)
    return Opening(
        headline=rest[0] if rest and (marked or days) and rest[0] <= _TOP else None,
        publisher=_name(lines, names),
        day=day,
        dated=dated,
        aside=tuple(sorted({*names, *days, *labels})),
    )


def _head(lines: Sequence[Line]) -> list[int]:
    """The lines before the first that is prose."""
    turns = Counter(turn[1] for line in lines if (turn := _TURN.match(line.text)))
    for at, line in enumerate(lines[:_TOP]):
        turn = _TURN.match(line.text)
        ended = _STOPPED.search(line.text) and len(_WORD.findall(line.text)) > _LONGEST_NAME
        if (
            len(line.text) > _LONGEST
            or (filed(line.text) and len(_WORD.findall(line.text)) > _LONGEST_NAME)
            or (turn and turns[turn[1]] > 1)
            or (ended and not _dated(line))
        ):
            return list(range(at))
    return []  # a list, or verse: no article's head is as long


def _dated(line: Line) -> tuple[Span, date] | None:
    """A line that is no more than a day, with its place, its weekday or its time."""
    found = _DATE.search(line.text)
    most = _LONGEST_DATED if _STOPPED.search(line.text) else _LONGEST_NAME
    if not found or len(_WORD.findall(line.text[: found.start()] + line.text[found.end() :])) > most:
        return None
    parsed = _parser().get_date_data(found.group()).date_obj
    return (line.span, parsed.date()) if parsed else None


def _filed(lines: Sequence[Line], first: int) -> tuple[Span, date] | None:
    """The day of the dateline that the first sentence opens with, where it has a year."""
    found = filed(lines[first].text) if first < len(lines) else None
    whole = _DATE.search(found.dateline or "") if found else None
    parsed = _parser().get_date_data(whole.group()).date_obj if whole else None
    if not parsed or not found:
        return None
    return Span(lines[first].start, min(lines[first].end, lines[first].start + found.length)), parsed.date()


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415 (only where a text has a day above it)

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "DATE_ORDER": "YMD"}
    return DateDataParser(languages=["en", "fr", "de", "es"], settings=settings)


def _masthead(lines: Sequence[Line], titles: Sequence[int], others: Sequence[int]) -> list[int]:
    """The first title and those in its block, where it names who publishes and the headline is another."""
    if len(titles) < 2:
        return []
    block = [at for at in titles if lines[at].block == lines[titles[0]].block]
    after = [at for at in titles if at not in block]
    if not after or len(block) > 3:
        return []
    first = _PARTS.split(lines[block[0]].text)[0]
    words = _WORD.findall(first)
    short = 0 < len(words) <= _LONGEST_NAME and not _STOPPED.search(first)
    between = any(block[-1] < at < after[0] for at in others)
    below = lines[after[0]].text
    brief = len(words) <= 3 < len(_WORD.findall(below)) and _capitalised(words)
    loud = first.isupper() and not below.isupper()
    if not short or (_is_name(below) and not _is_name(first)):
        return []
    return block if loud or brief or _is_name(first) or (between and len(words) <= 6) else []


def _imprint(lines: Sequence[Line], titles: Sequence[int], others: Sequence[int]) -> list[int]:
    """A name under the headline: by its form, or in one block with the day or the byline."""
    for at in titles:
        words = _WORD.findall(lines[at].text)
        beside = any(abs(at - other) == 1 and lines[at].block == lines[other].block for other in others)
        brief = len(words) <= 6 and _capitalised(words) and not _STOPPED.search(lines[at].text)
        if _JOB.fullmatch(lines[at].text):
            continue
        if _is_name(lines[at].text) or (beside and brief):
            return [at]
    return []


def _is_name(text: str) -> bool:
    """Whether a line has the form of a publisher's name."""
    words = _WORD.findall(text)
    return bool(_NAMED.search(text)) and len(words) <= 6 and _capitalised(words) and not _STOPPED.search(text)


def _capitalised(words: Sequence[str]) -> bool:
    return all(word[0].isupper() or _SMALL.match(word) for word in words)


def _name(lines: Sequence[Line], names: Sequence[int]) -> str | None:
    """The publisher's name as running text has it: that of the last line in capitals, else of the first line."""
    if not names:
        return None
    loud = [at for at in names if lines[at].text.isupper()]
    name = _PARTS.split(lines[(loud or names)[-1 if loud else 0]].text)[0].strip(" ,.")
    if not name.isupper():
        return name
    plain = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    for line in lines:
        for found in plain.findall(line.text):
            if not found.isupper() and not found.islower():
                return str(found)
    return " ".join(w.lower() if k and _SMALL.match(w) else w.capitalize() for k, w in enumerate(name.split()))
