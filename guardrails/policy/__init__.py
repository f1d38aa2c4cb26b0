"""The reviewed policy: criteria, verdicts and rules as YAML, checked when they are loaded."""

from guardrails.policy.load import PolicyError, load_policy
from guardrails.policy.models import Criterion, Policy, Rule, VerdictRule

__all__ = ["Criterion", "Policy", "PolicyError", "Rule", "VerdictRule", "load_policy"]
