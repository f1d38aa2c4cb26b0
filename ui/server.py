"""Serves the page: first screen at once, the page behind it, the assistant in the background.

Listens where it is told and reaches out to nobody; logs no request and nothing typed.
"""

import errno
import socket
from collections.abc import Callable, Iterable

import uvicorn

from ui.about import Evaluation
from ui.answerer import Answerer
from ui.errors import CannotListen, PortInUse
from ui.events import Desk
from ui.feedback import Feedback
from ui.login import Gate
from ui.page import build_page, offline_framework
from ui.passwords import Users
from ui.readiness import Readiness
from ui.security import Guard
from ui.shell import build_shell


def serve(
    make_assistant: Callable[[], Answerer],
    *,
    host: str,
    port: int,
    on_ready: Callable[[str], None] | None = None,
    allowed_origins: Iterable[str] = (),
    feedback: Feedback | None = None,
    users: Users | None = None,
    evaluated: Callable[[], Evaluation | None] | None = None,
) -> None:
    """Serve the page until interrupted; `port` 0 takes a free one.

    `allowed_origins` are further sites the page is reached by, as `https://name[:port]`.
    `feedback` keeps what people think of answers; without it they are not asked.
    `users` may sign in, and nobody else; without them the page is open to everybody.
    `evaluated` tells the latest evaluation, for About.
    `on_ready` is called with the address as soon as the first screen can be opened. Raises
    PortInUse or CannotListen, and whatever `make_assistant` raised.
    """
    offline_framework()
    failures: list[BaseException] = []
    with _listen(host, port) as listener:
        address = _address(host, listener)
        readiness = Readiness()
        desk = Desk(readiness, feedback=feedback)

        def stop(failure: BaseException) -> None:
            failures.append(failure)
            server.should_exit = True

        login = users is not None
        shell = build_shell(
            readiness, lambda: build_page(desk, login), make_assistant, stop, evaluated
        )
        config = uvicorn.Config(
            Guard(
                Gate(shell, users) if users else shell, host=host, allowed_origins=allowed_origins
            ),
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="none",
            timeout_keep_alive=30,
            timeout_graceful_shutdown=2,
        )
        server = _Server(config, lambda: on_ready(address) if on_ready else None)
        server.run(sockets=[listener])
    if failures:
        raise failures[0]


class _Server(uvicorn.Server):
    """A server that says when it is up."""

    def __init__(self, config: uvicorn.Config, on_up: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_up = on_up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._on_up()


def _listen(host: str, port: int) -> socket.socket:
    """Listen before anything slow, so that a taken port is known at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port) from error
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise CannotListen(host, port, reason) from error
    return listener


def _address(host: str, listener: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{listener.getsockname()[1]}"
