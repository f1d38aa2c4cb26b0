"""How the doubt of lists is fitted, and that what is committed carries to writers left out."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from conditions_met import MET, NOT_MET, answered
from train_untold import CONDITIONS, KEPT_APART, LEARNT, OWN, Example, by_writer, fit, load

from guardrails.reading import read

MOST_PERMITTED = {"recited-18": 3, "recited-19": 2, "two-patients-5": 3}
"""Of 60 each, by both readers: 19, 15 and 12 before lists were doubted, two patients told apart."""
LEAST_MET = {"recited-18": 22, "recited-19": 30, "two-patients-5": 6}


def test_what_tells_the_kinds_apart_is_found():
    chance = np.random.default_rng(0)
    states = chance.normal(size=(400, 20)).astype(np.float32)
    untold = np.arange(400) % 2 == 0
    states[untold, 5] += 6
    weights, bias = fit(states[:300], untold[:300].tolist())
    right = ((states[300:] @ weights + bias) > 0) == untold[300:]
    assert right.mean() > 0.9  # a guess gives 0.5


def test_each_writer_is_read_with_what_the_others_gave():
    chance = np.random.default_rng(1)
    sources = ["a", "b", "c", OWN] * 40
    examples = [Example(s, s != OWN and at % 8 < 4, ("x",)) for at, s in enumerate(sources)]
    states = chance.normal(size=(160, 768)).astype(np.float32)
    lines = by_writer(examples, states).splitlines()
    assert [line.partition(":")[0] for line in lines[1:]] == ["a", "b", "c"]


def test_writers_kept_apart_teach_nothing():
    assert {file.stem for file in CONDITIONS.glob("*.jsonl")} > KEPT_APART
    assert not {example.source for example in load()} & KEPT_APART


def test_the_committed_weights_are_of_the_states():
    with np.load(LEARNT / "untold.npz", allow_pickle=False) as stored:
        assert stored["weights"].shape == (768,)
        assert np.isfinite(stored["weights"]).all()


def test_hardly_a_list_of_an_unread_writer_is_permitted():
    for name in sorted(KEPT_APART):
        found = list(answered(CONDITIONS / f"{name}.jsonl", read))
        assert sum(o.permitted for o in found if o.kind == NOT_MET) <= MOST_PERMITTED[name], name
        assert sum(o.permitted for o in found if o.kind == MET) >= LEAST_MET[name], name
