"""Spokespeople without a name: whom they speak for, whose words theirs are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.prose.lexicon import DETERMINERS, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

SPOKESPEOPLE = listed("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen")
_FOR = listed("for of from at with")
_BESIDE = listed("former unnamed senior chief official second another government's")


def spoken_for(mention: Sequence[Word]) -> Sequence[Word] | None:
    """The words for the body that the mention's spokesperson speaks for; () where it says none, None for nobody's.

    'a spokesman for Kestrel Marine', 'a Kestrel Marine spokeswoman', 'the ministry's spokesperson'.
    """
    at = next((k for k, w in enumerate(mention) if w.low in SPOKESPEOPLE), None)
    if at is None or any(w.name_like for w in mention[at + 1 : at + 2]) or _apposed(mention, at):
        return None  # 'spokeswoman Jane Roe', 'the spokesman on health, Bram Teller'
    after = mention[at + 1 :]
    if len(after) > 1 and after[0].low in _FOR:
        return _until_comma(after[1:])
    lead = list(mention[:at])
    while lead and (lead[0].low in DETERMINERS or lead[0].low in _BESIDE):
        lead.pop(0)
    while lead and lead[-1].low in _BESIDE:
        lead.pop()
    if lead and lead[-1].low.endswith("'s"):
        lead[-1] = lead[-1]._replace(text=lead[-1].text[:-2], low=lead[-1].low[:-2])
    return lead


def _apposed(mention: Sequence[Word], at: int) -> bool:
    return any(mention[k].text == "," and mention[k + 1].name_like for k in range(at, len(mention) - 1))


def _until_comma(words: Sequence[Word]) -> Sequence[Word]:
    end = next((k for k, w in enumerate(words) if w.text == "," or w.low in {"who", "which"}), len(words))
    return words[:end]
