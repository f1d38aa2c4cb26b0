"""Writes docs/rules.md: criteria, verdicts and rules as a page that needs no Python to be read.

    python scripts/rules_page.py            # writes the page
    python scripts/rules_page.py --check    # says whether it is current, and writes nothing

All of it stands in `guardrails/policy/*.yaml` and `corpus/documents/*.yaml`; nothing is added.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus import DOCUMENTS, load_corpus
from guardrails.conditions import (
    AllOf,
    AnyOf,
    Condition,
    CriteriaAre,
    FactHas,
    FactIs,
    FactNumber,
    NoneOf,
    WithdrawalIs,
)
from guardrails.policy import Criterion, Policy, Rule, load_policy
from guardrails.policy.models import Example, Review

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
HEAD = """# The rules, as they stand

<!-- Written by `make docs` from guardrails/policy/*.yaml; not edited by hand. -->

What is decided about a conversation, by which rule, and which statements are then told. How facts
are read from words is another matter: see [architecture.md](architecture.md). In every condition,
what was not said is *unknown*: it never fulfils a criterion and never fires a rule. The examples
are checked by the tests.
"""


def page(policy: Policy, texts: Mapping[str, str]) -> str:
    """The page in Markdown; `texts` holds each statement's wording for clinicians by its id."""
    parts = [
        HEAD,
        "## Criteria for discussing withdrawal\n",
        "All six must be met before withdrawal may even be discussed.\n",
        _review(policy.criteria_review),
        *(_criterion(criterion, texts) for criterion in policy.criteria),
        "## Verdicts\n",
        "The first whose condition holds is the verdict; if none holds, there is none.\n",
        _verdicts(policy, texts),
        "## Rules\n",
        "Each is told when it holds, beside the verdict; the urgent ones come first.\n",
        _review(policy.rules_review),
        *(_rule(rule, texts) for rule in policy.rules),
    ]
    return "\n".join(parts).rstrip() + "\n"


def in_words(condition: Condition) -> str:
    """A condition as a phrase, for example "`months_since_corticosteroid` is at least 12"."""
    if isinstance(condition, FactIs):
        return f"`{condition.fact}` is {_either(condition.is_)}"
    if isinstance(condition, FactHas):
        found = _either(condition.has) if condition.has else "anything"
        return f"`{condition.fact}` names {found}"
    if isinstance(condition, FactNumber):
        return _threshold(condition)
    if isinstance(condition, AllOf):
        return _joined(condition.all, "and")
    if isinstance(condition, AnyOf):
        return _joined(condition.any, "or")
    return _request(condition)


def _request(condition: Condition) -> str:
    if isinstance(condition, WithdrawalIs):
        kinds = {"patient": "for a patient", "general": "in general", "not_at_issue": "not"}
        return f"withdrawal is at issue {' or '.join(kinds[w.value] for w in condition.withdrawal)}"
    if isinstance(condition, CriteriaAre):
        each = "every criterion" if condition.criteria == "all" else "at least one criterion"
        return f"{each} is {condition.are}"
    if isinstance(condition, NoneOf):
        return f"not ({in_words(condition.none)})"
    if isinstance(condition, FactIs | FactHas | FactNumber | AllOf | AnyOf):
        return in_words(condition)
    return f"the question touches {_either(topic.value for topic in condition.topic)}"


def _threshold(condition: FactNumber) -> str:
    name = condition.fact if condition.number == "value" else condition.number
    if condition.at_least is not None:
        return f"`{name}` is at least {condition.at_least:g}"
    return f"`{name}` is above {condition.above:g}"


def _joined(parts: Iterable[Condition], word: str) -> str:
    phrases = [
        in_words(p) if not isinstance(p, AllOf | AnyOf) else f"({in_words(p)})" for p in parts
    ]
    return f", {word} ".join(phrases)


def _either(values: Iterable[str]) -> str:
    return " or ".join(f"*{value.replace('_', ' ')}*" for value in values)


def _review(review: Review) -> str:
    if review.reviewer is None:
        return "Reviewed by: nobody yet; no clinician has signed these.\n"
    return f"Reviewed by: {review.reviewer}, {review.reviewed_on}.\n"


def _criterion(criterion: Criterion, texts: Mapping[str, str]) -> str:
    lines = [
        f"### {criterion.id}: {criterion.label.clinician}\n",
        f"- To a patient: {criterion.label.patient}.",
        f"- Met when {in_words(criterion.met_when)}.",
    ]
    if criterion.contradicted_by:
        against = ", ".join(criterion.contradicted_by)
        lines.append(f"- At best unknown while one of {against} is unmet: they contradict it.")
    lines += [f"- Asked while unknown: “{criterion.ask.patient}”", "- Rests on:"]
    lines += _statements(criterion.passages, texts)
    lines += ["- Examples:"]
    lines += [f"  - {_situation(example)}: {example.status}" for example in criterion.examples]
    return "\n".join(lines) + "\n"


def _verdicts(policy: Policy, texts: Mapping[str, str]) -> str:
    lines = ["| verdict | when | also out of scope |", "| --- | --- | --- |"]
    for rule in policy.verdicts:
        stays = "yes" if rule.survives_out_of_scope else "no"
        lines.append(f"| `{rule.verdict.value}` | {in_words(rule.when)} | {stays} |")
    lines.append("")
    for rule in policy.verdicts:
        for say in rule.say:
            condition = f", if {in_words(say.when)}" if say.when else ""
            lines.append(f"- With `{rule.verdict.value}` is told{condition}:")
            lines += _statements(say.passages, texts)
    return "\n".join(lines).rstrip() + "\n"


def _rule(rule: Rule, texts: Mapping[str, str]) -> str:
    urgent = " (urgent)" if rule.urgent else ""
    lines = [f"### {rule.id}: {rule.title}{urgent}\n", f"- Holds when {in_words(rule.when)}."]
    for say in rule.say:
        lines.append("- Tells:" if say.when is None else f"- Tells, if {in_words(say.when)}:")
        lines += _statements(say.passages, texts)
    lines += ["- Examples:"]
    for example in rule.examples:
        lines.append(f"  - {_situation(example)}: {'holds' if example.holds else 'does not hold'}")
    return "\n".join(lines) + "\n"


def _statements(passages: Iterable[str], texts: Mapping[str, str]) -> list[str]:
    return [f"  - `{passage}`: {texts[passage]}" for passage in passages]


def _situation(example: Example) -> str:
    said = [f"`{key}`: {_shown(value)}" for key, value in example.set.items()]
    if example.withdrawal.value != "not_at_issue":
        said.append(f"withdrawal at issue ({example.withdrawal.value})")
    if example.topic is not None:
        said.append(f"a question on {example.topic.value.replace('_', ' ')}")
    return ", ".join(said) or "nothing said"


def _shown(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)


def current() -> str:
    """The page as it must be now. Raises `PolicyError` or `CorpusError`."""
    documents = load_corpus(DOCUMENTS)
    texts = {passage.id: passage.text for document in documents for passage in document.passages}
    return page(load_policy(), texts)


def main() -> int:
    """Write or check the page; the exit code is 1 when it was checked and is not current."""
    parser = argparse.ArgumentParser(description="Writes docs/rules.md from the policy.")
    parser.add_argument("--check", action="store_true", help="only say whether it is current")
    text = current()
    if not parser.parse_args().check:
        PAGE.write_text(text, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != text:
        sys.stderr.write("docs/rules.md is not current; run `make docs`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
