"""Conditions over facts and request, written as data and evaluated in three-valued logic.

A condition comes from the YAML files under `policy/`; this is the whole language:

    {fact: muscle_strength, is: [normal]}             the fact's value; unknown gives unknown
    {fact: red_flags, has_any: true}                  a list of findings is not empty
    {fact: red_flags, has: [chest_pain]}              … or holds any of these
    {fact: mmf, number: dose_g_per_day, above: 3}     an interval or number beside or in the fact
    {withdrawal: [patient]}, {topic: [dose]}          what is asked
    {criteria: any, are: unmet}                       the criteria, once they are decided
    {all: […]}, {any: […]}, {none: …}                 conjunction, disjunction, negation

A list of findings is what was reported: a finding that is not in it is false, not unknown.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag, model_validator

from corpus.models import Frozen
from guardrails.facts import Fact, Facts
from guardrails.interval import ANY, Interval, exactly
from guardrails.logic import Truth, all_of, any_of, known
from guardrails.request import Topic, Withdrawal

Status = Literal["met", "unmet", "unknown"]


class Situation(Frozen):
    """What a condition is evaluated on."""

    facts: Facts
    withdrawal: Withdrawal
    topics: tuple[Topic, ...] = ()
    statuses: tuple[Status, ...] = ()
    """The decided criteria, in order; empty while they are being decided."""


class Outcome(NamedTuple):
    """A truth and the facts that settled it, most telling first."""

    truth: Truth
    because: tuple[Fact[Any], ...] = ()


class FactIs(Frozen):
    """The fact's value is one of those named."""

    fact: str
    is_: tuple[str, ...] = Field(alias="is", min_length=1)

    def evaluate(self, situation: Situation) -> Outcome:
        """Unknown where the fact is unknown."""
        fact = fact_of(situation.facts, self.fact)
        if str(fact.value) == "unknown":
            return Outcome(truth=Truth.UNKNOWN)
        return Outcome(truth=known(str(fact.value) in self.is_), because=(fact,))


class FactHas(Frozen):
    """The fact's list of findings holds any at all, or any of those named."""

    fact: str
    has: tuple[str, ...] = ()
    has_any: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> "FactHas":
        if bool(self.has) == self.has_any:
            raise ValueError("give either `has: [...]` or `has_any: true`")
        return self

    def evaluate(self, situation: Situation) -> Outcome:
        """Never unknown: what was not reported does not hold."""
        fact = fact_of(situation.facts, self.fact)
        found = {str(value) for value in fact.value}
        holds = bool(found & set(self.has)) if self.has else bool(found)
        return Outcome(truth=known(holds), because=(fact,) if holds else ())


class FactNumber(Frozen):
    """An interval fact, or a number kept beside a fact, against a threshold."""

    fact: str
    number: str = "value"
    at_least: float | None = None
    above: float | None = None

    @model_validator(mode="after")
    def _one_threshold(self) -> "FactNumber":
        if (self.at_least is None) == (self.above is None):
            raise ValueError("give either `at_least` or `above`")
        return self

    def evaluate(self, situation: Situation) -> Outcome:
        """Unknown where the interval lies on both sides of the threshold."""
        fact = fact_of(situation.facts, self.fact)
        interval = _interval(getattr(fact, self.number))
        if self.at_least is not None:
            truth = interval.at_least(self.at_least)
        else:
            truth = interval.above(self.above if self.above is not None else 0.0)
        return Outcome(truth=truth, because=(fact,) if interval.is_known else ())


class WithdrawalIs(Frozen):
    """Withdrawal is at issue in one of these ways."""

    withdrawal: tuple[Withdrawal, ...]

    def evaluate(self, situation: Situation) -> Outcome:
        """Never unknown."""
        return Outcome(truth=known(situation.withdrawal in self.withdrawal))


class TopicIs(Frozen):
    """The last turn touches one of these topics."""

    topic: tuple[Topic, ...]

    def evaluate(self, situation: Situation) -> Outcome:
        """Never unknown."""
        return Outcome(truth=known(bool(set(self.topic) & set(situation.topics))))


