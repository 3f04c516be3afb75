"""The `llm` extractor: asks a chat model of the user's choice, and takes from its answers only what the text has.

**The text leaves the machine.** The article's prose (nothing else: no file name, no address, no furniture) is sent to
`PROVENANCE_LLM_URL`, any endpoint that speaks the OpenAI chat completions protocol; it may be one on this machine.

An answer names words; `places` finds them in the text, and what is not there is dropped with a notice. So a model that
invents, or an article that talks to the model, can at worst point at the wrong words of that very article. Names,
relays, kinds, days and settings follow from the words, as with every other engine, not from the model.

Confidence: a model's own figures are not asked for, and how often a model is right nobody here has measured. What
stands in its place says how surely the words were located: 0.6 where source, cue and content were found together and
one way only; 0.5 where they could be found in another way too, or there is no cue; 0.4 where there is nothing but the
content. How surely the speaker is resolved lowers it further, as with every engine (`resolving.attributions`).

The same text asked twice may be answered differently. What was asked is in the version: ours, and the model's name.
"""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING

import provenance
from provenance.errors import ExtractError
from provenance.extractors.llm.answers import Answer, answer
from provenance.extractors.llm.endpoint import Endpoint
from provenance.extractors.llm.pieces import pieces
from provenance.extractors.llm.places import Place, Placed
from provenance.extractors.llm.settings import from_environment
from provenance.model.extraction import Extraction
from provenance.notices import Notice, NoticeKind
from provenance.prose.languages import language
from provenance.resolving.attributions import attributions
from provenance.resolving.found import drafts_of
from provenance.resolving.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model.reading import Reading

MOST = 600_000
"""Characters of an article that is still sent; what is longer is a mistake, or a bill that nobody expects."""

_ASKED = 2  # times, where an answer is no JSON
_SHOWN = 60


def extract(readings: Iterable[Reading], /) -> Iterator[Extraction]:
    """One extraction for each reading, lazily and in order, an article at a time.

    `ExtractError` at once where the settings are missing or refused (`settings.from_environment`). Where one article
    fails, ``next`` raises `ExtractError` naming it, and goes on with the one after when it is called again.
    """
    return map(partial(extraction, Endpoint(from_environment())), readings)


def extraction(endpoint: Endpoint, reading: Reading) -> Extraction:
    """The extraction of one reading. `ExtractError`, naming it, where it is too long or the endpoint fails."""
    if len(reading.text) > MOST:
        raise ExtractError(
            f"{reading.name}: {len(reading.text)} characters of text, and this engine sends at most {MOST} an article"
            " (split it, or use another engine)"
        )
    seen = survey(reading)
    parts = pieces(seen.view)
    placed, answers = Placed(), list[Answer]()
    for part in parts:
        answers.append(_answered(endpoint, reading, "\n\n".join(seen.view.text[a:b] for a, b in part)))
        placed += Place(seen.view, part).placed(answers[-1].claims)
    found = attributions(seen, drafts_of(seen, placed.found))
    notices = tuple(_notices(reading, placed, answers)) if parts else ()
    return Extraction(tuple(found), "llm", f"{provenance.__version__}, model {endpoint.model}", notices)


@cache
def prompt() -> str:
    """What the model is told, before the text."""
    return resources.files(__package__).joinpath("prompt.txt").read_text(encoding="utf-8")


def _answered(endpoint: Endpoint, reading: Reading, text: str) -> Answer:
    """The answer about a piece of text, which is a message of its own: nothing in it can end what it stands in."""
    messages = [{"role": "system", "content": prompt()}, {"role": "user", "content": text}]
    try:
        for _ in range(_ASKED):
            if found := answer(endpoint.ask(messages)):
                return found
    except ExtractError as error:
        raise ExtractError(f"{reading.name}: {error}") from error
    raise ExtractError(
        f"{reading.name}: {endpoint.model} does not answer with the JSON it was asked for"
        " (try again, or name another model in PROVENANCE_LLM_MODEL)"
    )


def _notices(reading: Reading, placed: Placed, answers: list[Answer]) -> Iterator[Notice]:
    """What of the answers was not taken: one notice for each fault, however often it occurs."""
    named = sum(len(one.claims) for one in answers)
    malformed = sum(one.malformed for one in answers)
    if malformed:
        yield Notice(NoticeKind.UNFOUND, reading.name, f"{malformed} entries of the model's answer are no attributions")
    for fault, words in placed.faults():
        message = f"{len(words)} of {named} attributions named by the model {fault}, such as {_short(words[0])!r}"
        yield Notice(NoticeKind.UNFOUND, reading.name, message)
    if any(one.cut for one in answers):
        message = "the model's answer breaks off: attributions may be missing"
        yield Notice(NoticeKind.DOUBTFUL, reading.name, message)
    tongue = language(reading)
    if tongue != "en":
        message = f"names and outlets are resolved as in English, and the article is in {tongue!r}"
        yield Notice(NoticeKind.DOUBTFUL, reading.name, message)


def _short(words: str) -> str:
    seen = "".join(c if c.isprintable() else " " for c in words[: _SHOWN + 1])
    return seen if len(seen) <= _SHOWN else f"{seen[:_SHOWN].rstrip()}…"
