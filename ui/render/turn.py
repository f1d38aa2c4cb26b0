"""One turn of the conversation: the question, and its answer as far as it is shown yet."""

from markupsafe import Markup

from assistant.contract import Answer, Persona
from ui import wording
from ui.render.answer_text import answer_text, body, first_sentence
from ui.render.copied import as_text
from ui.render.exported import exported, heading
from ui.render.icons import icon
from ui.render.markup import NOTHING, join, tag
from ui.render.notices import follow_ups, notices, questions
from ui.render.understood import comes_late, has_form, way_in
from ui.render.verdict import verdict_card
from ui.session import Exchange


def waiting(question: str, turn: int, message: str) -> Markup:
    """A question that is being answered."""
    line = tag('<p class="waiting"><span class="dots"></span>{}…</p>', message)
    return _turn(question, turn, "waiting", line)


def failed(question: str, turn: int) -> Markup:
    """A question that got no answer: the cautious word, and a button to ask again."""
    line = tag(
        '<p class="failed">{}</p><ul class="asks"><li><button type="button" class="ask" '
        'data-retry="1"><span>{}</span>{}</button></li></ul>',
        wording.FAILED,
        wording.FAILED_RETRY,
        icon("arrow"),
    )
    kept = exported(Exchange(question, failed=True), turn, Persona.PATIENT)
    return _turn(question, turn, "failed", line, kept)


def streaming(question: str, answer: Answer, turn: int, persona: Persona, shown: int) -> Markup:
    """The verdict and the first `shown` sentences."""
    return _turn(question, turn, "streaming", join(_body(answer, turn, persona, shown=shown)))


def answered(
    question: str,
    answer: Answer,
    turn: int,
    persona: Persona,
    *,
    latest: bool,
    thumbs: Markup = NOTHING,
) -> Markup:
    """A whole answer; only the latest can be corrected, rated, asks back and offers what to ask."""
    parts = [
        *_body(answer, turn, persona, latest=latest),
        notices(answer, echo=not (latest and has_form(answer))),
        questions(answer) if latest else NOTHING,
        _tools(answer, turn, latest=latest),
        thumbs,
        follow_ups(answer) if latest else NOTHING,
    ]
    kept = exported(Exchange(question, answer), turn, persona)
    return _turn(question, turn, "done", join(parts), kept)


def settled(
    exchange: Exchange,
    turn: int,
    persona: Persona,
    *,
    latest: bool = False,
    thumbs: Markup = NOTHING,
) -> Markup:
    """An exchange as it ended; `thumbs` is where it can be rated."""
    if exchange.failed:
        return failed(exchange.question, turn)
    if exchange.answer is None:
        return waiting(exchange.question, turn, wording.READING)
    return answered(exchange.question, exchange.answer, turn, persona, latest=latest, thumbs=thumbs)


def steps(answer: Answer) -> int:
    """How many sentences are streamed one by one."""
    return len(body(answer))


def _body(
    answer: Answer,
    turn: int,
    persona: Persona,
    *,
    shown: int | None = None,
    latest: bool = True,
) -> list[Markup]:
    """Verdict, the way to the form, and text; what is urgent, or general, is read before it."""
    in_card = 1 if answer.verdict else 0
    first = first_sentence(answer, turn, shown=shown) if in_card else NOTHING
    card = verdict_card(answer, turn, persona, first)
    text = answer_text(answer, turn, shown=shown, begin=in_card)
    to_form = way_in(answer) if latest else NOTHING
    return [card, text, to_form] if comes_late(answer) else [card, to_form, text]


def _turn(question: str, turn: int, state: str, content: Markup, kept: str = "") -> Markup:
    """`kept` is the turn as text for a file that is saved from the page."""
    return tag(
        '<article class="turn" data-turn="{turn}" data-state="{state}" data-kept="{kept}">'
        '<div class="question"><h2 class="sr-only">{you}</h2><p>{question}</p></div>'
        '<div class="answer"><h2 class="sr-only">{answer}</h2>{content}</div></article>',
        turn=turn,
        state=state,
        kept=kept,
        you=wording.YOU,
        question=question,
        answer=wording.ANSWER,
        content=content,
    )


def _tools(answer: Answer, turn: int, *, latest: bool) -> Markup:
    sources = (
        tag(
            '<button type="button" class="tool open-sources" data-open-sources="{}">{}{}</button>',
            turn,
            icon("book"),
            wording.SHOW_SOURCES,
        )
        if answer.citations
        else NOTHING
    )
    return tag(
        '<div class="tools"><button type="button" class="tool" data-copy="{text}" '
        'data-done="{done}">{icon}<span>{copy}</span></button>{save}{sources}{details}</div>',
        text=as_text(answer),
        done=wording.COPIED,
        icon=icon("copy"),
        copy=wording.COPY,
        save=_save() if latest else NOTHING,
        sources=sources,
        details=_details(answer),
    )


def _save() -> Markup:
    as_pdf = tag(
        '<button type="button" class="tool" data-pdf="1">{}<span>{}</span></button>',
        icon("page"),
        wording.EXPORT_PDF,
    )
    return as_pdf + tag(
        '<button type="button" class="tool" data-save="{file}" data-heading="{heading}" '
        'data-done="{done}">{icon}<span>{save}</span></button>',
        file=wording.EXPORT_FILE,
        heading=heading(),
        done=wording.EXPORT_DONE,
        icon=icon("save"),
        save=wording.EXPORT,
    )


def _details(answer: Answer) -> Markup:
    written = wording.GENERATED.format(name=answer.generator)
    facts = [(wording.DETAILS_WRITER, wording.GENERATORS.get(answer.generator, written))]
    if answer.rules:
        facts.insert(0, (wording.DETAILS_RULES, ", ".join(answer.rules)))
    if "total" in answer.timings_ms:
        facts.append((wording.DETAILS_TIME, f"{answer.timings_ms['total']:.0f} ms"))
    rows = join(tag("<div><dt>{}</dt><dd>{}</dd></div>", name, value) for name, value in facts)
    return tag(
        '<details class="how"><summary>{}</summary><dl>{}</dl></details>', wording.DETAILS, rows
    )
