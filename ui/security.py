"""Headers on every response, and a door for browsers of other sites, as plain ASGI middleware.

A request is refused when its Host is a name that was not allowed (a rebinding attack needs a
name), when its Origin is another site, when its body is larger than any question, or when it
asks for parts of the page framework that this page never uses (uploads, files, proxying).
Never looks at what a person typed.
"""

import ipaddress
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 2_000_000
"""Bytes; the longest conversation stays far below, since the page keeps it on the server."""

_POLICY = (
    "default-src 'self'; "
    # The page framework compiles its templates in the browser and starts from inline scripts.
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'none'; frame-ancestors 'none'; form-action 'none'; "
    "base-uri 'self'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_UNUSED = (
    "/gradio_api/upload",
    "/gradio_api/file",
    "/gradio_api/stream",
    "/gradio_api/proxy",
    "/gradio_api/component_server",
    "/gradio_api/deep_link",
    "/gradio_api/runs",
    "/gradio_api/vibe",
    "/gradio_api/info",
    "/monitoring",
)


_FORM_HEADERS = HEADERS | {
    "Content-Security-Policy": _POLICY.replace("form-action 'none'", "form-action 'self'"),
    # Without a referrer a form is sent with the origin "null", which is refused like another site.
    "Referrer-Policy": "same-origin",
}
_FORM = ("/login",)
"""Pages that may send a form, to this server alone."""


class Guard:
    """Wraps the whole server. `allowed_origins` are further sites, as `https://name[:port]`."""

    def __init__(self, app: App, *, host: str, allowed_origins: Iterable[str] = ()) -> None:
        self._app = app
        self._origins = {origin.rstrip("/").lower() for origin in allowed_origins if origin}
        names = {urlsplit(origin).hostname for origin in self._origins}
        self._hosts = {"localhost", host.lower(), *(name for name in names if name)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with one line of text."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal:
            await _refuse(*refusal, _with_headers(send, HEADERS))
            return
        headers = _FORM_HEADERS if scope["path"] in _FORM else HEADERS
        await self._app(scope, receive, _with_headers(send, headers))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = {name.lower(): value for name, value in scope["headers"]}
        host = headers.get(b"host", b"").decode("latin-1").lower()
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        length = headers.get(b"content-length", b"0").decode("latin-1")
        if not self._host_allowed(host):
            return 421, "This server does not answer for that host name."
        if origin and origin not in self._origins and not _same_site(origin, host):
            return 403, "Requests from other sites are refused."
        if b"transfer-encoding" in headers:
            return 411, "The request must say its length."
        if not length.isdigit() or int(length) > MAX_BODY:
            return 413, "The request is too large."
        if scope["path"].startswith(_UNUSED):
            return 404, "Not found."
        return None

    def _host_allowed(self, host: str) -> bool:
        name = _name_of(host)
        return bool(name) and (name in self._hosts or _is_address(name))


def _name_of(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _same_site(origin: str, host: str) -> bool:
    return origin in (f"http://{host}", f"https://{host}")


def _with_headers(send: Send, headers: Mapping[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = {name.lower().encode(): value.encode() for name, value in headers.items()}
            kept = [pair for pair in message["headers"] if pair[0].lower() not in ours]
            message["headers"] = [*kept, *ours.items()]
        await send(message)

    return sending


async def _refuse(status: int, reason: str, send: Send) -> None:
    body = reason.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
