"""Sentences and paragraphs, true to offsets; a quoted run is one word of the sentence it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.prose.cues import AUXILIARIES, quotative
from provenance.prose.lexicon import listed
from provenance.prose.marks import Run, runs
from provenance.prose.singles import singles
from provenance.prose.words import RUN, Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.prose.view import View

_STOPS = frozenset(".?!…")
_TITLES = listed(
    "mr. mrs. ms. dr. prof. sen. sens. rep. reps. gov. lt. col. gen. maj. capt. sgt. rev. st. adm. m. mme."
)
_INITIALS = 2
_FOREMOST = 10
_LONGEST = 300  # words; what is longer is no sentence, and is cut so that no article takes more than linear time


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words, and which paragraph it stands in (counted from 0)."""

    words: tuple[Word, ...]
    paragraph: int

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end

    @property
    def all_quoted(self) -> bool:
        """Nothing but quoted runs and punctuation."""
        return any(w.run for w in self.words) and not any(w.is_word for w in self.words)


def sentences(view: View) -> list[Sentence]:
    """Every sentence of the article, in order."""
    found: list[Sentence] = []
    for number, (span, quoted) in enumerate(zip(view.paragraphs, runs(view.text, view.paragraphs), strict=True)):
        line: list[Word] = []
        stream = list(_skeleton(view.text, span.start, span.end, singles(view.text, span, quoted)))
        for index, word in enumerate(stream):
            line.append(word)
            following = stream[index + 1] if index + 1 < len(stream) else None
            if following is None or len(line) == _LONGEST or _ends(view.text, word, following, stream, index):
                found.append(Sentence(tuple(_verb_first(line)), number))
                line = []
    return found


def _verb_first(line: list[Word]) -> list[Word]:
    """'Said Roe: "..."' with its verb in lower case, so that nobody takes it for a name."""
    for left, word in pairwise(line[:_FOREMOST] if quotative(line[0].low) else ()):
        if word.run is not None and left.text in {":", ","}:
            return [line[0]._replace(text=line[0].low), *line[1:]]
        if quotative(word.low) or word.low in AUXILIARIES:
            break
    return line


def _skeleton(text: str, start: int, end: int, quoted: list[Run]) -> Iterator[Word]:
    at = start
    for run in quoted:
        yield from words(text, at, run.start)
        yield Word(run.start, run.end, RUN, RUN, run)
        at = run.end
    yield from words(text, at, end)


def _ends(text: str, word: Word, following: Word, stream: list[Word], index: int) -> bool:  # noqa: PLR0911
    """Whether a sentence ends after ``word``."""
    if word.run is not None:
        last = text[word.run.inner_end - 1 : word.run.inner_end]
        begins = following.run is not None or following.name_like
        if last == ".":
            return begins
        return last in _STOPS and begins and not _tagged(stream, index + 1)
    if word.text in _STOPS:
        glued = word.end == following.start
        if following.text in _STOPS or following.text in ")]":
            return False
        return following.run is not None or following.name_like or (following.text[:1].isdigit() and not glued)
    if word.text.endswith(".") and len(word.text) > 1:  # an abbreviation ends one where a fresh start is plain
        if word.low in _TITLES or len(word.text) == _INITIALS:
            return False
        return following.run is not None or (following.low in _FRESH and following.name_like)
    return word.text in ")]" and following.name_like and index > 0 and stream[index - 1].text in _STOPS


_FRESH = listed(
    "the a an he she it they we in on at but and this that these those his her its their there when while after "
    "as if for some many most last mr. mrs. ms."
)


def _tagged(stream: list[Word], start: int) -> bool:
    """After '?' or '!' in a run: whether the next few words name who asked, so that the sentence goes on."""
    for word in stream[start : start + 9]:
        if word.run is not None or word.text in _STOPS or word.low in AUXILIARIES:
            return False
        if quotative(word.low):
            return True
    return False
