"""Titles: what stands before a name and is no part of it, and the trades that are surnames too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.prose.lexicon import HONORIFICS, ORGANISATION, ROLES, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

TITLES = HONORIFICS | listed(
    "cr cllr clr hon rt mx messrs fr br msgr mgr mme mlle engr barr alhaji alhaja hajia hajiya mallam otunba sheikh "
    "sheik shri smt thiru datuk dato haji ustaz pandit swami maulana mufti supt insp det cst const pte cpl "
    "constable herr frau tun tengku seri sri"
)
_RANKS = listed("VP SVP EVP SP DSP ASP CSP ACP DCP CP AIG DIG IGP IG SSP ASI SI PC WPC DI DCI DSI DS")
_TRADES = listed(
    "baker mason cook contractor carpenter farmer hunter fisher fisherman singer parker driver king prince bishop "
    "pope abbot dean guard ranger player page fellow parson constable priest pilot engineer doctor merchant "
    "lawyer friend child partner banker skipper ward warden porter gardener keeper archer butcher brewer potter "
    "butler chef barber author noble knight squire steward trader painter son parent father wife tailor broker "
    "miner"
)
_BEFORE_TRADES = listed(
    "crown chief lord high vice head team deputy former great master lead main state county city local general major "
    "prime supreme federal district attorney home school police fire army navy house first circuit appeals family"
)
_PATRONS = listed("queen king prince people women men children lloyd trinity teacher farmer worker veteran mother")
LABELS = listed(
    "consultancy insurer retailer operator lender brewer manufacturer supplier distributor automaker carmaker "
    "drugmaker chipmaker shipbuilder conglomerate brokerage bookmaker housebuilder"
)
"""What an organisation is called by right before its name: 'Insurer Kestrel Marine'."""
_TAG = re.compile(r"\(?[DRI](?:[-–‑][A-Z][\w.]*)?")
_PARTIES = {"D": "democrat", "R": "republican", "I": "independent"}


def is_title(word: Word) -> bool:
    """'Ms', 'Prof', 'Cr', 'DSP': whether a word is a title and says no office."""
    if not word.name_like:
        return False
    shouted = word.text.isupper() and word.low not in HONORIFICS  # 'RT' is no 'Rt Hon'
    low = word.low.removesuffix(".")
    return (not shouted and low in TITLES) or word.low in HONORIFICS or word.text.removesuffix(".") in _RANKS


def is_role(word: Word) -> bool:
    """Whether a word says what somebody is; a rank may be short and without its stop ('Sgt', 'Gen')."""
    return word.low in ROLES or (word.name_like and word.low != "col" and f"{word.low}." in ROLES)


def surname_of_trade(words: Sequence[Word], k: int) -> bool:
    """'Ann Mason', 'Ms Mason': whether a word that may be a trade is the surname at the end of a name."""
    if not k or words[k].low.removesuffix("'s") not in _TRADES or not words[k].name_like or words[k].text.isupper():
        return False
    left = words[k - 1]
    if is_title(left):
        return True
    if not left.name_like or left.low.endswith("'s") or is_role(left) or left.low in _BEFORE_TRADES:
        return False
    return k < 2 or words[k - 2].low not in {"the", "a", "an"}


def party(words: Sequence[Word], k: int) -> str | None:
    """The party that 'D-Ohio' says, where ``words[k]`` is such a tag."""
    text = words[k].text
    return _PARTIES[text[0]] if "-" in text.replace("–", "-").replace("‑", "-") and _TAG.fullmatch(text) else None


def owners(words: Sequence[Word], k: int) -> bool:
    """Whether ``words[k]`` is the mark of several owners, inside a name: the Growers’ Association."""
    return (
        words[k].text in {"’", "'"}
        and 0 < k < len(words) - 1
        and words[k - 1].low.endswith("s")
        and words[k - 1].end == words[k].start
        and words[k + 1].name_like
        and words[k + 1].low in ORGANISATION
    )


def whose(words: Sequence[Word]) -> int:
    """Where an organisation's name begins after those it only belongs to: 'Roe's Civic Union' is the Civic Union."""
    for k in range(len(words) - 2, 0, -1):
        low = words[k - 1].low
        if low.endswith("'s") and words[k].name_like and words[k + 1].name_like:
            sainted = k > 1 and words[k - 2].low in {"st", "st."}
            return 0 if low.removesuffix("'s") in _PATRONS or sainted else k
    return 0
