"""The `llm` engine against a stub of a chat endpoint: what is asked, what comes of it, and its settings."""

from __future__ import annotations

import json

import pytest
from attributed import reading
from chat_stub import FERRY, ROWS, Stub, http, kinds, running, words
from workbench import ROOT

from provenance.errors import ExtractError
from provenance.extractors import EXTRACTORS, extracted
from provenance.extractors.llm import MOST, prompt
from provenance.extractors.llm import settings as chosen
from provenance.extractors.llm.answers import SCHEMA, answer
from provenance.extractors.llm.endpoint import Endpoint
from provenance.extractors.llm.pieces import LONGEST, pieces
from provenance.extractors.llm.places import TOGETHER, Place
from provenance.extractors.llm.settings import Settings, from_environment
from provenance.prose.view import view


@pytest.fixture
def stub():
    with running(Stub()) as one:
        yield one


@pytest.fixture
def environment(monkeypatch):
    for name in (chosen.URL, chosen.MODEL, chosen.KEY, chosen.TIMEOUT, chosen.ALLOW_HTTP):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


# what is asked, and what comes of a good answer


def test_an_answer_becomes_attributions(stub):
    found = stub.extraction()
    assert words(found) == [
        ("The engine is cold and the crew is tired", "Ann Oyelaran, the harbour master of Tarn", "said"),
        ("We shall wait", "she", "added"),
        ("the engine is old", "Bram Quist, a fisherman", "believes"),
    ]
    assert [one.kind.value for one in found.attributions] == ["direct", "direct", "indirect"]
    assert [one.stated for one in found.attributions] == [True, True, False]
    assert [one.speaker.name for one in found.attributions] == ["Ann Oyelaran", "Ann Oyelaran", "Bram Quist"]
    assert all(0 < one.confidence <= TOGETHER for one in found.attributions)
    assert (found.extractor, found.notices) == ("llm", ())
    assert found.version.endswith("model stub-1")


def test_the_prose_alone_is_sent(stub):
    text = "Sign up for our newsletter!\n\n" + FERRY
    given = reading(text, publisher="Tarn Gazette", aside=("Sign up for our newsletter!",))
    stub.extraction(given, key="k-1")
    (request,) = stub.requests
    assert request["model"] == "stub-1"
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert request["messages"][0]["content"] == prompt()
    sent = request["messages"][1]["content"]
    assert "The Tarn ferry" in sent
    assert "newsletter" not in sent
    assert "Gazette" not in json.dumps(request)
    assert "invented.txt" not in json.dumps(request)
    assert request["response_format"]["json_schema"]["schema"] == SCHEMA
    assert stub.headers[0]["Authorization"] == "Bearer k-1"


def test_no_key_is_sent_where_there_is_none(stub):
    stub.extraction()
    assert stub.headers[0]["Authorization"] is None


def test_the_prompts_own_example_is_an_answer():
    example = prompt()
    text = example[example.index('The lighthouse "is') : example.index("\n\nthe answer is")]
    found = answer((example[example.index('{"attributions": [\n') :], True))
    assert (len(found.claims), found.malformed, found.cut) == (3, 0, False)
    seen = view(reading(text))
    placed = Place(seen, seen.paragraphs).placed(found.claims)
    assert len(placed.found) == 3
    assert not list(placed.faults())


def test_an_empty_article_is_not_sent(stub):
    assert stub.extraction("\n\n  \n").attributions == ()
    assert stub.requests == []


def test_another_language_is_read_with_a_notice(stub):
    text = "„Die Fähre bleibt im Hafen“, sagte Ann Oyelaran, die Hafenmeisterin.\n"
    stub.rows(
        {
            "source": ["Ann Oyelaran, die Hafenmeisterin"],
            "cue": ["sagte"],
            "content": ["Die Fähre bleibt im Hafen"],
            "stated": True,
        }
    )
    found = stub.extraction(reading(text, language="de"))
    assert words(found, text)[0][0] == "Die Fähre bleibt im Hafen"
    assert kinds(found) == ["doubtful"]


# long articles


def test_a_long_article_is_sent_in_pieces_of_whole_paragraphs(stub):
    paragraphs = [f"“Berth {n} is shut,” said Ann Oyelaran. " + f"It rained on berth {n}. " * 20 for n in range(60)]
    text = "\n\n".join(paragraphs) + "\n"
    stub.answer = lambda request: json.dumps({"attributions": [
        {"source": ["Ann Oyelaran"], "cue": ["said"], "content": [f"Berth {n} is shut"], "stated": True}
        for n in range(60) if f"Berth {n} is" in request["messages"][1]["content"]
    ]})  # fmt: skip
    found = stub.extraction(text)
    sent = [request["messages"][1]["content"] for request in stub.requests]
    assert len(sent) == 3
    assert all(len(one.replace("\n\n", "")) <= LONGEST for one in sent)
    assert [part.strip() for one in sent for part in one.split("\n\n")] == [part.strip() for part in paragraphs]
    assert [row[0] for row in words(found, text)] == [f"Berth {n} is shut" for n in range(60)]
    assert found.notices == ()


def test_words_of_another_piece_are_not_found(stub):
    text = ("It rained. " * 600 + "\n\n") * 2 + FERRY
    stub.answer = lambda request: json.dumps({"attributions": ROWS if len(stub.requests) == 1 else []})
    found = stub.extraction(text)
    assert (len(stub.requests), found.attributions, kinds(found)) == (2, (), ["unfound"])


