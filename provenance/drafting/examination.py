"""Examinations: who asks and who answers where a record says only 'Q.' and 'A.', by what it says of the witness."""

from __future__ import annotations

import re

from provenance.model.reading import Span

_TITLE = (
    r"(?:(?:MR|MRS|MS|MISS|DR|SIR|DAME|LORD|LADY|PROF(?:ESSOR)?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|"
    r"Prof(?:essor)?)\.? )?"
)
_NAME = rf"(?P<who>{_TITLE}[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){{0,4}})"
_ASKS = re.compile(rf"(?i:(?:questions?|question(?:ed|ing)|(?:cross-|re-)?examin(?:ed|ation)) (?:from|by)) {_NAME}")
_ANSWERS = re.compile(
    rf"(?i:(?:evidence|testimony|examination) of|witness:) {_NAME}"
    rf"|{_NAME.replace('who', 'sworn')},? ?\(?(?i:sworn|affirmed|called|recalled|continued|resumed)\)?"
)
_LETTERS = frozenset({"Q", "A"})


class Examination:
    """Follows a record from above: whoever it says asks the witness, else whoever spoke before the first 'Q.'."""

    def __init__(self) -> None:
        self._asks: Span | None = None
        self._answers: Span | None = None
        self._spoke: Span | None = None

    def directed(self, text: str, paragraph: Span) -> None:
        """Take note of a paragraph that is nobody's turn."""
        if asks := _ASKS.search(text, *paragraph):
            self._asks = Span(*asks.span("who"))
        elif answers := _ANSWERS.search(text, *paragraph):
            self._answers = Span(*answers.span("who" if answers["who"] else "sworn"))
            self._asks = None

    def speaking(self, text: str, label: Span) -> Span:
        """The words that name who speaks in a turn of this label."""
        letter = text[slice(*label)]
        if letter not in _LETTERS:
            self._spoke = label
            return label
        if letter == "A":
            return self._answers or label
        if self._answers is not None:  # at a briefing, whoever spoke last is whom they ask
            self._asks = self._asks or self._spoke
        return self._asks or label
