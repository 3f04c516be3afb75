"""Readers' comments under an article: a heading, or what a thread prints around every comment ('Reply', '3 hours ago').

What stands between is anybody's words, quotation marks and all, and none of them the article's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.reading import FurnitureKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reading.lines import Line

_I = re.IGNORECASE
_AGO = r"(?:\d+|an?|one) ?(?:s|sec(?:ond)?s?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?) ago"
_NAMED = r"[\w@][\w@ .'’_-]{1,39}"
_MOMENT = r".{0,30}\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?"
HEADING = re.compile(
    r"(?:(?:\d[\d,.]* )?(?:(?:reader|user|top|all|recent|latest)s?['’]? )?(?:comments?|kommentare?|commentaires?|"
    r"comentarios?)(?: ?\(\d[\d,.]*\)| ?: ?\d+)?"
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply).{0,40}|(?:view|show|read|see|load|hide) (?:all |more "
    r"|the |\d+ )*comments?"
    r"|join (?:the|our|in the) (?:\w+ )?(?:conversation|discussion|debate|forum|community).{0,60}"
    r"|.{0,120}\bsee their replies"
    r"|have your say.{0,60}|what do you think\?.{0,60}\b(?:comments?|below)\b.{0,60}|tell us what you think.{0,60}"
    r"|let us know\b.{0,80}\b(?:comments?|below)\b.{0,60}|comments? (?:are|is) (?:now )?(?:closed|disabled|moderated"
    r"|off).{0,80}"
    r"|comment(?:ing)? (?:policy|guidelines|rules).{0,60}|log ?in to (?:comment|reply).{0,40}|(?:\d+ )?repl(?:y|ies)"
    r"|report abuse|"
    r"report comment|most liked|newest first|oldest first|sort by.{0,20})\W*",
    _I,
)
_SIGNED = re.compile(
    rf"(?:posted by {_NAMED}.{{0,60}}|{_NAMED} (?:says|wrote|commented|writes):|(?:{_NAMED}[ ,·•"
    rf"|–—-]{{0,4}})?{_AGO}.{{0,40}}"
    rf"|{_NAMED} (?:on|at) {_MOMENT}|{_MOMENT})\W*",
    _I,
)
_TIMED = re.compile(r"[\d:]| ago|[Pp]osted")  # what any of them holds; quicker to look for
_CHROME = re.compile(
    rf"(?:reply|replies|like|dislike|report|flag|share|permalink|edit|upvote|downvote|recommend(?:ed)?|quote|up|down|"
    rf"(?:reply|in reply) to {_NAMED}|(?:view|show|hide|see) (?:all |more |\d+ )*repl(?:y|ies)|\d+ (?:likes?"
    rf"|repl(?:y|ies)|votes?|"
    rf"upvotes?|points?|recommend\w*)|(?:(?:reply|like|dislike|share|report|flag|recommend|link|edit|\d+)\b[ ·•"
    rf"|,()-]*){{2,8}})\W*",
    _I,
)
_ONLY_REPLY = re.compile(r"(?:repl(?:y|ies)|reply to .*|in reply to .*|permalink|upvote|.*\brepl(?:y|ies)\b.*)\W*", _I)
_NAME_LINE = re.compile(rf"{_NAMED}(?: ?[·•|–—-] ?.{{0,40}})?", _I)
_AHEAD = 12  # lines after a heading in which a thread shows itself
_GAP = 8  # lines from one comment's chrome to the next
_LEAST = 2
_BACK = 3  # lines back from the first 'Reply', over what is said, to a name


def comments(lines: Sequence[Line], kinds: dict[int, FurnitureKind]) -> None:
    """Mark the thread after the text's first quarter, to the end: under its heading, or without one by its chrome."""
    quarter = len(lines) // 4
    chrome = [at for at in range(quarter, len(lines)) if _is_chrome(lines[at].text)]
    start = _headed(lines, kinds, chrome, quarter)
    if start is None:
        start = _bare(lines, chrome)
    if start is not None:
        kinds.update({at: kinds.get(at, FurnitureKind.COMMENT) for at in range(start, len(lines))})


def _is_chrome(text: str) -> bool:
    return len(text) < 120 and bool(_CHROME.fullmatch(text) or (_TIMED.search(text) and _SIGNED.fullmatch(text)))


def _headed(lines: Sequence[Line], kinds: dict[int, FurnitureKind], chrome: Sequence[int], first: int) -> int | None:
    """The first comments heading that readers' comments follow."""
    nearest = 0
    for at in range(first, len(lines)):
        if kinds.get(at) is not FurnitureKind.COMMENT:
            continue
        while nearest < len(chrome) and chrome[nearest] <= at:
            nearest += 1
        after = chrome[nearest : nearest + _LEAST]
        if len(after) == _LEAST and after[-1] <= at + _AHEAD:
            return at
    return None


def _bare(lines: Sequence[Line], chrome: Sequence[int]) -> int | None:
    """Where a thread without a heading begins: three or more lines of chrome near each other, a 'Reply' among them."""
    run: list[int] = []
    for at in chrome:
        if run and at - run[-1] > _GAP:
            run = []
        run.append(at)
        if len(run) > _LEAST and sum(bool(_ONLY_REPLY.fullmatch(lines[one].text)) for one in run[:12]) >= _LEAST:
            return _begun(lines, run[0])
    return None


def _begun(lines: Sequence[Line], first: int) -> int:
    """The line with the name of whoever wrote the comment above the first line of chrome."""
    text = lines[first].text
    if _SIGNED.fullmatch(text) and not text[0].isdigit() and not (first and _is_name(lines[first - 1].text)):
        return first
    return next((at for at in range(first - 1, max(first - _BACK, 0), -1) if _is_name(lines[at].text)), first)


def _is_name(text: str) -> bool:
    return len(text) < 40 and bool(_NAME_LINE.fullmatch(text)) and text[-1] not in ".?!:,"
