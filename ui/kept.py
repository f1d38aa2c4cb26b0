"""A conversation as it is taken along: what is told of each turn, whatever the file's format.

Plain text only; whoever writes it into a format escapes it for that format.
"""

from dataclasses import dataclass
from typing import NamedTuple

from assistant.contract import Answer, Citation, CriterionResult, Persona
from ui import wording
from ui.fields import FIELDS
from ui.render.answer_text import body
from ui.session import Exchange


class Item(NamedTuple):
    """One entry of a list; `strong` is set off."""

    text: str
    strong: str = ""
    said: str = ""
    """The person's own words behind it."""


class Listed(NamedTuple):
    """A list under a title."""

    title: str
    items: tuple[Item, ...]


class Told(NamedTuple):
    """A sentence and the numbers of its references."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Turn:
    """One question and what was answered."""

    number: int
    question: str
    answered: bool
    verdict: tuple[str, str] | None = None
    """Its title and the line under it."""
    label: str = ""
    """What stands in place of a verdict."""
    sentences: tuple[Told, ...] = ()
    lists: tuple[Listed, ...] = ()
    references: tuple[Citation, ...] = ()


def kept(exchange: Exchange, turn: int, persona: Persona) -> Turn:
    """The turn with the index `turn` (0 is the first)."""
    answer = exchange.answer
    if answer is None:
        return Turn(turn + 1, exchange.question, answered=False)
    words = wording.VERDICTS.get(answer.verdict or "")
    there = {citation.n for citation in answer.citations}
    return Turn(
        turn + 1,
        exchange.question,
        answered=True,
        verdict=(words.title, words.lead[persona]) if words else None,
        label=wording.OUT_OF_SCOPE if answer.scope == "out_of_scope" and not words else "",
        sentences=tuple(
            Told(sentence.text, tuple(n for n in sentence.citations if n in there))
            for sentence in body(answer)
        ),
        lists=_lists(answer, persona),
        references=answer.citations,
    )


def described(citation: Citation) -> tuple[str, str]:
    """Where the quote of a reference stands, and the state of its document."""
    where = f"{citation.document}, {citation.section}. {citation.source}"
    state = (
        f"{wording.sources.REVIEWS[citation.review_status]}; "
        f"{wording.sources.UPDATED.lower()} {citation.last_updated:%Y-%m-%d}"
    )
    return where, state


def _lists(answer: Answer, persona: Persona) -> tuple[Listed, ...]:
    lists = (
        Listed(wording.CRITERIA_TITLE, tuple(_criterion(c) for c in answer.criteria)),
        Listed(wording.facts.BY_HAND, _by_hand(answer, persona)),
        Listed(wording.QUESTIONS, tuple(Item(question) for question in answer.questions)),
        Listed(wording.NOTICES, tuple(Item(notice) for notice in answer.notices)),
    )
    return tuple(listed for listed in lists if listed.items)


def _criterion(criterion: CriterionResult) -> Item:
    label = criterion.label or wording.CRITERIA[criterion.id]
    status = wording.STATUS[criterion.status]
    return Item(f"{criterion.id} {label}:", status, criterion.said or "")


def _by_hand(answer: Answer, persona: Persona) -> tuple[Item, ...]:
    return tuple(
        Item(f"{field.label[persona]}: {dict(field.options).get(str(view.value), view.value)}")
        for field in FIELDS
        if (view := answer.facts.get(field.key)) is not None and view.corrected
    )
