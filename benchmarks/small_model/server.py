"""An OpenAI-compatible server on loopback with a very small language model, for tests.

    python benchmarks/small_model/server.py --port 8091

SmolLM2-135M invents freely, which is the point: whatever it writes has to be stopped.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from batches import MOST_TOKENS, Batches
from files import NAME

FOLDER = Path(__file__).resolve().parents[2] / "var" / "models" / NAME


class Server(ThreadingHTTPServer):
    """Answers `/v1/chat/completions`, streamed or whole, and `/v1/models`."""

    daemon_threads = True

    def __init__(self, model: Batches, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.model = model


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: requests hold what people wrote."""

    def do_GET(self) -> None:
        """Name the model."""
        self._json({"object": "list", "data": [{"id": NAME, "object": "model"}]})

    def do_POST(self) -> None:
        """Answer a chat."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        most = int(body.get("max_tokens") or MOST_TOKENS)
        pieces = self.server.model.stream(body["messages"], most)
        try:
            if body.get("stream"):
                self._streamed(pieces)
            else:
                self._whole(pieces)
        except (BrokenPipeError, ConnectionResetError):
            pieces.close()  # type: ignore[attr-defined]

    def _whole(self, pieces: Iterator[str | tuple[int, int]]) -> None:
        found = list(pieces)
        text = "".join(piece for piece in found if isinstance(piece, str))
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        self._json(
            {**_HEAD, "object": "chat.completion", "choices": [choice], **_counts(found[-1])}
        )

    def _streamed(self, pieces: Iterator[str | tuple[int, int]]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for piece in pieces:
            if isinstance(piece, str):
                self._event({"choices": [{"index": 0, "delta": {"content": piece}}]})
            else:
                self._event({"choices": [], **_counts(piece)})
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, data: dict[str, Any]) -> None:
        whole = {**_HEAD, "object": "chat.completion.chunk", **data}
        self.wfile.write(f"data: {json.dumps(whole)}\n\n".encode())
        self.wfile.flush()

    def _json(self, data: dict[str, Any]) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


_HEAD = {"id": "chat", "created": 0, "model": NAME}


def _counts(counts: str | tuple[int, int]) -> dict[str, Any]:
    prompt, made = counts if isinstance(counts, tuple) else (0, 0)
    total = {"prompt_tokens": prompt, "completion_tokens": made, "total_tokens": prompt + made}
    return {"usage": total}


def main() -> None:
    """Serve until interrupted; says its address on standard output once it can be asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8091)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    server = Server(Batches(given.folder), given.port)
    print(f"http://127.0.0.1:{server.server_address[1]}/v1", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
