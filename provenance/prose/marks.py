"""Quotation marks: which marks this article quotes with, and what stands between them.

Marks are paired paragraph by paragraph, so that an odd one spoils nothing beyond its own paragraph. Whether
single or double marks quote is the article's own habit. One pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model.reading import Span

_DOUBLE = re.compile(r"[\"“”„‟«»＂]|''|``|’’|‘‘|(?<![^\s(\[])(?:,,|‚‚)(?=\w)")
_SINGLE = re.compile("['‘’‚‛‹›`]")
SINGLE_QUOTE = re.compile(
    r"(?<![^\s(\[—–-])['‘‚‹](?=\w)[^\n'‘’‚‹›]{1,400}"
    r"(?:(?:['’](?=\w)|(?<=s)['’](?= [a-z]))[^\n'‘’‚‹›]{1,400}){0,20}['’‘›](?!\w)"
)
_CLOSES_LATER = re.compile(r"[^‘\n]{0,300}?[,.?!]['’](?!\w)")
_DOUBLE_QUOTE = re.compile('["“„«»][^\\n"“”„«»]{1,400}')
_OPENERS = frozenset("“„‟«‘‚‛‹`") | {"``", "‘‘"}
_CLOSERS = frozenset("”»’›") | {"’’"}
_AMBIGUOUS = frozenset("\"＂'") | {"''"}
_LOW = {",,": "„", "‚‚": "„"}
_REVERSED = {"»": "«", "«": "»", "›": "‹", "“": "„", "‘": "‚", "”": "„", "’": "‚"}
_BEFORE_OPEN = frozenset(" \n([{—–-/:…")
_AFTER_CLOSE = frozenset(" \n)]},.;:?!—–-/…'’\"”")
_LONG = 4


class Run(NamedTuple):
    """Words between quotation marks: ``[start, end)`` with the marks, ``[inner, inner_end)`` without.

    ``closed`` is False where no closing mark follows in the paragraph; ``reopens`` is True where the paragraph
    before was left open, so that this run goes on with it; ``pauses``: it ends in a comma, '?' or '!', and who said
    it may follow.
    """

    start: int
    end: int
    inner: int
    inner_end: int
    closed: bool = True
    reopens: bool = False
    pauses: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    text: str


def runs(text: str, paragraphs: Sequence[Span]) -> list[list[Run]]:
    """The outermost quoted runs of each paragraph, in order."""
    pattern = _SINGLE if single_marks_quote(text) else _DOUBLE
    found: list[list[Run]] = []
    pending = False  # the paragraph before ended with a run left open
    for start, end in paragraphs:
        marks = [_Mark(m.start(), m.end(), _LOW.get(m.group(), m.group())) for m in pattern.finditer(text, start, end)]
        here = [
            run._replace(pauses=text[run.inner_end - 1] in ",?!" or text[run.end : run.end + 1] == ",")
            for run in _pair(text, start, end, marks, carried=pending)
        ]
        if pending and here and here[0].start == start:
            here[0] = here[0]._replace(reopens=True)
        pending = bool(here) and not here[-1].closed
        found.append(here)
    return found


def single_marks_quote(text: str) -> bool:
    """Whether single marks are this article's quotation marks: more long runs stand in them than in double ones."""
    double = sum(m.group().count(" ") + 1 >= _LONG for m in _DOUBLE_QUOTE.finditer(text))
    single = sum(m.group().count(" ") + 1 >= _LONG for m in SINGLE_QUOTE.finditer(text))
    return single > double


def _pair(text: str, start: int, end: int, marks: list[_Mark], *, carried: bool) -> list[Run]:
    """Pair the marks of one paragraph with a stack; what is left open counts only where it opens the paragraph."""
    stack: list[_Mark] = []
    pairs: list[Run] = []
    for mark in marks:
        match _turn(text, start, end, mark, stack):
            case "open":
                stack.append(mark)
            case "close" if stack:
                first = stack.pop()
                pairs = _over(pairs, Run(first.start, mark.end, first.end, mark.start))
            case "close" if carried and not pairs and mark.start == start and mark.text == "»":
                stack.append(mark)  # a paragraph that goes on with quoted words begins with the closing mark
            case "close" if carried and not pairs and mark.end - start > _LONG:
                pairs = [Run(start, mark.end, start, mark.start, reopens=True)]
    pairs = [run for run in pairs if run.inner < run.inner_end]
    if stack:
        first = stack[0]
        rest = [run for run in pairs if run.start > first.start]
        if not any(_separate(text, run) for run in rest) and first.end < end and (first.start == start or not rest):
            pairs = [run for run in pairs if run.end <= first.start]
            pairs.append(Run(first.start, end, first.end, end, closed=False))
    return pairs


def _over(pairs: list[Run], outer: Run) -> list[Run]:
    """Add a pair, dropping those that lie inside it."""
    while pairs and pairs[-1].start > outer.start:
        pairs.pop()
    pairs.append(outer)
    return pairs


def _separate(text: str, run: Run) -> bool:
    """Whether a run is a quotation of its own rather than one within an open one: it begins a sentence."""
    return text[run.inner : run.inner + 1].isupper() and text[run.inner_end - 1 : run.inner_end] in ".,?!"


def _turn(text: str, start: int, end: int, mark: _Mark, stack: list[_Mark]) -> str:  # noqa: PLR0911
    """Whether a mark opens, closes or is no quotation mark at all (an apostrophe, inches)."""
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else " "
    kind = mark.text
    can_open = (before in _BEFORE_OPEN or before in "\"'“‘«") and not after.isspace()
    can_close = (after in _AFTER_CLOSE or after.isspace()) and not before.isspace()
    if kind in {"'", "’", "‘", "`"} and before.isalnum() and after.isalnum():
        return "neither"  # an apostrophe
    if kind in {"'", "’"} and stack and before == "s" and after == " " and _CLOSES_LATER.match(text, mark.end, end):
        return "neither"  # workers' rights
    if (stack and _REVERSED.get(kind) == stack[-1].text) or (stack and kind == stack[-1].text == "»"):
        return "close"
    if kind in _OPENERS or (kind == "»" and can_open and not can_close):
        return "open"
    if kind == "’" and not stack:
        return "neither"
    if kind in _CLOSERS:
        return "open" if kind == "”" and can_open and not can_close and not stack else "close"
    if kind in _AMBIGUOUS and can_open != can_close:
        if can_close and not stack and before.isdigit():
            return "neither"  # inches
        return "open" if can_open else "close"
    if kind == "'" and not stack and after.isdigit():
        return "neither"  # '90s
    return "close" if stack else "open"
