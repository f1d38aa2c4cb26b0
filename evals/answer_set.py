"""Answers every case of question sets, in order, one line of JSON a case; scores nothing."""

import json
from collections.abc import Callable, Iterator, Sequence

from assistant.contract import Answer, Conversation
from evals.sets import QuestionSet


def answer_lines(
    sets: Sequence[QuestionSet],
    answer: Callable[[Conversation], Answer],
    on_case: Callable[[], None] = lambda: None,
) -> Iterator[str]:
    """One line of JSON (without the newline) for each case: its id and the whole answer."""
    for question_set in sets:
        for case in question_set.cases:
            answered = answer(case.conversation(question_set.today))
            on_case()
            yield json.dumps(
                {"id": case.id, "answer": answered.model_dump(mode="json")}, ensure_ascii=False
            )
