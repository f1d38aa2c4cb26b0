"""Which statements count as an answer to a case."""

import pytest

from corpus import DOCUMENTS, load_corpus
from evals.answering import answering
from evals.sets import Case

PASSAGES = {p.id: p for document in load_corpus(DOCUMENTS) for p in document.passages}


@pytest.mark.parametrize(
    ("source", "evidence", "found"),
    [
        ("interactions#alcohol", [], {"interactions#alcohol"}),
        ("silences#hair-loss", [], set()),
        ("silences#hair-loss", ["whether MMF causes hair loss"], set()),
        ("interactions#alcohol silences#painkillers", [], {"interactions#alcohol"}),
        (None, ["only small amounts of alcohol"], {"interactions#alcohol"}),
        (None, ["only small amounts of alcohol", "nowhere"], {"interactions#alcohol"}),
        (None, [], set()),
    ],
)
def test_what_the_texts_do_not_say_answers_nothing(source, evidence, found):
    case = Case.model_validate(
        {"id": "a", "turns": ["?"], "source": source, "expect": {"evidence": evidence}}
    )
    assert answering(case, PASSAGES) == found
