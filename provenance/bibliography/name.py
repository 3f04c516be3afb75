"""Names as citation formats want them: a person's in parts, a body's whole.

A record keeps a name as the article prints it, in one string, and an article does not say where the family
name begins. The rules here are those of BibTeX's own name reader (Patashnik, *BibTeXing*, section 4) for a
name written in reading order: words in lower case after the first are particles, what follows them is the
family name, and without particles the last word is. To them come the few words of `JOINED`.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.bibliography.line import line

JOINED = frozenset(
    ["van", "von", "de", "del", "della", "der", "den", "di", "da", "du", "la", "le", "ter", "ten", "ó", "ní", "nic"]
)
"""Words that open a family name also where they are written with a capital: Van Hollen, De Niro, Ó Faoláin."""

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in the parts CSL has (section 'Names' of CSL 1.0.2).

    ``particle`` is kept with the family name wherever the name is printed ('de Vrijn'). CSL has also a
    dropping particle ('von' of 'von Humboldt', where 'Humboldt' stands alone); which of the two it is depends
    on the language and the bearer, neither of which an article states, so no particle is ever dropped.
    """

    family: str
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None

    @property
    def short(self) -> str:
        """The name as a citation in the text gives it: the family name with its particle."""
        return " ".join(part for part in (self.particle, self.family) if part)

    @property
    def full(self) -> str:
        """The name in reading order."""
        return " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """The name as a list sorts it: 'de Vrijn, Ilse'."""
        return ", ".join(part for part in (self.short, self.given, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class LiteralName:
    """The name of a body, or of a person who has one word for a name: never split, never turned round."""

    full: str

    @property
    def short(self) -> str:
        """The same."""
        return self.full

    @property
    def inverted(self) -> str:
        """The same."""
        return self.full


Name = PersonName | LiteralName


def person(printed: str) -> Name:
    """A person's name in parts; a name of one word is a `LiteralName`, because nothing says which part it is.

    A comma is taken for 'Family, Given' unless what follows it is a suffix such as 'Jr.'.
    """
    parts = [_one_line(part) for part in printed.split(",")]
    suffix = parts.pop() if len(parts) > 1 and parts[-1].casefold() in SUFFIXES else None
    if len(parts) == 2 and all(parts):
        particles, family = _particles(parts[0].split())
        return PersonName(family, parts[1], particles, suffix)
    words = _one_line(" ".join(parts)).split()
    if suffix is None and len(words) > 2 and words[-1].casefold() in SUFFIXES:
        suffix = words.pop()
    if len(words) < 2:
        return LiteralName(_one_line(printed))
    opening = (at for at, word in enumerate(words[:-1]) if at and (_is_particle(word) or word.casefold() in JOINED))
    first = next(opening, len(words) - 1)
    particles, family = _particles(words[first:])
    return PersonName(family, " ".join(words[:first]), particles, suffix)


def body(printed: str) -> LiteralName:
    """An organisation's name."""
    return LiteralName(_one_line(printed))


def _particles(words: list[str]) -> tuple[str | None, str]:
    """Leading words in lower case, and the rest; one word at least is the family name."""
    count = next((at for at, word in enumerate(words[:-1]) if not _is_particle(word)), len(words) - 1)
    return " ".join(words[:count]) or None, " ".join(words[count:])


def _is_particle(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return bool(letters) and letters[0].islower()


def _one_line(text: str) -> str:
    return line(text) or ""
