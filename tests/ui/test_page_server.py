"""The served page as a process: up before the assistant, honest about it, closed to misuse."""

import socket
import time

import httpx
import pytest
from conftest import ready, started
from fake_assistant import FakeAssistant

from ui import wording
from ui.errors import CannotListen, PortInUse
from ui.security import HEADERS
from ui.server import serve

pytestmark = pytest.mark.loopback


def test_a_taken_port_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            PortInUse, match=rf"^port {port} on 127\.0\.0\.1 is already in use: .+$"
        ):
            serve(FakeAssistant, host="127.0.0.1", port=port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99_999), ("203.0.113.1", 0)])
def test_an_address_that_cannot_be_listened_on_is_told_in_one_line(host: str, port: int) -> None:
    with pytest.raises(CannotListen, match=rf"^cannot listen on {host}, port {port} \(.+\): .+$"):
        serve(FakeAssistant, host=host, port=port)


def test_the_first_screen_is_up_before_the_page_and_the_page_before_the_assistant() -> None:
    begun = time.monotonic()
    with started("--seconds", "4") as (address, _):
        first = httpx.get(address)
        assert time.monotonic() - begun < 4, "the first screen within four seconds"
        assert first.status_code == 200
        assert wording.FIRST_SCREEN in first.text
        assert wording.STANDING_EMERGENCY in first.text
        assert httpx.get(f"{address}/healthz").status_code == 200
        early = httpx.get(f"{address}/readyz")
        assert (early.status_code, early.json()["status"]) == (503, "starting")
        assert httpx.get(f"{address}/config").status_code == 503
        seen = early.json()["page"]
        while not seen:
            time.sleep(0.1)
            seen = httpx.get(f"{address}/readyz").json()["page"]
        between = httpx.get(f"{address}/readyz")
        assert (between.status_code, between.json()["status"]) == (503, "starting")
        assert "gradio" in httpx.get(address).text
        ready(address)
        assert httpx.get(f"{address}/readyz").json() == {"status": "ready", "page": True}


def test_an_assistant_that_cannot_be_made_ends_the_server_with_its_error() -> None:
    with started("--fail") as (_, process):
        _, errors = process.communicate(timeout=60)
        assert process.returncode != 0
        assert errors.strip().endswith("LookupError: there is no index: run mmf ingest")


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/page/page.css", "/config", "/no"])
def test_every_answer_of_the_server_carries_the_security_headers(address: str, path: str) -> None:
    response = httpx.get(address + path)
    for name, value in HEADERS.items():
        assert response.headers[name] == value


def test_the_page_brings_its_style_before_its_content(address: str) -> None:
    head = httpx.get(address).text.split("</head>")[0]
    assert '<link rel="stylesheet" href="/page/page.css">' in head


def test_uploads_foreign_sites_and_foreign_names_are_refused(address: str) -> None:
    upload = httpx.post(f"{address}/gradio_api/upload", files={"files": b"x"})
    assert upload.status_code == 404
    foreign = httpx.post(
        f"{address}/gradio_api/queue/join", headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    assert httpx.get(address, headers={"Host": "evil.example"}).status_code == 421


def test_no_event_is_offered_as_an_api(address: str) -> None:
    dependencies = httpx.get(f"{address}/config").json()["dependencies"]
    assert dependencies
    assert {dependency["api_visibility"] for dependency in dependencies} == {"private"}
