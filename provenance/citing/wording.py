"""How a style says that words were read in one source and come from another.

All three manuals ask first for the original; where only the later source was read they say so, each in its
own words:

- APA 7, section 8.6: the original is named in the text, with its year where it is known, then 'as cited in'
  and the source that was read. Only that one is in the list. Sources between the two are not named.
- MLA 9, section 6.77: 'qtd. in' before the source that was read. Only that one is in the list.
- Chicago (CMOS 17), section 14.260 for notes: the original first, then 'quoted in' and the later source; the
  bibliography does the same (Turabian 9, section 17.10). Every outlet between the two is named by another
  'quoted in', since the manual wants it clear where the words were found. Section 15.56 for author-date:
  'quoted in' in the text, only the source that was read in the list.
- Other styles: as Chicago, notes or author-date; a numeric style gives the original before the number.

Where an article only reports words, Chicago's and MLA's terms would call a paraphrase a quotation: there it
is 'reported in'. APA's 'as cited in' is true of both.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.bibliography.entry import EntryKind
from provenance.citing.output import italic, unmarked
from provenance.citing.processor import Processor
from provenance.citing.style import Family

if TYPE_CHECKING:
    from provenance.bibliography.entry import Entry, Sourcing
    from provenance.citing.style import Style

_ORIGINAL = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
 <info><title>What is known of an original</title><id>original</id></info>
 <macro name="work"><group delimiter=", ">
  <text variable="title" quotes="true"/><text variable="genre"/>
  <text variable="container-title" font-style="italic"/><date variable="issued" form="text"/>
 </group></macro>
 <citation><layout><group delimiter=", ">
  <names variable="author"><name and="text" delimiter-precedes-last="always"/></names><text macro="work"/>
 </group></layout></citation>
 <bibliography><layout suffix="."><group delimiter=". ">
  <names variable="author"><name and="text" name-as-sort-order="first"/></names>
  <text macro="work" text-case="capitalize-first"/>
 </group></layout></bibliography>
</style>"""
"""A style of our own, so that names and dates come out in the words of the user's style's locale. Repository
styles would print 'n.d.' for every date that the article does not give."""


def behind(sourcing: Sourcing) -> tuple[Entry, ...]:
    """The sources behind the article that can be named: what an unnamed source said has nobody to cite."""
    return tuple(entry for entry in sourcing.chain if entry.author or entry.container)


def before_citation(sourcing: Sourcing, style: Style) -> str:
    """What stands before the citation of the article that was read; empty where the article is the source."""
    chain = behind(sourcing)
    if style.family is Family.APA:
        return f"{_apa(chain[-1])}, as cited in " if chain else ""
    if style.family is Family.MLA:
        named = (
            chain[-1].author[0].short
            if chain and chain[-1].author
            else chain[-1].label
            if chain
            else _speaker(sourcing)
        )
        return f"{unmarked(named)}, {_last_verb(sourcing, 'qtd. in')} " if named else ""
    if chain:
        return f"{_original(chain[-1], style)}, {_onward(sourcing, chain)}"
    if style.family is Family.NOTE and sourcing.speaker:
        return f"{unmarked(sourcing.speaker.full)}, {_verb(sourcing.quoted)} "
    return ""


def before_list_entry(sourcing: Sourcing, style: Style) -> str:
    """What stands before the article in the list of a note style: the original, as the list gives names."""
    chain = behind(sourcing)
    if style.family is not Family.NOTE or not chain:
        return ""
    onward = _onward(sourcing, chain)
    return f"{_original(chain[-1], style, listed=True)} {onward[:1].upper()}{onward[1:]}"


def speaker_outside(sourcing: Sourcing, style: Style) -> str:
    """Who is named before the parentheses, where the words were given to the article itself."""
    outside = style.family in (Family.APA, Family.AUTHOR, Family.NUMERIC)
    return unmarked(sourcing.speaker.full) if outside and sourcing.speaker and not behind(sourcing) else ""


def _apa(original: Entry) -> str:
    """'Oyelaran, 2024': the name and, where it is known, the year."""
    who = original.author[0].short if original.author else original.label
    return unmarked(f"{who}, {original.issued.year}" if original.issued else who)


def _onward(sourcing: Sourcing, chain: tuple[Entry, ...]) -> str:
    """'quoted in Reuters, quoted in ': every source between the original and the article."""
    words = ""
    for entry, nearer in zip(reversed(chain), [*reversed(chain[:-1]), sourcing.read], strict=True):
        words += f"{_verb(entry.quoted_in is None or entry.quoted_in.quoted)} "
        if nearer is not sourcing.read:
            words += f"{italic(unmarked(nearer.container or nearer.label))}, "
    return words


def _original(entry: Entry, style: Style, *, listed: bool = False) -> str:
    known = replace(entry, genre=None) if entry.kind in (EntryKind.NEWS, EntryKind.REMARK) else entry
    processor = Processor(style, [known], io.BytesIO(_ORIGINAL))
    return processor.list()[entry.key] if listed else processor.citation(entry.key)


def _last_verb(sourcing: Sourcing, quoted: str) -> str:
    return quoted if sourcing.quoted else "reported in"


def _verb(quoted: bool) -> str:
    return "quoted in" if quoted else "reported in"


def _speaker(sourcing: Sourcing) -> str:
    return sourcing.speaker.short if sourcing.speaker else ""
