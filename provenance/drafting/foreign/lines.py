"""Lines: the sentences of a foreign article, a quoted run being one word, and an incise standing outside of it.

'« A, a dit X. B »' is cut as '« A », a dit X. « B »' is, so that one set of rules reads both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.drafting.foreign.zones import pieces, zones
from provenance.prose.words import RUN, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.view import View

_WORD = re.compile(
    r"(?:[^\W\d_]\.[ \u00a0]?){2,}(?=[a-zäöüß,)])"  # z. B.
    r"|\d+(?:[.,:]\d+)*\w*(?:[-‑][^\W\d_]+)*"
    r"|[@#]?\w+(?:[-’'&‑][^\W_]+)*"
    r"|[^\w\s]"
)
_ABBREVIATED = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mmes",
        "mlle",
        "me",
        "dr",
        "dra",
        "pr",
        "prof",
        "sr",
        "sra",
        "sres",
        "d",
        "dña",
        "st",
        "ste",
        "etc",
        "bzw",
        "ca",
        "ggf",
        "usw",
        "evtl",
        "nr",
        "hr",
        "fr",
        "art",
        "núm",
        "av",
    ]
)
_STOPS = frozenset(".?!…")
_LONGEST = 300


class Line(NamedTuple):
    """One sentence and the number of its paragraph."""

    words: tuple[Word, ...]
    paragraph: int
    turn: bool = False

    @property
    def all_quoted(self) -> bool:
        """Nothing but quoted runs and punctuation."""
        return any(w.run for w in self.words) and not any(w.is_word for w in self.words)


def lines(view: View, language: Tongue) -> list[Line]:
    """Every sentence, in order."""
    found: list[Line] = []
    for number, (span, zoned, turn) in enumerate(zones(view, language)):
        stream: list[Word] = []
        at = span.start
        for zone in zoned:
            stream += words(view.text, at, zone.start, language)
            inside = list(words(view.text, zone.inner, zone.inner_end, language))
            for piece in pieces(zone, inside, language):
                stream += [Word(piece.start, piece.end, RUN, RUN, piece)] if not isinstance(piece, Word) else [piece]
            at = zone.end
        stream += words(view.text, at, span.end, language)
        found += (Line(line, number, turn) for line in _cut(view.text, stream, language))
    return found


def _cut(text: str, stream: Sequence[Word], language: Tongue) -> Iterator[tuple[Word, ...]]:
    line: list[Word] = []
    for k, word in enumerate(stream):
        line.append(word)
        if k + 1 == len(stream) or len(line) == _LONGEST or _ends(text, stream, k, language):
            yield tuple(line)
            line = []


def _ends(text: str, stream: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether a sentence ends after ``stream[k]``."""
    word, following = stream[k], stream[k + 1]
    fresh = following.run is not None or following.name_like or following.text in "¿¡"
    if word.run is not None:
        return fresh and text[word.run.inner_end - 1 : word.run.inner_end] in _STOPS and word.run.closed
    if word.text not in _STOPS or following.text in _STOPS:
        return False
    ordinal = word.text == "." and k and stream[k - 1].text.isdigit() and len(stream[k - 1].text) < 3
    if ordinal and language.has("months", following.low):
        return False
    return fresh or (following.text[:1].isdigit() and word.end < following.start) or following.text in "—–"


@cache
def _joined(elide: frozenset[str], clitics: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    first = re.compile(rf"(?:{'|'.join(sorted(elide)) or '(?!)'})['’](?=\w)", re.IGNORECASE)
    last = re.compile(rf"(?<=\w)[-‑](?:t[-‑])?(?P<who>{'|'.join(sorted(clitics)) or '(?!)'})$", re.IGNORECASE)
    return first, last


def words(text: str, start: int, end: int, language: Tongue) -> Iterator[Word]:
    """The words of ``text[start:end]``; "l'" and "-t-il" are words of their own, the second as '-il'."""
    first, last = _joined(frozenset(language.of("elide")), frozenset(language.of("clitics")))
    at = start
    while hit := _WORD.search(text, at, end):
        begin, at = hit.span()
        if text[at : at + 1] == "." and at < end and _abbreviates(text[begin:at]):
            at += 1
        if lead := first.match(text, begin, at):
            yield _word(text, begin, lead.end())
            begin = lead.end()
        tail = last.search(text[begin:at])
        if tail is not None:
            yield _word(text, begin, begin + tail.start())
            yield Word(begin + tail.start(), at, text[begin + tail.start() : at], "-" + tail["who"].lower())
        else:
            yield _word(text, begin, at)


def _word(text: str, start: int, end: int) -> Word:
    letters = text[start:end]
    return Word(start, end, letters, letters.lower().replace("’", "'").replace("‑", "-"))


def _abbreviates(letters: str) -> bool:
    return (letters.lower() in _ABBREVIATED and letters[:1].isupper()) or (
        len(letters) == 1 and letters.isupper() and letters != "X"
    )
