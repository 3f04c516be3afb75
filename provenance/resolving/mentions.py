"""Mentions: the words that name who, found to the left or to the right of a cue without a parser.

A mention is walked word by word from the cue until something that cannot belong to it. What is found may be too
short or too long at its far end; its near end and its head are what the rest builds on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.prose.cues import AUXILIARIES, cue, is_adverb
from provenance.prose.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    ORGANISATION,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    ROLES,
    SETTLED,
    SUBJECTS,
    TIMES,
    listed,
)
from provenance.resolving.names import joins
from provenance.resolving.people import genders
from provenance.resolving.titles import is_role, is_title, owners, party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_LIMIT = 25
_NAME = 4
_CLAUSE = 12
_NO_HEAD = listed("and other own such more new same alleged only")
_NAME_PARTICLES = listed("de da del della di du la le van von der den bin ibn al el dos das of the")
_DEFINITE = listed("the his her its their")
_APPOSITIVE = DETERMINERS | listed("who which whose of from then now also formerly himself herself too")
_BETWEEN = listed("quoted cited in on at during after for with speaking citing")
_MODIFIERS = listed(
    "former outgoing incoming senior junior top deputy acting interim retired veteran longtime long-time "
    "republican democratic conservative liberal independent lead chief national american british french german "
    "chinese russian fellow rival local federal"
)


_LEADING = ROLES | ORGANISATION | _MODIFIERS


class Mention(NamedTuple):
    """``words[first:end]`` names who.

    ``relative`` is the index of the 'who' that stands for it, ``close`` of the last word of what is said about it
    (an apposition), if anything is.
    """

    first: int
    end: int
    relative: int | None = None
    close: int | None = None


def before(words: Sequence[Word], end: int, floor: int = 0) -> Mention | None:
    """The mention that ends right before ``words[end]``, looking no further left than ``floor``."""
    last = end - 1
    if last < floor:
        return None
    word = words[last]
    if word.low in RELATIVE:
        return _antecedent(words, last, floor)
    if word.text == ",":
        return _before_apposition(words, last, floor)
    if word.text == ")":
        opening = next((k for k in range(last, max(floor, last - _LIMIT) - 1, -1) if words[k].text == "("), None)
        found = before(words, opening, floor) if opening else None
        return found and found._replace(close=last)
    return phrase(words, end, floor) or _restricted(words, end, floor)


def _restricted(words: Sequence[Word], end: int, floor: int) -> Mention | None:
    """'an official who asked not to be named has said': the mention before the 'who'."""
    for k in range(end - 1, max(floor, end - _CLAUSE), -1):
        if words[k].run is not None or words[k].text in {",", ";", ":", "—"}:
            return None
        if words[k].low == "who" and end - k > 2:
            found = phrase(words, k, floor)
            return found and found._replace(close=end - 1)
    return None


def _antecedent(words: Sequence[Word], relative: int, floor: int) -> Mention | None:
    """The mention that a relative pronoun stands for."""
    end = relative - 1 if relative > floor and words[relative - 1].text == "," else relative
    found = phrase(words, end, floor) if end > floor else None
    if found is None:
        return Mention(relative, relative + 1) if words[relative].low == "who" else None
    return found._replace(relative=relative)


def _before_apposition(words: Sequence[Word], comma: int, floor: int) -> Mention | None:
    """'Jane Roe, a lawyer, said': the mention before the apposition that ``words[comma]`` closes."""
    for k in range(comma - 1, max(floor, comma - 2 * _LIMIT), -1):
        if words[k].run is not None or words[k].text in ";:—":
            return None
        if words[k].text != ",":
            continue
        inside = words[k + 1 : comma]
        if 0 < len(inside) <= _NAME and all(map(_of_name, inside)) and not party(words, k + 1):
            role = phrase(words, k, floor)
            if role is not None and _of_a_body(words[role.first : k]) and not _person(inside[0]):
                continue
            if role is not None and (
                names_after(words, role.first, k, comma)
                or words[role.first].low in _DEFINITE
                or any(w.low in ROLES for w in words[role.first : k])
            ):
                return Mention(role.first, comma)  # 'the bank's head, Jane Roe, said'
        if not inside or not _apposes(inside):
            continue
        found = phrase(words, k, floor)
        if found is not None:
            return found._replace(close=comma - 1)
    return None


def _person(word: Word) -> bool:
    return is_title(word) or is_role(word) or bool(genders().get(word.text))


def _of_name(word: Word) -> bool:
    return word.name_like or word.low in _NAME_PARTICLES


def _of_a_body(role: Sequence[Word]) -> bool:
    """'chairman of the parent company': a name after it is the company's."""
    return role[-1].low in ORGANISATION and any(w.low in PREPOSITIONS for w in role[:-1])


