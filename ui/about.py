"""What the page tells about itself: its documents, rules and versions, as they are loaded now.

Nothing is stated that was not read from the policy, the index or the installed package.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from corpus.models import LOCAL_PREFIX, Document, Provenance
from evals.latest import Latest, latest
from evals.running.inputs import hashes
from guardrails.policy import Policy, load_policy
from guardrails.policy.load import PolicyError
from guardrails.policy.models import Review
from ui.answerer import HasDocuments
from ui.readiness import NotReady, Readiness

_PACKAGE = "mmf-guideline-assistant"
_LIBRARIES = ("gradio", "chromadb", "llama-index-core", "onnxruntime")


@dataclass(frozen=True)
class RuleRow:
    """One criterion or rule, and the passages that justify it."""

    id: str
    title: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class Evaluation:
    """The latest finished run of question sets on this machine."""

    latest: Latest
    same_version: bool
    """Whether it ran on the code, rules and texts that are here now."""


@dataclass(frozen=True)
class About:
    """Everything that the panel shows; `documents` is None while they are being loaded."""

    documents: tuple[Provenance, ...] | None
    criteria: tuple[RuleRow, ...]
    rules: tuple[RuleRow, ...]
    criteria_review: Review
    rules_review: Review
    versions: tuple[tuple[str, str], ...]
    evaluation: Evaluation | None = None


def gather(readiness: Readiness, evaluated: Callable[[], Evaluation | None] | None = None) -> About:
    """What is known now; never waits, and shows no rules where there is no sound policy."""
    try:
        policy: Policy | None = load_policy()
    except PolicyError:
        policy = None
    return About(
        documents=_documents(readiness),
        criteria=_criteria(policy) if policy else (),
        rules=_rules(policy) if policy else (),
        criteria_review=policy.criteria_review if policy else Review(),
        rules_review=policy.rules_review if policy else Review(),
        versions=_versions(),
        evaluation=evaluated() if evaluated else None,
    )


def evaluation_in(records: Path, corpus_dir: Path) -> Evaluation | None:
    """The latest run among the folders of `records`, if there is one."""
    found = latest(records)
    if found is None:
        return None
    here = hashes(corpus_dir)
    same = all(found.hashes.get(name) == here[name] for name in ("code", "rules", "corpus"))
    return Evaluation(found, same)


def _documents(readiness: Readiness) -> tuple[Provenance, ...] | None:
    try:
        answerer = readiness.wait(0)
    except NotReady:
        return None
    if not isinstance(answerer, HasDocuments):
        return ()
    return provenances(answerer.documents.values())


def document_named(readiness: Readiness, name: str) -> Document | None:
    """The document with this id; None while documents are being loaded too."""
    try:
        answerer = readiness.wait(0)
    except NotReady:
        return None
    return answerer.documents.get(name) if isinstance(answerer, HasDocuments) else None


def provenances(documents: Iterable[Document]) -> tuple[Provenance, ...]:
    """By title, local ones last."""
    found = [document.provenance for document in documents]
    return tuple(
        sorted(found, key=lambda p: (p.id.startswith(LOCAL_PREFIX), p.title.lower(), p.id))
    )


def _criteria(policy: Policy) -> tuple[RuleRow, ...]:
    return tuple(RuleRow(c.id, c.label.clinician, c.passages) for c in policy.criteria)


def _rules(policy: Policy) -> tuple[RuleRow, ...]:
    return tuple(
        RuleRow(
            rule.id, rule.title, tuple(dict.fromkeys(p for say in rule.say for p in say.passages))
        )
        for rule in policy.rules
    )


def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, found) for name in (_PACKAGE, *_LIBRARIES) if (found := _version(name)))


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
