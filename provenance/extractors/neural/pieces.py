"""A text as the network reads it: word pieces, each with its offsets, letter case and quotation state.

The pieces are those of BERT's uncased vocabulary (WordPiece, greedy longest match first: Wu et al. 2016, section 4.1;
Devlin et al. 2019, section 3). What lower case loses is given back by two features a piece: how its word is written,
and whether it stands between quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from provenance.prose.marks import runs
from provenance.prose.view import paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from provenance.model.reading import Span

    Ints = NDArray[np.int64]

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff])*|[^\\w\\s]|_")
_QUOTE = re.compile('["“”„‟«»＂]')
_LONGEST = 60  # characters; a longer word is one unknown piece
CASES = ("other", "lower", "title", "upper", "mixed", "digits", "initial")
STATES = ("outside", "inside", "left open", "mark")
SPECIAL = ("[CLS]", "[SEP]", "[UNK]")
"""The pieces that stand at the beginning, between paragraphs and at the end, and for what is not known."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text, in order: arrays of one length.

    ``ids`` of the vocabulary; ``starts`` and ``ends`` code-point offsets of the text; ``case`` and ``state`` indices
    into `CASES` and `STATES`; ``paragraph`` counts from 0.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    case: Ints
    state: Ints
    paragraph: Ints

    def __len__(self) -> int:
        return len(self.ids)


class Vocabulary:
    """Cuts words into pieces, remembering how."""

    def __init__(self, pieces: Sequence[str], special: tuple[str, str, str] = SPECIAL) -> None:
        self._ids = {piece: k for k, piece in enumerate(pieces)}
        self._known: dict[str, tuple[tuple[int, int, int], ...]] = {}
        self._most = 1 << 16
        self.cls, self.sep, self.unknown = (self._ids[name] for name in special)

    def __len__(self) -> int:
        return len(self._ids)

    @cached_property
    def _longest(self) -> int:
        return max(len(piece.removeprefix("##")) for piece in self._ids)

    def cut(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """The pieces of a word: identifier, and where in the word it begins and ends."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= self._most:
                self._known.clear()
            found = self._known[word] = tuple(self._cut(word))
        return found

    def _cut(self, word: str) -> list[tuple[int, int, int]]:
        letters = _bare(word)
        whole = [(self.unknown, 0, len(word))]
        if not letters or len(letters) > _LONGEST:
            return whole
        found, at = [], 0
        while at < len(letters):
            for end in range(min(len(letters), at + self._longest), at, -1):
                piece = self._ids.get(("##" if at else "") + letters[at:end])
                if piece is not None:
                    found.append((piece, at, end))
                    at = end
                    break
            else:
                return whole
        if len(letters) != len(word):  # letters were lost or folded: each piece stands for the whole word
            return [(piece, 0, len(word)) for piece, _, _ in found]
        return found

    def pieces(self, text: str) -> Pieces:
        """The pieces of a whole text, paragraph by paragraph, in time linear in its length."""
        seen = plain(text)
        spans = paragraphs(seen)
        state = _states(seen, spans)
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        case: list[int] = []
        paragraph: list[int] = []
        for number, (begin, end) in enumerate(spans):
            for hit in _WORD.finditer(seen, begin, end):
                word, at = hit.group(), hit.start()
                kind = _case(word)
                for piece, first, last in self.cut(word):
                    ids.append(piece)
                    starts.append(at + first)
                    ends.append(at + last)
                    case.append(kind)
                    paragraph.append(number)
        begins = np.array(starts, np.int64)
        return Pieces(
            np.array(ids, np.int64),
            begins,
            np.array(ends, np.int64),
            np.array(case, np.int64),
            state[begins] if len(begins) else begins,
            np.array(paragraph, np.int64),
        )


def _bare(word: str) -> str:
    """Lower case, without accents and without what cannot be seen."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if unicodedata.category(c) not in {"Mn", "Cf"})


def _case(word: str) -> int:
    if not word[0].isalnum():
        return 0
    if word.islower():
        return 5 if any(map(str.isdigit, word)) else 1
    if any(map(str.isdigit, word)):
        return 5
    if len(word) == 1:
        return 6
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _states(text: str, spans: Sequence[Span]) -> Ints:
    """Each character's place between quotation marks: an index into `STATES`."""
    state = np.zeros(len(text) + 1, np.int64)
    for quoted in runs(text, spans):
        for run in quoted:
            state[run.inner : run.inner_end] = 1 if run.closed else 2
            state[run.start : run.inner] = 3
            state[run.inner_end : run.end] = 3
    for mark in _QUOTE.finditer(text):
        state[mark.start()] = 3
    return state
