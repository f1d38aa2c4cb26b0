"""A small OpenAI-compatible server on loopback that says what a test tells it to, or misbehaves."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[list[dict[str, Any]]], str]
"""Messages to what the model answers."""

KINDS = ("slow", "silent", "garbage", "not-http", "endless", "dying", "error", "empty")


class FakeModel(ThreadingHTTPServer):
    """The server; `heard` holds every request's messages."""

    daemon_threads = True

    def __init__(self, say: Say, kind: str = "good", *, delay: float = 30.0) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.say, self.kind, self.delay = say, kind, delay
        self.heard: list[list[dict[str, Any]]] = []
        self.pieces = 0
        self.broken = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: FakeModel

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append(body["messages"])
        try:
            getattr(self, f"_{self.server.kind.replace('-', '_')}")(body)
        except (BrokenPipeError, ConnectionResetError):
            self.server.broken.set()

    def _good(self, body: dict[str, Any]) -> None:
        self._stream(_pieces(self.server.say(body["messages"])), usage=True)

    def _slow(self, body: dict[str, Any]) -> None:
        time.sleep(self.server.delay)
        self._good(body)

    def _silent(self, body: dict[str, Any]) -> None:
        self._head()
        time.sleep(self.server.delay)

    def _garbage(self, body: dict[str, Any]) -> None:
        self._head()
        self.wfile.write(b"data: {not json at all\n\n\xff\xfe\x00data: 17\n\n")

    def _not_http(self, body: dict[str, Any]) -> None:
        self.wfile.write(b"\x00\x01\x02 hello \xff\n")

    def _endless(self, body: dict[str, Any]) -> None:
        def forever() -> Iterator[str]:
            while True:
                yield "and then mycophenolate is stopped "
                time.sleep(0.001)

        self._stream(forever())

    def _dying(self, body: dict[str, Any]) -> None:
        text = self.server.say(body["messages"])
        self._stream(_pieces(text[: len(text) // 2]), end=False)
        self.connection.close()

    def _error(self, body: dict[str, Any]) -> None:
        self.send_response(500)
        self.end_headers()
        self.wfile.write(b'{"error": "the model burst"}')

    def _empty(self, body: dict[str, Any]) -> None:
        self._stream(iter(()))

    def _head(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def _stream(self, pieces: Iterator[str], *, usage: bool = False, end: bool = True) -> None:
        self._head()
        for piece in pieces:
            self._event({"choices": [{"index": 0, "delta": {"content": piece}}]})
            self.server.pieces += 1
        if usage:
            counts = {"prompt_tokens": 321, "completion_tokens": 45, "total_tokens": 366}
            self._event({"choices": [], "usage": counts})
        if end:
            self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, data: dict[str, Any]) -> None:
        whole = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "fake",
            **data,
        }
        self.wfile.write(f"data: {json.dumps(whole)}\n\n".encode())
        self.wfile.flush()


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, len(text), 7):
        yield text[start : start + 7]


@contextmanager
def serving(say: Say, kind: str = "good", *, delay: float = 30.0) -> Iterator[FakeModel]:
    """The server, up until the block ends."""
    server = FakeModel(say, kind, delay=delay)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
