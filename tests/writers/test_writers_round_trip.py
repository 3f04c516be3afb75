"""Whatever a page states, the formats' own libraries read back the same, or a notice says that they do not."""

import io
import json
from dataclasses import replace

import bibtexparser
import harbour
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from provenance.bibliography import PersonName, sourcing, tex
from provenance.model.reading import Byline, Outlet
from provenance.notices import NoticeKind
from provenance.writers import WRITERS

PIECES = st.one_of(
    st.sampled_from(
        ["{", "}", "\\", "%", "$", "#", "_", "&", "~", "^", '"', "@", ",", "--", "``", "''", "?`", "\\url{"]
    ),
    st.sampled_from(
        ["\n", "\r\n", "\t", "\nTY  - JOUR", "\nER  - ", "AU  - ", " and ", " von ", "Jr.", "<b>", "&amp;"]
    ),
    st.sampled_from(["é", "ñ", "Ø", "ß", "“", "”", "’", "—", "…", "\u00a0", "\u00ad", "e\u0301", "ﬁ", "🚢", "港口"]),
    st.sampled_from(["مرحبا", "שלום", "\u202e", "\u2028", "\x0b", "\x1c", "\x00"]),
    st.text(max_size=6),
    st.text(alphabet=st.characters(categories=("Lu", "Ll")), min_size=1, max_size=8),
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
NAMES = st.one_of(TEXTS, st.lists(st.text(alphabet="abcdeÉøA-'’.{}", min_size=1, max_size=7), max_size=4).map(" ".join))
MODEST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holding(headline, author, outlet):
    metadata = replace(
        harbour.FULL, headline=headline, author=(Byline(author),) if author else (), publisher=Outlet(outlet)
    )
    return harbour.whole(metadata, attributions=())


def written(name, one):
    out = io.BytesIO()
    notices = WRITERS.load(name)([one], out)
    lost = any(notice.kind is NoticeKind.LOST_FIELD for notice in notices)
    return out.getvalue().decode(), lost


def names_as_read(text):
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert not library.failed_blocks, library.failed_blocks
    author = library.entries[0].fields_dict.get("author")
    parts = author.value if author else []
    return [" ".join(tex.decode(" ".join(p)) for p in (one.first, one.von, one.last, one.jr) if p) for one in parts]


def bib(name, headline, author, outlet):
    one = holding(headline, author, outlet)
    entry = sourcing(one).read
    text, lost = written(name, one)
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks, library.failed_blocks
    (read,) = library.entries
    assert read.key == entry.key
    journal = read.fields_dict.get("journaltitle") or read.fields_dict.get("journal")
    same = tex.decode(read["title"]) == (entry.title or "[Untitled]")
    same &= tex.decode(journal.value if journal else "") == (entry.container or "")
    same &= names_as_read(text) == [name.full for name in entry.author]
    assert same or lost
    assert read["url"] == entry.url


@given(TEXTS, NAMES, TEXTS)
@example("50% of R&D costs $5; a_b #1 {x} \\y ~^", "Ilse de Vrijn", "The Bugle")
@example("--- `` '' ?` !`", "Samuel Reed, Jr.", "Tide and Time")
@example("مرحبا", "and and and", "{")
@example("", "Ann é and é", "")
@MODEST
def test_bibtex_is_read_back_the_same(headline, author, outlet):
    bib("bibtex", headline, author, outlet)


@given(TEXTS, NAMES, TEXTS)
@example("50% of R&D costs $5; a_b #1 {x} \\y ~^", "Ilse de Vrijn", "The Bugle")
@example("--- `` '' ?` !`", "Samuel Reed, Jr.", "Tide and Time")
@MODEST
def test_biblatex_is_read_back_the_same(headline, author, outlet):
    bib("biblatex", headline, author, outlet)


@given(TEXTS, NAMES, TEXTS)
@example("One\nER  - \nTY  - JOUR\nAU  - Nobody", "Ilse de Vrijn", "The Bugle")
@MODEST
def test_ris_is_read_back_the_same(headline, author, outlet):
    one = holding(headline, author, outlet)
    entry = sourcing(one).read
    text, lost = written("ris", one)
    (read,) = rispy.loads(text)
    same = read["title"] == (entry.title or "[Untitled]")
    same &= read.get("secondary_title") == entry.container
    expected = [n.inverted if isinstance(n, PersonName) else f"{n.full}," for n in entry.author]
    same &= read.get("authors", []) == expected
    assert same or lost
    assert (read["id"], read["date"], read["access_date"]) == (entry.key, "2024/03/01/", "2024/03/02/")
    assert read["urls"] == [entry.url]


@given(TEXTS, NAMES, TEXTS)
@MODEST
def test_csl_json_is_read_back_the_same(headline, author, outlet):
    one = holding(headline, author, outlet)
    entry = sourcing(one).read
    text, _ = written("csljson", one)
    (read,) = json.loads(text)
    assert read.get("title") == entry.title
    assert read.get("container-title") == entry.container
    assert len(read.get("author", [])) == len(entry.author)
