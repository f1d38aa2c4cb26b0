"""The guard of sockets sees what it is for: otherwise "nobody was reached" means nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from real_index import environment

CALLS = [
    ("socket.create_connection(('192.0.2.1', 80), 1)", "foreign"),
    ("socket.create_connection(('example.org', 80), 1)", "foreign"),
    ("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))", "foreign"),
    ("__import__('urllib.request').request.urlopen('http://example.org')", "foreign"),
    ("socket.create_connection(('127.0.0.1', 9), 1)", "loopback"),
]


@pytest.mark.parametrize(("call", "kind"), CALLS)
def test_a_call_is_noted_and_a_foreign_one_refused(tmp_path: Path, call: str, kind: str) -> None:
    log = tmp_path / "log.txt"
    log.touch()
    done = subprocess.run(
        [sys.executable, "-c", f"import socket\n{call}"],
        capture_output=True,
        text=True,
        env=environment(log),
        check=False,
    )
    assert done.returncode != 0
    assert ("no network here" in done.stderr) == (kind == "foreign")
    assert {line.split()[0] for line in log.read_text(encoding="utf-8").splitlines()} == {kind}
