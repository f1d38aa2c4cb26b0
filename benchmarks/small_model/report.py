"""The figures of a run as JSON and Markdown, and sentences at random for a person to read."""

from collections import Counter
from random import Random
from statistics import median
from typing import Any

from assistant.contract import Answer
from evals.scoring.texts import Texts, wordings

_SENTENCES, _SEED = 60, 20261126


def figures(cases: list[dict[str, Any]]) -> dict[str, Any]:
    """What `docs/language-models.md` tells of a run."""
    drafts = [draft for case in cases for draft in case["drafts"]]
    kept = [draft for draft in drafts if not draft["check"]]
    good = [draft for draft in drafts if not draft["wrong"]]
    took = [case["writer"]["total_ms"] / 1000 for case in cases if case["writer"]]
    return {
        "questions": len(cases),
        "did not come to an end in time": sum(bool(c["writer"]["failure"]) for c in cases),
        "lines in no agreed form": sum(case["unreadable"] for case in cases),
        "claims in the agreed form": len(drafts),
        "of these the scorers find wrong": sum(bool(d["wrong"]) for d in drafts),
        "dropped by check": dict(Counter(d["check"] for d in drafts if d["check"]).most_common()),
        "passed": len(kept),
        "passed though the scorers find it wrong": sum(bool(d["wrong"]) for d in kept),
        "dropped though the scorers find nothing wrong": sum(bool(d["check"]) for d in good),
        "decisions changed": sum(case["softened"] for case in cases),
        "sentences shown that the scorers find wrong": sum(len(c["wrong"]) for c in cases),
        "median seconds of a question": round(median(took), 1) if took else None,
    }


def in_markdown(told: dict[str, Any]) -> str:
    """The figures as a table."""
    rows = [f"| {name} | {_plain(value)} |" for name, value in told.items()]
    return "\n".join(["| | |", "| --- | --- |", *rows]) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items()) or "none"
    return str(value)


def to_read(records: list[dict[str, Any]], texts: Texts) -> str:
    """Shown sentences beside their statements: the model's verified ones first, then others."""
    worded, told = [], []
    for record in records:
        written = {draft["text"] for draft in record["drafted"] if not draft["check"]}
        answer = Answer.model_validate(record["answer"])
        for sentence in answer.sentences:
            keys = [c.passage_id for c in answer.citations if c.n in sentence.citations]
            known = [key for key in keys if key in texts.passages]
            held = [text for key in known for text in wordings(texts.passages[key])]
            pair = (sentence.text, tuple(held))
            if held:
                (worded if sentence.text in written else told).append(pair)
    random = Random(_SEED)
    picked: list[tuple[str, tuple[str, ...]]] = []
    for found in (worded, told):
        unique = list(dict.fromkeys(found))
        random.shuffle(unique)
        picked += unique[: _SENTENCES - len(picked)]
    head = f"Shown sentences, {min(len(set(worded)), len(picked))} of them the model's.\n\n"
    return head + "\n".join(
        f"{n}. {text}\n" + "".join(f"   - {one}\n" for one in held)
        for n, (text, held) in enumerate(picked, start=1)
    )
