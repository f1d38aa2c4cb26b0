"""Near lies and truths that look like lies, over every statement, and what was mended by them.

`near_lies.jsonl` is of eight writers who had not seen the verifier; what four of them wrote was
read to mend it, the six lies and three truths that come second in each line were not.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from corpus import Passage
from guardrails.verification import written_problem
from guardrails.verification.restatements import fingerprint, restatements
from guardrails.verify import Claim

SAMPLE = 4
"""One statement of so many is looked at here; `scripts/count_near_lies.py` counts them all."""
MOST_SHOWN, LEAST_KEPT = 0.035, 0.38
"""What was reached over all statements is 0.026 and 0.41; of a sample a little less is asked."""
NEVER = [  # statement, and what is no claim of it
    ("silences#pets-garden-crowds", "The texts here say that no care is needed with pets on MMF."),
    ("silences#anticoagulants", "The texts leave open whether anticoagulants interact with MMF, "
     "while antiplatelet drugs are said to go well with it."),
    ("silences#storage", "No text here says how tablets of MMF are stored, so any place will do."),
    ("silences#dose-elderly", "No text here says whether the dose of MMF differs in children."),
    ("silences#virus-screening", "No text here says which blood counts are done before MMF."),
    ("silences#mechanism", "How MMF acts in the body has never been studied."),
    ("silences#who-prescribes", "No text here says who may prescribe MMF, so any doctor may."),
    ("reproduction#lactation-data", "You can breastfeed on mycophenolate, since none of the babies "
     "in the register came to harm."),
    ("duration-evidence#bsr-no-stopping-rule", "Since the UK guideline names no number, you and "
     "your doctor may stop the DMARD as soon as remission is reached."),
    ("monitoring#us-schedule-later",
     "The US label of MMF gives no interval for blood counts in the first year."),
    ("definitions#mmt8-scale", "MMT-8 tests 8 muscles on both sides of the body, each from 0 to "
     "10, so that the score runs from 0 to 80."),
]  # fmt: skip
STILL = [
    ("silences#pets-garden-crowds", "What is advised about pets on mycophenolate is not said in "
     "any text here."),
    ("silences#who-prescribes", "The texts here do not say who may prescribe CellCept."),
    ("silences#driving-work", "The sources used here do not address driving while on "
     "mycophenolate."),
    ("monitoring#us-schedule-later",
     "The US label of mycophenolate gives no interval for blood counts after year one."),
]  # fmt: skip


def lines() -> list[dict[str, Any]]:
    file = Path(__file__).with_name("near_lies.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def sampled(kind: str) -> Iterator[tuple[str, str]]:
    for line in lines():
        if crc32(line["id"].encode()) % SAMPLE == 0:
            yield from ((line["id"], text) for text in line[kind])


def shown(key: str, text: str, passages: Mapping[str, Passage]) -> bool:
    return written_problem(Claim(text=text, passages=(key,)), passages, None) is None


@pytest.mark.parametrize(("key", "text"), NEVER)
def test_what_the_statement_does_not_say_is_not_shown(
    key: str, text: str, passages: Mapping[str, Passage]
) -> None:
    assert not shown(key, text, passages)


@pytest.mark.parametrize(("key", "text"), STILL)
def test_what_it_does_say_is_shown(key: str, text: str, passages: Mapping[str, Passage]) -> None:
    assert shown(key, text, passages)


def test_few_near_lies_are_shown_and_tricky_truths_kept(passages: Mapping[str, Passage]) -> None:
    bad, good = ([shown(*pair, passages) for pair in sampled(kind)] for kind in ("bad", "good"))
    assert len(bad) > 1_000
    assert sum(bad) / len(bad) <= MOST_SHOWN
    assert sum(good) / len(good) >= LEAST_KEPT


def test_every_statement_has_restatements_of_its_present_text(
    passages: Mapping[str, Passage],
) -> None:
    bare = [key for key, passage in passages.items() if not restatements(passage)]
    assert bare == [], "new or changed statements: have restatements written, and read by another"


def test_a_changed_statement_has_no_restatements(passages: Mapping[str, Passage]) -> None:
    passage = passages["silences#storage"]
    assert restatements(passage.model_copy(update={"text": passage.text + " So it is."})) == ()


def test_near_lies_are_of_the_present_statements(passages: Mapping[str, Passage]) -> None:
    assert [x["id"] for x in lines() if fingerprint(passages[x["id"]].text) != x["of"]] == []
