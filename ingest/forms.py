"""The forms under which one passage can be found: its own words, plain words, and questions.

A form's id is made from its passage's id alone, so the same corpus always gives the same ids.
"""

from collections.abc import Iterator

from corpus import Passage
from corpus.models import Frozen

SCHEME = 2
"""Raised when forms or their ids change: every index is then built anew."""

_MARK = "~"  # never part of a passage id


class Form(Frozen):
    """One text that stands for a passage in dense search."""

    id: str
    """`document#statement` for the passage's own words, else with `~plain` or `~question-1`."""
    text: str
    """As it is written; `ingest.field.for_meaning` gives what is embedded for it."""


def forms(passage: Passage) -> Iterator[Form]:
    """Give the forms of `passage`, its own words first."""
    yield Form(id=passage.id, text=passage.text)
    if passage.statement is None:
        return
    yield Form(id=f"{passage.id}{_MARK}plain", text=passage.statement.plain)
    for number, question in enumerate(passage.statement.questions, start=1):
        yield Form(id=f"{passage.id}{_MARK}question-{number}", text=question)


def passage_of(form_id: str) -> str:
    """Return the id of the passage that a form stands for."""
    return form_id.partition(_MARK)[0]


def kind_of(form_id: str) -> str:
    """Return which of a passage's forms it is: `own`, `plain` or `question`."""
    return form_id.partition(_MARK)[2].partition("-")[0] or "own"


def words_of(passage: Passage) -> str:
    """Return all that lexical search reads for `passage`: every form's text, one a line."""
    return "\n".join(form.text for form in forms(passage))
