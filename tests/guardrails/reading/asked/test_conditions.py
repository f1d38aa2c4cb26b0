"""The patient's diagnoses and features: told, denied, someone else's, or only spoken about."""

import pytest

from guardrails.facts import Condition

CASES = (
    ("I have dermatomyositis", {Condition.DERMATOMYOSITIS}),
    ("My son has JDM", {Condition.DERMATOMYOSITIS, Condition.JUVENILE}),
    ("clinically amyopathic DM here", {Condition.AMYOPATHIC, Condition.DERMATOMYOSITIS}),
    ("I have polymyositis", {Condition.POLYMYOSITIS}),
    ("HMGCR necrotising myopathy", {Condition.NECROTISING}),
    ("IMNM, anti-SRP positive", {Condition.NECROTISING}),
    (
        "Anti-Jo-1 positive with ILD",
        {Condition.ANTISYNTHETASE, Condition.INTERSTITIAL_LUNG_DISEASE},
    ),
    (
        "PL-7 antisynthetase, NSIP on CT",
        {Condition.ANTISYNTHETASE, Condition.INTERSTITIAL_LUNG_DISEASE},
    ),
    ("ASyS on MMF", {Condition.ANTISYNTHETASE}),
    ("I have the lung scarring that goes with it", {Condition.INTERSTITIAL_LUNG_DISEASE}),
    ("inclusion body myositis", {Condition.INCLUSION_BODY}),
    ("lupus and polymyositis, an overlap", {Condition.POLYMYOSITIS, Condition.OVERLAP}),
    ("She was in intensive care when it started", {Condition.SEVERE_ONSET}),
    ("At diagnosis I couldn't walk and was fed through a tube", {Condition.SEVERE_ONSET}),
    ("DM, no ILD, lungs clear", {Condition.DERMATOMYOSITIS}),
    ("DM, Jo-1 negative", {Condition.DERMATOMYOSITIS}),
    ("People with ILD stay on it longer, I read", set()),
    ("type 2 DM and sore thighs", set()),
    ("see you at 5 pm", set()),
)


@pytest.mark.parametrize(("said", "expected"), CASES)
def test_conditions(asked, said: str, expected: set[Condition]) -> None:
    assert set(asked(said).conditions) == expected


def test_a_later_denial_takes_a_mention_back(asked) -> None:
    assert asked("I have ILD // checked the letter: no ILD").conditions == ()
