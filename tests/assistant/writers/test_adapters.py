"""Anthropic's and Ollama's own ways of streaming, spoken by servers on loopback."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.errors import WriterUnavailable
from assistant.settings import Settings
from assistant.writers.base import Prompt, WriterFailed
from assistant.writers.choose import chosen_writer

pytestmark = pytest.mark.loopback

PROMPT = Prompt(system="Write lines.", user="Statements: [1] It rains.", version="1")
MODELS = {"anthropic": "claude-sonnet-4-5", "ollama": "fake", "openai": "fake"}
PIECES = ["[1] It ", "rains.\n"]


class Handler(BaseHTTPRequestHandler):
    """Speaks as the server that the path belongs to."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append((self.path, body, self.headers.get("x-api-key")))  # type: ignore[attr-defined]
        self.send_response(200)
        anthropic = self.path == "/v1/messages"
        kind = "text/event-stream" if anthropic else "application/x-ndjson"
        self.send_header("Content-Type", kind)
        self.end_headers()
        for line in _anthropic() if anthropic else _ollama():
            self.wfile.write(line.encode())
            self.wfile.flush()


def _anthropic() -> Iterator[str]:
    message = {
        "id": "m",
        "type": "message",
        "role": "assistant",
        "model": "fake",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": 321, "output_tokens": 1},
    }
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": message},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *(
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": t}}
            for t in PIECES
        ),
        {"type": "content_block_stop", "index": 0},
        {
            "type": "message_delta",
            "delta": {"stop_reason": "end_turn", "stop_sequence": None},
            "usage": {"output_tokens": 45},
        },
        {"type": "message_stop"},
    ]
    for event in events:
        yield f"event: {event['type']}\ndata: {json.dumps(event)}\n\n"


def _ollama() -> Iterator[str]:
    for text in PIECES:
        part = {"model": "fake", "message": {"role": "assistant", "content": text}, "done": False}
        yield json.dumps(part) + "\n"
    counts = {"prompt_eval_count": 321, "eval_count": 45, "done_reason": "stop", "done": True}
    yield (
        json.dumps({"model": "fake", "message": {"role": "assistant", "content": ""}, **counts})
        + "\n"
    )


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as up:
        up.daemon_threads = True
        up.heard = []  # type: ignore[attr-defined]
        threading.Thread(target=up.serve_forever, args=(0.02,), daemon=True).start()
        yield up
        up.shutdown()


@pytest.mark.parametrize("kind", ["anthropic", "ollama"])
def test_text_and_tokens_come_through(kind: str, server: ThreadingHTTPServer) -> None:
    pytest.importorskip(f"llama_index.llms.{kind}")
    url = f"http://127.0.0.1:{server.server_address[1]}"
    settings = Settings(
        llm=kind, llm_model=MODELS[kind], llm_url=url, llm_key=SecretStr("k"), llm_tokens=77
    )
    writer = chosen_writer(settings)
    assert writer is not None
    pieces = list(writer.stream(PROMPT, threading.Event()))
    assert "".join(piece.text for piece in pieces) == "".join(PIECES)
    usage = [piece.usage for piece in pieces if piece.usage][-1]
    assert usage.completion_tokens == 45
    ((_, body, _),) = server.heard  # type: ignore[attr-defined]
    assert "77" in json.dumps(body)
    assert body["model"] == MODELS[kind]


@pytest.mark.parametrize("kind", ["anthropic", "ollama", "openai"])
def test_one_request_and_no_more_where_nobody_listens(kind: str) -> None:
    settings = Settings(
        llm=kind, llm_model=MODELS[kind], llm_url="http://127.0.0.1:9", llm_key=SecretStr("k")
    )
    writer = chosen_writer(settings)
    assert writer is not None
    with pytest.raises(WriterFailed) as failed:
        list(writer.stream(PROMPT, threading.Event()))
    assert "127.0.0.1" not in str(failed.value)


def test_a_model_that_the_adapter_does_not_know_is_said_at_once() -> None:
    pytest.importorskip("llama_index.llms.anthropic")
    with pytest.raises(WriterUnavailable, match="claude-none"):
        chosen_writer(Settings(llm="anthropic", llm_model="claude-none", llm_key=SecretStr("k")))