def _apposes(inside: Sequence[Word]) -> bool:
    first = inside[0]
    return (
        first.low in _APPOSITIVE
        or party(inside, 0) is not None
        or first.low in _BETWEEN
        or first.text[:1].isdigit()
        or any(w.low in ROLES or w.low in ORGANISATION for w in inside[:7])
    )


def phrase(words: Sequence[Word], end: int, floor: int = 0) -> Mention | None:  # noqa: C901
    """The noun phrase that ends right before ``words[end]``."""
    last = end - 1
    if last < floor or not _can_head(words, last):
        return None
    if words[last].low.partition("'")[0] in PERSONAL:
        return Mention(last, end)
    first = last
    for k in range(last - 1, max(floor, last - _LIMIT) - 1, -1):
        word, left = words[k], words[k - 1] if k > floor else None
        if word.run is not None:
            if left is None or not left.name_like:
                break
        elif word.low in DETERMINERS and word.low not in RELATIVE:
            first = k
            if left is None or left.low not in PREPOSITIONS:
                break
        elif word.low in PREPOSITIONS:
            if left is None or not _nominal(left):
                break
        elif word.low == "and":
            if left is None or not (left.name_like or left.low in ROLES or left.low.endswith("s")):
                break
        elif not owners(words, k) and (
            not word.is_word
            or word.low in CONJUNCTIONS
            or word.low in AUXILIARIES
            or _verbal(words, k)
            or (is_adverb(word.low) and not word.name_like)
        ):
            break
        first = k
    return _trimmed(words, first, end)


def _trimmed(words: Sequence[Word], first: int, end: int) -> Mention | None:
    """Without what leads into it ('On Thursday', 'Last week'), and a bare name without what happens to precede it."""
    while first < end - 1 and (
        words[first].low in PREPOSITIONS
        or words[first].low in TIMES
        or words[first].low in SETTLED
        or words[first].low == "and"
    ):
        first += 1
    if words[end - 1].name_like and words[first].low not in DETERMINERS:
        name = end - 1
        while name > first and (
            words[name - 1].name_like
            or words[name - 1].run
            or words[name - 1].low in _NAME_PARTICLES
            or owners(words, name - 1)
            or (words[name - 1].low == "and" and name > first + 1 and joins(words, name - 2, name - 1))
        ):
            name -= 1
        lead = range(first, name)
        if lead and not any(words[k].low.removesuffix("s") in ROLES or words[k].low in _LEADING for k in lead):
            first = name
            while words[first].low in _NAME_PARTICLES and first < end - 1:
                first += 1
    return Mention(first, end) if first < end else None


def _can_head(words: Sequence[Word], last: int) -> bool:
    word = words[last]
    if word.low.partition("'")[0] in SUBJECTS:
        return True
    if (
        not word.is_word
        or word.text[0].isdigit()
        or word.low in PREPOSITIONS
        or word.low in CONJUNCTIONS
        or word.low in AUXILIARIES
    ):
        return False
    if word.low in DETERMINERS or word.low in _NO_HEAD or (is_adverb(word.low) and not word.name_like):
        return False
    return not (word.low in TIMES and word.low != "may") and not _verbal(words, last)


def _verbal(words: Sequence[Word], k: int) -> bool:
    """Whether a word is surely a verb: a past form that no determiner precedes."""
    found = cue(words[k].low)
    if found is None or words[k].name_like:
        return False
    if k and words[k - 1].low in DETERMINERS:
        return False
    return bool(found.forms & {"past", "part"}) and "base" not in found.forms


def _nominal(word: Word) -> bool:
    return (
        word.is_word
        and word.low not in PREPOSITIONS
        and word.low not in CONJUNCTIONS
        and word.low not in AUXILIARIES
        and word.low not in DETERMINERS
        and word.low not in PERSONAL
        and not (cue(word.low) and not word.name_like and word.low not in ROLES and not word.low.endswith("s"))
    )


