"""Every shape has a record that it alone rejects, and that the schema accepts."""

from functools import cache

import pytest
import rdflib
from invented_article import DATA, TEXT, annotation, chain, document, dumps, named, nodes, printed

from provenance import vocab
from provenance.compose.chains import OCCASIONS
from provenance.model.extraction import Relation, Setting
from provenance.validation import Document, Layer, Severity, validate_document, validate_documents

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
CONSTRAINTS = (
    "class", "equals", "hasValue", "in", "lessThan", "lessThanOrEquals", "maxCount", "maxInclusive", "minCount",
    "minInclusive", "or", "pattern", "sparql",
)  # fmt: skip


def mayor(doc):
    return printed(doc, "The harbour will open")


def promise(doc):
    return printed(doc, "the Harbour Ministry")


def fisherman(doc):
    return printed(doc, "Nobody asked")


def nets(doc):
    return printed(doc, "the town would pay")


def article(doc):
    return nodes(doc, "NewsArticle")[0]


def spans(doc, speech):
    return annotation(doc, speech)["hasTarget"]["items"]


def about_a_person(doc):
    person = nodes(doc, "Person")[0]
    doc["@graph"] = [*nodes(doc, "Record"), *nodes(doc, "SoftwareAgent"), person]
    doc["@graph"][0]["about"] = person["@id"]


def two_articles(doc):
    doc["@graph"].append({"@id": article(doc)["@id"] + "-2", "@type": ["NewsArticle", "Entity"], "wordCount": 1})


def modified_before(doc):
    article(doc)["dateModified"]["@value"] = "2024-02-01T00:00:00Z"


def acted_by_article(doc):
    nodes(doc, "Capturing")[0]["wasAssociatedWith"] = [article(doc)["@id"]]


def spoken_by_article(doc):
    nets(doc)["spokenByCharacter"] = article(doc)["@id"]


def published_by_person(doc):
    article(doc)["publisher"] = nodes(doc, "Person")[0]["@id"]


def cites_an_outlet(doc):
    article(doc)["citation"].append(article(doc)["publisher"])


def work_not_cited(doc):
    article(doc)["citation"].pop()


def bytes_of_a_work(doc):
    nodes(doc, "Capture")[0]["encodesCreativeWork"] = nodes(doc, "CreativeWork")[0]["@id"]


def size_in_kilobytes(doc):
    nodes(doc, "Capture")[0]["contentSize"] = "5 kB"


def capture_by_reading(doc):
    nodes(doc, "Capture")[0]["wasGeneratedBy"] = nodes(doc, "Reading")[0]["@id"]


def text_by_capturing(doc):
    capturing = nodes(doc, "Capturing")[0]
    capturing["used"] = [nodes(doc, "Capture")[0]["@id"]]
    nodes(doc, "ArticleText")[0]["wasGeneratedBy"] = capturing["@id"]


def text_from_itself(doc):
    text = nodes(doc, "ArticleText")[0]
    text["wasDerivedFrom"] = text["@id"]
    nodes(doc, "Reading")[0]["used"] = [text["@id"]]


def reading_used_nothing(doc):
    nodes(doc, "Reading")[0].pop("used")


def extraction_used_the_capture(doc):
    nodes(doc, "Extraction")[0]["used"] = [nodes(doc, "Capture")[0]["@id"]]


def ended_before_it_started(doc):
    nodes(doc, "Extraction")[0]["endedAtTime"] = "2024-03-01T00:00:00Z"


def annotation_by_reading(doc):
    nodes(doc, "Annotation")[0]["wasGeneratedBy"] = nodes(doc, "Reading")[0]["@id"]


def body_is_a_hop(doc):
    second = {**annotation(doc, mayor(doc)), "@id": "https://bugle.example/annotation"}
    second["hasBody"] = chain(doc, mayor(doc))[0]["@id"]
    doc["@graph"].append(second)


def no_annotation(doc):
    doc["@graph"].remove(annotation(doc, promise(doc)))


def no_content(doc):
    for item in spans(doc, promise(doc)):
        item["part"] = "cue"


def no_quoted_words(doc):
    for item in spans(doc, nets(doc)):
        item["part"] = "content"


def span_of_the_capture(doc):
    spans(doc, mayor(doc))[0]["hasSource"] = nodes(doc, "Capture")[0]["@id"]


def no_position(doc):
    spans(doc, mayor(doc))[0]["hasSelector"].pop(0)


def two_positions(doc):
    spans(doc, mayor(doc))[0]["hasSelector"].append({"@type": ["TextPositionSelector"], "start": 3, "end": 7})


