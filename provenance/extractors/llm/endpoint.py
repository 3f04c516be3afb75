"""One endpoint that speaks the OpenAI chat completions protocol, asked with patience and with limits.

What passes (too many requests, a fault of the server, no answer in time) is tried again, waiting as long as the server
asks or twice as long as before. What cannot pass (a wrong key, no such model, an address that leads elsewhere) is not,
and the endpoint is not asked again: it would fail for every article. Redirects are not followed, for the key and the
text are for the host that was named; over plain http no proxy of the environment is used, for the same reason.
"""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from provenance.errors import ExtractError
from provenance.extractors.llm.answers import SCHEMA
from provenance.extractors.llm.settings import KEY, MODEL, TIMEOUT, URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.extractors.llm.settings import Settings

    Message = dict[str, str]

T = TypeVar("T")

TRIES = 4
LARGEST = 4 * 2**20
"""Bytes of an answer that are still taken."""
ALTOGETHER = 3
"""How many times the seconds of one answer all tries and waits together may take."""

_CONNECTING = 10.0
_SHOWN = 200
_PASSING = frozenset({0, 408, 409, 425, 429, 500, 502, 503, 504, 529})  # 0: no answer at all
_NOT_UNDERSTOOD = frozenset({400, 415, 422, 501})
_FINAL = frozenset({300, 301, 302, 303, 307, 308, 401, 404, 405})
_SCHEMA = {"type": "json_schema", "json_schema": {"name": "attributions", "strict": True, "schema": SCHEMA}}
_FORMS: tuple[dict[str, Any], ...] = (
    {"temperature": 0, "response_format": _SCHEMA},
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {},
)
"""What is asked of the form, the best first; an endpoint that does not understand one is asked for the next."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: ``status`` 0 where nothing did, and ``problem`` says why; ``wait`` is what the server asks."""

    status: int
    data: bytes = b""
    problem: str = ""
    wait: float | None = None


@dataclass(slots=True)
class Endpoint:
    """Asks one model. It remembers which form the endpoint understands, and that it was refused for good."""

    settings: Settings
    _form: int = 0
    _refused: str = field(default="", repr=False)

    @property
    def model(self) -> str:
        """The model's name."""
        return self.settings.model

    def ask(self, messages: list[Message]) -> tuple[str, bool]:
        """The words of the answer, and whether they are whole. `ExtractError`: what is wrong, and what to do.

        Never longer than `ALTOGETHER` times the seconds of one answer.
        """
        if self._refused:
            raise ExtractError(f"not sent: {self._refused}")
        deadline = time.monotonic() + ALTOGETHER * self.settings.seconds
        form, tries = self._form, 0
        while True:
            reply = self._reply(messages, form, deadline)
            if reply.status == HTTPStatus.OK:
                self._form = form
                return self._words(reply)
            if reply.status in _NOT_UNDERSTOOD and form + 1 < len(_FORMS):
                form += 1
                continue
            tries += 1
            if reply.status not in _PASSING or tries == TRIES:
                raise self._failed(reply, tries)
            pause = self.settings.pause * 2 ** (tries - 1) if reply.wait is None else reply.wait
            if time.monotonic() + pause >= deadline:
                raise self._failed(reply, tries, pause)
            time.sleep(pause)

    def _reply(self, messages: list[Message], form: int, deadline: float) -> Reply:
        seconds = max(0.001, min(self.settings.seconds, deadline - time.monotonic()))
        body = json.dumps({"model": self.model, "messages": messages, **_FORMS[form]}).encode()
        try:
            return _within(seconds, lambda: self._post(body, seconds))
        except (httpx.TimeoutException, TimeoutError):
            return Reply(0, problem=f"no answer within {seconds:g} s")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Reply(0, problem=" ".join(str(error).split()) or type(error).__name__)

    def _post(self, body: bytes, seconds: float) -> Reply:
        url, key = self.settings.url, self.settings.key
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        timeout = httpx.Timeout(seconds, connect=min(seconds, _CONNECTING))
        with (
            httpx.Client(timeout=timeout, follow_redirects=False, trust_env=url.startswith("https:")) as client,
            client.stream("POST", url, content=body, headers=headers) as response,
        ):
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > LARGEST:
                    raise ExtractError(f"{url}: an answer larger than {LARGEST // 2**20} MB (is it a chat endpoint?)")
            return Reply(response.status_code, bytes(data), wait=_wait(response.headers))

    def _words(self, reply: Reply) -> tuple[str, bool]:
        """The first choice's words; an error of the endpoint where the reply has none."""
        try:
            choice = json.loads(reply.data)["choices"][0]
            words = choice["message"]["content"]
            if isinstance(words, list):
                words = "".join(part["text"] for part in words if part["type"] == "text")
            return words + "", choice.get("finish_reason") != "length"
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            problem = f"no chat completion in the answer: {self._quoted(reply.data) or 'it is empty'}"
            raise ExtractError(f"{self.settings.url}: {problem} (check {URL})") from error

    def _failed(self, reply: Reply, tries: int, pause: float = 0) -> ExtractError:
        times = f", asked {tries} times" if tries > 1 else ""
        wait = f", and is to be left alone for {pause:.0f} s" if reply.wait is not None and pause else ""
        said = self._quoted(reply.data)
        what = reply.problem or f"HTTP {reply.status}{f' ({said})' if said else ''}"
        problem = f"{self.settings.url}: {what}{times}{wait} ({_mend(reply.status)})"
        if reply.status in _FINAL:
            self._refused = problem
        return ExtractError(problem)

    def _quoted(self, data: bytes) -> str:
        """The beginning of what the server says, on one line, without the key."""
        said = data[: 8 * _SHOWN].decode(errors="replace")
        if self.settings.key:
            said = said.replace(self.settings.key, "…")
        return " ".join("".join(c if c.isprintable() else " " for c in said).split())[:_SHOWN]


_MENDS = {
    0: f"check {URL} and the network, or allow more seconds in {TIMEOUT}",
    401: f"check {KEY}",
    402: "the account has nothing left",
    403: f"check {KEY}",
    404: f"check {URL} and {MODEL}",
    405: f"check {URL}",
}


def _mend(status: int) -> str:
    if 300 <= status < 400:
        return f"redirects are not followed: put the endpoint's own address into {URL}"
    passing = "try again later" if status in _PASSING else "see what the endpoint says, or use another model"
    return _MENDS.get(status, passing)


def _wait(headers: httpx.Headers) -> float | None:
    """Seconds the server asks to wait (RFC 9110, section 10.2.3): a number, or a day as against the server's own."""
    said = headers.get("retry-after", "")
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        later = parsedate_to_datetime(said) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):  # TypeError: one with a zone, one without
        return None
    return max(0.0, later.total_seconds())


def _within(seconds: float, work: Callable[[], T]) -> T:
    """What the work comes to. `TimeoutError` when its time is up: a socket's own begins anew with every byte."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return done.result(seconds)
