"""Who may ask this server what, as a table; and headers on every response."""

import asyncio
from typing import Any

import pytest

from ui.security import HEADERS, MAX_BODY, Guard, Message, Receive, Scope, Send


async def _open(scope: Scope, receive: Receive, send: Send) -> None:
    headers = [(b"content-type", b"text/plain"), (b"referrer-policy", b"unsafe-url")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"inside"})


def request(
    path: str = "/", *, bound: str = "127.0.0.1", allowed: Any = (), **headers: str
) -> Message:
    pairs = {"host": "127.0.0.1:7860"} | {k.replace("_", "-"): v for k, v in headers.items()}
    scope = {
        "type": "http",
        "path": path,
        "method": "POST",
        "headers": [(k.encode(), v.encode("latin-1")) for k, v in pairs.items() if v],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Guard(_open, host=bound, allowed_origins=allowed)(scope, receive, send))
    return sent[0]


SITE = ["https://mmf.example"]


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (200, {}),
        (200, {"origin": "http://127.0.0.1:7860"}),
        (200, {"host": "localhost:7860", "origin": "http://localhost:7860"}),
        (200, {"host": "[::1]:7860"}),
        (200, {"host": "192.168.1.5:7860"}),
        (200, {"host": "mmf.example", "allowed": SITE, "origin": SITE[0]}),
        (200, {"host": "clinic", "bound": "clinic"}),
        (421, {"host": "evil.example"}),
        (421, {"host": "127.0.0.1.evil.example"}),
        (421, {"host": "["}),
        (421, {"host": ""}),
        (403, {"origin": "https://evil.example"}),
        (403, {"origin": "null"}),
        (403, {"origin": "http://127.0.0.1:9999"}),
        (403, {"origin": "https://evil.example", "allowed": SITE}),
        (413, {"content_length": str(MAX_BODY + 1)}),
        (413, {"content_length": "-1"}),
        (411, {"transfer_encoding": "chunked"}),
        (404, {"path": "/gradio_api/upload"}),
        (404, {"path": "/gradio_api/file=/etc/passwd"}),
        (404, {"path": "/gradio_api/proxy=https://evil.example"}),
        (404, {"path": "/monitoring"}),
        (200, {"path": "/gradio_api/queue/join"}),
    ],
)
def test_who_may_ask_what(status: int, asked: dict[str, Any]) -> None:
    assert request(**asked)["status"] == status


@pytest.mark.parametrize("path", ["/", "/gradio_api/upload"])
def test_every_response_carries_the_headers_once(path: str) -> None:
    got = [(k.decode().lower(), v.decode()) for k, v in request(path)["headers"]]
    for name, value in HEADERS.items():
        assert [v for k, v in got if k == name.lower()] == [value]


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "http:" not in policy
    assert "https:" not in policy
    assert "*" not in policy
    for part in ("connect-src 'self'", "frame-ancestors 'none'", "object-src 'none'"):
        assert part in policy
