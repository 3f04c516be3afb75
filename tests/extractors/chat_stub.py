"""A chat endpoint on this machine that answers as a test says, and an article to ask it about."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from attributed import reading

from provenance.extractors.llm import extraction
from provenance.extractors.llm.endpoint import Endpoint
from provenance.extractors.llm.settings import Settings

FERRY = (
    "The Tarn ferry will not sail this week.\n\n"
    "“The engine is cold and the crew is tired,” said Ann Oyelaran, the harbour master of Tarn. "
    "“We shall wait,” she added.\n\n"
    "Bram Quist, a fisherman, believes the engine is old.\n"
)
ROWS = [
    {
        "passage": '"The engine is cold and the crew is tired," said Ann Oyelaran, the harbour master of Tarn.',
        "source": ["Ann Oyelaran, the harbour master of Tarn"], "cue": ["said"],
        "content": ["The engine is cold and the crew is tired"], "stated": True,
    },
    {"passage": '"We shall wait," she added.', "source": ["she"], "cue": ["added"], "content": ["We shall wait"], "stated": True},
    {"passage": "", "source": ["Bram Quist, a fisherman"], "cue": ["believes"], "content": ["the engine is old"], "stated": False},
]  # fmt: skip


class Stub:
    """A chat endpoint that answers as the test says: ``answer(request)`` is a chat answer, or a whole HTTP one."""

    def __init__(self):
        self.requests, self.headers, self.paths = [], [], []
        self.answer = lambda _: json.dumps({"attributions": ROWS})
        self.url = ""

    def endpoint(self, **given):
        return Endpoint(
            Settings(
                **{"url": f"{self.url}/v1/chat/completions", "model": "stub-1", "seconds": 5.0, "pause": 0.01, **given}
            )
        )

    def extraction(self, text=FERRY, **given):
        return extraction(self.endpoint(**given), reading(text) if isinstance(text, str) else text)

    def rows(self, *rows):
        self.answer = lambda _: json.dumps({"attributions": rows})

    def one_by_one(self, *answers):
        """Each answer once, the last for ever."""
        left = list(answers)
        self.answer = lambda _: left.pop(0) if len(left) > 1 else left[0]


def http(status, body=b"", **headers):
    return (
        status,
        body if isinstance(body, bytes) else json.dumps(body).encode(),
        {k.replace("_", "-"): v for k, v in headers.items()},
    )


def said(words, **choice):
    return http(
        200, {"choices": [{"message": {"role": "assistant", "content": words}, "finish_reason": "stop", **choice}]}
    )


@contextmanager
def running(stub):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.requests.append(request)
            stub.headers.append(self.headers)
            stub.paths.append(self.path)
            found = stub.answer(request)
            if callable(found):
                self.close_connection = True
                return found(self.wfile)
            status, body, headers = found if isinstance(found, tuple) else said(found)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return None

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        stub.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield stub
        finally:
            server.shutdown()
            thread.join()


def words(found, text=FERRY):
    """Content, source, cue of each attribution, in words."""
    return [
        tuple(" … ".join(text[a:b] for a, b in part) for part in (one.content, one.source, one.cue))
        for one in found.attributions
    ]


def kinds(found):
    return [notice.kind.value for notice in found.notices]
