"""The steps in which the cross-encoder is trained: an answer beside near misses of one question."""

import random
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from cross_encoder.material import CORPUS, Material
from cross_encoder.network import batch
from cross_encoder.pairs import Pairs
from cross_encoder.training import MISSES, drawn, loss_of, steps

from ingest.model_files import model_folder

NEAR = tuple(f"d#n{number}" for number in range(6))
ASKED = Material("set", "1", "how many hours late is too late?", ("d#a",), NEAR)
UNANSWERED = Material("set", "2", "does it glow in the dark?", (), NEAR)
WORDINGS = {key: (f"Doses: {key} is told.",) for key in ("d#a", *NEAR)}
PAIRS = Pairs(model_folder() / "tokenizer.json")


def step(*questions: Material, leads: tuple[str, ...] = ()):
    return drawn(questions, WORDINGS, PAIRS, leads, random.Random(0))


def test_each_question_stands_beside_its_answer_and_near_misses():
    found = step(ASKED, UNANSWERED)
    of = {0: [], 1: []}
    for number, right in zip(found.question, found.right, strict=True):
        of[number].append(right)
    assert of[0][0] == 1.0
    assert sum(of[0]) == 1.0
    assert 1 < len(of[0]) <= 1 + MISSES
    assert sum(of[1]) == 0.0


def test_only_the_short_questions_of_the_corpus_get_a_story():
    story = ("i am ninety and live by the sea.",)
    short = Material(CORPUS, "3", "how late?", ("d#a",), NEAR)
    lengths = {len(drawn([short], WORDINGS, PAIRS, story, random.Random(n)).rows[0].ids)
               for n in range(12)}  # fmt: skip
    assert len(lengths) == 2
    assert step(ASKED, leads=story).rows == step(ASKED).rows


def test_a_row_is_a_question_and_a_statement():
    (row,) = PAIRS.rows("How late?", ["Late."])
    ids, mask, types = batch([row, PAIRS.rows("How late is that?", ["It is late."])[0]])
    assert ids.shape == mask.shape == types.shape
    assert types[0, : len(row.ids)].tolist() == sorted(row.types)
    assert mask[0].sum() == len(row.ids)


def test_right_scores_cost_less_than_wrong_ones():
    found = step(ASKED, UNANSWERED)
    right = torch.tensor(found.right) * 6 - 3
    assert loss_of(right, found) < loss_of(-right, found)


def test_every_question_is_in_one_step():
    data = [ASKED._replace(key=str(number)) for number in range(37)]
    seen = [item.key for group in steps(data, random.Random(0)) for item in group]
    assert sorted(seen) == sorted(item.key for item in data)
