"""The three forms of citation, made of the processor's parts and the wording's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.citing import Form, wording
from provenance.citing.output import written
from provenance.citing.processor import Processor
from provenance.citing.style import Family, style
from provenance.errors import WriteError
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from provenance.bibliography.entry import Entry, Sourcing
    from provenance.citing import Output

_SORTABLE = re.compile(r"[^\w\s]+")


class Citations:
    """Some sourcings in one style, form and output."""

    def __init__(
        self, sourcings: list[Sourcing], name: str, form: Form, output: Output, *, cite_original: bool
    ) -> None:
        self.style = style(name)
        self.sourcings, self.form, self.output, self.cite_original = sourcings, form, output, cite_original
        self.cited = [self._cited(one) for one in sourcings]
        self.entries = list({entry.key: entry for entry in self.cited}.values())

    def given(self) -> tuple[list[str], list[Notice]]:
        """The texts, and the notices."""
        notices = list(self.style.notices)
        if not self.sourcings:
            return [], notices
        processor = Processor(self.style, self.entries)
        if self.form is Form.LIST:
            marked, more = self._list(processor)
            notices += more
        else:
            marked = [self._citation(processor, one, entry) for one, entry in self._pairs()]
            notices += self._form_notices()
            notices += self._alike(processor)
        return [written(one, self.output) for one in marked], notices

    def _pairs(self) -> list[tuple[Sourcing, Entry]]:
        return list(zip(self.sourcings, self.cited, strict=True))

    def _cited(self, sourcing: Sourcing) -> Entry:
        """The article that was read, or the original where the user says to have read that."""
        chain = wording.behind(sourcing)
        return chain[-1] if self.cite_original and chain else sourcing.read

    def _list(self, processor: Processor) -> tuple[list[str], list[Notice]]:
        """The list, and what the style keeps out of it (Chicago lists no untitled statement: CMOS 17, 14.214)."""
        if not self.style.has_list:
            raise WriteError(f"the style {self.style.name} has no list of sources: ask for its notes or citations")
        pairs = [(self._before_list_entry(sourcing), entry) for sourcing, entry in self._pairs()]
        composed = [processor.citation(entry.key, before) for before, entry in pairs if before]
        listed = processor.list()
        plain = list(dict.fromkeys(entry.key for before, entry in pairs if not before))
        message = "this style does not list it: cite it in the text or in a note"
        left = [one for one in self.entries if one.key in plain and one.key not in listed]
        notices = [Notice(NoticeKind.DOUBTFUL, entry.iri, message) for entry in left]
        found = [text for key, text in listed.items() if key in plain]
        if composed:
            found = sorted(dict.fromkeys([*found, *composed]), key=lambda text: _SORTABLE.sub("", text).casefold())
        return found, notices

    def _before_list_entry(self, sourcing: Sourcing) -> str:
        return "" if self.cite_original else wording.before_list_entry(sourcing, self.style)

    def _citation(self, processor: Processor, sourcing: Sourcing, entry: Entry) -> str:
        if self.cite_original:
            return processor.citation(entry.key)
        if outside := wording.speaker_outside(sourcing, self.style):
            return f"{outside} {processor.citation(entry.key)}"
        before = wording.before_citation(sourcing, self.style)
        if self.style.family is Family.NUMERIC:
            return before + processor.citation(entry.key)
        return processor.citation(entry.key, before)

    def _form_notices(self) -> list[Notice]:
        notes = self.style.family is Family.NOTE
        if (self.form is Form.NOTE) == notes:
            return []
        has, lacks = ("notes", "citations in the text") if notes else ("citations in the text", "notes")
        return [Notice(NoticeKind.DOUBTFUL, self.style.name, f"this style has {has}, not {lacks}: those are given")]

    def _alike(self, processor: Processor) -> list[Notice]:
        """Citations of two sources that look the same: the processor adds no letters to years."""
        looks: dict[str, str] = {}
        found: list[Notice] = []
        for entry in self.entries:
            look = processor.citation(entry.key)
            if look in looks:
                message = f"cited just as {looks[look]}: add what tells them apart (a letter after the year)"
                found.append(Notice(NoticeKind.DOUBTFUL, entry.iri, message))
            looks.setdefault(look, entry.iri)
        return found
