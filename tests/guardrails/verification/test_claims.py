"""Prepared claims over the real corpus: no bad one may be shown, and most good ones should be.

`known.jsonl` was written beside the verifier. `released.jsonl` was written by one who had never
seen it, and was read to mend it since. `second.jsonl` was written against what came of that.
`released-2.jsonl` was written by another who had never seen it, and was read to mend it since.
`released-3.jsonl` to `released-8.jsonl` are of six more such authors, read since as well.
`turned.jsonl` holds kept claims of all these, and statements, in which a program put one word for
its contrary, one name for another, or a "not" in or out: bad ones that an earlier version showed.
`open.jsonl` holds bad claims that still pass: what is not solved stands here, and not nowhere.
`families.jsonl` holds honest wordings of the families that `equivalents.yaml`, `ownwords` and the
numbers' checks let pass, and bad ones of the same shape, written to attack each.
`small-model.jsonl` holds what a real small model got past an earlier version, and what it may say.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus import Passage
from guardrails.verification import written_problem
from guardrails.verify import Claim

CLAIMS = Path(__file__).parent / "claims"
LEAST_KEPT = {
    "known": 0.92,
    "released": 0.86,
    "second": 0.88,
    "released-2": 0.8,
    "released-3": 0.78,
    "released-4": 0.7,
    "released-5": 0.66,
    "released-6": 0.76,
    "released-7": 0.5,
    "released-8": 0.7,
}
"""What was reached; the aim is 0.85, for the words of an author who knows nothing of this."""

STILL_OPEN = {"released-8": 1}
"""So many bad claims of a file pass, and stand in `open` as well; of no other file does one."""


def claims(name: str) -> list[dict[str, Any]]:
    lines = (CLAIMS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def shown(case: dict[str, Any], passages: Mapping[str, Passage]) -> bool:
    claim = Claim(text=case["claim"], passages=tuple(case["statements"]))
    return written_problem(claim, passages, case.get("verdict")) is None


@pytest.mark.parametrize("name", sorted(LEAST_KEPT))
def test_no_bad_claim_is_shown(name: str, passages: Mapping[str, Passage]) -> None:
    known = {case["claim"] for case in claims("open")}
    bad = [case for case in claims(name) if not case["good"]]
    assert len(bad) >= 150
    assert sum(case["claim"] in known for case in bad) == STILL_OPEN.get(name, 0)
    bad = [case for case in bad if case["claim"] not in known]
    through = [f"{case['kind']} {n}" for n, case in enumerate(bad) if shown(case, passages)]
    assert through == []


@pytest.mark.parametrize("name", sorted(LEAST_KEPT))
def test_good_claims_are_kept(name: str, passages: Mapping[str, Passage]) -> None:
    good = [case for case in claims(name) if case["good"]]
    assert len(good) >= 150
    kept = sum(shown(case, passages) for case in good) / len(good)
    assert kept >= LEAST_KEPT[name]


def test_no_turned_claim_is_shown(passages: Mapping[str, Passage]) -> None:
    assert [case["claim"] for case in claims("turned") if shown(case, passages)] == []


def test_families_pass_and_their_attacks_do_not(passages: Mapping[str, Passage]) -> None:
    cases = claims("families")
    assert [case["claim"] for case in cases if shown(case, passages) is not case["good"]] == []


def test_every_claim_names_statements_of_the_corpus(passages: Mapping[str, Passage]) -> None:
    named = {
        key
        for name in (*LEAST_KEPT, "turned", "open", "small-model", "families")
        for c in claims(name)
        for key in c["statements"]
    }
    assert named <= set(passages)


def test_what_is_open_is_still_open(passages: Mapping[str, Passage]) -> None:
    solved = [case["claim"] for case in claims("open") if not shown(case, passages)]
    assert solved == [], "move it to second.jsonl"


def test_what_a_small_model_got_past_an_earlier_version(passages: Mapping[str, Passage]) -> None:
    for case in claims("small-model"):
        assert shown(case, passages) is case["good"], case["claim"]
