"""The page of rules is what the policy says, and its phrases say what the conditions mean."""

import runpy
from typing import Any

import pytest
from project_tree import ROOT

from guardrails.policy import load_policy


@pytest.fixture(scope="module")
def rules_page() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "rules_page.py"))


def test_the_page_is_current(rules_page: dict[str, Any]) -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules_page["current"](), "run `make docs`"


def test_every_entry_has_its_place(rules_page: dict[str, Any]) -> None:
    written = rules_page["current"]()
    policy = load_policy()
    for entry in (*policy.criteria, *policy.rules):
        assert f"\n### {entry.id}: " in written
    for passage in policy.passages():
        assert f"`{passage}`: " in written


@pytest.mark.parametrize(
    ("rule", "phrase"),
    [
        ("S3", "`red_flags` names anything"),
        ("M2", "`months_in_remission` is at least 24"),
        (
            "D1",
            "the question touches *dose*, or `dose_g_per_day` is above 3, "
            "or `urgent_signs` names *high dose*",
        ),
        ("S1", "withdrawal is at issue for a patient or in general"),
        ("S5", "`mmf` is *stopped alone* or *stopped by team*"),
    ],
)
def test_conditions_read_as_phrases(rules_page: dict[str, Any], rule: str, phrase: str) -> None:
    found = next(entry for entry in load_policy().rules if entry.id == rule)
    assert rules_page["in_words"](found.when) == phrase


def test_what_is_not_reviewed_says_so(rules_page: dict[str, Any]) -> None:
    policy = load_policy()
    reviewed = policy.model_copy(
        update={"rules_review": policy.rules_review.model_copy(update={"reviewer": "Dr. N. N."})}
    )
    texts = dict.fromkeys(policy.passages(), "")
    assert rules_page["page"](policy, texts).count("nobody yet") == 2
    assert rules_page["page"](reviewed, texts).count("nobody yet") == 1
