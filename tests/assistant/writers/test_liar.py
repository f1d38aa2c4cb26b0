"""A model that lies in half of what it says, over HTTP and over the real corpus."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from fake_model import serving

from assistant.settings import Settings
from assistant.writers.choose import chosen_writer
from assistant.writers.write import Limits, Request, Writing
from corpus import DOCUMENTS, load_corpus

pytestmark = pytest.mark.loopback

CLAIMS = Path(__file__).parents[2] / "guardrails" / "verification" / "claims"
LEAST_KEPT = 0.84
AT_ONCE = 25


def cases() -> list[dict[str, Any]]:
    files = (CLAIMS / f"{name}.jsonl" for name in ("known", "released", "second"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line]


def batches(found: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Lies and truth mixed, under one verdict each."""
    for verdict in sorted({case.get("verdict") or "" for case in found}):
        under = [case for case in found if (case.get("verdict") or "") == verdict]
        rest = iter(sorted(under, key=lambda case: case["claim"][::-1]))
        while batch := list(islice(rest, AT_ONCE)):
            yield batch


def test_no_lie_is_shown_and_most_of_the_truth_is() -> None:
    passages = {p.id: p for document in load_corpus(DOCUMENTS) for p in document.passages}
    told: list[str] = []
    with serving(lambda _: "\n".join(told)) as server:
        settings = Settings(llm="openai", llm_model="liar", llm_url=server.url)
        writer = chosen_writer(settings)
        assert writer is not None
        kept: dict[bool, int] = {True: 0, False: 0}
        total: dict[bool, int] = {True: 0, False: 0}
        for batch in batches(cases()):
            keys = tuple(dict.fromkeys(key for case in batch for key in case["statements"]))
            told[:] = [
                f"[{', '.join(str(keys.index(k) + 1) for k in case['statements'])}] {case['claim']}"
                for case in batch
            ]
            verdict = batch[0].get("verdict")
            request = Request(question="What is said?", statements=keys, verdict=verdict)
            shown = {claim.text for claim in Writing(request, writer, passages, Limits(seconds=60))}
            for case in batch:
                total[case["good"]] += 1
                kept[case["good"]] += case["claim"] in shown
    assert min(total.values()) >= 300
    assert kept[False] == 0
    assert kept[True] / total[True] >= LEAST_KEPT
