"""`mmf ask` and `mmf answer-set`: answers on standard output or in a file."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.cautious import check
from assistant.contract import Answer, Conversation, Persona, Proposed
from assistant.errors import QuestionRefused
from assistant.pipeline import Assistant
from corpus.models import ReviewStatus
from evals.answer_set import answer_lines
from evals.sets import load_set
from ui.progress import bars

REVIEW_WORDS = {
    status: status.replace("_", " ") for status in ReviewStatus if status is not ReviewStatus.LOCAL
} | {ReviewStatus.LOCAL: "local, not reviewed"}
"""How far a citation's document was reviewed, as the command line says it."""
_MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}


def run_ask(
    question: str | bytes, *, persona: str, today: date, turns: Path | None, as_json: bool
) -> str:
    """The answer to one question, as text or JSON."""
    conversation = Conversation(
        turns=(*_earlier(turns), _text(question)), persona=Persona(persona), today=today
    )
    check(conversation)
    with Assistant.open() as assistant:
        answer = assistant.answer(conversation)
    return answer.model_dump_json(indent=2) if as_json else as_text(answer)


def run_answer_set(files: Sequence[Path], out: Path) -> str:
    """Answer every case into `out`, which is whole or not there; returns what to print."""
    sets = [load_set(file) for file in files]
    total = sum(len(question_set.cases) for question_set in sets)
    done = 0
    partial = out.with_name(f"{out.name}.partial")
    with Assistant.open() as assistant, bars() as progress:

        def on_case() -> None:
            nonlocal done
            done += 1
            progress("Answering", done, total)

        try:
            with partial.open("w", encoding="utf-8") as file:
                for line in answer_lines(sets, assistant.answer, on_case):
                    file.write(line + "\n")
            partial.replace(out)
        finally:
            partial.unlink(missing_ok=True)
    return f"Answered {total} cases into {out}."


def as_text(answer: Answer) -> str:
    """The answer for a terminal: text, criteria, questions, notices, references."""
    parts = [answer.text]
    if answer.criteria:
        lines = [
            f"  {_MARKS[c.status]} {c.id} {c.label}: {c.status}"
            + (f" (“{c.said}”)" if c.said else "")
            for c in answer.criteria
        ]
        parts.append("\n".join(["Criteria for discussing withdrawal:", *lines]))
    if answer.proposed:
        lines = [f"  {_proposed(proposed)}" for proposed in answer.proposed]
        parts.append("\n".join(["A language model read in your words:", *lines]))
    if answer.questions:
        parts.append("\n".join(["To tell more, I need to know:", *_bullets(answer.questions)]))
    parts.append("\n".join(answer.notices))
    if answer.citations:
        references = [
            f"  [{c.n}] “{c.quote}”\n      {c.passage_id}: {c.document}, {c.section}; {c.source};"
            f" {REVIEW_WORDS[c.review_status]}, {c.last_updated}"
            for c in answer.citations
        ]
        parts.append("\n".join(["Sources:", *references]))
    return "\n\n".join(part for part in parts if part)


def _proposed(proposed: Proposed) -> str:
    if proposed.counted:
        return f"! {proposed.label} (“{proposed.quote}”): counts, as the more cautious reading"
    return f"? {proposed.label} (“{proposed.quote}”): does not count; if it is so, say it plainly"


def _bullets(lines: Sequence[str]) -> list[str]:
    return [f"  - {line}" for line in lines]


def _text(question: str | bytes) -> str:
    if isinstance(question, str):
        return question
    try:
        return question.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QuestionRefused(
            "standard input is binary data, not text; give the question as UTF-8"
        ) from error


def _earlier(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        turns = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise QuestionRefused(f"{path} cannot be read as JSON ({error}); check the file") from error
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise QuestionRefused(f"{path} must hold a JSON list of strings, the earlier turns")
    return turns
