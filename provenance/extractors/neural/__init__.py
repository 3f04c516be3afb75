"""The `neural` extractor: a fine-tuned encoder beside the rules.

The network finds source, cue and content, told what the rules make of it; `resolving` makes attributions of them as it
does for every engine. Words the network is silent about and a rule is sure of (quoted paragraphs that go on without a
cue, turns of a transcript) are drafted by rule. French, German and Spanish, which the network was not trained on, are
read by the rules alone.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from provenance.drafting.indirect import drafts
from provenance.drafting.others import other
from provenance.extractors.neural.asides import asides
from provenance.extractors.neural.hints import Hint
from provenance.extractors.neural.merging import merged
from provenance.extractors.neural.network import network
from provenance.extractors.neural.spans import found
from provenance.model.extraction import Extraction
from provenance.prose.languages import language
from provenance.resolving.attributions import attributions
from provenance.resolving.found import drafts_of
from provenance.resolving.relays import is_outlet
from provenance.resolving.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model.reading import Reading, Span
    from provenance.resolving.drafts import Draft
    from provenance.resolving.survey import Survey

_AHEAD = 2


def extract(readings: Iterable[Reading], /) -> Iterator[Extraction]:
    """One extraction for each reading, lazily and in order."""
    return _extracted(readings, "neural")


def threads() -> int:
    """How many articles are read at once: ``PROVENANCE_THREADS``, else as many as there are processors to use."""
    given = os.environ.get("PROVENANCE_THREADS", "")
    if given.isdecimal():
        return max(1, int(given))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _extracted(readings: Iterable[Reading], name: str) -> Iterator[Extraction]:
    """Each article goes to a thread whole: ONNX Runtime computes outside the interpreter's lock."""
    with ThreadPoolExecutor(threads(), thread_name_prefix="extract") as pool:
        waiting = deque[Future[Extraction]]()
        one = partial(_one, name)
        try:
            for reading in readings:
                network(name)  # loaded here, once: threads that ask for it together would each load it
                waiting.append(pool.submit(one, reading))
                if len(waiting) > _AHEAD * threads():
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)  # whoever stops early waits for what is begun, not for what is queued


def hints(seen: Survey, ruled: Iterable[Draft]) -> Iterator[Hint]:
    """What the rules have drafted, as the network takes it."""

    def at(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(seen.view.original(*span) for span in spans if span.start < span.end)

    return (Hint(at(draft.cue), at(draft.source), at(draft.content)) for draft in ruled if draft.cue)


def _one(name: str, reading: Reading) -> Extraction:
    loaded = network(name)
    tongue = language(reading)
    if tongue != "en":
        return other(reading, tongue, name, loaded.version)
    seen = survey(reading)
    ruled = drafts(seen.view, seen.lines, seen.outlets, reading.blocks)
    spans = found(reading.text, loaded, hints(seen, ruled))

    def relaying(draft: Draft) -> bool:
        words = seen.lines[draft.home].words[slice(*draft.mention)]
        return bool(words) and is_outlet(words, seen.outlets[draft.home])

    prose = merged(drafts_of(seen, spans), ruled, relaying, seen.view.text)
    every = [*attributions(seen, prose), *asides(reading, spans)]
    every.sort(key=lambda a: (a.content[0], a.content[-1]))
    return Extraction(tuple(every), name, loaded.version)
