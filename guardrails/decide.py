"""From what was understood to what is decided: pure, deterministic, and unknown is never "met"."""

from collections.abc import Sequence

from corpus.models import Frozen, PassageId
from guardrails.conditions import Outcome, Situation, Status
from guardrails.logic import Truth
from guardrails.policy import Criterion, Policy, Rule, VerdictRule
from guardrails.policy.models import Say, Verdict
from guardrails.request import Reading, Scope, Withdrawal

_STATUS: dict[Truth, Status] = {
    Truth.TRUE: "met",
    Truth.FALSE: "unmet",
    Truth.UNKNOWN: "unknown",
}


class CriterionDecision(Frozen):
    """A criterion's status and the words that settled it."""

    criterion: Criterion
    status: Status
    said: str | None = None
    contradicted_by: tuple[str, ...] = ()
    """Unmet criteria that speak against this one, which would otherwise be met."""


class RuleDecision(Frozen):
    """A rule that holds and the passages it tells here."""

    rule: Rule
    passages: tuple[PassageId, ...]


class Decision(Frozen):
    """What the guardrails decided; nothing later may soften it."""

    scope: Scope
    verdict: Verdict | None
    criteria: tuple[CriterionDecision, ...] = ()
    rules: tuple[RuleDecision, ...] = ()
    told: tuple[PassageId, ...] = ()
    """Passages told with the verdict itself."""

    @property
    def asked(self) -> tuple[Criterion, ...]:
        """The criteria that are asked for: every unknown one, where that is the verdict."""
        if self.verdict is not Verdict.INSUFFICIENT_INFORMATION:
            return ()
        return tuple(c.criterion for c in self.criteria if c.status == "unknown")


def decide(reading: Reading, policy: Policy) -> Decision:
    """Apply the policy to a reading.

    The criteria are given only where withdrawal is at issue for a patient. Out of scope, only
    verdicts that survive it are kept, and only the urgent rules.
    """
    situation = Situation(facts=reading.facts, withdrawal=reading.withdrawal, topics=reading.topics)
    criteria = decide_criteria(situation, policy)
    situation = situation.model_copy(
        update={"statuses": tuple(criterion.status for criterion in criteria)}
    )
    out = reading.scope is Scope.OUT
    ruling = _verdict(situation, policy, out_of_scope=out)
    verdict = ruling.verdict if ruling else None
    at_issue = reading.withdrawal is Withdrawal.PATIENT and not out
    return Decision(
        scope=Scope.EMERGENCY if verdict is Verdict.EMERGENCY else reading.scope,
        verdict=verdict,
        criteria=criteria if at_issue else (),
        rules=_rules(situation, policy, out_of_scope=out),
        told=_told(ruling.say, situation) if ruling else (),
    )


def decide_criteria(situation: Situation, policy: Policy) -> tuple[CriterionDecision, ...]:
    """Every criterion of the policy on these facts, in order."""
    outcomes = {c.id: c.met_when.evaluate(situation) for c in policy.criteria}
    return tuple(_criterion(criterion, outcomes) for criterion in policy.criteria)


def _criterion(criterion: Criterion, outcomes: dict[str, Outcome]) -> CriterionDecision:
    outcome = outcomes[criterion.id]
    against = tuple(i for i in criterion.contradicted_by if outcomes[i].truth is Truth.FALSE)
    contradicted = bool(against) and outcome.truth is Truth.TRUE
    said = next((fact.said for fact in outcome.because if fact.said), None)
    return CriterionDecision(
        criterion=criterion,
        status="unknown" if contradicted else _STATUS[outcome.truth],
        said=said,
        contradicted_by=against if contradicted else (),
    )


def _verdict(situation: Situation, policy: Policy, *, out_of_scope: bool) -> VerdictRule | None:
    for rule in policy.verdicts:
        if out_of_scope and not rule.survives_out_of_scope:
            continue
        if rule.when.evaluate(situation).truth is Truth.TRUE:
            return rule
    return None


def _rules(situation: Situation, policy: Policy, *, out_of_scope: bool) -> tuple[RuleDecision, ...]:
    return tuple(
        RuleDecision(rule=rule, passages=_told(rule.say, situation))
        for rule in policy.rules
        if (rule.urgent or not out_of_scope) and rule.when.evaluate(situation).truth is Truth.TRUE
    )


def _told(says: Sequence[Say], situation: Situation) -> tuple[PassageId, ...]:
    told: dict[PassageId, None] = {}
    for say in says:
        if say.when is None or say.when.evaluate(situation).truth is Truth.TRUE:
            told.update(dict.fromkeys(say.passages))
    return tuple(told)
