"""Whatever article and attributions the composer is given, its record is valid and survives the codec."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import jsonld
from provenance.compose import Run, compose
from provenance.ids import Ids
from provenance.model.extraction import Attribution, Extraction, Kind, Relation, Relay, Said, Setting, Speaker
from provenance.model.reading import Byline, Furniture, FurnitureKind, Metadata, Outlet, Reading, Span
from provenance.validation import Document, validate_document, validate_documents

PLAIN = "the harbour opens on Monday we are ready don’t party-state U.S 1,200 — … & <b> \\ 'tis rock'n'roll"
ODD = ("Ünïcode", "soft\u00adhyphen", "zero\u200bwidth", "e\u0301", "ﬁne", "港", "\U0001f6a2", "ʼn", "ǅ", "ß")
WORDS = st.sampled_from([*PLAIN.split(), *ODD])
GAPS = st.sampled_from([" ", " ", " ", "\u00a0", "  ", "\n", ", ", " – "])
MARKS = st.sampled_from(['""', "“”", "''", "«»", "„“", "‘’"])
NAMES = st.sampled_from(["Ann Oyelaran", "Reuters", "The Courier", "Ministry of Ports", "Ærø Avis", "AP", "J. O’Neil"])
LINKS = st.sampled_from(["https://a.example/", "https://b.example/x?y=%20&z=ü", "http://c.example:8080/é#f"])
DAYS = st.dates(dt.date(1850, 1, 1), dt.date(2100, 1, 1))
ZONES = st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=-3, minutes=-30)), dt.timezone(dt.timedelta(hours=14))])
INSTANTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001
PHRASES = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=9).map(lambda ws: "".join(w + g for w, g in ws).strip())
TEXTS = st.one_of(st.none(), PHRASES)
MAYBE_LINK = st.one_of(st.none(), LINKS)

SPEAKERS = st.one_of(
    st.none(), st.builds(Speaker, NAMES, st.sampled_from(["Person", "Organization"]), st.one_of(st.none(), PHRASES))
)
METADATA = st.builds(
    Metadata,
    url=MAYBE_LINK,
    headline=TEXTS,
    author=st.lists(st.builds(Byline, NAMES, st.sampled_from(["Person", "Organization"]), MAYBE_LINK), max_size=3).map(
        tuple
    ),
    publisher=st.one_of(st.none(), st.builds(Outlet, NAMES, MAYBE_LINK, st.just(()), MAYBE_LINK)),
    date_published=st.one_of(st.none(), DAYS, INSTANTS),
    date_modified=st.one_of(st.none(), DAYS, INSTANTS),
    in_language=st.sampled_from([None, "en", "pt-BR", "zh-Hans"]),
    dateline=TEXTS,
    credit=TEXTS,
    article_section=TEXTS,
    license=MAYBE_LINK,
    rights=TEXTS,
    identifier=TEXTS,
)


@st.composite
def articles(draw):
    """A text built attribution by attribution, so that every span is where the text says."""
    text, found, furniture = draw(PHRASES) + "\n\n", [], []

    def put(words):
        nonlocal text
        start = len(text)
        text += words
        return Span(start, len(text))

    def piece(*, quoted):
        opening, closing = draw(MARKS)
        if quoted:
            put(opening)
        span = put(draw(PHRASES))
        if quoted:
            put(closing)
        return span

    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(Kind))
        content, quoted = [], []
        for number in range(draw(st.integers(1, 3))):
            start = len(text)
            if kind is Kind.MIXED:
                start = put(draw(PHRASES)).start
                put(" ")
            span = piece(quoted=kind is not Kind.INDIRECT)
            content.append(Span(start if kind is Kind.MIXED else span.start, span.end))
            quoted += [span] if kind is not Kind.INDIRECT else []
            put(", said the mayor, " if number else " ")
        source = (put(draw(PHRASES)),) if draw(st.booleans()) else ()
        put(" ")
        cue = (put("said"),) if draw(st.booleans()) else ()
        put(".\n\n")
        relay = tuple(
            Relay(draw(NAMES), draw(st.sampled_from(Relation)), draw(st.booleans()), (put("via "),))
            for _ in range(draw(st.integers(0, 3)))
        )
        day = draw(st.one_of(st.none(), DAYS))
        found.append(
            Attribution(
                kind, tuple(content), source, cue, tuple(quoted), draw(SPEAKERS), relay,
                Said(day, cue) if day else None, draw(st.sampled_from(Setting)), draw(st.booleans()),
                draw(st.floats(0, 1)),
            )
        )  # fmt: skip
        if draw(st.booleans()):
            furniture.append(Furniture(put(draw(PHRASES)), FurnitureKind.CAPTION))
            put("\n\n")
    text += draw(PHRASES) * draw(st.sampled_from([0, 1, 40]))
    reading = Reading(
        draw(st.sampled_from(["a.txt", "in/ü.txt", "-"])),
        text.encode(),
        "text/plain",
        text,
        draw(METADATA),
        furniture=tuple(furniture),
        reader="text",
        reader_version="1",
        retrieved=draw(st.one_of(st.none(), INSTANTS)),
    )
    return reading, Extraction(tuple(found), "rules", "1")


RUNS = st.builds(Run, st.just(Ids()), INSTANTS, primary=st.booleans())
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(articles(), RUNS)
def test_what_is_composed_is_valid_and_comes_back_from_the_codec(article, run):
    reading, extraction = article
    record, _ = compose(reading, extraction, run)
    data = jsonld.dumps(record)
    assert jsonld.parse(jsonld.loads(data, "x")) == record
    report = validate_document(data, "x", text=reading.text, capture=reading.data)
    assert report.ok, report.lines()


@settings(SLOW, max_examples=8)
@given(st.lists(st.tuples(articles(), RUNS), max_size=4))
def test_a_batch_finds_what_one_at_a_time_finds(several):
    documents = [
        Document(jsonld.dumps(compose(reading, extraction, run)[0]), str(number), reading.text, reading.data)
        for number, ((reading, extraction), run) in enumerate(several)
    ]
    alone = [validate_document(d.data, d.name, text=d.text, capture=d.capture) for d in documents]
    assert validate_documents(documents) == alone
