"""The optional login, as plain ASGI middleware: who is not signed in sees the login page alone.

Open to everybody are the two health checks and the static files, which are those of the project.
A sign-in is a random token in a cookie that scripts cannot read; its hash is kept in memory. No
name and no password is ever logged.
"""

import asyncio
import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from ui.attempts import Attempts
from ui.passwords import Users
from ui.render.login import login_page
from ui.security import App, Receive, Scope, Send

LOGIN = "/login"
LOGOUT = "/logout"
COOKIE = "mmf_session"
OPEN = ("/healthz", "/readyz")
STATIC = "/page/"
HOURS = 12
_MOST_SESSIONS = 10_000
_MOST_BODY = 4_096
_AT_ONCE = 2
"""Passwords checked at the same time; each takes 32 MiB and a core."""


class SignedIn:
    """The tokens that were handed out, by their hash, each with its end."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._ends: OrderedDict[bytes, float] = OrderedDict()

    def new(self) -> str:
        """A new token."""
        token = secrets.token_urlsafe(32)
        self._ends[_hash(token)] = self._clock() + HOURS * 3600
        while len(self._ends) > _MOST_SESSIONS:
            self._ends.popitem(last=False)
        return token

    def holds(self, token: str) -> bool:
        """Whether it was handed out and has not ended."""
        end = self._ends.get(_hash(token))
        return end is not None and end > self._clock()

    def end(self, token: str) -> None:
        """Take a token back."""
        self._ends.pop(_hash(token), None)


class Gate:
    """Lets through who is signed in."""

    def __init__(
        self,
        app: App,
        users: Users,
        *,
        attempts: Attempts | None = None,
        signed_in: SignedIn | None = None,
    ) -> None:
        self._app = app
        self._users = users
        self._attempts = attempts or Attempts()
        self._signed_in = signed_in or SignedIn()
        self._checking = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = scope.get("path", "")
        if scope["type"] == "lifespan" or path in OPEN or path.startswith(STATIC):
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            return
        elif path == LOGIN:
            await self._login(scope, receive, send)
        elif not self._signed_in.holds(_token(scope)):
            await self._turn_away(scope, send)
        elif path == LOGOUT and scope["method"] == "POST":
            self._signed_in.end(_token(scope))
            await _go(LOGIN, send, _cookie("", scope, 0))
        else:
            await self._app(scope, receive, send)

    async def _turn_away(self, scope: Scope, send: Send) -> None:
        page = scope["path"] in ("/", "/about") or scope["path"].startswith("/document/")
        if scope["method"] == "GET" and page:
            await _go(LOGIN, send)
        else:
            await _answer(401, b"Sign in first.", b"text/plain; charset=utf-8", send)

    async def _login(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            if self._signed_in.holds(_token(scope)):
                await _go("/", send)
            else:
                await _show(200, send)
            return
        form = parse_qs((await _body(receive)).decode("utf-8", "replace"))
        user, password = (form.get(name, [""])[0] for name in ("user", "password"))
        address = (scope.get("client") or ("", 0))[0]
        wait = self._attempts.wait(address, user)
        if wait:
            await _show(429, send, wait=wait)
            return
        # Counted before it is checked, so that tries at the same time are no way around the limit.
        self._attempts.failed(address, user)
        async with self._checking:
            admitted = await asyncio.to_thread(self._users.admits, user, password)
        if not admitted:
            await _show(401, send, wrong=True)
            return
        self._attempts.succeeded(address, user)
        await _go("/", send, _cookie(self._signed_in.new(), scope, HOURS * 3600))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _header(scope: Scope, name: bytes) -> str:
    found = [value for key, value in scope["headers"] if key.lower() == name]
    return b"; ".join(found).decode("latin-1")


def _token(scope: Scope) -> str:
    try:
        cookie = SimpleCookie(_header(scope, b"cookie")).get(COOKIE)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def _cookie(token: str, scope: Scope, seconds: int) -> bytes:
    """Sent back over https alone where it was asked for over https."""
    secure = scope.get("scheme") == "https" or _header(scope, b"origin").startswith("https://")
    parts = [f"{COOKIE}={token}", f"Max-Age={seconds}", "Path=/", "HttpOnly", "SameSite=Strict"]
    return "; ".join([*parts, "Secure"] if secure else parts).encode()


async def _body(receive: Receive) -> bytes:
    """The body of a form; nothing when it is longer than any form of this page."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > _MOST_BODY:
            return b""
        if not message.get("more_body"):
            return bytes(body)


async def _show(status: int, send: Send, *, wrong: bool = False, wait: int = 0) -> None:
    page = str(login_page(wrong=wrong, wait=wait)).encode()
    more = [(b"retry-after", str(wait).encode())] if wait else []
    await _answer(status, page, b"text/html; charset=utf-8", send, more)


async def _go(where: str, send: Send, cookie: bytes | None = None) -> None:
    more = [(b"location", where.encode())]
    more += [(b"set-cookie", cookie)] if cookie else []
    await _answer(303, b"", b"text/plain; charset=utf-8", send, more)


async def _answer(
    status: int,
    body: bytes,
    kind: bytes,
    send: Send,
    more: list[tuple[bytes, bytes]] | None = None,
) -> None:
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *(more or []),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
