"""What the network that tells answers from near misses is trained on, and its steps."""

import json
import random
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from answers.material import ASKED, CORPUS, NEAREST, asked, of_the_corpus
from answers.network import batch
from answers.training import TOGETHER, Example, steps

from assistant.evidence import is_silence
from ingest import open_index
from ingest.answers.pairs import LONGEST_QUESTION, Pairs, Row
from ingest.model_files import model_folder

PAIRS = Pairs(model_folder() / "tokenizer.json")


SOME = 150


FREE = {"asked-20", "asked-21", "asked-22", "asked-23", "asked-24"}
"""Written without a statement in hand: half of them are answered, of the others two in five."""


@pytest.fixture(scope="module")
def index(indexed):
    with closing(open_index(indexed.data)) as opened:
        yield opened


@pytest.fixture(scope="module")
def material(index):
    return [*islice(asked(index), SOME), *islice(of_the_corpus(index), SOME)]


def test_every_writer_asked_what_is_answered_and_what_is_not():
    for file in ASKED.glob("*.jsonl"):
        records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        answered = sum(bool(record["answers"]) for record in records)
        least, most = (0.45, 0.6) if file.stem in FREE else (0.3, 0.5)
        assert least < answered / len(records) < most, file.name


def test_what_nothing_answers_stands_beside_what_lies_nearest(material):
    beside: dict[str, list[str]] = {}
    for pair in material:
        assert not is_silence(pair.statement)
        if pair.source != CORPUS and not pair.answers:
            beside.setdefault(pair.question, []).append(pair.statement)
    counts = {len(keys) for keys in list(beside.values())[:-1]}  # the last one may be cut
    assert counts <= {NEAREST, NEAREST + 1}


def test_both_kinds_are_learnt(material):
    assert {pair.answers for pair in material} == {True, False}


def test_a_row_is_a_question_and_both_wordings():
    row = PAIRS.row("How late?", ("Late.", "It is late."))
    assert sorted(row.types) == list(row.types)
    assert len(row.ids) == len(row.types)
    long = PAIRS.row("late " * 500, ("Late.",))
    assert row.types.count(0) < long.types.count(0) == LONGEST_QUESTION + 2


def test_a_batch_hides_what_it_pads():
    rows = [PAIRS.row("How late?", ("Late.",)), PAIRS.row("How late is that?", ("It is late.",))]
    ids, mask, types = batch(rows)
    assert ids.shape == mask.shape == types.shape
    assert mask.sum(1).tolist() == [len(row.ids) for row in rows]
    assert torch.equal(ids[mask == 0], torch.zeros_like(ids[mask == 0]))


def test_every_example_is_in_one_step():
    examples = [
        Example(Row((1,) * (n % 9 + 1), (0,) * (n % 9 + 1)), bool(n % 2)) for n in range(200)
    ]
    found = list(steps(examples, random.Random(0)))
    assert sorted(len(step) for step in found)[-1] == TOGETHER
    assert sum(len(step) for step in found) == len(examples)
