"""How a reply to several questions is cut into parts: by names, by numbers, or where it pauses."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_NUMBER = re.compile(r"(?:^|(?<=\s)|(?<=[.,;]))\(?([1-6])(?:[.):](?!\d)| -)\s*")
_BARE_NUMBER = re.compile(r"(?:^|(?<=\s))([1-6])\s+")
"""A number without a mark behind it counts only where the reply begins with one."""
_PAUSE = re.compile(r"(?:[.;,!/](?=\s)|\n|\s+-(?=\s)|\s+and(?=\s))\s*")


class Part(NamedTuple):
    """A part of a reply."""

    before: str
    """What parts it from the one before."""
    text: str
    of: str | None = None
    """The criterion that it says it is for."""
    lead: str = ""
    """The words that say so."""


def named(reply: str, starts: Mapping[str, str]) -> list[Part]:
    """A part a line, each with the criterion whose start it begins with; none if no line has one.

    `starts` leads from what a line may begin with to the criterion.
    """
    parts: list[Part] = []
    for line in reply.splitlines():
        start = next((s for s in starts if line.lower().startswith(s.strip().lower())), "")
        behind = line[len(start.strip()) :].strip()
        lead = line[: len(line) - len(behind)] if start else ""
        parts.append(Part("\n" if parts else "", line[len(lead) :], starts.get(start), lead))
    return parts if any(part.of for part in parts) else []


def numbered(reply: str, asked: Sequence[str]) -> list[Part]:
    """The parts of a reply that numbers its answers, "1. no 2. March 2023", else none."""
    for number in (_NUMBER, _BARE_NUMBER):
        marks = list(number.finditer(reply))
        numbers = [int(mark[1]) for mark in marks]
        if len(marks) < 2 or numbers != sorted(set(numbers)) or numbers[-1] > len(asked):
            continue
        first = reply[: marks[0].start()].strip()
        if first and number is _BARE_NUMBER:
            continue
        ends = [mark.start() for mark in marks[1:]] + [len(reply)]
        said = [reply[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
        parts = [Part("\n", text, asked[n - 1]) for n, text in zip(numbers, said, strict=True)]
        return [Part("", first), *parts] if first else parts
    return []


def cut(reply: str) -> list[Part]:
    """The parts between one pause and the next."""
    parts, start, before = [], 0, ""
    for pause in _PAUSE.finditer(reply):
        parts.append(Part(before, reply[start : pause.start()]))
        start, before = pause.end(), pause.group()
    parts.append(Part(before, reply[start:]))
    return [part for part in parts if part.text.strip()]
