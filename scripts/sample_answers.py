"""Writes docs/examples.md: ten questions and the answers as they are given now.

python scripts/sample_answers.py     # needs an index that is current
"""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.contract import Answer, Conversation, Persona  # noqa: E402
from assistant.pipeline import Assistant  # noqa: E402

FILE = ROOT / "docs" / "examples.md"
TODAY = date(2026, 11, 22)
HEAD = """# Ten sample answers

Written by `python scripts/sample_answers.py`: the answers as they are given, with what they cite.
No language model takes part. The standing notice that ends every answer is left out.
"""
SAMPLES = (
    ("patient", "How long does CellCept take to work? I've been on it for three weeks."),
    ("patient", "I forgot last night's mycophenolate. Do I take two this morning?"),
    ("patient", "Can I have my flu jab while I'm on mycophenolate?", "and the yellow fever one?"),
    ("patient", "Can I stop CellCept if I'm still on 5 mg of prednisone?"),
    ("patient", "Does mycophenolate make your hair fall out?"),
    ("patient", "My lungs are affected too. Has mycophenolate or azathioprine fewer side effects?"),
    ("clinician", "UK blood test schedule for MMF from the start?", "And in the US?"),
    ("clinician", "Is there a validated MPA AUC target in myositis?"),
    ("clinician", "Evidence for MMF in refractory myositis: response rate and its limits?"),
    ("clinician", "Has any randomised trial tested withdrawal of MMF?"),
)  # fmt: skip


def main() -> None:
    """Answer and write."""
    parts = [HEAD]
    with Assistant.open() as assistant:
        for number, (persona, *turns) in enumerate(SAMPLES, start=1):
            conversation = Conversation(turns=tuple(turns), persona=Persona(persona), today=TODAY)
            parts.append(section(number, persona, turns, assistant.answer(conversation)))
    FILE.write_text("\n".join(parts), encoding="utf-8")


def section(number: int, persona: str, turns: list[str], answer: Answer) -> str:
    """One sample as Markdown."""
    lines = [f"## {number}. {turns[-1]}", "", f"*{persona}*"]
    if turns[:-1]:
        lines += ["", *(f"> Asked before: {turn}" for turn in turns[:-1])]
    lines += ["", answer.text, ""]
    lines += [f"{c.n}. {c.document}: `{c.passage_id}` ({c.source})" for c in answer.citations]
    if answer.follow_ups:
        lines += ["", "One could ask next: " + " · ".join(answer.follow_ups)]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
