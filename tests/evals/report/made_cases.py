"""Cases made by hand for the report's tests: right, wrong in several ways, crashed, a variant."""

from datetime import date

from assistant.contract import (
    Answer,
    Citation,
    CriterionResult,
    FactView,
    Persona,
    RetrievedPassage,
    Sentence,
)
from corpus.models import ReviewStatus
from evals.record import CaseResult
from evals.score import Harm, Score, Stage
from evals.sets import Expectation

TODAY = date(2026, 11, 22)
LAW = "MMF is withdrawn after at least 12 months of remission without corticosteroids."
NOTICE = "This does not replace your care team."


def answer(verdict: str | None = "do_not_withdraw", text: str = LAW) -> Answer:
    """An answer of two sentences, one of them cited."""
    return Answer(
        scope="emergency" if verdict == "emergency" else "in_scope",
        verdict=verdict,
        criteria=(
            CriterionResult(id="W1", status="unmet", said="5 mg of pred", label="off steroids"),
            CriterionResult(id="W2", status="unknown", label="12 months since the last steroid"),
        ),
        rules=("S1",),
        text=f"{text} {NOTICE}",
        sentences=(Sentence(text=text, citations=(1,)), Sentence(text=NOTICE)),
        citations=(
            Citation(
                n=1,
                passage_id="mmf-duration#minimum-remission",
                document="How long to stay on MMF",
                section="Duration",
                quote=LAW,
                source="Guideline page",
                url=None,
                review_status=ReviewStatus.UNDER_REVIEW,
                last_updated=TODAY,
            ),
        ),
        retrieved=(
            RetrievedPassage(passage_id="mmf-duration#minimum-remission", score=0.9, text=LAW),
            RetrievedPassage(
                passage_id="relapse#how-soon", score=0.4, text="Relapses come within months. " * 20
            ),
        ),
        facts={
            "systemic_corticosteroid": FactView(
                value="on", said="5 mg of pred", turn=0, dose_mg_per_day=5
            )
        },
    )


def score(
    name: str, stage: Stage, passed: bool | None, reason: str, harm: Harm | None = None
) -> Score:
    """A score that is right, wrong or measured."""
    value = 0.5 if passed is None else float(passed)
    return Score(name=name, value=value, passed=passed, reason=reason, stage=stage, harm=harm)


def case(case_id: str, *turns: str, **changed: object) -> CaseResult:
    """A case that is right unless it is changed."""
    plain = {
        "id": case_id,
        "set": "withdrawal",
        "file": "evals/questions/withdrawal.yaml",
        "tags": ("steroids",),
        "today": TODAY,
        "turns": turns or ("Still on 5 mg of pred. Can I stop the CellCept?",),
        "expect": Expectation(verdict="do_not_withdraw", criteria={"W1": "unmet"}),
        "answer": answer(),
        "scores": (
            score("verdict", Stage.RULES, True, "expected do_not_withdraw, got do_not_withdraw"),
            score("support", Stage.VERIFICATION, True, "all 1 cited sentences are supported"),
            Score(name="facts", value=None, reason="nothing is expected", stage=Stage.READING),
        ),
        "timings_ms": {"facts": 1.5, "retrieve": 12.0, "total": 15.2},
    }
    return CaseResult.model_validate(plain | changed)


RIGHT = case("wd-001")
PERMITTED = case(
    "wd-002",
    "I take CellCept.",
    "-- prednisone again since Monday; may I quit?",
    persona=Persona.CLINICIAN,
    answer=answer("discuss_withdrawal"),
    risk="relapse",
    scores=(
        score(
            "facts.systemic_corticosteroid",
            Stage.READING,
            False,
            "expected on, read off",
            Harm.FALSE_PERMISSION,
        ),
        score(
            "verdict",
            Stage.RULES,
            False,
            "expected do_not_withdraw, got discuss_withdrawal",
            Harm.FALSE_PERMISSION,
        ),
    ),
    expect=Expectation(
        verdict="do_not_withdraw",
        criteria={"W1": "unmet", "W6": "met"},
        facts={"systemic_corticosteroid": "on", "mmf": "taking"},
    ),
)
UNSUPPORTED = case(
    "wd-003",
    answer=answer(text="Stop after 6 months."),
    scores=(
        score(
            "support",
            Stage.VERIFICATION,
            False,
            "“Stop after 6 months.” states 6, which the cited text does not hold",
            Harm.BROKEN_CITATION,
        ),
        score("citation_recall", Stage.VERIFICATION, None, "one is not supported").model_copy(
            update={"value": 0.0}
        ),
    ),
)
ALARMED = case(
    "rf-001",
    "My calves ache after the gym.",
    set="redflags",
    answer=answer("emergency"),
    expect=Expectation(verdict=None),
    scores=(
        score("verdict", Stage.RULES, False, "expected none, got emergency", Harm.FALSE_ALARM),
    ),
)
CRASHED = case(
    "rf-002", "I cannot breathe", set="redflags", answer=None, scores=(), crashed="OSError: gone"
)
VARIANT = case(
    "wd-001+typo",
    "Stil on 5 mg of pred. Can I stop teh CellCept?",
    perturb_of="wd-001",
    perturbation="typo",
)
CASES = (RIGHT, PERMITTED, UNSUPPORTED, ALARMED, CRASHED, VARIANT)
