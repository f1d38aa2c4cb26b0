"""What surrounds an answer: notices, questions back to the person, and what to ask next."""

from markupsafe import Markup

from assistant.contract import Answer
from ui import wording
from ui.render.icons import icon
from ui.render.markup import NOTHING, join, tag


def notices(answer: Answer) -> Markup:
    """Conflicts, contradictions and limits that the answer wants seen."""
    if not answer.notices:
        return NOTHING
    items = join(tag("<li>{}</li>", notice) for notice in answer.notices)
    return tag(
        '<aside class="notices" aria-label="{0}"><h3>{1}{0}</h3><ul>{2}</ul></aside>',
        wording.NOTICES,
        icon("note"),
        items,
    )


def questions(answer: Answer) -> Markup:
    """Questions back; pressing one puts the cursor where its answer is written."""
    if not answer.questions:
        return NOTHING
    items = join(
        tag(
            '<li><button type="button" class="ask-back" data-reply="{0}">{1}<span>{0}</span>'
            "</button></li>",
            question,
            icon("reply"),
        )
        for question in answer.questions
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
