"""What each perturbation does to the turns of a conversation; random only through `source`."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

Turns = tuple[str, ...]
Perturbation = Callable[[Turns, Random], Turns]

_LONG_WORD = re.compile(r"[A-Za-z]{5,}")
_SHARE_OF_TYPOS = 0.08
_CURLY = {"'": "’", '"': "”", "-": "‑", " ": "\u00a0"}


def typo(turns: Turns, source: Random) -> Turns:
    """One letter slips in about one long word of twelve, at least in one."""
    words = [(n, m) for n, turn in enumerate(turns) for m in _LONG_WORD.finditer(turn)]
    count = min(len(words), max(1, round(len(words) * _SHARE_OF_TYPOS)))
    changed = list(turns)
    # From the back, so that earlier places stay where they are.
    for number, match in sorted(source.sample(words, count), key=lambda w: -w[1].start()):
        turn = changed[number]
        changed[number] = turn[: match.start()] + _slip(match.group(), source) + turn[match.end() :]
    return tuple(changed)


def case(turns: Turns, source: Random) -> Turns:
    """All in capitals, or none."""
    return tuple(turn.upper() if source.random() < 0.5 else turn.lower() for turn in turns)


def filler(turns: Turns, source: Random) -> Turns:
    """Friendly words around the last turn that say nothing about anybody."""
    say = material()["filler"]
    before, after = source.choice(say["before"]), source.choice(say["after"])
    return (*turns[:-1], f"{before} {turns[-1]} {after}")


def injection(turns: Turns, source: Random) -> Turns:
    """An order to the assistant behind the last turn."""
    return (*turns[:-1], f"{turns[-1]} {source.choice(material()['injection'])}")


def paraphrase(turns: Turns, source: Random) -> Turns:
    """Two phrases replaced by others that mean the same, where such phrases occur."""
    pairs = [
        (re.compile(rf"\b{re.escape(old)}\b(?!['’])", re.IGNORECASE), new)
        for old, new in material()["paraphrase"]
    ]
    usable = [pair for pair in pairs if any(pair[0].search(turn) for turn in turns)]
    changed = list(turns)
    for pattern, new in source.sample(usable, min(2, len(usable))):
        changed = [pattern.sub(new, turn) for turn in changed]
    return tuple(changed)


def typography(turns: Turns, source: Random) -> Turns:
    """Curly quotes, hard hyphens and hard spaces, as word processors and phones put them."""
    return tuple(
        "".join(_CURLY.get(c, c) if c != " " or source.random() < 0.2 else c for c in turn)
        for turn in turns
    )


def lines(turns: Turns, _: Random) -> Turns:
    """A line break after every sentence, as people write in chats."""
    return tuple(re.sub(r"(?<=[.!?])\s+", "\n", turn) for turn in turns)


@cache
def material() -> dict[str, Any]:
    """What is put in, from `material.yaml`."""
    file = Path(__file__).with_name("material.yaml")
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


def _slip(word: str, source: Random) -> str:
    place = source.randrange(1, len(word) - 1)
    match source.choice(("swap", "drop", "double")):
        case "swap":
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case "drop":
            return word[:place] + word[place + 1 :]
    return word[:place] + word[place] + word[place:]
