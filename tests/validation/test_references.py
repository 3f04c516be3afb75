"""Every check of references and identifiers has a record that it alone rejects."""

import pytest
from invented_article import annotation, document, dumps, nodes, other, printed

from provenance.ids import Ids
from provenance.validation import Layer, validate_document


def article(doc):
    return nodes(doc, "NewsArticle")[0]


def described(doc):
    return nodes(doc, "Record")[0]


def rename(doc, node, iri):
    """A node gets another IRI, wherever it stands."""
    before = node["@id"]

    def walk(value):
        if isinstance(value, dict):
            return {k: v if k == "@context" else walk(v) for k, v in value.items()}
        if isinstance(value, list):
            return [walk(one) for one in value]
        return iri if value == before else value

    doc.update(walk(doc))


def undescribed(doc):
    doc["@graph"].remove(described(doc))


def described_twice(doc):
    doc["@graph"].append({**described(doc), "@id": described(doc)["@id"][:-1] + "2"})


def graph_named_otherwise(doc):
    doc["@id"] = doc["@id"][:-1] + "2"


def one_iri_twice(doc):
    doc["@graph"].append(dict(nodes(doc, "CreativeWork")[0]))


def one_iri_twice_within(doc):
    spans = nodes(doc, "Annotation")[0]["hasTarget"]["items"]
    spans[1]["@id"] = spans[0]["@id"]


def leads_nowhere(doc):
    article(doc)["publisher"] = other(article(doc)["publisher"])


def leads_out_of_the_record(doc):
    nodes(doc, "Person")[0]["@id"]
    article(doc)["author"].append("https://elsewhere.example/ida")


def never_mentioned(doc):
    agent = nodes(doc, "Organization")[0]
    doc["@graph"].append({**agent, "@id": other(agent["@id"])})


def numbered_otherwise(doc):
    rename(doc, described(doc), doc["@id"][:-2] + "-0")


def about_another_article(doc):
    rename(doc, described(doc), str(Ids().record(other(article(doc)["@id"]), 1)))


def revision_of_itself(doc):
    described(doc)["wasRevisionOf"] = described(doc)["@id"]


def capture_named_otherwise(doc):
    rename(doc, nodes(doc, "Capture")[0], other(nodes(doc, "Capture")[0]["@id"]))


def text_named_otherwise(doc):
    rename(doc, nodes(doc, "ArticleText")[0], other(nodes(doc, "ArticleText")[0]["@id"]))


TABLE = {
    undescribed: "description", described_twice: "description", graph_named_otherwise: "graph-name",
    one_iri_twice: "unique", one_iri_twice_within: "unique", leads_nowhere: "resolves",
    leads_out_of_the_record: "resolves", never_mentioned: "referenced", numbered_otherwise: "record-iri",
    about_another_article: "record-iri", revision_of_itself: "revision", capture_named_otherwise: "capture-iri",
    text_named_otherwise: "text-iri",
}  # fmt: skip


@pytest.mark.parametrize("spoil", TABLE, ids=lambda f: f.__name__)
def test_each_reference_check_alone_rejects_a_record(spoil):
    doc = document()
    spoil(doc)
    report = validate_document(dumps(doc), "x", shapes=False)
    assert [found.rule for found in report.violations] == [TABLE[spoil]], report.lines()
    assert report.violations[0].layer is Layer.REFERENCES


def test_revisions_point_out_of_the_record():
    doc = document(primary=True)
    assert described(doc)["wasRevisionOf"]
    note = annotation(doc, printed(doc, "The harbour"))
    note["wasRevisionOf"] = other(note["@id"])
    assert validate_document(dumps(doc), "x").ok


def test_an_archive_with_a_base_of_its_own_is_checked_by_it():
    before, after = b"https://w3id.org/provenance-records/id/", b"https://news.example/id#"
    report = validate_document(dumps(document()).replace(before, after), "x")
    assert not [f for f in report.violations if f.layer is Layer.REFERENCES]
