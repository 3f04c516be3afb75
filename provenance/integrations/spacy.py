"""A spaCy component: ``nlp.add_pipe("provenance")``, then ``doc._.attributions``. Needs the extra ``[spacy]``.

It reads the text of a document and nothing else, so it works in any pipeline, an empty one too
(``spacy.blank("en")``), and at any place in it. The document keeps the extraction as plain values in its user data,
with offsets into its text, and spaCy's own spans are laid over them when they are asked for. So a document written
with ``to_bytes`` or into a `DocBin` that stores user data says the same when it is read again, wherever this module is
imported.

======================  ===========================================================================================
``doc._.attributions``  `Attributed` values in the order of the text; empty too where no component has run
``doc._.extraction``    the `Extraction`, with its notices and the engine's version; None where no component has run
``doc._.article``       set before the component runs: what is known of the article, a dict of strings with any of
                        ``publisher``, ``date_published`` (ISO 8601), ``headline``, ``in_language``
======================  ===========================================================================================
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from provenance.errors import ExtractError
from provenance.extracting import extract_all, read_text
from provenance.extractors import EXTRACTORS
from provenance.integrations.packed import pack, unpack
from provenance.model.reading import Metadata, Outlet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Span

    from provenance.model.extraction import Attribution, Extraction, Kind, Relay, Said, Setting, Speaker
    from provenance.model.reading import Reading
    from provenance.model.reading import Span as Offsets

_STORED = "provenance"  # the extension that holds the plain values
_MODES = ("expand", "contract", "strict")
_UNKNOWN = ("", "xx")  # pipelines of no language and of many


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution over a document: the parts as spaCy spans, everything else as the engine said it.

    Where tokens do not end where a part does, ``alignment_mode`` decides (spaCy's `Doc.char_span`): ``expand`` takes
    the tokens that the part touches and loses nothing; by ``contract`` and ``strict`` a part without such tokens is
    left out. The exact offsets are always in ``attribution``.
    """

    doc: Doc
    attribution: Attribution
    alignment_mode: str = "expand"

    @property
    def content(self) -> tuple[Span, ...]:
        """What was said, without outer quotation marks; several spans where it is interrupted."""
        return self._spans(self.attribution.content)

    @property
    def source(self) -> tuple[Span, ...]:
        """The mention that names who; empty where no words do."""
        return self._spans(self.attribution.source)

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that attribute ('said'); empty where there are none."""
        return self._spans(self.attribution.cue)

    @property
    def quoted(self) -> tuple[Span, ...]:
        """What of the content stands between quotation marks."""
        return self._spans(self.attribution.quoted)

    @property
    def kind(self) -> Kind:
        """Direct, mixed or indirect."""
        return self.attribution.kind

    @property
    def speaker(self) -> Speaker | None:
        """Who, by the full name in the article; None where the article leaves them unnamed."""
        return self.attribution.speaker

    @property
    def relay(self) -> tuple[Relay, ...]:
        """The outlets through which the article has the words, nearest first."""
        return self.attribution.relay

    @property
    def said(self) -> Said | None:
        """The day on which the words were said, where the article says it."""
        return self.attribution.said

    @property
    def setting(self) -> Setting:
        """Where the words were said."""
        return self.attribution.setting

    @property
    def stated(self) -> bool:
        """Whether words were reported, as against belief, intent, an act."""
        return self.attribution.stated

    @property
    def confidence(self) -> float:
        """In [0, 1]."""
        return self.attribution.confidence

    def _spans(self, parts: Iterable[Offsets]) -> tuple[Span, ...]:
        found = (self.doc.char_span(start, end, alignment_mode=self.alignment_mode) for start, end in parts)
        return tuple(span for span in found if span is not None)


class Attributor:
    """The component: an engine's name and how spans are laid over tokens, both from the pipeline's configuration."""

    def __init__(self, name: str, extractor: str | None, alignment_mode: str) -> None:
        if alignment_mode not in _MODES:
            raise ExtractError(f"no alignment mode {alignment_mode!r}; there are: {', '.join(_MODES)}")
        if extractor is not None:
            EXTRACTORS.plugin(extractor)
        self.name, self.extractor, self.alignment_mode = name, extractor, alignment_mode
        self._failed: Callable[..., Any] = _raise

    def __call__(self, doc: Doc) -> Doc:
        """Extract from one document."""
        self._extract([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Extract from many, ``batch_size`` at a time, in order: an engine may batch within that.

        Where a batch fails, its documents are tried one by one, and spaCy's error handler is asked about each that
        fails; one it does not raise for is dropped from the stream, as spaCy's own components do.
        """
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            try:
                self._extract(docs)
            except Exception:  # noqa: BLE001  (whatever an engine raises is for the handler to judge)
                yield from self._one_by_one(docs)
            else:
                yield from docs

    def get_error_handler(self) -> Callable[..., Any]:
        """What is called with (name, component, documents, error)."""
        return self._failed

    def set_error_handler(self, handler: Callable[..., Any]) -> None:
        """Called by ``nlp.set_error_handler``."""
        self._failed = handler

    def _one_by_one(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        for doc in docs:
            try:
                self._extract([doc])
            except Exception as error:  # noqa: BLE001  (as above)
                self._failed(self.name, self, [doc], error)
            else:
                yield doc

    def _extract(self, docs: Sequence[Doc]) -> None:
        found = extract_all(map(_reading, docs), extractor=self.extractor)
        for doc, extraction in zip(docs, found, strict=True):
            doc._.set(
                _STORED, pack(extraction) | {"alignment_mode": self.alignment_mode, "text_sha256": _sha256(doc.text)}
            )


def make(nlp: Language, name: str, extractor: str | None, alignment_mode: str) -> Attributor:  # noqa: ARG001
    """The factory that ``nlp.add_pipe("provenance", config={…})`` calls."""
    return Attributor(name, extractor, alignment_mode)


def _reading(doc: Doc) -> Reading:
    """The document's text, what was said of it, and the pipeline's language where the text does not show its own."""
    told: dict[str, str] = doc._.article or {}
    if unknown := told.keys() - {"publisher", "date_published", "headline", "in_language"}:
        raise ExtractError(f"doc._.article has what nothing is known of: {', '.join(sorted(unknown))}")
    published = told.get("date_published")
    given = Metadata(
        headline=told.get("headline"),
        publisher=Outlet(told["publisher"]) if told.get("publisher") else None,
        date_published=_day(published) if published else None,
        in_language=told.get("in_language"),
    )
    reading = read_text(doc.text, name=str(doc.user_data.get("title", "doc")), given=given)
    if reading.metadata.in_language or doc.lang_ in _UNKNOWN:
        return reading
    return replace(reading, metadata=replace(reading.metadata, in_language=doc.lang_))


def _day(written: str) -> date | datetime:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return datetime.fromisoformat(written)


def _extraction(doc: Doc) -> Extraction | None:
    stored = _stored(doc)
    return unpack(stored) if stored else None


def _attributions(doc: Doc) -> tuple[Attributed, ...]:
    stored = _stored(doc)
    if not stored:
        return ()
    return tuple(Attributed(doc, one, stored["alignment_mode"]) for one in unpack(stored).attributions)


def _stored(doc: Doc) -> dict[str, Any] | None:
    """The plain values; an error where the user data was given to a document with another text."""
    stored: dict[str, Any] | None = doc._.get(_STORED)
    if stored and stored["text_sha256"] != _sha256(doc.text):
        raise ExtractError("the document is not the one that was extracted from: run the component on it")
    return stored


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _raise(name: str, component: Attributor, docs: Sequence[Doc], error: Exception) -> None:  # noqa: ARG001
    raise error


Language.factory(
    "provenance",
    assigns=["doc._.attributions"],
    default_config={"extractor": None, "alignment_mode": "expand"},
    func=make,
)
Doc.set_extension(_STORED, default=None)
Doc.set_extension("article", default=None)
Doc.set_extension("extraction", getter=_extraction)
Doc.set_extension("attributions", getter=_attributions)