def after(words: Sequence[Word], start: int) -> Mention | None:  # noqa: C901
    """The mention that begins at ``words[start]``: 'said Jane Roe, a lawyer'."""
    end = start
    for k in range(start, min(len(words), start + _LIMIT)):
        word = words[k]
        if word.run is not None:
            if k + 1 < len(words) and words[k + 1].name_like and k > start and words[k - 1].name_like:
                end = k + 1  # a nickname
                continue
            break
        if not word.is_word and word.text != "&" and not owners(words, k):
            break
        if word.low in PERSONAL and k > start:
            break
        if word.low in PREPOSITIONS:
            if k == start or not (word.low in {"of", "for"} or _takes(words, start, k)):
                break
            if k + 1 < len(words) and (words[k + 1].low in TIMES or words[k + 1].low in SETTLED):
                break
        elif (
            word.low in CONJUNCTIONS
            or word.low in AUXILIARIES
            or word.low in TIMES
            or (k > start and is_adverb(word.low) and not word.name_like)
            or (k > start and not word.name_like and _verbal(words, k))
        ):
            break
        end = k + 1
    while end > start and (
        words[end - 1].low in PREPOSITIONS or words[end - 1].low in DETERMINERS or words[end - 1].low == "and"
    ):
        if words[end - 1].low in SUBJECTS:
            break
        end -= 1
    if end == start or not any(w.is_word for w in words[start:end]):
        return None
    close = _apposition(words, end)
    return Mention(start, end if close is not None else _with_name(words, start, end), close=close)


def _with_name(words: Sequence[Word], start: int, end: int) -> int:
    """The end of an office, with the name that follows it between commas."""
    stop = end + 1
    while stop < len(words) and (words[stop].name_like or words[stop].low in _NAME_PARTICLES):
        stop += 1
    closed = stop >= len(words) or words[stop].text in {",", ".", ";"}
    comma = end < len(words) and words[end].text == ","
    return stop if comma and closed and names_after(words, start, end, stop) else end


def names_after(words: Sequence[Word], first: int, comma: int, end: int) -> bool:
    """'its chief officer, Jane Roe': whether nothing but a name follows the comma after an office without one."""
    name = words[comma + 1 : end]
    office = words[first:comma]
    owned = any(w.low.endswith("'s") for w in office)
    return (
        0 < len(name) <= _NAME
        and all(map(_of_name, name))
        and (not office[-1].name_like or office[-1].low in ROLES or _person(name[0]) or _complemented(office))
        and (owned or not office[0].name_like or office[0].low in DETERMINERS)
        and (owned or office[0].low in _DEFINITE or any(w.low in ROLES for w in office))
    )


def _complemented(office: Sequence[Word]) -> bool:
    """'the minister for works': an office with what it is for."""
    at = next((k for k, w in enumerate(office) if w.low in ROLES), len(office))
    return any(w.low in {"for", "of", "on", "at"} for w in office[at:])


def _takes(words: Sequence[Word], start: int, k: int) -> bool:
    """Whether a preposition goes on with a role: 'professor of law at the university', 'ambassador to the UN'."""
    follows = words[k + 1] if k + 1 < len(words) else None
    if follows is None or words[k].low not in {"at", "to", "from", "with", "in", "on"}:
        return False
    if words[k].low == "in" and follows.low in {"a", "an"}:
        return False
    return (
        words[k - 1].low in ROLES
        or (words[k].low == "from" and words[k - 1].low in ROLES)
        or (words[k].low == "at" and any(w.low in ROLES for w in words[start:k]) and follows.low not in {"a", "an"})
    )


def _apposition(words: Sequence[Word], end: int) -> int | None:
    """The last word of an apposition that follows ``words[:end]``, if one does."""
    if end >= len(words) or words[end].text != "," or end + 1 >= len(words):
        return None
    inside: list[Word] = []
    for k in range(end + 1, min(len(words), end + 2 * _LIMIT)):
        if words[k].text == "," and len(inside) == 1 and inside[0].text.isdigit():
            pass  # an age, then what they are
        elif words[k].run is not None or words[k].text in ",.;:?!—":
            break
        inside.append(words[k])
    if not inside or not _apposes(inside) or inside[0].low in _BETWEEN:
        return None
    if inside[0].low not in {"who", "which", "whose"} and any(
        w.low in AUXILIARIES or w.low in PERSONAL for w in inside
    ):
        return None  # a clause of its own
    return end + len(inside)
