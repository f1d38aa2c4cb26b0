"""Who is let in: the gate in front of the page, its cookie, and its limits on tries."""

import asyncio
import hashlib
import logging
from typing import Any

import pytest

from ui import wording
from ui.attempts import MOST_BY_ADDRESS, MOST_BY_USER, WINDOW_SECONDS, Attempts
from ui.login import COOKIE, HOURS, Gate, SignedIn
from ui.passwords import Hashed, Users
from ui.security import HEADERS, Guard, Message, Receive, Scope, Send

PASSWORD = "correct horse battery"
SALT = b"0123456789abcdef"
HASH = hashlib.scrypt(PASSWORD.encode(), salt=SALT, n=2**14, r=8, p=1, dklen=32)
USERS = Users({"ann": Hashed(2**14, 8, 1, SALT, HASH)})
RIGHT = f"user=ann&password={PASSWORD.replace(' ', '+')}"
WRONG = "user=ann&password=wrong"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def _inside(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})


class Visitor:
    """A browser in front of the gate: it keeps its cookie."""

    def __init__(self, gate: Gate, address: str = "127.0.0.1") -> None:
        self._door = Guard(gate, host="127.0.0.1")
        self.address = address
        self.cookie = ""
        self.set_cookie = ""

    def ask(self, path: str, form: str | None = None, **headers: str) -> tuple[int, Any, str]:
        """Status, headers and body."""
        pairs = {"host": "127.0.0.1:7860", "cookie": self.cookie} | headers
        scope = {
            "type": "http",
            "path": path,
            "scheme": "http",
            "method": "GET" if form is None else "POST",
            "client": (self.address, 1),
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in pairs.items() if v],
        }
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": (form or "").encode()}

        async def send(message: Message) -> None:
            sent.append(message)

        asyncio.run(self._door(scope, receive, send))
        answer = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
        if "set-cookie" in answer:
            self.set_cookie = answer["set-cookie"]
            self.cookie = self.set_cookie.split(";")[0]
        return sent[0]["status"], answer, sent[1]["body"].decode()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(clock: Clock) -> Gate:
    return Gate(_inside, USERS, attempts=Attempts(clock), signed_in=SignedIn(clock))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/healthz", 200),
        ("/readyz", 200),
        ("/page/page.css", 200),
        ("/login", 200),
        ("/", 303),
        ("/about", 303),
        ("/document/mmf-duration", 303),
        ("/config", 401),
        ("/gradio_api/queue/data", 401),
        ("/pageant", 401),
        ("/healthz/../config", 401),
        ("//healthz", 401),
    ],
)
def test_what_is_open_without_signing_in(gate: Gate, path: str, status: int) -> None:
    found, headers, body = Visitor(gate).ask(path)
    assert found == status
    assert status == 200 or "inside" not in body
    assert headers.get("location") == ("/login" if status == 303 else None)


def test_a_visitor_signs_in_and_out(gate: Gate) -> None:
    ann = Visitor(gate)
    assert ann.ask("/login", RIGHT)[:2][0] == 303
    assert "HttpOnly" in ann.set_cookie
    assert "SameSite=Strict" in ann.set_cookie
    assert "Secure" not in ann.set_cookie
    assert ann.ask("/")[2] == "inside"
    assert ann.ask("/login")[0] == 303, "who is signed in needs no form"
    kept = ann.cookie
    assert ann.ask("/logout", "")[0] == 303
    assert ann.cookie == f"{COOKIE}="
    ann.cookie = kept
    assert ann.ask("/")[0] == 303, "the token is gone on the server too"


def test_over_https_the_cookie_is_sent_back_over_https_alone(gate: Gate) -> None:
    ann = Visitor(gate)
    ann.ask("/login", RIGHT, origin="https://127.0.0.1:7860")
    assert "; Secure" in ann.set_cookie


