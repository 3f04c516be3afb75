"""Every digest check has a record, a text or a capture that it alone rejects; what is not given is not passed."""

import pytest
from invented_article import DATA, TEXT, annotation, document, dumps, nodes, printed

from provenance.ids import sha256
from provenance.validation import Layer, Severity, validate_document


def mayor(doc):
    return printed(doc, "The harbour will open")


def nets(doc):
    return printed(doc, "the town would pay")


def spans(doc, speech):
    return annotation(doc, speech)["hasTarget"]["items"]


def quote(item):
    return next(s for s in item["hasSelector"] if s["@type"] == ["TextQuoteSelector"])


def position(item):
    return item["hasSelector"][0]


def other_words(doc):
    mayor(doc)["text"] += " Indeed."


def quoted_words_lost(doc):
    nets(doc)["text"] = "the town would pay for every one of the boats which had […]"


def longer_words(doc):
    item = spans(doc, mayor(doc))[0]
    item["hasSelector"][0]["end"] -= 1


def other_span_digest(doc):
    spans(doc, mayor(doc))[0]["sha256"] = "0" * 64


ALONE = {other_words: "content", quoted_words_lost: "quoted", longer_words: "length", other_span_digest: "span"}


@pytest.mark.parametrize("spoil", ALONE, ids=lambda f: f.__name__)
def test_what_a_record_shows_answers_for_itself(spoil):
    doc = document()
    spoil(doc)
    report = validate_document(dumps(doc), "x", shapes=False)
    assert [(f.layer, f.rule) for f in report.violations] == [(Layer.DIGESTS, ALONE[spoil])]


def folded(doc):
    """The span that is not shown whole."""
    return next(i for i in spans(doc, nets(doc)) if i["hasSelector"][-1]["@type"] == ["RangeSelector"])


def beyond_the_text(doc):
    item = folded(doc)
    item["part"] = "cue"  # so that the content is not what is found wanting
    item["hasSelector"] = [{"@type": ["TextPositionSelector"], "start": 1, "end": 10**6}]


def folded_digest(doc):
    folded(doc)["sha256"] = "0" * 64


def prefix(doc):
    quote(spans(doc, mayor(doc))[0])["prefix"] = "some other words\n\n“"


def suffix(doc):
    quote(spans(doc, mayor(doc))[0])["suffix"] = '" said nobody'


def first_words(doc):
    folded(doc)["hasSelector"][-1]["hasStartSelector"]["exact"] = "the town will pay"


def words_after(doc):
    folded(doc)["hasSelector"][-1]["hasEndSelector"]["exact"] = "“some of the"


def folded_content(doc):
    nets(doc)["contentDigest"] = "0" * 64


def miscounted(doc):
    nets(doc)["contentWords"] += 1


WITH_TEXT = {
    beyond_the_text: "position", folded_digest: "span-text", prefix: "prefix", suffix: "suffix",
    first_words: "exact", words_after: "exact", folded_content: "content-text", miscounted: "content-words",
}  # fmt: skip


@pytest.mark.parametrize("spoil", WITH_TEXT, ids=lambda f: f.__name__)
def test_the_text_answers_for_what_is_folded_away(spoil):
    doc = document()
    spoil(doc)
    report = validate_document(dumps(doc), "x", text=TEXT, shapes=False)
    found = [f.rule for f in report.violations]
    if spoil is beyond_the_text:  # its words are content as well, whatever the span is called
        assert "position" in found
    else:
        assert found == [WITH_TEXT[spoil]], report.lines()
    assert validate_document(dumps(doc), "x", shapes=False).ok, "without the text nobody can know"


def wrong_size(kind):
    def spoil(doc):
        nodes(doc, kind)[0]["contentSize"] = "1 B"

    return spoil


@pytest.mark.parametrize(
    ("spoil", "text", "capture", "rules"),
    [
        (None, TEXT, DATA + b"\n", ["capture"]),
        (wrong_size("Capture"), TEXT, DATA, ["capture-size"]),
        (wrong_size("ArticleText"), TEXT, DATA, ["text-size"]),
        (None, TEXT + "\n", DATA, ["text"]),
    ],
)
def test_bytes_and_text_are_held_against_their_digests(spoil, text, capture, rules):
    doc = document()
    if spoil:
        spoil(doc)
    report = validate_document(dumps(doc), "x", text=text, capture=capture, shapes=False)
    assert [f.rule for f in report.findings] == rules


def test_what_is_not_given_is_not_checked_and_not_passed():
    report = validate_document(dumps(document()), "x")
    assert report.ok
    assert [(f.rule, f.severity) for f in report.findings] == [
        ("capture", Severity.NOT_CHECKED),
        ("text", Severity.NOT_CHECKED),
    ]
    assert all(" not checked " in line for line in report.lines())


def test_with_text_and_capture_nothing_is_left_open():
    assert validate_document(dumps(document()), "x", text=TEXT, capture=DATA).findings == ()


def test_one_changed_letter_in_the_text_is_found_at_its_span():
    changed = TEXT.replace("every one of the boats", "every one of the goats")
    report = validate_document(dumps(document()), "x", text=changed, shapes=False)
    doc = document()
    where = {f.where for f in report.violations}
    assert where == {nodes(doc, "ArticleText")[0]["@id"], nets(doc)["@id"], folded(doc)["@id"]}
    assert sha256(changed.encode()) in str(report.violations[0])
