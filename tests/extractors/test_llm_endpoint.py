"""Bad endpoints: what is tried again, what is not, how long it may take, and what is said."""

from __future__ import annotations

import json
from time import monotonic, sleep

import pytest
from attributed import reading
from chat_stub import FERRY, ROWS, Stub, http, running

from provenance.errors import ExtractError
from provenance.extractors.llm import endpoint, extraction
from provenance.extractors.llm.endpoint import Endpoint
from provenance.extractors.llm.settings import Settings


@pytest.fixture
def stub():
    with running(Stub()) as one:
        yield one


def test_too_many_requests_are_waited_out(stub):
    stub.one_by_one(http(429, {"error": "slow down"}, Retry_After="1"), json.dumps({"attributions": ROWS}))
    begun = monotonic()
    assert len(stub.extraction().attributions) == 3
    assert monotonic() - begun >= 1
    assert len(stub.requests) == 2


def test_a_day_to_come_back_on_is_reckoned_by_the_servers_clock():
    nine, ten = "Mon, 01 Apr 2024 09:00:00 GMT", "Mon, 01 Apr 2024 10:00:00 GMT"
    assert endpoint._wait({"retry-after": ten, "date": nine}) == 3600
    assert endpoint._wait({"retry-after": nine, "date": ten}) == 0
    assert [endpoint._wait({"retry-after": said}) for said in ("", "7", "soon", "-1", "٣", nine)] == [
        None,
        7,
        None,
        None,
        None,
        None,
    ]


def test_a_wait_beyond_the_time_is_not_begun(stub):
    stub.answer = lambda _: http(429, {"error": "quota"}, Retry_After="3600")
    begun = monotonic()
    with pytest.raises(ExtractError, match=r"HTTP 429 .*quota.*left alone for 3600 s.*try again later"):
        stub.extraction()
    assert monotonic() - begun < 3
    assert len(stub.requests) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 529])
def test_faults_of_the_server_are_tried_again_and_then_told(stub, status):
    stub.answer = lambda _: http(status, b"upstream \x1b[31m fell over")
    with pytest.raises(
        ExtractError,
        match=rf"invented\.txt: {stub.url}.*HTTP {status} \(upstream \[31m fell over\), asked 4 times \(try again later\)",
    ):
        stub.extraction()
    assert len(stub.requests) == endpoint.TRIES


def test_no_answer_in_time_is_tried_again_within_a_whole(stub):
    stub.answer = lambda _: sleep(8) or "late"
    begun = monotonic()
    with pytest.raises(ExtractError, match=r"no answer within 0\.\d+ s.*PROVENANCE_LLM_TIMEOUT"):
        stub.extraction(seconds=0.3)
    assert 0.5 < monotonic() - begun < 5
    assert 2 <= len(stub.requests) <= endpoint.TRIES


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Drip: ", b"HTTP/1.1 200 OK\r\n\r\n{"])
def test_an_answer_that_drips_is_over_when_its_time_is_up(stub, head):
    def drip(out):
        try:
            out.write(head)
            for _ in range(160):
                out.write(b"x")
                out.flush()
                sleep(0.05)
        except OSError:
            pass

    stub.answer = lambda _: drip
    begun = monotonic()
    with pytest.raises(ExtractError, match="no answer within"):
        stub.extraction(seconds=0.3)
    assert monotonic() - begun < 5


def test_nobody_there_is_told():
    nobody = Endpoint(Settings("http://127.0.0.1:9/v1/chat/completions", "m", seconds=5, pause=0.01))
    with pytest.raises(ExtractError, match=r"invented\.txt: http://127.*PROVENANCE_LLM_URL and the network"):
        extraction(nobody, reading(FERRY))


def test_a_wrong_key_is_told_once_without_the_key_and_not_tried_again(stub):
    stub.answer = lambda request: http(401, {"error": "Incorrect API key provided: k-secret"})
    one = stub.endpoint(key="k-secret")
    with pytest.raises(ExtractError, match=r"HTTP 401.*Incorrect.*check PROVENANCE_LLM_KEY") as first:
        extraction(one, reading(FERRY))
    with pytest.raises(ExtractError, match=r"invented\.txt: not sent: http.*HTTP 401") as second:
        extraction(one, reading(FERRY))
    assert len(stub.requests) == 1
    assert "k-secret" not in f"{first.value} {second.value} {one!r}"


@pytest.mark.parametrize(
    ("status", "mend"),
    [
        (404, "PROVENANCE_LLM_MODEL"),
        (402, "nothing left"),
        (403, "PROVENANCE_LLM_KEY"),
        (413, "another model"),
        (307, "own address"),
    ],
)
def test_each_refusal_says_what_to_do(stub, status, mend):
    stub.answer = lambda _: http(status, b"", Location="http://127.0.0.1:9/elsewhere")
    with pytest.raises(ExtractError, match=mend):
        stub.extraction()
    assert len(stub.requests) == 1


def test_an_endpoint_without_json_mode_is_asked_without(stub):
    def old(request):
        if request.get("response_format", {}).get("type") == "json_schema":
            return http(400, {"error": "response_format json_schema is not supported"})
        if "response_format" in request or "temperature" in request:
            return http(422, {"error": "unknown parameter"})
        return json.dumps({"attributions": ROWS})

    stub.answer = old
    one = stub.endpoint()
    assert len(extraction(one, reading(FERRY)).attributions) == 3
    assert len(stub.requests) == 3
    extraction(one, reading(FERRY))
    assert len(stub.requests) == 4  # it is remembered


def test_what_no_form_mends_is_told_and_spoils_no_later_request(stub):
    stub.answer = lambda request: (
        http(400, {"error": "context too long"})
        if "Bram" in request["messages"][1]["content"]
        else json.dumps({"attributions": []})
    )
    one = stub.endpoint()
    with pytest.raises(ExtractError, match=r"HTTP 400.*context too long"):
        extraction(one, reading(FERRY))
    extraction(one, reading("Ann slept.\n"))
    assert stub.requests[-1]["response_format"]["type"] == "json_schema"
