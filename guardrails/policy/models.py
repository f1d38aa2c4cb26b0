"""The shape of the policy files: what each entry must say before it may decide anything."""

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from corpus.models import Frozen, OneLine, PassageId
from guardrails.conditions import Condition, Status, fact_keys
from guardrails.facts import Facts
from guardrails.request import Topic, Withdrawal


class Verdict(StrEnum):
    """What is decided about a patient; no verdict is the sixth possibility."""

    EMERGENCY = "emergency"
    URGENT_REVIEW = "urgent_review"
    DO_NOT_WITHDRAW = "do_not_withdraw"
    INSUFFICIENT_INFORMATION = "insufficient_information"
    DISCUSS_WITHDRAWAL = "discuss_withdrawal"


CRITERIA = frozenset({"W1", "W2", "W3", "W4", "W5", "W6"})
RULES = frozenset({"S1", "S2", "S3", "S4", "S5", "T1", "T2", "M1", "M2", "C1", "D1"})
"""What a policy must hold to be one: fewer criteria would permit more."""


class Wording(Frozen):
    """The same words for the two kinds of reader."""

    patient: OneLine
    clinician: OneLine


class Example(Frozen):
    """A situation, by plain fact values, and what must come of it; read by the tests."""

    set: dict[str, Any]
    withdrawal: Withdrawal = Withdrawal.NOT_AT_ISSUE
    topic: Topic | None = None


class CriterionExample(Example):
    """What the criterion's status is in the situation."""

    status: Status


class RuleExample(Example):
    """Whether the rule holds in the situation."""

    holds: bool


class Criterion(Frozen):
    """One of W1 to W6."""

    id: str = Field(pattern=r"^W\d$")
    label: Wording
    unmet: Wording
    """Why it is unmet, to stand behind "because"."""
    met_when: Condition
    contradicted_by: tuple[str, ...] = ()
    """Criteria that, when unmet, contradict this one: it is then at best unknown."""
    passages: tuple[PassageId, ...] = Field(min_length=1)
    ask: Wording
    examples: tuple[CriterionExample, ...] = Field(min_length=2)


class Say(Frozen):
    """Statements that are told, always or under a condition of their own."""

    when: Condition | None = None
    passages: tuple[PassageId, ...] = Field(min_length=1)


class VerdictRule(Frozen):
    """A verdict and when it applies."""

    verdict: Verdict
    when: Condition
    survives_out_of_scope: bool = False
    say: tuple[Say, ...] = ()
    """What is told with the verdict that no rule tells."""


class Rule(Frozen):
    """A rule that an answer carries when it holds."""

    id: str = Field(pattern=r"^[SCTMD]\d$")
    title: OneLine
    when: Condition
    urgent: bool = False
    """Told before everything but the verdict itself."""
    say: tuple[Say, ...] = Field(min_length=1)
    examples: tuple[RuleExample, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _fires_and_does_not(self) -> "Rule":
        if {example.holds for example in self.examples} != {True, False}:
            raise ValueError(f"{self.id} needs an example that fires it and one that does not")
        return self


class Review(Frozen):
    """Who reviewed a policy file, and when; empty until a clinician has."""

    reviewer: str | None = None
    reviewed_on: date | None = None


class Policy(Frozen):
    """All criteria, verdicts and rules, with the state of their review."""

    criteria: tuple[Criterion, ...] = Field(min_length=1)
    verdicts: tuple[VerdictRule, ...] = Field(min_length=1)
    rules: tuple[Rule, ...] = Field(min_length=1)
    criteria_review: Review = Review()
    rules_review: Review = Review()

    @model_validator(mode="after")
    def _whole(self) -> "Policy":
        _unique("criterion", [criterion.id for criterion in self.criteria])
        _unique("rule", [rule.id for rule in self.rules])
        _unique("verdict", [rule.verdict for rule in self.verdicts])
        _complete("criterion", CRITERIA, {criterion.id for criterion in self.criteria})
        _complete("rule", RULES, {rule.id for rule in self.rules})
        missing = set(Verdict) - {rule.verdict for rule in self.verdicts}
        if missing:
            raise ValueError(f"no condition for {', '.join(sorted(missing))}")
        ids = {criterion.id for criterion in self.criteria}
        for criterion in self.criteria:
            if not set(criterion.contradicted_by) <= ids - {criterion.id}:
                raise ValueError(f"{criterion.id} is contradicted by a criterion that is not there")
        for condition in self._conditions():
            unknown = set(fact_keys(condition)) - set(Facts.model_fields)
            if unknown:
                raise ValueError(f"no fact is called {', '.join(sorted(unknown))}")
        return self

    def _conditions(self) -> list[Condition]:
        says = [say.when for say in self._says() if say.when is not None]
        return [
            *(criterion.met_when for criterion in self.criteria),
            *(rule.when for rule in self.verdicts),
            *(rule.when for rule in self.rules),
            *says,
        ]

    def passages(self) -> set[PassageId]:
        """Every passage that the policy cites."""
        cited = {passage for criterion in self.criteria for passage in criterion.passages}
        return cited | {p for say in self._says() for p in say.passages}

    def _says(self) -> list[Say]:
        verdicts = [say for rule in self.verdicts for say in rule.say]
        return verdicts + [say for rule in self.rules for say in rule.say]


PolicyFile = Literal["criteria", "verdicts", "rules"]


def _complete(kind: str, wanted: frozenset[str], there: set[str]) -> None:
    if wanted - there:
        raise ValueError(f"{kind} {', '.join(sorted(wanted - there))} is missing")


def _unique(kind: str, names: list[str]) -> None:
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{kind} {', '.join(sorted(twice))} stands twice")