@pytest.mark.parametrize(
    "text",
    ["It rained on the quay. " * 1000, "rain " * 5000, "r" * 30_000, ("It rained on the quay. " * 20 + "\n\n") * 50],
)
def test_no_piece_is_longer_than_the_limit(text):
    seen = view(reading(text))
    parts = pieces(seen)
    assert all(0 < sum(b - a for a, b in part) <= LONGEST for part in parts)
    whole = "".join(seen.text[a:b] for part in parts for a, b in part)
    assert whole == "".join(seen.text[a:b] for a, b in seen.paragraphs)


def test_a_book_is_refused_before_anything_is_sent(stub):
    with pytest.raises(ExtractError, match=r"invented\.txt: \d+ characters of text.*split it"):
        stub.extraction("It rained on the quay of Tarn.\n" * (MOST // 30))
    assert stub.requests == []


# settings


def test_the_engine_is_in_the_table_and_takes_the_environment(stub, environment):
    environment.setenv(chosen.URL, f"{stub.url}/v1/")
    environment.setenv(chosen.MODEL, "stub-2")
    given = [reading(FERRY), reading("Nobody spoke.\n"), reading(FERRY)]
    found = list(extracted(given, "llm"))
    assert "llm" in EXTRACTORS.names()
    assert [one for one, _ in found] == given
    assert [len(one.attributions) for _, one in found] == [3, 0, 3]
    assert stub.paths == ["/v1/chat/completions"] * 3
    assert "stub-2" in found[0][1].version


def test_after_a_failing_article_the_next_can_be_asked_for(stub, environment):
    environment.setenv(chosen.URL, stub.url)
    environment.setenv(chosen.MODEL, "stub-1")
    stub.answer = lambda request: (
        http(413) if "Nobody" in request["messages"][1]["content"] else json.dumps({"attributions": ROWS})
    )
    found = EXTRACTORS.load("llm")([reading(FERRY), reading("Nobody spoke.\n"), reading(FERRY)])
    assert len(next(found).attributions) == 3
    with pytest.raises(ExtractError, match=r"^invented\.txt: .*HTTP 413"):
        next(found)
    assert len(next(found).attributions) == 3


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "PROVENANCE_LLM_URL in the environment"),
        ({"URL": "https://llm.example/v1"}, "PROVENANCE_LLM_MODEL in the environment"),
        ({"URL": "llm.example", "MODEL": "m"}, "no http or https address"),
        ({"URL": "https://[::1", "MODEL": "m"}, "no address"),
        ({"URL": "https://llm.example:99999999", "MODEL": "m"}, "no address"),
        ({"URL": "file:///etc/passwd", "MODEL": "m"}, "no http or https address"),
        ({"URL": "https://ann:secret@llm.example/v1", "MODEL": "m"}, "PROVENANCE_LLM_KEY"),
        ({"URL": "http://llm.example/v1", "MODEL": "m"}, "unencrypted to llm.example.*PROVENANCE_LLM_ALLOW_HTTP=1"),
        ({"URL": "http://127.0.0.1.llm.example/v1", "MODEL": "m"}, "unencrypted"),
        ({"URL": "http://192.168.0.7/v1", "MODEL": "m", "ALLOW_HTTP": "0"}, "unencrypted"),
        ({"URL": "https://llm.example/v1", "MODEL": "m", "KEY": "a\nb"}, "PROVENANCE_LLM_KEY has characters"),
        ({"URL": "https://llm.example/v1", "MODEL": "m", "KEY": "schlüssel"}, "PROVENANCE_LLM_KEY has characters"),
        ({"URL": "https://llm.example/v1", "MODEL": "m\x1b"}, "PROVENANCE_LLM_MODEL has characters"),
        ({"URL": "https://llm.example/v1", "MODEL": "m", "TIMEOUT": "nan"}, "PROVENANCE_LLM_TIMEOUT"),
        ({"URL": "https://llm.example/v1", "MODEL": "m", "TIMEOUT": "-1"}, "PROVENANCE_LLM_TIMEOUT"),
        ({"URL": "https://llm.example/v1", "MODEL": "m", "TIMEOUT": "soon"}, "PROVENANCE_LLM_TIMEOUT"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_are_told_at_once(environment, given, says):
    for name, value in given.items():
        environment.setenv(f"PROVENANCE_LLM_{name}", value)
    with pytest.raises(ExtractError, match=says) as told:
        EXTRACTORS.load("llm")([])
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/chat/completions"),
        ("http://localhost/v1/", "http://localhost/v1/chat/completions"),
        ("http://[::1]:1/v1", "http://[::1]:1/v1/chat/completions"),
        ("https://llm.example/v1/chat/completions", "https://llm.example/v1/chat/completions"),
        (
            "https://llm.example/deployments/x?api-version=2",
            "https://llm.example/deployments/x/chat/completions?api-version=2",
        ),
    ],
)
def test_an_address_may_be_the_base_or_whole(given, url):
    assert from_environment({chosen.URL: given, chosen.MODEL: "m"}).url == url
    assert from_environment({chosen.URL: "http://llm.example", chosen.MODEL: "m", chosen.ALLOW_HTTP: "1"}).url


def test_the_key_is_shown_by_nothing():
    assert "k-secret" not in repr(Endpoint(Settings("http://127.0.0.1/", "m", "k-secret")))


def test_the_readme_names_every_setting_and_says_that_the_text_leaves():
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in (chosen.URL, chosen.MODEL, chosen.KEY, chosen.TIMEOUT, chosen.ALLOW_HTTP):
        assert f"`{name}" in told
    assert "sends the text of each article" in told
    assert f"({chosen.SECONDS:g})" in told
