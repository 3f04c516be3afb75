"""Names taken apart: which words of a mention are the name, which the role, and whether it is a person's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provenance.prose.cues import AUXILIARIES
from provenance.prose.lexicon import DETERMINERS, ORGANISATION, PREPOSITIONS, ROLES, listed
from provenance.resolving.kinds import FIRMS
from provenance.resolving.outlet_forms import spelled
from provenance.resolving.people import bodies, genders, places
from provenance.resolving.titles import LABELS, is_role, is_title, owners, surname_of_trade, whose

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from provenance.prose.words import Word

_PASSING = listed("outgoing incoming embattled then current longtime long-time newly veteran fellow also like")
_COMPLEMENTS = listed("of for to at in")
_PARTICLES = listed("de da del della di du la le van von der den bin ibn al el dos das ter ten")
_SUFFIXES = listed("jr jr. sr sr. ii iii iv")
_LETTERS = listed("qc kc mp mla msp obe cbe mbe phd md jp am ao")
_ADJECTIVAL = ("ing", "ed", "al", "ive", "ic", "ary", "ous", "ior", "ian", "ish", "ese", "ant", "ent", "ical", "-old")
_WOMEN = listed(
    "mrs mrs. ms ms. miss dame lady madam she spokeswoman chairwoman congresswoman councilwoman businesswoman queen "
    "princess mother daughter sister wife widow actress"
)
_MEN = listed(
    "mr mr. sir lord he spokesman chairman congressman councilman businessman king prince father son brother "
    "husband pope imam actor"
)


class Name(NamedTuple):
    """What a mention says.

    ``name`` is without titles ('' if none), ``role`` as the article gives it, ``person`` True or False where that
    can be told, ``gender`` ``f``, ``m`` or ''. ``head`` is the last role word in lower case.
    """

    name: str
    role: str | None
    person: bool | None
    gender: str
    head: str

    @property
    def surname(self) -> str:
        """The last word of the name, without 'Jr.'."""
        parts = [p for p in self.name.split() if p.lower() not in _SUFFIXES]
        return parts[-1] if parts else ""

    @property
    def full(self) -> bool:
        """More than one word."""
        return len(self.name.split()) > 1


def part(words: Sequence[Word], known: Container[str] = ()) -> Name:
    """Take a mention apart. ``known`` are the capitalised words that stand elsewhere in the article too."""
    line = list(words)
    while line and line[0].low in DETERMINERS:
        line.pop(0)
    line = _without_place(line)
    start = _name_start(line)
    label = len(line) - start > 2 and line[start].low in LABELS
    start += label
    while len(line) - start > 2 and line[-1].low in _LETTERS and line[-1].text[:1].isupper():
        line.pop()  # 'Jane Roe QC'
    name_words = [w for w in line[start:] if w.run is None]
    lead = line[:start]
    owner = max((k + 1 for k, w in enumerate(lead) if w.low.endswith("'s")), default=0)
    titles = {w.low for w in lead[owner:]}
    name = spelled(name_words)
    heads = [w.low for w in lead if is_role(w) or (label and w.low in LABELS)]
    if name_words and (_organised(name_words) or name.lower() in places() or name.lower() in bodies()):
        return Name(name, None, False, "", heads[-1] if heads else "")
    role = _role(lead, known)
    person = True if name and (role or any(is_title(w) for w in lead[owner:])) else None
    return Name(name, role, person, _gender(name_words, titles), heads[-1] if heads else "")


def _without_place(line: list[Word]) -> list[Word]:
    """'Jane Roe of the Harbour Institute' is Jane Roe."""
    for k in range(1, len(line)):
        if line[k].low in {"of", "at", "from", "with", "in"} and line[k - 1].name_like:
            lead = line[:k]
            if len(lead) > 1 and lead[-2].name_like and not _organised(lead) and lead[-1].low not in ROLES:
                return lead
            break
    return line


def head(words: Sequence[Word]) -> str:
    """The noun that a mention is about, in lower case: the last word before the first preposition."""
    line = list(words)
    while len(line) > 1 and line[0].low in DETERMINERS:
        line.pop(0)
    end = next(
        (k for k, w in enumerate(line) if k and (w.low in PREPOSITIONS or w.low in {"who", "which"} or w.text == ",")),
        len(line),
    )
    return line[end - 1].low if line else ""


def _name_start(line: list[Word]) -> int:
    """Where the name begins: after the last title, at most at the trailing run of capitalised words."""
    start = len(line)
    while start and (
        line[start - 1].name_like
        or line[start - 1].run
        or line[start - 1].low in _PARTICLES
        or line[start - 1].low in _SUFFIXES
        or owners(line, start - 1)
        or (line[start - 1].low == "and" and start > 1 and joins(line, start - 2, start - 1))
        or (start < len(line) and line[start - 1].text in {"&", ","} and line[start].low in _SUFFIXES)
    ):
        start -= 1
    while start < len(line) and (
        (line[start].low in _PARTICLES and not line[start].name_like) or line[start].run is not None
    ):
        start += 1
    if start == len(line):
        return start
    capitals = line[start:]
    if capitals[-1].low in ORGANISATION or (_organised(capitals) and not any(is_role(w) for w in capitals)):
        return start + whose(capitals)
    offices = capitals[:-1] if surname_of_trade(line, len(line) - 1) else capitals
    after_title = max((k + 1 for k, w in enumerate(offices) if is_role(w) or is_title(w)), default=0)
    owned = max((k + 1 for k, w in enumerate(capitals[:-1]) if w.low.endswith("'s")), default=0)
    after_title = max(after_title, owned)
    if after_title < len(capitals):
        start += after_title
    elif after_title == len(capitals):
        return len(line)
    before = line[start - 1].low if start else ""
    past_article = line[start - 2].low if before in DETERMINERS and start > 1 else before
    rest = line[start:]
    if past_article in _COMPLEMENTS and any(w.low in ROLES for w in line[:start]) and len(rest) > 1:
        if len(rest) == 2 and rest[0].low not in _DOMAINS | places():
            return len(line)  # 'a fund manager at Kestrel Capital': whose name is not told
        keep = 3 if len(rest) > 3 and (len(rest[-2].text) <= 2 or rest[-2].low in _PARTICLES) else 2
        start += max(len(rest) - keep, 1 if len(rest) == 2 and rest[0].low in _DOMAINS | places() else 0)
    while start < len(line) - 1 and (
        line[start].low in places()
        or (line[start].text.isupper() and len(line[start].text) > 2)
        or _LABEL.fullmatch(line[start].text)
    ):
        start += 1
    return start


_LABEL = re.compile(r"[A-Z]\w*(?:-[a-z]\w*)+")  # 'Mother-of-two', 'Red-faced'


def joins(line: Sequence[Word], k: int, at: int) -> bool:
    """Whether 'and' at ``line[at]`` is inside one name that begins at ``line[k]``: Fire and Rescue Service."""
    end = at + 1
    while end < len(line) and line[end].name_like:
        end += 1
    one = end - at > 2 and line[end - 1].low in ORGANISATION and not _organised(line[k:at])
    return one and line[k].name_like and not is_title(line[k]) and not genders().get(line[k].text)


_DOMAINS = listed("state defense defence health treasury justice interior education labor labour commerce energy")


def _organised(words: Sequence[Word]) -> bool:
    return any(w.low.removesuffix("'s") in ORGANISATION or w.low in PREPOSITIONS or w.text == "&" for w in words)


def _role(lead: list[Word], known: Container[str]) -> str | None:
    """The words before a name as a role, without what is only passing and without a stray capitalised word."""
    line = [w for w in lead if not is_title(w) and w.run is None]
    while line and (
        line[0].low in _PASSING or line[0].low in DETERMINERS or line[0].low.startswith(("then-", "soon-to-be"))
    ):
        line.pop(0)
    while line and (line[-1].low in DETERMINERS or not line[-1].is_word):
        line.pop()
    if not any(is_role(w) or w.low.endswith(("-elect", "-designate")) for w in line):
        return None
    line = _from_office(line)
    head = next((k for k, w in enumerate(line) if is_role(w)), 0)
    owned = max((k + 1 for k, w in enumerate(line[:head]) if w.low.endswith("'s")), default=0)
    line = line[owned:]  # 'the company's director'
    if head - owned == 1 and not is_role(line[0]) and not line[1].name_like and not _modifies(line[0], known):
        line.pop(0)
    return _joined(line)


def _from_office(line: list[Word]) -> list[Word]:
    """'The race between Republican', 'made by former candidate': the office begins after the last little word."""
    first = next((k for k, w in enumerate(line) if is_role(w)), 0)
    start = max((k + 1 for k, w in enumerate(line[:first]) if w.low in PREPOSITIONS or w.low in DETERMINERS), default=0)
    for k in range(first + 1, len(line) - 1):
        if line[k].low == "and" and line[k - 1].name_like and not is_role(line[k - 1]) and is_role(line[k + 1]):
            start = k + 1  # 'Republican Tom Brandt and Democrat'
    while start < len(line) - 1 and line[start].low in _PASSING:
        start += 1
    return line[start:]


def _modifies(word: Word, known: Container[str]) -> bool:
    """Whether a word right before an office belongs to it; one with a capital of its own has to be known."""
    return (
        not word.name_like
        or word.low in places()
        or word.low in ORGANISATION
        or word.text.isupper()
        or word.text in known
        or "." in word.text
        or word.low.endswith(_ADJECTIVAL)
    )


def _joined(line: Sequence[Word]) -> str:
    out = ""
    for k, w in enumerate(line):
        glue = not out or w.text in {",", ".", ")"} or (k and line[k - 1].end == w.start)
        out += w.text if glue else " " + w.text
    return out


def apposed(words: Sequence[Word]) -> str | None:
    """The role an apposition gives ('a senior analyst at the bank'), without its article; None if it gives none."""
    line = [w for w in words if w.text != ","] if words and words[0].text == "," else list(words)
    for k, w in enumerate(line):
        if (w.low in {"who", "which", "whose", "when", "and"} and (w.low != "and" or k > 8)) or w.run is not None:
            line = line[:k]
            break
    while line and (line[0].low in DETERMINERS or line[0].low in _PASSING or line[0].text.isdigit()):
        line.pop(0)
    noun = next((k for k, w in enumerate(line[:8]) if w.low in ROLES), None)
    if noun is None or line[0].low in PREPOSITIONS or any(_breaks(w) for w in line[:noun]):
        return None
    return _joined(_without_anaphor(line))


def _breaks(word: Word) -> bool:
    """'defended her daughter' names no role: what it is about stands after another article."""
    return word.low in DETERMINERS or word.low in AUXILIARIES


def _without_anaphor(line: list[Word]) -> list[Word]:
    """'spokeswoman for the company' is a spokeswoman: whose, only the article before says."""
    body = line[-1].low in ORGANISATION or line[-1].low in FIRMS
    if len(line) > 3 and body and line[-3].low in PREPOSITIONS and line[-2].low in {"the", "its"}:
        return line[:-3]
    return line


def _gender(name_words: list[Word], titles: set[str]) -> str:
    if titles & _WOMEN:
        return "f"
    if titles & _MEN:
        return "m"
    return genders().get(name_words[0].text, "") if name_words else ""