def end_at_start(doc):
    position = spans(doc, mayor(doc))[0]["hasSelector"][0]
    position["start"], position["end"] = position["end"], position["start"]


def too_sure(doc):
    nodes(doc, "Annotation")[0]["confidence"] = "1.01"


def less_than_nothing(doc):
    nodes(doc, "Annotation")[0]["confidence"] = "-0.01"


def indirect_quotation(doc):
    mayor(doc)["kind"] = "indirect"


def direct_report(doc):
    promise(doc)["kind"] = "direct"


def printed_in_a_work(doc):
    nets(doc)["isPartOf"] = nodes(doc, "CreativeWork")[0]["@id"]


def hop_in_the_article(doc):
    chain(doc, promise(doc))[0]["isPartOf"] = article(doc)["@id"]


def from_a_work(doc):
    """The words come straight from a work, which is no hop."""
    work = nodes(doc, "CreativeWork")[0]["@id"]
    speech = nets(doc)
    speech["wasDerivedFrom"] = speech["wasQuotedFrom"] = work
    step = {"@type": ["QuotedFrom"], "entity": work, "ordinal": 1, "relation": "quoted"}
    speech["qualifiedQuotation"] = step


def short_form_alone(doc):
    promise(doc).pop("qualifiedDerivation")


def two_qualified_forms(doc):
    speech = mayor(doc)
    speech["qualifiedDerivation"] = {**speech["qualifiedQuotation"], "@type": ["Derivation"]}


def quoted_without_saying(doc):
    mayor(doc).pop("wasQuotedFrom")


def hop_left_alone(doc):
    for key in ("wasDerivedFrom", "qualifiedDerivation"):
        promise(doc).pop(key)


def two_into_one_hop(doc):
    for key in ("wasDerivedFrom", "wasQuotedFrom", "qualifiedQuotation"):
        nets(doc)[key] = mayor(doc)[key]


def first_is_second(doc):
    promise(doc)["qualifiedDerivation"]["ordinal"] = 2


def gap(doc):
    chain(doc, mayor(doc))[1]["qualifiedQuotation"]["ordinal"] = 4


def circle(doc):
    """Two hops that nothing but each other leads to."""
    first, second = (dict(chain(doc, promise(doc))[0]) for _ in "ab")
    first["@id"], second["@id"] = "https://bugle.example/a", "https://bugle.example/b"
    for hop, to, ordinal in ((first, second, 1), (second, first, 2)):
        hop["wasDerivedFrom"] = to["@id"]
        step = {"@type": ["Derivation"], "entity": to["@id"], "ordinal": ordinal, "relation": "reported"}
        hop["qualifiedDerivation"] = step
    doc["@graph"] += [first, second]


def source_of_another(doc):
    mayor(doc)["hadPrimarySource"] = fisherman(doc)["hadPrimarySource"]


def source_on_the_way(doc):
    mayor(doc)["hadPrimarySource"] = mayor(doc)["wasDerivedFrom"]


def unheard_of_relation(doc):
    promise(doc)["qualifiedDerivation"]["relation"] = "whispered"


TABLE = {
    "RecordAbout": about_a_person,
    "OneArticle": two_articles,
    "ModifiedAfterPublished": modified_before,
    "AgentsAct": acted_by_article,
    "AgentsSpeakAndWrite": spoken_by_article,
    "PublisherIsOutlet": published_by_person,
    "CitationIsWork": cites_an_outlet,
    "WorkIsCited": work_not_cited,
    "BytesOfArticle": bytes_of_a_work,
    "SizeInBytes": size_in_kilobytes,
    "CaptureByCapturing": capture_by_reading,
    "TextByReading": text_by_capturing,
    "TextFromCapture": text_from_itself,
    "TextFromWhatWasRead": reading_used_nothing,
    "ExtractionUsesText": extraction_used_the_capture,
    "TimesInOrder": ended_before_it_started,
    "AnnotationByExtraction": annotation_by_reading,
    "BodyIsPrinted": body_is_a_hop,
    "SpeechIsAnnotated": no_annotation,
    "ContentFirst": no_content,
    "QuotationHasQuotedWords": no_quoted_words,
    "SpanOfText": span_of_the_capture,
    "SpanHasPosition": no_position,
    "SpanHasOnePosition": two_positions,
    "StartBeforeEnd": end_at_start,
    "ConfidenceAtMostOne": too_sure,
    "ConfidenceNotNegative": less_than_nothing,
    "QuotationKind": indirect_quotation,
    "ReportedKind": direct_report,
    "PrintedInArticle": printed_in_a_work,
    "HopInWork": hop_in_the_article,
    "NextIsHop": from_a_work,
    "QualifiedAgrees": short_form_alone,
    "OneQualifiedForm": two_qualified_forms,
    "QuotedMeansQuotation": quoted_without_saying,
    "HopIsReached": hop_left_alone,
    "ChainsApart": two_into_one_hop,
    "FirstOrdinal": first_is_second,
    "OrdinalsInOrder": gap,
    "PrimarySourceOnTheWay": source_of_another,
    "PrimarySourceIsLast": source_on_the_way,
    "RelationIsKnown": unheard_of_relation,
}
WARNINGS = {"ModifiedAfterPublished", "QuotationHasQuotedWords"}


