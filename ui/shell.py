"""The server's outer application: health, static files, and the page once it has been built.

The framework takes seconds to import; until then `/` shows a first screen that says so.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

from ui import wording
from ui.about import Evaluation, document_named, gather
from ui.answerer import Answerer
from ui.readiness import Readiness, State
from ui.render.about import about_page
from ui.render.document import document_page
from ui.render.frame import first_screen
from ui.security import Message, Receive, Scope, Send

if TYPE_CHECKING:
    from starlette.types import ASGIApp

STATIC = Path(__file__).parent / "static"
_HEAD = (
    b'<meta name="color-scheme" content="light dark">'
    b'<link rel="stylesheet" href="/page/page.css">'
    b'<link rel="stylesheet" href="/page/understood.css">'
    b'<link rel="stylesheet" href="/page/rating.css">'
    b'<link rel="stylesheet" href="/page/about.css">'
    b'<script type="module" src="/page/page.js"></script>'
    b"</head>"
)


class Door:
    """Shows the first screen, and the page as soon as it is set."""

    def __init__(self) -> None:
        self.page: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or self.page is None:
            await self._closed(scope, receive, send)
            return
        if scope["path"] == "/" and scope["method"] == "GET":
            send = _with_own_head(send)
        await self.page(scope, receive, send)

    async def _closed(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = {"Retry-After": "1", "Cache-Control": "no-store"}
        if scope["path"] == "/":
            await HTMLResponse(str(first_screen()), headers=headers)(scope, receive, send)
            return
        body = {"status": State.STARTING.value}
        await JSONResponse(body, status_code=503, headers=headers)(scope, receive, send)


def build_shell(
    readiness: Readiness,
    build_page: Callable[[], FastAPI],
    make_assistant: Callable[[], Answerer],
    on_failure: Callable[[BaseException], None],
    evaluated: Callable[[], Evaluation | None] | None = None,
) -> FastAPI:
    """Build the outer application.

    Once the server is up, a thread builds the page and then makes the assistant: one after the
    other, since both import large libraries. What either raises goes to `on_failure`. `evaluated`
    tells the latest evaluation.
    """
    door = Door()
    closing = asyncio.Event()

    async def open_door() -> None:
        page = await asyncio.to_thread(build_page)
        # The page's own queue lives in its lifespan, which the server's has missed.
        async with page.router.lifespan_context(page):
            door.page = page
            readiness.ready(await asyncio.to_thread(make_assistant))
            await closing.wait()

    def opened(task: "asyncio.Task[None]") -> None:
        failure = None if task.cancelled() else task.exception()
        if failure is not None:
            readiness.failed()
            on_failure(failure)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opening = asyncio.create_task(open_door())
        opening.add_done_callback(opened)
        yield
        closing.set()
        await asyncio.wait({opening}, timeout=5)

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/healthz")
    def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @app.get("/readyz")
    def readyz() -> JSONResponse:
        state = readiness.state
        body = {"status": state.value, "page": door.page is not None}
        return JSONResponse(
            body,
            status_code=200 if state is State.READY and body["page"] else 503,
            headers={"Cache-Control": "no-store"},
        )

    @app.get("/about")
    def about() -> HTMLResponse:
        page = str(about_page(gather(readiness, evaluated)))
        return HTMLResponse(page, headers={"Cache-Control": "no-store"})

    @app.get("/document/{name}")
    def document(name: str) -> HTMLResponse:
        found = document_named(readiness, name)
        if found is None:
            return HTMLResponse(wording.sources.NO_DOCUMENT, status_code=404)
        return HTMLResponse(str(document_page(found)), headers={"Cache-Control": "no-store"})

    app.mount("/page", StaticFiles(directory=STATIC))
    app.mount("/", door)
    return app


def _with_own_head(send: Send) -> Send:
    """Put our style sheet into the page's head: loaded later, it would move the whole page."""
    start: list[Message] = []
    body: list[bytes] = []

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.append(message)
            return
        body.append(message.get("body", b""))
        if message.get("more_body"):
            return
        whole = b"".join(body).replace(b"</head>", _HEAD, 1)
        headers = [pair for pair in start[0]["headers"] if pair[0].lower() != b"content-length"]
        headers += [
            (b"content-length", str(len(whole)).encode()),
            (b"cache-control", b"no-store"),
        ]
        await send({**start[0], "headers": headers})
        await send({"type": "http.response.body", "body": whole})

    return sending
