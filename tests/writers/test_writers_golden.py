import io
import re

import harbour
import pytest

from provenance.notices import NoticeKind
from provenance.writers import WRITERS

CITATIONS = ("csljson", "bibtex", "biblatex", "ris")


def written(name, *holdings):
    out = io.BytesIO()
    notices = WRITERS.load(name)(iter(holdings), out)
    return out.getvalue(), notices


def test_the_table_of_writers_is_what_it_was_and_every_line_resolves():
    ours = [plugin.name for plugin in WRITERS.plugins]
    assert ours[:7] == ["jsonld", "turtle", "nquads", "csljson", "bibtex", "biblatex", "ris"]
    for plugin in WRITERS.plugins:
        assert callable(WRITERS.load(plugin.name))
        assert plugin.summary
        assert plugin.holds
        assert plugin.extensions


@pytest.mark.parametrize("name", CITATIONS)
def test_every_case_as_it_was_read_by_a_person(name, request):
    extension = WRITERS.plugin(name).extensions[0]
    found, _ = written(name, *harbour.CASES.values())
    harbour.golden(request.path.parent / "golden" / f"{name}{extension}", found.decode())


@pytest.mark.parametrize("name", ["jsonld", "turtle", "nquads"])
def test_one_quotation_as_rdf_as_it_was_read_by_a_person(name, request):
    extension = WRITERS.plugin(name).extensions[0]
    found, notices = written(name, harbour.quotation("interview"))
    assert notices == []
    harbour.golden(request.path.parent / "golden" / f"interview{extension}", found.decode())


@pytest.mark.parametrize("name", CITATIONS)
def test_writing_again_gives_the_same_bytes(name):
    assert written(name, *harbour.CASES.values()) == written(name, *harbour.CASES.values())


@pytest.mark.parametrize("name", ["csljson", "bibtex", "ris"])
def test_a_chain_that_is_only_in_words_is_said(name):
    _, notices = written(name, harbour.quotation("statement"))
    assert [notice.kind for notice in notices] == [NoticeKind.LOST_CHAIN]


def test_biblatex_has_a_word_for_the_chain():
    found, notices = written("biblatex", harbour.quotation("statement"))
    assert notices == []
    assert len(re.findall(rb"relatedtype += \{quotedin\}", found)) == 2


def test_biblatex_does_not_call_a_paraphrase_a_quotation():
    found, _ = written("biblatex", harbour.quotation("indirect"))
    assert b"quotedin" not in found
    assert len(re.findall(rb"relatedstring += \{reported in\}", found)) == 2


def test_a_language_that_babel_does_not_name_is_said():
    holding = harbour.whole(harbour.replace(harbour.FULL, in_language="tlh"))
    _, notices = written("biblatex", holding)
    assert NoticeKind.LOST_FIELD in [notice.kind for notice in notices]


@pytest.mark.parametrize("name", [plugin.name for plugin in WRITERS.plugins[:7]])
def test_no_holdings_at_all(name):
    found, notices = written(name)
    assert notices == []
    assert isinstance(found, bytes)
