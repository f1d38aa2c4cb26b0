"""About: documents, criteria and rules as they are loaded, and nothing where nothing is known."""

from datetime import date
from pathlib import Path

import pytest
from fake_assistant import FakeAssistant
from fake_texts import INJECTION, document
from test_render import Seen

from corpus.models import ReviewStatus
from guardrails.policy import load_policy
from guardrails.policy.load import PolicyError
from guardrails.policy.models import Review
from ui import about, wording
from ui.about import About, RuleRow, gather, provenances
from ui.readiness import Readiness
from ui.render.about import about_page


def readiness(*, ready: bool = True) -> Readiness:
    made = Readiness()
    if ready:
        made.ready(FakeAssistant())
    return made


def test_every_criterion_and_rule_of_the_policy_is_told_with_every_passage() -> None:
    text = Seen(about_page(gather(readiness()))).text
    policy = load_policy()
    for criterion in policy.criteria:
        assert criterion.label.clinician in text
    for rule in policy.rules:
        assert rule.title in text
    for passage in {p for c in policy.criteria for p in c.passages} | {
        p for rule in policy.rules for say in rule.say for p in say.passages
    }:
        assert passage in text


@pytest.mark.parametrize("status", list(ReviewStatus))
def test_a_document_is_told_with_its_review_and_its_day(status: ReviewStatus) -> None:
    known = gather(readiness())
    found = provenances([document(review_status=status, last_updated=date(2024, 2, 1))])
    html = about_page(About(**{**vars(known), "documents": found}))
    text = Seen(html).text
    assert found[0].title in text
    assert wording.sources.REVIEWS[status] in text
    assert "1 February 2024" in text


def test_local_documents_come_last() -> None:
    found = provenances(
        [document("local-a", title="A"), document("z", title="Z"), document("b", title="b")]
    )
    assert [each.title for each in found] == ["b", "Z", "A"]


def test_before_the_assistant_is_loaded_its_documents_are_not_claimed() -> None:
    early = gather(readiness(ready=False))
    assert early.documents is None
    assert wording.about.DOCUMENTS_LATER in about_page(early)


def test_without_a_sound_policy_no_rules_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise PolicyError(Path("rules.yaml"))

    monkeypatch.setattr(about, "load_policy", broken)
    known = gather(readiness())
    assert (known.criteria, known.rules) == ((), ())
    assert (
        wording.about.RULES not in Seen(about_page(known)).text.split(wording.about.LIMITS[-1])[1]
    )


@pytest.mark.parametrize(
    ("review", "word"),
    [
        (Review(), wording.about.NOT_REVIEWED),
        (Review(reviewer="A clinician"), wording.about.NOT_REVIEWED),
        (
            Review(reviewer="A clinician", reviewed_on=date(2026, 3, 5)),
            "Signed by A clinician, 5 March 2026.",
        ),
    ],
)
def test_whether_the_rules_were_signed_is_told(review: Review, word: str) -> None:
    known = gather(readiness())
    html = about_page(About(**{**vars(known), "criteria_review": review, "rules_review": review}))
    assert html.count(word) == 2


def test_limits_and_versions_are_told() -> None:
    text = Seen(about_page(gather(readiness()))).text
    for limit in (*wording.about.LIMITS, wording.STANDING, wording.STANDING_EMERGENCY):
        assert limit in text
    assert "gradio" in text


def test_nothing_from_outside_becomes_markup() -> None:
    hostile = About(
        documents=provenances([document(title=INJECTION, url="javascript:window.hit=1")]),
        criteria=(RuleRow(INJECTION, INJECTION, (INJECTION,)),),
        rules=(),
        criteria_review=Review(reviewer=INJECTION, reviewed_on=date(2026, 1, 1)),
        rules_review=Review(),
        versions=((INJECTION, INJECTION),),
    )
    seen = Seen(about_page(hostile))
    assert not {tag for tag, _ in seen.tags} & {"script", "img", "iframe"}
    assert [attrs["href"] for tag, attrs in seen.tags if tag == "a"] == ["/"]
