"""How a record was made: the program and its parts, the activities they did, the bytes and the text between them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import provenance
from provenance.ids import Ids, Iri, sha256
from provenance.model.activity import Capturing, Extraction, Reading
from provenance.model.agent import SoftwareAgent
from provenance.model.node import Sha256
from provenance.model.source import ArticleText, Capture
from provenance.reading import clean

if TYPE_CHECKING:
    from datetime import datetime

    from provenance.model.extraction import Extraction as Extracted
    from provenance.model.node import Node
    from provenance.model.reading import Reading as Read


class Making:
    """The provenance of one record, in the order in which it happened: captured, read, extracted."""

    def __init__(  # noqa: PLR0913, PLR0917  what a record is made from
        self, ids: Ids, record: Iri, article: Iri, reading: Read, extraction: Extracted, at: datetime
    ) -> None:
        text = reading.text.encode("utf-8", "surrogatepass")
        self.text_sha256 = sha256(text)
        self._ids = ids
        self.program = self._software("provenance", provenance.__version__, None)
        reader = self._software(f"provenance reader {reading.reader}", reading.reader_version, self.program.id)
        engine = f"provenance extractor {extraction.extractor}"
        extractor = self._software(engine, extraction.version, self.program.id)
        received = reading.retrieved or at
        capturing = Capturing(
            id=ids.within(record, "capturing"),
            started_at_time=received,
            ended_at_time=received,
            was_associated_with=(self.program.id,),
        )
        self.capture = Capture(
            id=ids.capture(sha256(reading.data)),
            name=clean.name(PurePosixPath(reading.name).name) or None,
            url=Iri(reading.metadata.url) if reading.metadata.url else None,
            encoding_format=reading.media_type,
            content_size=f"{len(reading.data)} B",
            sha256=Sha256(sha256(reading.data)),
            generated_at_time=received,
            was_generated_by=capturing.id,
            encodes_creative_work=article,
        )
        read = Reading(
            id=ids.within(record, "reading"),
            started_at_time=at,
            ended_at_time=at,
            used=(self.capture.id,),
            was_associated_with=(reader.id,),
        )
        self.text = ArticleText(
            id=ids.within(article, "text", self.text_sha256),
            encoding_format="text/plain; charset=utf-8",
            content_size=f"{len(text)} B",
            sha256=Sha256(self.text_sha256),
            was_derived_from=self.capture.id,
            was_generated_by=read.id,
            encodes_creative_work=article,
        )
        self.extraction = Extraction(
            id=ids.within(record, "extraction"),
            started_at_time=at,
            ended_at_time=at,
            used=(self.text.id,),
            was_associated_with=(extractor.id,),
        )
        self.nodes: list[Node] = [
            self.capture, self.text, capturing, read, self.extraction, self.program, reader, extractor
        ]  # fmt: skip

    def _software(self, name: str, version: str, behalf: Iri | None) -> SoftwareAgent:
        iri = self._ids.mint("software", name, version)
        return SoftwareAgent(id=iri, name=name, software_version=version, acted_on_behalf_of=behalf)