class CriteriaAre(Frozen):
    """Any or all of the decided criteria have this status."""

    criteria: Literal["any", "all"]
    are: Status

    def evaluate(self, situation: Situation) -> Outcome:
        """Never unknown; with no criterion decided, neither any nor all holds."""
        hits = [status == self.are for status in situation.statuses]
        holds = any(hits) if self.criteria == "any" else bool(hits) and all(hits)
        return Outcome(truth=known(holds))


class AllOf(Frozen):
    """Every part holds."""

    all: tuple["Condition", ...] = Field(min_length=1)

    def evaluate(self, situation: Situation) -> Outcome:
        """Settled by the parts that are false, or by all of them."""
        return _joined(all_of, [part.evaluate(situation) for part in self.all])


class AnyOf(Frozen):
    """At least one part holds."""

    any: tuple["Condition", ...] = Field(min_length=1)

    def evaluate(self, situation: Situation) -> Outcome:
        """Settled by the parts that are true, or by all of them."""
        return _joined(any_of, [part.evaluate(situation) for part in self.any])


class NoneOf(Frozen):
    """The part does not hold."""

    none: "Condition"

    def evaluate(self, situation: Situation) -> Outcome:
        """The negation, settled by the same facts."""
        inner = self.none.evaluate(situation)
        return Outcome(truth=~inner.truth, because=inner.because)


def _kind(raw: Any) -> str | None:
    if not isinstance(raw, Mapping):
        return type(raw).__name__
    for key, kind in (("is", "FactIs"), ("has", "FactHas"), ("has_any", "FactHas")):
        if key in raw:
            return kind
    for key, kind in _KINDS.items():
        if key in raw:
            return kind
    return None


_KINDS = {
    "at_least": "FactNumber",
    "above": "FactNumber",
    "withdrawal": "WithdrawalIs",
    "topic": "TopicIs",
    "criteria": "CriteriaAre",
    "all": "AllOf",
    "any": "AnyOf",
    "none": "NoneOf",
}

Condition = Annotated[
    Annotated[FactIs, Tag("FactIs")]
    | Annotated[FactHas, Tag("FactHas")]
    | Annotated[FactNumber, Tag("FactNumber")]
    | Annotated[WithdrawalIs, Tag("WithdrawalIs")]
    | Annotated[TopicIs, Tag("TopicIs")]
    | Annotated[CriteriaAre, Tag("CriteriaAre")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[NoneOf, Tag("NoneOf")],
    Discriminator(_kind),
]

for _model in (AllOf, AnyOf, NoneOf):
    _model.model_rebuild()


def fact_of(facts: Facts, key: str) -> Fact[Any]:
    """The fact with this key. Raises `KeyError` when there is no such fact."""
    if key not in Facts.model_fields:
        raise KeyError(f"no fact is called {key!r}")
    found: Fact[Any] = getattr(facts, key)
    return found


def fact_keys(condition: Condition) -> tuple[str, ...]:
    """The facts that a condition looks at, in the order in which it names them."""
    if isinstance(condition, FactIs | FactHas | FactNumber):
        return (condition.fact,)
    if isinstance(condition, AllOf):
        return tuple(key for part in condition.all for key in fact_keys(part))
    if isinstance(condition, AnyOf):
        return tuple(key for part in condition.any for key in fact_keys(part))
    return fact_keys(condition.none) if isinstance(condition, NoneOf) else ()


def _interval(number: Any) -> Interval:
    if number is None:
        return ANY
    return number if isinstance(number, Interval) else exactly(float(number))


def _joined(join: Any, outcomes: list[Outcome]) -> Outcome:
    truth: Truth = join(outcome.truth for outcome in outcomes)
    if truth is Truth.UNKNOWN:
        return Outcome(truth=truth)
    settling = [outcome for outcome in outcomes if outcome.truth is truth]
    return Outcome(truth=truth, because=tuple(f for o in settling for f in o.because))
