"""What surrounds an answer: notices, questions back to the person, and what to ask next."""

from itertools import zip_longest

from markupsafe import Markup

from assistant.contract import Answer, Persona
from assistant.wording import words
from ui import wording
from ui.render.icons import icon
from ui.render.markup import NOTHING, join, tag


def notices(answer: Answer, *, echo: bool = True) -> Markup:
    """Conflicts, contradictions and limits that the answer wants seen; its standing word quietly.

    The standing word is the same under every answer: set like the others, it would dull them.
    Without `echo`, what was read is left out, since the form beside the answer shows it.
    """
    always = {words().standing_notice.to(persona) for persona in Persona}
    told = tuple(notice for notice in answer.notices if echo or not notice.startswith(_echoes()))
    quiet = join(tag('<p class="fine">{}</p>', notice) for notice in told if notice in always)
    items = join(tag("<li>{}</li>", notice) for notice in told if notice not in always)
    if not items:
        return quiet
    return tag(
        '<aside class="notices" aria-label="{0}"><h3>{1}{0}</h3><ul>{2}</ul></aside>{3}',
        wording.NOTICES,
        icon("note"),
        items,
        quiet,
    )


def _echoes() -> tuple[str, ...]:
    """How a notice begins that says what was read."""
    return tuple(words().understood.to(p, facts="\n").split("\n")[0] for p in Persona)


def questions(answer: Answer) -> Markup:
    """Questions back; pressing one begins its answer, which says what it is of."""
    if not answer.questions:
        return NOTHING
    items = join(
        tag(
            '<li><button type="button" class="ask-back" data-reply="{0}" data-begin="{2}">{1}'
            "<span>{0}</span></button></li>",
            question,
            icon("reply"),
            begins,
        )
        for question, begins in zip_longest(answer.questions, answer.answers_begin, fillvalue="")
    )
    return tag(
        '<section class="back" aria-label="{0}"><h3>{0}</h3><ul>{1}</ul></section>',
        wording.QUESTIONS,
        items,
    )


def follow_ups(answer: Answer) -> Markup:
    """Questions that the person may ask next; pressing one asks it."""
    if not answer.follow_ups:
        return NOTHING
    return tag(
        '<section class="next" aria-label="{0}"><h3>{0}</h3>{1}</section>',
        wording.FOLLOW_UPS,
        ask_buttons(answer.follow_ups),
    )


def ask_buttons(texts: tuple[str, ...]) -> Markup:
    """Buttons that ask what they say."""
    items = join(
        tag(
            '<li><button type="button" class="ask" data-ask="{0}"><span>{0}</span>{1}'
            "</button></li>",
            text,
            icon("arrow"),
        )
        for text in texts
    )
    return tag('<ul class="asks">{}</ul>', items)
