"""Words: what a sentence is made of, with a whole quoted run counting as one word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provenance.prose.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.prose.marks import Run

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., D.C.
    r"|[$€£#@]?\d+(?:[.,:]\d+)*\w*(?:[-‑][^\W\d_]+)*"  # 1,000.5, 61-year-old
    r"|[@#]?\w+(?:[-’'&/‑][^\W_]+)*"
    r"|[^\w\s]"
)

ABBREVIATIONS = listed(
    "mr mrs ms dr prof st sen sens rep reps gov govs lt col gen maj capt sgt cmdr adm rev hon pres sec dept "
    "jr sr inc ltd co corp bros vs no etc jan feb mar apr jun jul aug sept oct nov dec ala ariz ark calif colo "
    "conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash "
    "wis wyo approx est fig al mme mlle m hr fr bzw ca z d sra sres supt insp messrs"
)


RUN = '"'
"""What stands for the letters of a quoted run."""


class Word(NamedTuple):
    """A word, a mark of punctuation, or a quoted run: ``[start, end)`` in the cleaned text, and its letters.

    ``low`` is lower case with straight apostrophes. For a run ``text`` is `RUN`, and ``run`` says which.
    """

    start: int
    end: int
    text: str
    low: str
    run: Run | None = None

    @property
    def name_like(self) -> bool:
        """Begins with a capital letter, as a name does."""
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Letters or digits: no punctuation, no run."""
        return self.text[:1].isalnum() or (self.text[:1] in "@#$€£" and len(self.text) > 1)


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of ``text[start:end]``, in order. Abbreviations keep their full stop."""
    at = start
    while hit := _WORD.search(text, at, end):
        at = hit.end()
        letters = hit.group()
        if text[at : at + 1] == "." and at < end and _abbreviates(letters):
            at += 1
            letters += "."
        yield Word(hit.start(), at, letters, letters.lower().replace("’", "'").replace("‑", "-"))


def _abbreviates(letters: str) -> bool:
    return (letters.lower() in ABBREVIATIONS and letters[:1].isupper()) or (len(letters) == 1 and letters.isupper())
