"""Sentences of their own order in which one word was turned, and honest ones that look alike."""

from collections.abc import Callable

import pytest

LUNG, HARMS = "lung-disease#lung-must-be-stable", "alternatives#azathioprine-harms"
HEART, ANTACIDS = "mmf-safety#emergency-heart", "interactions#antacids"
COUNTS, BLOOD = "monitoring#us-schedule", "mmf-duration#monitor-blood"
LACTATION, RIFAMPICIN = "reproduction#lactation-data", "interactions#rifampicin"
ABRUPT = "mmf-duration#pitfall-abrupt-stop"
INHALER = "mmf-safety#steroid-what-counts"
LICENCE, LEAFLET = "dosing-forms#off-label", "efficacy#uk-duration"
VACCINE = "infections-vaccines-surgery#covid-vaccine"
SKIN, RESTART = (
    "definitions#minimal-skin-inconsistent",
    "infections-vaccines-surgery#surgery-restart",
)
FIRST = "lung-disease#acr-chest-first-line"
REASSESS = "mmf-duration#pitfall-no-reassessment"
RASH = "duration-evidence#residual-rash"

CASES = [
    ("Your inhaler doesn't count, even if you use a high dose.", INHALER, "turned"),
    ("What a trace of rash means is for you alone to judge.", SKIN, "agent"),
    # a contrary that the statements do not have
    ("Liver tests and blood counts serve to catch lowered liver enzymes.", BLOOD, "turned"),
    ("Liver tests and blood counts serve to catch raised liver enzymes.", BLOOD, None),
    (
        "Much is known about breastfeeding on MMF: 7 exposed infants had no harm.",
        LACTATION,
        "turned",
    ),
    ("Before more MMF is considered, the lung team finds your lungs stable on CT.", LUNG, "turned"),
    ("Because SHARE takes a passing rash as disease inside, it speaks against it.", RASH, "turned"),
    # a narrowing word that was left out
    ("Its licence covers preventing rejection of a transplant.", LICENCE, "lost"),
    ("Rifampicin is avoided unless its benefit is greater.", RIFAMPICIN, None),
    ("Mycophenolate must not end suddenly with a plan for monitoring.", ABRUPT, "lost"),
    # how often a sentence denies
    ("Chest pain and fainting are not an emergency in myositis.", HEART, "parity"),
    (
        "Antacids with magnesium are not taken 2 hours apart and not at the same time.",
        ANTACIDS,
        "parity",
    ),
    # one thing named for two
    ("Adverse events were more frequent with MMF (33.3%) than with MMF.", HARMS, "exchanged"),
    # whose word it is, and who acts
    ("According to a US leaflet MMF may be needed for several years.", LEAFLET, "labels"),
    (
        "ACR guidance has the patient withhold MMF for 1-2 weeks after each dose.",
        VACCINE,
        "forbidden",
    ),
    ("After a long remission you should look again at whether you need MMF.", REASSESS, "agent"),
    # a prefix that denies
    ("To call remission complete and allow minimal skin disease is consistent.", SKIN, "turned"),
    ("To call remission complete and allow minimal skin disease is inconsistent.", SKIN, None),
    # how long before or after
    (
        "By that guideline, MMF comes back about 14 days ahead of the operation.",
        RESTART,
        "distance",
    ),
    ("By that guideline, MMF comes back about 14 days after the operation.", RESTART, None),
    # which of a list is put first
    (
        "By ACR/CHEST, azathioprine is generally preferred over other first-line options.",
        FIRST,
        "ranked",
    ),
    ("By ACR/CHEST, MMF is generally preferred over other first-line options.", FIRST, None),
    # how rarely
    ("The US label nowhere asks for a blood count every week.", COUNTS, "negation"),
    ("Liver tests are rarely done to find raised transaminases.", BLOOD, "narrow"),
]


@pytest.mark.parametrize(("text", "statement", "check"), CASES)
def test_a_turned_sentence(
    text: str, statement: str, check: str | None, dropped_by: Callable[..., str | None]
) -> None:
    assert dropped_by(text, statement) == check
