"""The page's layout and which event leads where, in Gradio. Nothing here decides or renders."""

import os
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from assistant.contract import Persona
from ui import wording
from ui.events import Desk
from ui.limits import MAX_QUESTION
from ui.render import frame
from ui.session import Session
from ui.theme import page_theme
from ui.view import View

if TYPE_CHECKING:
    from fastapi import FastAPI

AT_ONCE = 16
"""Questions answered at the same time; one at a time is what slows the framework's pages."""
WAITING_LINE = 500

_PRESSED = """
element.addEventListener('click', (event) => {
  const ask = event.target.closest('[data-ask]');
  const retry = event.target.closest('[data-retry]');
  const reset = event.target.closest('[data-reset]');
  if (event.target.closest('[data-pdf]')) return trigger('click', {pdf: true});
  const answered = event.target.closest('[data-accept], [data-dismiss]');
  if (answered) return trigger('click', {...answered.dataset});
  const fields = [...element.querySelectorAll('[data-fact]')];
  if (event.target.closest('[data-apply]')) {
    trigger('click', {correct: Object.fromEntries(fields.map((f) => [f.dataset.fact, f.value]))});
  } else if (reset) trigger('click', {reset: reset.dataset.reset});
  else if (event.target.closest('[data-rate]')) {
    trigger('click', {rate: event.target.closest('[data-rate]').dataset.rate});
  } else if (ask) trigger('click', {ask: ask.dataset.ask});
  else if (retry) trigger('click', {retry: true});
});
"""


def offline_framework() -> None:
    """Switch off whatever the framework would tell others; before it is imported."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"


def build_page(desk: Desk, login: bool = False) -> "FastAPI":
    """Build the page as a web application of its own, to be mounted at `/`.

    With a `login` there is a button to sign out.
    """
    offline_framework()
    import gradio as gr
    from fastapi import FastAPI

    blocks = _layout(gr, desk, login)
    blocks.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING_LINE)
    plain = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    page: FastAPI = gr.mount_gradio_app(
        plain,
        blocks,
        path="/",
        theme=page_theme(),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=False,
        show_error=False,
        max_file_size=1,
    )
    return page


def _layout(gr: Any, desk: Desk, login: bool) -> Any:
    empty = desk.fresh(Persona.PATIENT)
    with gr.Blocks(
        title=wording.TITLE, analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)
    ) as blocks:
        session = gr.State(Session(), time_to_live=4 * 3600)
        gr.HTML(frame.header(login=login), elem_id="head", js_on_load=None)
        with gr.Row(elem_id="bar"):
            persona = gr.Radio(
                [(words, name.value) for name, words in wording.PERSONAS.items()],
                value=Persona.PATIENT.value,
                label=wording.PERSONA_LABEL,
                elem_id="persona",
            )
            new = gr.Button(wording.NEW, elem_id="new", size="sm")
        with gr.Row(elem_id="columns"):
            with gr.Column(elem_id="talk", scale=3):
                settled = gr.HTML(empty.settled, elem_id="settled", js_on_load=None)
                current = gr.HTML(empty.current, elem_id="current", js_on_load=_PRESSED)
                with gr.Column(elem_id="dock"):
                    hint = gr.HTML("", elem_id="hint", js_on_load=None)
                    parcel = gr.HTML("", elem_id="parcel", js_on_load=None)
                    with gr.Row(elem_id="composer-row"):
                        composer = gr.Textbox(
                            label=wording.COMPOSER_LABEL,
                            placeholder=wording.COMPOSER_HINT,
                            lines=1,
                            max_lines=8,
                            max_length=MAX_QUESTION,
                            elem_id="composer",
                            container=False,
                            autofocus=False,
                        )
                        send = gr.Button(wording.SEND, variant="primary", elem_id="send")
                    gr.HTML(frame.standing(), elem_id="standing", js_on_load=None)
            with gr.Column(elem_id="side", scale=2):
                side = gr.HTML(empty.side, elem_id="cards", js_on_load=_PRESSED)
        parts = [session, settled, current, side, hint, composer, parcel]
        _wire(gr, desk, parts, persona=persona, new=new, send=send)
    return blocks


def _wire(gr: Any, desk: Desk, parts: list[Any], *, persona: Any, new: Any, send: Any) -> None:
    session, _, current, side, _, composer, _ = parts
    quiet = {"outputs": parts, "show_progress": "hidden", "api_visibility": "private"}

    def values(view: View) -> tuple[Any, ...]:
        # What stays is left out only where it must be: the framework answers for each part left
        # out by making a component anew, while the same text again costs next to nothing.
        return tuple(gr.skip() if part is None else part for part in view.parts())

    async def frames(views: AsyncIterator[View]) -> AsyncIterator[tuple[Any, ...]]:
        async for view in views:
            yield values(view)

    async def ask(question: str, reader: str, state: Session) -> AsyncIterator[tuple[Any, ...]]:
        async for shown in frames(desk.ask(question, Persona(reader), state)):
            yield shown

    async def press(
        reader: str, state: Session, event: gr.EventData
    ) -> AsyncIterator[tuple[Any, ...]]:
        wish = event._data if isinstance(event._data, dict) else {}
        async for shown in frames(desk.press(wish, Persona(reader), state)):
            yield shown

    async def again(reader: str, state: Session) -> AsyncIterator[tuple[Any, ...]]:
        async for shown in frames(desk.again(Persona(reader), state)):
            yield shown

    def fresh(reader: str) -> tuple[Any, ...]:
        return values(desk.fresh(Persona(reader)))

    # The annotation is a string in no module's scope; the framework looks for the class itself.
    press.__annotations__["event"] = gr.EventData
    asked = gr.on([composer.submit, send.click], ask, [composer, persona, session], **quiet)
    pressed = gr.on([current.click, side.click], press, [persona, session], **quiet)
    running = [asked, pressed]
    persona.change(again, [persona, session], cancels=running, **quiet)
    new.click(fresh, [persona], cancels=running, **quiet)
