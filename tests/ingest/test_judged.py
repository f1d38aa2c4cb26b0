"""Judged questions: what answers those that are near, and which kind is nearer."""

import json
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import DIMENSIONS
from ingest.judged import NEIGHBOURS, Judged, judged

ASKED = Path(__file__).resolve().parents[2] / "scripts" / "answers" / "asked"


def unit(*parts: float) -> np.ndarray:
    vector = np.zeros(DIMENSIONS, dtype=np.float32)
    vector[: len(parts)] = parts
    return vector / np.linalg.norm(vector)


def made(answered: np.ndarray, unanswered: np.ndarray) -> Judged:
    """Many like `answered`, each answered by "d#a" and its first by "d#b" too, and as many not."""
    vectors = np.stack([answered] * NEIGHBOURS + [unanswered] * NEIGHBOURS)
    rows = np.array([*range(NEIGHBOURS), 0])
    return Judged(
        vectors,
        ("d#a", "d#b", "d#c"),
        rows,
        starts=np.array([0, NEIGHBOURS]),
        answered_by=np.array([0, 1]),
        answered=np.arange(2 * NEIGHBOURS) < NEIGHBOURS,
    )


def test_a_statement_is_as_near_as_the_nearest_question_it_answers():
    near = made(unit(1, 0), unit(0, 1)).nearest(unit(1, 1))
    assert near == pytest.approx({"d#a": 0.5**0.5, "d#b": 0.5**0.5})


@pytest.mark.parametrize(
    ("question", "lead"), [(unit(1, 0), 1.0), (unit(0, 1), -1.0), (unit(1, 1), 0.0)]
)
def test_the_nearer_kind_leads(question, lead):
    assert made(unit(1, 0), unit(0, 1)).lead(question, ["d#a"]) == pytest.approx(lead, abs=1e-5)


def test_the_judgements_say_nothing_of_a_newer_statement():
    assert made(unit(1, 0), unit(0, 1)).lead(unit(1, 0), ["d#a", "d#newer"]) == 0.0


def test_the_file_holds_what_was_judged():
    records = [
        json.loads(line)
        for file in sorted(ASKED.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    found = judged()
    assert len(found.vectors) == len(records)
    assert found.answered.tolist() == [bool(record["answers"]) for record in records]
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(np.ones(len(records)), abs=1e-3)
    for vector, record in list(zip(found.vectors, records, strict=True))[::97]:
        nearest = found.nearest(vector)
        assert all(nearest[key] == pytest.approx(1, abs=1e-3) for key in record["answers"])
