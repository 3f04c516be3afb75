from dataclasses import replace
from datetime import date

import harbour
import pytest

from provenance.bibliography import EntryKind, Link, LiteralName, Moment, PersonName, listing, sourcing
from provenance.bibliography.sentence import onward
from provenance.errors import WriteError
from provenance.ids import Iri
from provenance.model.holding import Holding
from provenance.model.record import Record
from provenance.notices import NoticeKind


def test_an_article_is_one_entry():
    found = sourcing(harbour.whole())
    assert found.chain == ()
    article = found.read
    assert article.kind is EntryKind.NEWS
    assert [name.full for name in article.author] == ["Ilse de Vrijn", "Tomás Ó Faoláin"]
    assert (article.container, article.issued, article.accessed) == (
        "The Bugle",
        Moment(2024, 3, 1),
        Moment(2024, 3, 2),
    )
    assert article.url == harbour.FULL.url


def test_a_chain_is_in_order_and_linked():
    found = sourcing(harbour.quotation("statement"))
    report, statement = found.chain
    assert (report.container, report.kind, report.quoted_in) == ("Reuters", EntryKind.NEWS, Link(found.read.key, True))
    assert statement.kind is EntryKind.STATEMENT
    assert statement.author == (PersonName("Oyelaran", "Ann"),)
    assert (statement.issued, statement.quoted_in) == (Moment(2024, 2, 28), Link(report.key, True))
    assert found.original is statement


def test_an_interview_is_its_speakers_and_its_outlets():
    agency, interview = sourcing(harbour.quotation("interview")).chain
    assert agency.container == "AP"
    assert (interview.kind, interview.container, interview.author[0].short) == (
        EntryKind.INTERVIEW, "The Courier", "Oyelaran",
    )  # fmt: skip


def test_words_given_to_the_articles_own_outlet_came_through_nobody():
    found = sourcing(harbour.quotation("own"))
    assert found.chain == ()
    assert found.speaker == PersonName("Brandt", "Jan")


def test_a_body_that_speaks_is_not_split():
    (conference,) = sourcing(harbour.quotation("direct")).chain
    assert conference.author == (LiteralName("Port Authority of Nordhaven"),)


def test_of_an_unnamed_source_the_outlets_report_is_the_original():
    found = sourcing(harbour.quotation("unnamed"))
    assert found.speaker is None
    assert found.original.container == "Reuters"


def test_an_outlet_that_is_itself_the_source_is_the_original():
    assert sourcing(harbour.quotation("outlet")).original.container == "The New Tribune"


def test_reported_words_are_not_called_quoted():
    found = sourcing(harbour.quotation("indirect"))
    assert [entry.quoted_in.quoted for entry in found.chain] == [False, False]
    assert onward(found, found.original).startswith("Reported in The Courier, reported in Ilse de Vrijn, “Harbour ‘to")
    assert found.read.annotation == (harbour.WORDS["indirect"],)


def test_a_missing_headline_is_supplied_in_brackets_or_not_at_all():
    assert sourcing(harbour.whole(harbour.UNTITLED)).read.title is None
    held = Holding(harbour.record(harbour.UNTITLED), text="The port will open on Monday, they say.")
    assert sourcing(held).read.title == "[The port will open on Monday, …]"


def test_a_primary_text_is_a_document_of_its_publisher():
    article = sourcing(harbour.CASES["primary"]).read
    assert (article.kind, article.publisher, article.container) == (EntryKind.PRIMARY, "The Bugle", None)


def test_keys_are_readable_and_do_not_depend_on_the_rest():
    found = sourcing(harbour.quotation("statement"))
    assert [entry.key.rpartition("-")[0] for entry in found.entries] == [
        "devrijn2024harbour", "reutersndreport", "oyelaran2024statement",
    ]  # fmt: skip
    other = sourcing(harbour.whole(replace(harbour.FULL, url="https://bugle.example/other"))).read
    assert other.key != found.read.key
    assert sourcing(harbour.whole()).read.key == found.read.key


def test_two_quotations_share_the_article_and_keep_their_own_hops():
    found = listing([harbour.quotation("statement"), harbour.quotation("unnamed")])
    assert len(found.entries) == 4
    assert len(found.entries[0].annotation) == 2
    assert [entry.container for entry in found.entries].count("Reuters") == 2


def test_the_chains_of_a_whole_record_are_missed_aloud():
    (notice,) = listing([harbour.whole()]).notices
    assert notice.kind is NoticeKind.LOST_CHAIN


@pytest.mark.parametrize("focus", ["https://elsewhere.example/q", harbour.record().article.id])
def test_a_quotation_that_the_record_does_not_hold(focus):
    with pytest.raises(WriteError, match="no quotation of that name"):
        sourcing(Holding(harbour.record(), focus=Iri(focus)))


def test_a_record_about_no_article():
    description = replace(harbour.record().description, about=Iri("https://elsewhere.example/statement"))
    with pytest.raises(WriteError, match="only a record about an article"):
        sourcing(Holding(Record((description,))))


@pytest.mark.parametrize("parts", [(2024, 13), (2023, 2, 29), (2024, None, 3)])
def test_no_calendar_has_such_a_date(parts):
    with pytest.raises(ValueError, match=r"month|day"):
        Moment(*parts)


def test_a_date_is_as_precise_as_it_is_known():
    assert [Moment(2024).iso, Moment(2024, 3).iso, Moment(2024, 3, 1).iso] == ["2024", "2024-03", "2024-03-01"]
    assert Moment(*date(987, 1, 2).timetuple()[:3]).iso == "0987-01-02"


def test_what_no_citation_holds_is_said():
    metadata = replace(harbour.FULL, dateline="NORDHAVEN", article_section="Ports")
    notices = listing([harbour.whole(metadata, attributions=())]).notices
    assert [(notice.kind, notice.message) for notice in notices] == [
        (NoticeKind.LOST_FIELD, "not in a citation: its section, its dateline")
    ]