def test_a_sign_in_ends(gate: Gate, clock: Clock) -> None:
    ann = Visitor(gate)
    ann.ask("/login", RIGHT)
    clock.now = HOURS * 3600 - 1
    assert ann.ask("/")[2] == "inside"
    clock.now += 2
    assert ann.ask("/")[0] == 303


@pytest.mark.parametrize(
    "form",
    [WRONG, "", "user=ann", "user=eve&password=x", "%ff=%ff", "user=ann&password=" + "x" * 5000],
)
def test_what_is_wrong_is_refused_in_the_same_words(gate: Gate, form: str) -> None:
    status, headers, body = Visitor(gate).ask("/login", form)
    assert status == 401
    assert wording.login.WRONG in body
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "cookie", ["", "mmf_session=", "mmf_session=x", "mmf_session=x; y", "\xe9"]
)
def test_a_made_up_cookie_opens_nothing(gate: Gate, cookie: str) -> None:
    visitor = Visitor(gate)
    visitor.cookie = cookie
    assert visitor.ask("/config")[0] == 401


def test_too_many_tries_from_one_address_wait_even_with_the_right_password(
    gate: Gate, clock: Clock
) -> None:
    eve = Visitor(gate, "203.0.113.9")
    for _ in range(MOST_BY_ADDRESS):
        assert eve.ask("/login", WRONG)[0] == 401
    status, headers, body = eve.ask("/login", RIGHT)
    assert status == 429
    assert 0 < int(headers["retry-after"]) <= WINDOW_SECONDS + 1
    assert wording.login.WAIT.format(minutes=15) in body
    assert Visitor(gate, "203.0.113.10").ask("/login", RIGHT)[0] == 303
    clock.now = WINDOW_SECONDS + 1
    assert eve.ask("/login", RIGHT)[0] == 303


def test_too_many_tries_for_one_user_from_everywhere_wait(clock: Clock) -> None:
    attempts = Attempts(clock)
    for n in range(MOST_BY_USER):
        assert attempts.wait(f"10.0.0.{n}", "ann") == 0
        attempts.failed(f"10.0.0.{n}", "ann")
    assert attempts.wait("10.0.1.1", "ann") > 0
    assert attempts.wait("10.0.1.1", "bob") == 0


def test_tries_are_counted_before_they_are_checked(gate: Gate) -> None:
    """Tries that are sent all at once must not all be checked."""
    eve = Visitor(gate)

    async def at_once() -> list[int]:
        statuses: list[int] = []

        async def one() -> None:
            async def receive() -> Message:
                return {"type": "http.request", "body": WRONG.encode()}

            async def send(message: Message) -> None:
                if message["type"] == "http.response.start":
                    statuses.append(message["status"])

            scope = {"type": "http", "path": "/login", "method": "POST", "headers": []}
            await gate({**scope, "client": (eve.address, 1)}, receive, send)

        await asyncio.gather(*(one() for _ in range(MOST_BY_ADDRESS + 5)))
        return statuses

    assert sorted(asyncio.run(at_once())) == [401] * MOST_BY_ADDRESS + [429] * 5


def test_the_form_of_the_login_page_is_the_only_one_that_may_be_sent(gate: Gate) -> None:
    policy = Visitor(gate).ask("/login")[1]["Content-Security-Policy".lower()]
    assert "form-action 'self'" in policy
    assert "form-action 'none'" in HEADERS["Content-Security-Policy"]
    assert (
        Visitor(gate).ask("/healthz")[1]["content-security-policy"]
        == HEADERS["Content-Security-Policy"]
    )


def test_another_site_cannot_sign_anybody_in(gate: Gate) -> None:
    assert Visitor(gate).ask("/login", RIGHT, origin="https://evil.example")[0] == 403


def test_no_name_and_no_password_is_logged(gate: Gate, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Visitor(gate).ask("/login", RIGHT)
        Visitor(gate).ask("/login", WRONG)
    assert "ann" not in caplog.text
    assert PASSWORD not in caplog.text
