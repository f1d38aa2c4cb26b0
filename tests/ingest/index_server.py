"""A real Chroma server on loopback, for tests that are marked so."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import ChromaUnreachable
from ingest.place import Server


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def chroma_server(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Run `chroma run` over `folder`; gives its address and its process, and ends it."""
    port = free_port()
    program = str(Path(sys.executable).with_name("chroma"))
    address = ["--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [program, "run", "--path", str(folder), *address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(Server(host="127.0.0.1", port=port), process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


def _wait_for(server: Server, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while True:
        try:
            return server.check()
        except ChromaUnreachable:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)
