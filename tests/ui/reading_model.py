"""The real assistant with a model double that points out what a script says of certain words."""

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

sys.path.insert(0, str(Path(__file__).parents[1] / "assistant"))
sys.path.insert(0, str(Path(__file__).parents[1] / "assistant" / "writers"))

from scripted import assistant_with, kind_of

from assistant import pipeline
from assistant.pipeline import Assistant
from assistant.writers.base import Piece, Prompt
from guardrails.reading import read_by_rules

SCRIPT = {
    "looks like a map again": ("skin_disease = active",),
    "pills left my life 14 months ago": (
        "systemic_corticosteroid = off",
        "months_since_corticosteroid = 14",
    ),
    "half of my face went on strike": ("red_flags = neurological",),
    "window.hit=1": ("skin_disease = active", "muscle_enzymes = stable"),
}
"""Words of the person to what is read in them."""
CAN = "Can I stop CellCept?"
BLOCKS = f"The skin on my hands looks like a map again. {CAN}"
PERMITS = f"The little white pills left my life 14 months ago. {CAN}"
ALARMS = f"I woke up and half of my face went on strike. {CAN}"
URGENT = "I'm on CellCept and 8 weeks pregnant, and half of my face went on strike."
PLANTED = f"<img src=x onerror=window.hit=1> is my nickname. {CAN}"


class ReadingModel:
    """Points out what the script says, and words nothing."""

    name = "double:reading"

    def stream(self, prompt: Prompt, stop: Event) -> Iterator[Piece]:
        if kind_of(prompt.system) != "reading":
            yield Piece(text="NONE")
            return
        for quote, facts in SCRIPT.items():
            if quote in prompt.user:
                for fact in facts:
                    yield Piece(text=f"{fact} | {quote}\n")


def reading_assistant() -> Assistant:
    """The assistant that is served; what the script knows, no training of the reader may learn."""
    pipeline.read = read_by_rules
    return assistant_with(ReadingModel())
