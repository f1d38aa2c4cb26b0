"""What a real, very small language model drafts, and what of it is shown: `make test-llm`.

    python benchmarks/language_model.py --out var/llm

Starts the model's server on loopback, asks it the project's own questions, and scores every draft
as it came and every answer as it is shown by scorers of `evals/scoring`, which share nothing with
the verifier. Exit code 1 when a sentence that is shown is unsupported, permits a change of
treatment or holds a link, or when the model changed a verdict or a criterion.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_model.drafts import answer_all
from small_model.report import figures, in_markdown, to_read

from assistant.contract import Answer
from assistant.settings import Settings
from corpus import load_corpus
from evals.scoring.house import blanks, tells_sureness
from evals.scoring.support import unsupported
from evals.scoring.terms import terms
from evals.scoring.texts import Texts, wordings

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"https?:|www\.|!\[|<[a-z/]|@\w", re.IGNORECASE)


def main() -> int:
    """Ask, score, sum up; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "llm")
    parser.add_argument("--most", type=int, default=208, help="how many questions")
    parser.add_argument("--url", help="a server that is up already; else one is started")
    parser.add_argument("--rescore", action="store_true", help="ask nothing, score what is there")
    given = parser.parse_args()
    file = given.out / "drafts.jsonl"
    if not given.rescore:
        given.out.mkdir(parents=True, exist_ok=True)
        with served(given.url) as url, file.open("w", encoding="utf-8") as out:
            for place, record in enumerate(answer_all(url, given.most), start=1):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                print(f"{place} answered", file=sys.stderr, flush=True)
    texts = Texts.of(load_corpus(Settings().corpus_dir))
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    cases = [scored(record, texts) for record in records]
    print(summary(cases))
    (given.out / "figures.json").write_text(json.dumps(figures(cases), indent=2) + "\n", "utf-8")
    (given.out / "figures.md").write_text(in_markdown(figures(cases)), "utf-8")
    (given.out / "to_read.md").write_text(to_read(records, texts), "utf-8")
    return int(any(case["wrong"] or case["softened"] for case in cases))


@contextmanager
def served(url: str | None) -> Iterator[str]:
    """The address of the model's server, started here when none is given."""
    if url:
        yield url
        return
    command = [
        sys.executable,
        str(ROOT / "benchmarks" / "small_model" / "server.py"),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            address = server.stdout.readline().strip()
            if not address:
                sys.exit("the model's server did not start; see above")
            yield address
        finally:
            server.terminate()


def scored(record: dict[str, Any], texts: Texts) -> dict[str, Any]:
    """What the scorers say of a case's drafts and of what is shown."""
    answer, alone = (Answer.model_validate(record[key]) for key in ("answer", "alone"))
    drafts = [
        {**draft, "wrong": wrong(draft["text"], draft["passages"], texts)}
        for draft in record["drafted"]
    ]
    return {
        "id": record["case"]["id"],
        "generator": answer.generator,
        "drafts": drafts,
        "unreadable": answer.dropped.get("form", 0),
        "wrong": [w for s in answer.sentences if (w := _wrong_shown(s, answer, texts))],
        "softened": _decided(answer) != _decided(alone),
        "writer": record["answer"]["writer"],
    }


def _decided(answer: Answer) -> Any:
    """What no model may change."""
    return (answer.scope, answer.verdict, answer.criteria, answer.rules, answer.questions)


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
    kept = [draft for draft in drafts if not draft["check"]]
    good = [draft for draft in drafts if not draft["wrong"]]
    checks = Counter(draft["check"] for draft in drafts if draft["check"])
    told = sum(case["generator"] != "extractive" for case in cases)
    hurt = sum(any(draft["wrong"] for draft in case["drafts"]) for case in cases)
    reports = [case["writer"] for case in cases]
    tokens = sum(report["completion_tokens"] or 0 for report in reports)
    shown = [line for case in cases for line in case["wrong"]]
    lines = [
        f"questions that the model was asked: {len(cases)}",
        f"in which it did not come to an end: {sum(bool(r['failure']) for r in reports)}",
        f"tokens that it wrote: {tokens:,}",
        f"lines in no agreed form: {sum(case['unreadable'] for case in cases)}",
        f"claims: {len(drafts)}, found wrong by the scorers: {len(bad)}, in {hurt} questions",
        f"dropped by verification: {len(drafts) - len(kept)} ("
        + ", ".join(f"{name} {count}" for name, count in checks.most_common())
        + ")",
        f"passed: {len(kept)}, found wrong by the scorers: {sum(bool(d['wrong']) for d in kept)}",
        f"of {len(good)} that the scorers find nothing wrong with, dropped:"
        f" {sum(bool(d['check']) for d in good)}",
        f"answers in the model's words: {told}, as the texts stand: {len(cases) - told}",
        f"decisions changed: {sum(case['softened'] for case in cases)}",
        f"sentences shown that the scorers find wrong: {len(shown)}",
    ]
    return "\n".join([*lines, *shown])


if __name__ == "__main__":
    sys.exit(main())
