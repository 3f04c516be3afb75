"""Plain text: the file's own text, its furniture, and what its lines say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import ReadError
from provenance.model.reading import FurnitureKind, Metadata, Source
from provenance.readers.text import read

BODY = (
    "Mayor Ilse Aalders promised on Tuesday that the harbour bridge at Norwick would open before the winter, "
    "after months of delay and a row about who pays.\n\n"
    "“We will walk across it together,” Ms Aalders said at the town hall.\n\n"
    "The council of Norwick votes on the budget next week, and the opposition has said that it will not agree.\n"
)


def reading(text, **more):
    data = text if isinstance(text, bytes) else text.encode()
    return next(read(Source("a.txt", data, "text/plain", **more)))


def pieces(text, kind=None):
    got = reading(text)
    return [got.text[f.span.start : f.span.end] for f in got.furniture if kind is None or f.kind is kind]


def test_the_text_is_the_file_s_own():
    text = "Bridge to open\r\n\r\nIt rained\u00a0on the\u00ad bridge.\u200b\r\n"
    assert reading(text).text == text


def test_only_the_byte_order_mark_is_dropped():
    assert reading(b"\xef\xbb\xbf" + BODY.encode()).text == BODY


@pytest.mark.parametrize(
    "first",
    [
        "Norwick mayor takes last swipe at ferry company and calls delay shameful",
        "Norwick Mayor: ‘We Will Walk Across It Together.’",
        "Bridge opens",
        "Mayor vows to open the bridge.",
    ],
)
def test_a_headline_stands_alone_above_the_first_paragraph(first):
    got = reading(f"{first}\n\n{BODY}")
    assert got.metadata.headline == first
    assert got.furniture[0].kind is FurnitureKind.HEADLINE


@pytest.mark.parametrize(
    "first",
    [
        (
            "The harbour bridge at Norwick, closed since the storm of last autumn, has been"
            " declared safe by the town's engineer, the Courier reports."
        ),
        "“We will walk across it together,” Ms Aalders said.",
        "NORWICK (AP) — The bridge opens today",
        "By Wiebke Sand",
        "It rained. The mayor stayed at home and the bridge was closed to all of the town.",
    ],
)
def test_a_sentence_is_no_headline(first):
    assert reading(f"{first}\n\n{BODY}").metadata.headline is None


def test_prose_is_never_marked():
    assert pieces(BODY) == []


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for the newsletter of the resistance,” he told the crowd.",
        "Sign up or leave, the captain told his crew as the ship went down.",
        "Read more books and fewer phones, the minister told pupils.",
        "Share prices fell after the statement, the bank said on Monday.",
        "By Thursday evening the water had reached the second floor of the town hall.",
        "Related claims had been made by the ministry in an earlier statement, officials said.",
        "Comments that the minister made on Sunday were condemned by the opposition.",
        "The Associated Press reported on Monday that the bridge was never inspected.",
        "Norwick — a town of ferries — has waited for a bridge for a century.",
        "It was, the mayor said, a day for singing (and the ferrymen: for weeping).",
        "Sponsored by the ferry company, the mayor said on Monday, the study was worthless.",
        "Follow the money, she said, and you will find the mayor on Facebook and on the board of the bank.",
    ],
)
def test_prose_that_begins_like_furniture_is_not_marked(line):
    assert pieces(f"{BODY}\n{line}\n\n{BODY.upper()}") == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Video LoadingVideo UnavailableClick to playTap to play", "other"),
        ("ADVERTISEMENT", "other"),
        ("Story continues below", "other"),
        ("Our free email newsletter sends you the biggest stories", "sign-up"),
        ("Sign up to receive the Norwick Courier in your inbox", "sign-up"),
        ("You can unsubscribe at any time. Privacy notice", "sign-up"),
        ("Share this article on Facebook", "share"),
        ("Follow Wiebke Sand on Twitter @wiebkesand.", "share"),
        ("READ MORE: Ferry company sues the town", "related"),
        ("Image caption The bridge in 1911", "caption"),
        ("The bridge at dawn (AP Photo/Ada Moss)", "caption"),
        ("Ada Moss/Getty Images", "caption"),
        ("Additional reporting by Li Wen in Tarn; editing by Ada Moss", "credit"),
        ("© 2021 AFP", "credit"),
        ("Li Wen contributed to this report.", "credit"),
        ("By Wiebke Sand and Li Wen, Norwick Courier", "byline"),
        ("SPONSORED: Ten ways to cross a bridge, experts say", "other"),
        ("Ada Moss says she heard nothing. (NBC Norwick: Li Wen)", "caption"),
        ("Ada Moss says she heard nothing. (Photo: Li Wen)", "caption"),
        ("Ada Moss says she heard nothing. (Supplied: Ada Moss)", "caption"),
        ("Ada Moss says she heard nothing (supplied)", "caption"),
        ("Picture: Li Wen", "caption"),
        ("PHOTO/LI WEN", "caption"),
        ("ALSO READ | 'Not a day more,' says the mayor of Tarn", "related"),
        ("MORE: Nine mayors who said 'never again' to bridges", "related"),
        ("WATCH: The mayor says it rains", "related"),
    ],
)
def test_furniture_is_known_by_its_line(line, kind):
    got = reading(f"Mayor opens bridge\n\n{line}\n\n{BODY}")
    assert [(got.text[f.span.start : f.span.end], f.kind) for f in got.furniture[1:]] == [(line, kind)]


def test_the_line_above_a_photo_credit_is_its_caption():
    text = f'{BODY}\nA guard at the "temporary" gate\n(Image: Norwick Courier)\n\n{BODY.upper()}'
    assert pieces(text) == ['A guard at the "temporary" gate', "(Image: Norwick Courier)"]


def test_a_paragraph_above_a_photo_credit_is_none():
    assert pieces(f"{BODY}\n(Image: AFP)\n") == ["(Image: AFP)"]


def test_bullets_are_related_only_under_their_heading():
    related = "Read More\nRelated Articles\n\n  • Ferry captain 'almost drowned' in harbour\n  • Who pays?\n\n"
    listed = "The mayor made three promises:\n\n  • The bridge will open.\n  • The ferry stays.\n"
    assert len(pieces(f"{BODY}\n{related}{BODY.upper()}", FurnitureKind.RELATED)) == 4
    assert pieces(f"{BODY}\n{listed}") == []


@pytest.mark.parametrize("heading", ["RELATED STORIES", "ALSO READ", "MORE ON THIS", "Read more"])
def test_headlines_under_their_heading_until_prose_resumes(heading):
    links = ["“Bridges are back,” says ferryman", "Ferry rates climb, brokers say", "Who pays?"]
    text = f"{BODY}\n{heading}\n\n{links[0]}\n{links[1]}\n{links[2]}\n\n{BODY.upper()}"
    assert pieces(text, FurnitureKind.RELATED) == [heading, *links]


def test_what_is_said_after_a_heading_is_prose():
    text = f"{BODY}\nRead more\n\n“We will walk,” says Ms Aalders.\n\nShe added:\n\n{BODY.upper()}"
    assert pieces(text) == ["Read more"]


@pytest.mark.parametrize("byline", ["By Wiebke Sand", "NewsWiebke Sand12:04, 3 Mar 2023Updated 12:31BookmarkShare"])
def test_a_line_between_headline_and_byline_is_a_caption(byline):
    text = f"Mayor opens bridge at last\n\nAda Moss says she will not pay\n\n{byline}\n\n{BODY}"
    assert pieces(text, FurnitureKind.CAPTION) == ["Ada Moss says she will not pay"]


def test_a_sentence_between_headline_and_byline_is_prose():
    text = f"Mayor opens bridge at last\n\nAda Moss says she will not pay.\n\nBy Wiebke Sand\n\n{BODY}"
    assert pieces(text, FurnitureKind.CAPTION) == []


def test_comments_run_to_the_end():
    text = f"{BODY}\n2 Comments\n\nPiet says:\n\n“Nonsense,” said nobody.\n\nReply\n\n3 hours ago\n\nReply\n"
    assert "“Nonsense,” said nobody." in pieces(text, FurnitureKind.COMMENT)


def test_a_pull_quote_only_repeats():
    text = f"{BODY}\nWe will walk across it together\n\n{BODY.upper()[:200]}"
    assert pieces(text, FurnitureKind.PULL_QUOTE) == ["We will walk across it together"]


@pytest.mark.parametrize(
    ("opening", "dateline", "credit"),
    [
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP"),
        ("LONDON, Jan 5 (Reuters) - ", "LONDON, Jan 5", "Reuters"),
        ("DES MOINES, Iowa, Aug. 10 (UPI) — ", "DES MOINES, Iowa, Aug. 10", "UPI"),
        ("Philadelphia (AFP) – ", "Philadelphia", "AFP"),
        ("MANCHESTER, N.H. — ", "MANCHESTER, N.H.", None),
        ("Berlin (dpa) ", "Berlin", "dpa"),
    ],
)
def test_datelines(opening, dateline, credit):
    got = reading(f"Bridge opens\n\n{opening}{BODY}")
    assert (got.metadata.dateline, got.metadata.credit) == (dateline, credit)
    assert [got.text[f.span.start : f.span.end] for f in got.furniture if f.kind is FurnitureKind.DATELINE] == [opening]


@pytest.mark.parametrize("line", ["With reporting by AFP", "© 2021 AFP", "- AFP", "(AFP)"])
def test_an_agency_is_credited_at_the_foot(line):
    assert reading(f"{BODY}\n{line}\n").metadata.credit == "AFP"


def test_the_publisher_is_whose_newsletter_is_offered():
    text = f"{BODY}\nRelated articles\n\n • Stories by email – sign up for the Norwick Courier newsletter\n"
    assert reading(text).metadata.publisher.name == "Norwick Courier"


def test_a_byline_names_its_authors():
    got = reading(f"Bridge opens\n\nBy Wiebke Sand and Li Wen, Science Editor\n\n{BODY}")
    assert [one.name for one in got.metadata.author] == ["Wiebke Sand", "Li Wen"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (
            (
                "Le maire de Norwick a dit que le pont sera ouvert dans une semaine, et que les"
                " habitants ne sont pas contents de la société."
            ),
            "fr",
        ),
        (
            (
                "Der Bürgermeister sagte, dass die Brücke nicht vor dem Winter eröffnet wird und die"
                " Stadt mit der Firma im Streit ist."
            ),
            "de",
        ),
        (
            (
                "El alcalde dijo que el puente se abre la semana que viene y que los vecinos no están"
                " contentos con la empresa del puerto."
            ),
            "es",
        ),
        ("Norwick Tarn Aalders 1911", None),
    ],
)
def test_the_language_is_guessed_or_left(text, language):
    assert reading(text).metadata.in_language == language


def test_what_is_given_wins():
    got = reading(BODY, given=Metadata(headline="Given", in_language="nl"), url="https://norwick.example/a")
    assert (got.metadata.headline, got.metadata.in_language, got.metadata.url) == (
        "Given",
        "nl",
        "https://norwick.example/a",
    )


LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                "Read More",
                "• Ferry sinks",
                "(Image: AFP)",
                "Sign up",
                "2 comments",
                "Reply",
                "By Ada Moss",
                "WASHINGTON (AP) — Rain.",
                BODY,
            ]
        ),
    ),
    max_size=40,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_furniture_is_in_order_in_range_and_apart(parts, end):
    text = end.join(parts)
    try:
        got = reading(text.encode())
    except ReadError:
        return
    at = 0
    for piece in got.furniture:
        assert at <= piece.span.start < piece.span.end <= len(got.text)
        at = piece.span.end
    assert (
        got.text == got.data.decode().removeprefix("\ufeff")
        or got.notices
        or b"\xfe" in got.data[:2]
        or b"\xff" in got.data[:2]
    )