@cache
def graph():
    return rdflib.Graph().parse(data=vocab.text("shapes.ttl"), format="turtle")


def shapes():
    """Each named shape by its local name."""
    kinds = (SH.PropertyShape, SH.NodeShape)
    return {s.rpartition("#")[2]: s for kind in kinds for s in graph().subjects(rdflib.RDF.type, kind)}


def of_shapes(report):
    return [found for found in report.findings if found.layer is Layer.SHAPES]


def spoilt(rule):
    doc = document()
    TABLE[rule](doc)
    return dumps(doc)


@pytest.mark.parametrize("rule", TABLE)
def test_each_shape_alone_rejects_a_record_of_the_right_form(rule):
    report = validate_document(spoilt(rule), rule, text=TEXT, capture=DATA)
    (found,) = of_shapes(report)
    assert found.rule == rule
    assert found.severity is (Severity.WARNING if rule in WARNINGS else Severity.VIOLATION)
    assert not {f.layer for f in report.findings} & {Layer.BYTES, Layer.SCHEMA, Layer.RDF}
    assert found.where.startswith("https://")
    assert "urn:in:" not in str(found)


def test_the_table_has_every_shape():
    assert set(TABLE) == set(shapes())


def test_each_shape_is_one_constraint_with_a_message():
    found = graph()
    for name, shape in shapes().items():
        stated = [word for word in CONSTRAINTS for _ in found.objects(shape, SH[word])]
        assert len(stated) == 1, name
        others = {str(p).removeprefix(SH) for p in found.predicates(shape) if str(p).startswith(SH)}
        targets = {"targetClass", "targetSubjectsOf"}
        assert others <= {*CONSTRAINTS, *targets, "path", "severity", "message"}, name
        inside = found.value(shape, SH.sparql) or shape
        assert str(found.value(inside, SH.message)).endswith("."), name


def test_a_circle_is_refused_by_its_ordinals():
    doc = document()
    circle(doc)
    assert {f.rule for f in of_shapes(validate_document(dumps(doc), "circle"))} == {"OrdinalsInOrder"}


def test_the_relations_of_the_shapes_are_those_of_the_model():
    found = graph()
    stated = found.value(shapes()["RelationIsKnown"], SH["in"])
    assert {str(word) for word in found.items(stated)} == {*Relation, *OCCASIONS}
    assert set(OCCASIONS) <= set(Setting)


def test_records_of_a_batch_do_not_complete_one_another():
    """Every spoilt record among whole ones that share all its IRIs is found wanting, and no other."""
    whole = dumps(document())
    documents = [Document(data, name) for rule in TABLE for name, data in ((rule, spoilt(rule)), ("whole", whole))]
    reports = validate_documents(documents)
    assert [report.name for report in reports] == [one.name for one in documents]
    for report in reports:
        assert [found.rule for found in of_shapes(report)] == ([] if report.name == "whole" else [report.name])


def test_shapes_can_be_left_out():
    assert not of_shapes(validate_document(spoilt("OrdinalsInOrder"), "x", shapes=False))


def test_two_chains_through_one_outlet_and_one_article_stay_two():
    doc = document()
    reuters = next(n["@id"] for n in doc["@graph"] if n.get("name") == "Reuters")
    walks = [chain(doc, speech) for speech in (mayor(doc), promise(doc))]
    assert [len(walk) for walk in walks] == [3, 1]
    through = [[named(doc, hop["isPartOf"]).get("publisher") == reuters for hop in walk] for walk in walks]
    assert through == [[False, True, False], [True]]
    assert not {hop["@id"] for hop in walks[0]} & {hop["@id"] for hop in walks[1]}
    assert of_shapes(validate_document(dumps(doc), "two chains")) == []
