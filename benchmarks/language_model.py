"""What a real, very small language model drafts, and what of it is shown: `make test-llm`.

    python benchmarks/language_model.py evals/questions/*.yaml --most 200 --out var/llm.jsonl

Every draft is scored as it came, and every answer as it is shown, by scorers of `evals/scoring`,
which share nothing with the verifier. Exit code 1 when a sentence of an answer is unsupported,
permits a change of treatment or holds a link. One line of JSON a case goes to `--out`, so that a
run that is stopped goes on.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.contract import Answer
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.writers.choose import chosen_writer
from corpus import load_corpus
from evals.scoring.house import blanks, tells_sureness
from evals.scoring.support import unsupported
from evals.scoring.terms import terms
from evals.scoring.texts import Texts, wordings
from evals.sets import Case, QuestionSet, load_set
from guardrails.policy import load_policy
from guardrails.verification import Dropped
from guardrails.verify import Claim
from ingest import open_index

LINK = re.compile(r"https?:|www\.|!\[|<[a-z/]|@\w", re.IGNORECASE)


def main() -> int:
    """Ask, score, sum up; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--out", type=Path, default=Path("var/llm.jsonl"))
    given = parser.parse_args()
    texts = Texts.of(load_corpus(Settings().corpus_dir))
    done = _read(given.out)
    with _assistant() as (assistant, drafted), given.out.open("a", encoding="utf-8") as out:
        for question_set, case in _cases(given.sets):
            if len(done) >= given.most:
                break
            if case.id in done:
                continue
            drafted.clear()
            answer = assistant.answer(case.conversation(question_set.today))
            if answer.writer is None:
                continue  # nothing in it is for a model: no case of this measurement
            done[case.id] = _scored(case, answer, list(drafted), texts)
            out.write(json.dumps(done[case.id], ensure_ascii=False) + "\n")
            out.flush()
    print(summary(list(done.values())[: given.most]))
    return int(any(one["wrong"] for one in done.values()))


def _assistant() -> Any:
    """An assistant with the model of the settings, and the list of what it drafts."""
    from contextlib import contextmanager

    @contextmanager
    def opened() -> Iterator[tuple[Assistant, list[tuple[Claim, Dropped | None]]]]:
        settings = Settings()
        writer = chosen_writer(settings)
        if writer is None:
            sys.exit("set MMF_LLM, MMF_LLM_MODEL and MMF_LLM_URL: see docs/language-models.md")
        drafted: list[tuple[Claim, Dropped | None]] = []
        with Assistant(
            open_index(settings.data_dir, chroma_url=settings.chroma_url),
            load_policy(),
            settings,
            writer,
            lambda claim, why: drafted.append((claim, why)),
        ) as assistant:
            yield assistant, drafted

    return opened()


def _cases(files: list[Path]) -> Iterator[tuple[QuestionSet, Case]]:
    """The cases of all sets in turn, the first of each, then the second of each, and so on."""
    sets = [load_set(file) for file in files]
    for place in range(max(len(s.cases) for s in sets)):
        for question_set in sets:
            if place < len(question_set.cases):
                yield question_set, question_set.cases[place]


def _scored(
    case: Case, answer: Answer, drafted: list[tuple[Claim, Dropped | None]], texts: Texts
) -> dict[str, Any]:
    drafts = [
        {
            "text": claim.text,
            "statements": list(claim.passages),
            "dropped": why.check if why else None,
            "wrong": wrong(claim.text, list(claim.passages), texts),
        }
        for claim, why in drafted
    ]
    return {
        "id": case.id,
        "verdict": answer.verdict,
        "generator": answer.generator,
        "drafts": drafts,
        "unreadable": answer.dropped.get("form", 0),
        "wrong": [w for s in answer.sentences if (w := _wrong_shown(s, answer, texts))],
        "writer": answer.writer.model_dump() if answer.writer else None,
        "total_ms": answer.timings_ms["total"],
    }


def wrong(text: str, statements: list[str], texts: Texts) -> str | None:
    """What an independent scorer finds wrong with a sentence that rests on these statements."""
    held = [w for key in statements if key in texts.passages for w in wordings(texts.passages[key])]
    if LINK.search(text):
        return "holds a link or markup"
    if terms().permission.search(text):
        return "permits a change of treatment"
    return unsupported(text, held)


def _wrong_shown(sentence: Any, answer: Answer, texts: Texts) -> str | None:
    keys = [c.passage_id for c in answer.citations if c.n in sentence.citations]
    ours = blanks(sentence.text, answer.verdict) is not None or not keys
    if ours or any(tells_sureness(sentence.text, texts.passages[key]) for key in keys):
        return None
    why = wrong(sentence.text, keys, texts)
    return f"{sentence.text} | {why}" if why else None


def summary(cases: list[dict[str, Any]]) -> str:
    """The figures, in lines."""
    drafts = [draft for case in cases for draft in case["drafts"]]
    bad = [draft for draft in drafts if draft["wrong"]]
    kept = [draft for draft in drafts if not draft["dropped"]]
    checks = Counter(draft["dropped"] for draft in drafts if draft["dropped"])
    told = sum(case["generator"] != "extractive" for case in cases)
    wrong_cases = sum(any(d["wrong"] for d in case["drafts"]) for case in cases)
    tokens = sum((case["writer"] or {}).get("completion_tokens") or 0 for case in cases)
    shown = [line for case in cases for line in case["wrong"]]
    lines = [
        f"cases in which the model was asked: {len(cases)}",
        f"lines in no agreed form: {sum(case['unreadable'] for case in cases)}",
        f"claims drafted: {len(drafts)}, wrong to the scorers: {len(bad)}, in {wrong_cases} cases",
        f"dropped by verification: {len(drafts) - len(kept)} "
        + ", ".join(f"{name} {count}" for name, count in checks.most_common()),
        f"claims that passed: {len(kept)}, of them wrong: {sum(bool(d['wrong']) for d in kept)}",
        f"answers with the model's claims: {told}, the others as the texts stand",
        f"sentences shown that the scorers find wrong: {len(shown)}",
        f"tokens written: {tokens:,}",
    ]
    return "\n".join([*lines, *shown])


def _read(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {case["id"]: case for case in map(json.loads, lines)}


if __name__ == "__main__":
    sys.exit(main())
