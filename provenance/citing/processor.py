"""The citation processor: citeproc-py, with the elements it lacks, on our entries."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, model
from citeproc.source.json import CiteProcJSON
from lxml import etree

from provenance.bibliography.csl import item
from provenance.citing import elements
from provenance.citing.output import formatter, linked, unmarked
from provenance.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.bibliography.entry import Entry
    from provenance.citing.style import Style

_MARKS = "[\ue000-\ue01f]*"
_OPENING = r"(?<![^\s(\[“‘—–-])"
_DOUBLE, _SINGLE = re.compile(_OPENING + '"'), re.compile(_OPENING + r"'(?=\w)")


class _Tree(CitationStylesStyle):  # type: ignore[misc]  # citeproc-py states no types
    """A style parsed with our elements; without the library's schema check, which only warns (see `style`)."""

    def __init__(self, source: Any, locale: str) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        namespace = lookup.get_namespace("http://purl.org/net/xbiblio/csl")
        base = model.CitationStylesElement
        namespace[None] = base
        namespace.update({one.__name__.replace("_", "-").lower(): one for one in base.__subclasses__()})
        namespace.update(elements.CLASSES)
        self.parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
        self.parser.set_element_class_lookup(lookup)
        self.xml = etree.parse(source, self.parser)
        self.root = self.xml.getroot()
        self.root.ambiguous = frozenset()
        self.root.set_locale_list(locale, validate=False)


class Processor:
    """One style at work on some entries; what it gives is marked text (see `output`)."""

    def __init__(self, style: Style, entries: Sequence[Entry], source: Any = None) -> None:
        """``source``: a style in place of the named one's file, in whose locale it then speaks."""
        self._name, self._keys = style.name, [entry.key for entry in entries]
        self._tree = _Tree(source or str(style.path), style.locale)
        self._whole = CitationStylesBibliography(
            self._tree, CiteProcJSON([_item(entry) for entry in entries]), formatter()
        )
        self._inside = self._tree.root.get_locale_option("punctuation-in-quote").lower() == "true"
        # After a question mark Chicago alone keeps the comma (CMOS 17, section 6.125).
        self._commas = style.path.stem.startswith("chicago")
        self._ambiguous: frozenset[str] | None = None if len(self._keys) > 1 else frozenset()
        self._citations = {key: Citation([CitationItem(key)]) for key in self._keys}
        for citation in self._citations.values():
            self._whole.register(citation)
        if self._tree.has_bibliography() and len(self._keys) > 1:
            self._run(self._whole.sort)

    def citation(self, key: str, prefix: str = "") -> str:
        """The citation of one entry, in full; ``prefix`` is marked text that stands before it (CSL's cite affix)."""
        citation = Citation([CitationItem(key, prefix=prefix)])
        citation.bibliography = self._whole
        if self._ambiguous is None:
            looks = {key: self._cited(citation) for key, citation in self._citations.items()}
            times = Counter(looks.values())
            # CSL 1.0.2, section 'Disambiguation'.
            self._tree.root.ambiguous = self._ambiguous = frozenset(k for k, look in looks.items() if times[look] > 1)
        return self._cited(citation)

    def list(self) -> dict[str, str]:
        """The entries in the style's order, by their keys; without those that the style does not list."""
        found: dict[str, str] = {}
        for cited in self._whole.items:
            # One at a time, because the processor passes over what the style leaves out.
            texts = self._run(partial(self._tree.render_bibliography, [cited]))
            if texts and texts[0]:
                found[cited.key] = self._spaced(self._punctuated(str(texts[0])))
        return found

    def _spaced(self, text: str) -> str:
        """A space after the number, which stands in a margin of its own (``second-field-align``)."""
        aligned = self._tree.root.bibliography.get("second-field-align")
        return re.sub(r"^([\[(]?\d+[\]).]?)(?=[^\s\d])", r"\1 ", text) if aligned else text

    def _cited(self, citation: Any) -> str:
        self._whole._cites.clear()  # noqa: SLF001  # each citation stands alone: no ibid.
        return self._punctuated(str(self._run(lambda: self._whole.cite(citation, lambda _: None))))

    def _run(self, step: Callable[[], Any]) -> Any:
        try:
            return step()
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise WriteError(f"the style {self._name} cannot be used: citeproc-py does not know all of it") from error

    def _punctuated(self, text: str) -> str:
        """``punctuation-in-quote`` (section 'Style options') and the punctuation that two parts would double."""
        if self._inside:
            text = re.sub(rf"(’?”{_MARKS})([.,])", r"\2\1", text)
        if not self._commas:
            text = re.sub(rf"([?!]{_MARKS}),(’?”)", r"\1\2", text)
        text = re.sub(rf"([?!…]{_MARKS})\.(?=[’”\s\ue000-\ue01f]|$)", r"\1", text)
        return re.sub(rf"(\.{_MARKS})\.(?!\.)", r"\1", text)


def _item(entry: Entry) -> dict[str, Any]:
    """An entry as citeproc-py reads it: typographic marks, an address that may be a link, nothing it would warn of."""
    values = item(entry)
    for name in ("title", "container-title", "publisher", "genre"):
        if name in values:
            values[name] = _typographic(unmarked(values[name]))
    for author in values.get("author", ()):
        author.update({part: unmarked(text) for part, text in author.items()})
    if "genre" in values:
        values["genre"] = values["genre"][:1].lower() + values["genre"][1:]
    if "URL" in values:
        values["URL"] = linked(values["URL"])
    return values


def _typographic(text: str) -> str:
    """Straight quotation marks as curly ones, as all three manuals print them (CMOS 17, section 6.115)."""
    text = _DOUBLE.sub("“", text).replace('"', "”")
    return _SINGLE.sub("‘", text).replace("'", "’")
