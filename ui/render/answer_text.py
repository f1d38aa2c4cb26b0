"""The answer's sentences as paragraphs, each with the numbers of its sources.

Shows sentences as they were verified: it never edits, shortens or joins their words.
"""

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from assistant.contract import Answer, Sentence
from ui.render.citations import links
from ui.render.markup import NOTHING, join, tag


def body(answer: Answer) -> tuple[Sentence, ...]:
    """The sentences that are shown as text: all but those that have a place of their own."""
    elsewhere = {text.strip() for text in (*answer.questions, *answer.notices)}
    return tuple(
        sentence for sentence in answer.sentences if sentence.text.strip() not in elsewhere
    )


def answer_text(answer: Answer, turn: int, *, shown: int | None = None, begin: int = 0) -> Markup:
    """The sentences from `begin` on, of the first `shown` (all when None).

    The last is marked as fresh while streaming.
    """
    paragraphs = _paragraphs(answer, turn, shown, slice(begin, shown))
    return tag('<div class="answer-text">{}</div>', paragraphs) if paragraphs else NOTHING


def first_sentence(answer: Answer, turn: int, *, shown: int | None = None) -> Markup:
    """The sentence that tells the verdict, which stands in its card."""
    return _paragraphs(answer, turn, shown, slice(0, 1))


def _paragraphs(answer: Answer, turn: int, shown: int | None, part: slice) -> Markup:
    numbered = list(enumerate(body(answer)))
    fresh = shown - 1 if shown is not None else -1
    return join(
        _paragraph(list(group), answer, turn, fresh)
        for _, group in groupby(numbered[part], key=lambda item: item[1].citations or None)
    )


def _paragraph(
    group: Iterable[tuple[int, Sentence]], answer: Answer, turn: int, fresh: int
) -> Markup:
    items = list(group)
    text = join(
        (
            tag('<span class="sentence{}">{}</span>', " fresh" if n == fresh else "", sentence.text)
            for n, sentence in items
        ),
        " ",
    )
    first = " lead" if items[0][0] == 0 else ""
    return tag(
        '<p class="claim{}">{}{}</p>',
        first,
        text,
        links(turn, items[0][1].citations, answer.citations),
    )
