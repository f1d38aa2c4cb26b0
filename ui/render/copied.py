"""An answer as plain text with its references, for the clipboard."""

from assistant.contract import Answer
from ui import wording
from ui.render.answer_text import body


def as_text(answer: Answer) -> str:
    """The verdict, the sentences with their numbers, notices and references."""
    lines = [wording.VERDICTS[answer.verdict].title, ""] if answer.verdict else []
    for sentence in body(answer):
        marks = "".join(f" [{n}]" for n in sentence.citations)
        lines.append(sentence.text + marks)
    lines += [f"- {notice}" for notice in answer.notices]
    if answer.citations:
        lines += ["", wording.COPY_SOURCES]
    for citation in answer.citations:
        where = f"{citation.document}, {citation.section}. {citation.source}"
        lines.append(f"[{citation.n}] {where}" + (f" {citation.url}" if citation.url else ""))
    return "\n".join([*lines, "", wording.STANDING])
