"""Labelled sentences, messages and question sets as examples of one shape.

A label that a source does not tell is -1 and takes no part in the loss.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from guardrails.reading.learnt.plain import plain_sentences
from guardrails.reading.tagged import tag_turn
from reader.heads import CONVERSATION, FLAGS, SENTENCE, URGENT

TODAY = date(2026, 11, 22)
"""The day on which the data was written."""
LEARNT = Path(__file__).resolve().parents[2] / "guardrails" / "reading" / "learnt"
TWINS = LEARNT / "held_out" / "twins"
"""Alarms and their look-alikes that no committed network has learnt."""
UNTOLD = -1
_STATUS = {"m": "met", "u": "unmet", "?": "unknown"}
_AT_ISSUE = ("do_not_withdraw", "insufficient_information", "discuss_withdrawal")
_UNKNOWN, _MET, _UNMET = (CONVERSATION["W1"].index(v) for v in ("unknown", "met", "unmet"))
_HEAD_OF = {
    "W1": "steroid",
    "W2": "steroid",
    "W3": "activity",
    "W4": "strength",
    "W5": "skin",
    "W6": "enzymes",
}
_NOTHING = {"none": _UNKNOWN, "unreal": _UNKNOWN}
_SAID = {
    "W1": {**_NOTHING, "off": _MET, "never": _MET},
    "W2": {**_NOTHING, "never": _MET},
    "W3": {**_NOTHING, "active": _UNMET},
    "W4": {**_NOTHING, "normal": _MET, "reduced": _UNMET},
    "W5": {**_NOTHING, "minimal": _MET, "active": _UNMET},
    "W6": {**_NOTHING, "normal": _MET, "stable": _MET, "raised": _UNMET},
}
"""What a value makes of its criterion. A steroid told of may be over, a remission short: untold."""
Record = dict[str, Any]


class Example(NamedTuple):
    """A conversation as sentences, and what is known of it."""

    sentences: tuple[str, ...]
    turns: tuple[int, ...]
    """The turn of each sentence."""
    sentence_labels: tuple[dict[str, int], ...]
    """One for each sentence; empty where its labels are not told."""
    conversation_labels: dict[str, int]
    signs: tuple[int, ...]
    """1, 0 or -1 for each of `FLAGS` and `URGENT`, in the conversation."""
    any_flag: int
    any_urgent: int
    source: str


def of_file(path: Path) -> Iterator[Example]:
    """The examples of a file: `.jsonl` sentences or messages, or a `.yaml` question set."""
    if path.suffix == ".yaml":
        whole = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in whole["cases"]:
            yield of_case(case, whole["today"], path.stem)
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            yield _reader_of(record)(record, path.stem)


def _reader_of(record: Record) -> Callable[[Record, str], Example]:
    if "turns" in record:
        return of_message
    return of_alarm if "flags" in record else of_sentence


def of_alarm(record: Record, source: str) -> Example:
    """A plain sentence of which no more is known than the alarms that it raises, or does not."""
    sentences, turns = _plain([record["t"]], TODAY)
    flags, urgent = set(record["flags"]), set(record["urgent"])
    return Example(
        sentences,
        turns,
        untold(sentences),
        {},
        _signs(flags, urgent, source),
        int(bool(flags)),
        int(bool(urgent)),
        source,
    )


def _signs(flags: set[str], urgent: set[str], source: str) -> tuple[int, ...]:
    """1 or 0 for each sign. Raises `ValueError` for one that there is not."""
    unknown = (flags - set(FLAGS)) | (urgent - set(URGENT))
    if unknown:
        raise ValueError(f"{source}: no such sign: {sorted(unknown)}")
    return tuple(int(f in flags) for f in FLAGS) + tuple(int(u in urgent) for u in URGENT)


def of_sentence(record: Record, source: str) -> Example:
    """A labelled sentence; a head that is not named is `none`."""
    sentences, turns = _plain([record["t"]], TODAY)
    labels = {head: values.index(record.get(head, "none")) for head, values in SENTENCE.items()}
    flag = int(record.get("redflag") == "flag")
    urgent = int(record.get("urgent", "none") not in ("none", "unreal"))
    signs = [UNTOLD if flag else 0] * len(FLAGS) + [UNTOLD if urgent else 0] * len(URGENT)
    each = (labels,) if len(sentences) == 1 else untold(sentences)
    return Example(sentences, turns, each, _criteria(record), tuple(signs), flag, urgent, source)


def _criteria(record: Record) -> dict[str, int]:
    """What one sentence alone makes of each criterion, where that can be said."""
    said = {
        criterion: _SAID[criterion].get(record.get(head, "none"), UNTOLD)
        for criterion, head in _HEAD_OF.items()
    }
    if record.get("steroid") == "on":
        said["W3"] = UNTOLD  # a remission counts only without steroids
    return {criterion: label for criterion, label in said.items() if label != UNTOLD}


def of_message(record: Record, source: str) -> Example:
    """A labelled conversation."""
    sentences, turns = _plain(record["turns"], TODAY)
    flags, urgent = set(record["flags"]), set(record["urgent"])
    signs = _signs(flags, urgent, f"{source}, {record['turns'][0][:60]!r}")
    labels = {
        "ask": _place("ask", record["ask"]),
        "scope": _place("scope", record["scope"]),
        **{
            f"W{place}": _place(f"W{place}", _STATUS.get(mark, mark))
            for place, mark in enumerate(record["W"], start=1)
        },
    }
    return Example(
        sentences,
        turns,
        untold(sentences),
        labels,
        signs,
        int(bool(flags)),
        int(bool(urgent)),
        source,
    )


def _place(head: str, value: str) -> int:
    """The place of a value in its head. Raises `ValueError` for a value that it has not."""
    if value not in CONVERSATION[head]:
        raise ValueError(f"{head} is one of {', '.join(CONVERSATION[head])}, not {value!r}")
    return CONVERSATION[head].index(value)


def of_case(case: Record, today: date, source: str) -> Example:
    """A case of a question set: what its expectation tells."""
    sentences, turns = _plain(case["turns"], today)
    expect = case.get("expect", {})
    verdict = expect.get("verdict", "")
    labels = {
        name: CONVERSATION[name].index(status)
        for name, status in expect.get("criteria", {}).items()
    }
    if expect.get("scope") in ("in_scope", "out_of_scope"):
        labels["scope"] = int(expect["scope"] == "out_of_scope")
    if verdict in _AT_ISSUE:
        labels["ask"] = CONVERSATION["ask"].index("patient")
    flag = UNTOLD if verdict == "" else int(verdict == "emergency")
    urgent = UNTOLD if verdict in ("", "emergency") else int(verdict == "urgent_review")
    signs = [0 if flag == 0 else UNTOLD] * len(FLAGS) + [0 if urgent == 0 else UNTOLD] * len(URGENT)
    return Example(sentences, turns, untold(sentences), labels, tuple(signs), flag, urgent, source)


def together(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """The same examples, single sentences put together by chance into texts of up to five.

    So a sentence is learnt among others, as it will be read, and alone.
    """
    single = [e for e in examples if len(e.sentences) == 1 and e.sentence_labels[0]]
    made = [e for e in examples if not (len(e.sentences) == 1 and e.sentence_labels[0])]
    chance.shuffle(single)
    while single:
        group = [single.pop() for _ in range(min(len(single), chance.randint(1, 5)))]
        made.append(_joined(group))
    return made


def _joined(group: Sequence[Example]) -> Example:
    return Example(
        sentences=tuple(s for e in group for s in e.sentences),
        turns=tuple(0 for e in group for _ in e.sentences),
        sentence_labels=tuple(labels for e in group for labels in e.sentence_labels),
        conversation_labels=_worst([e.conversation_labels for e in group]),
        signs=tuple(_any(signs) for signs in zip(*(e.signs for e in group), strict=True)),
        any_flag=max(e.any_flag for e in group),
        any_urgent=max(e.any_urgent for e in group),
        source=group[0].source,
    )


def _worst(labels: Sequence[dict[str, int]]) -> dict[str, int]:
    """Unmet where any sentence says so, met where one does and none is untold."""
    found = {}
    for criterion in _HEAD_OF:
        said = {each.get(criterion, UNTOLD) for each in labels}
        rank = next(v for v in (_UNMET, UNTOLD, _MET, _UNKNOWN) if v in said)
        if rank != UNTOLD:
            found[criterion] = rank
    return found


def _any(signs: Sequence[int]) -> int:
    """1 where any has the sign, untold where that cannot be said."""
    if 1 in signs:
        return 1
    return UNTOLD if UNTOLD in signs else 0


def untold(sentences: Sequence[str]) -> tuple[dict[str, int], ...]:
    """No labels for each of the sentences."""
    return tuple({} for _ in sentences)


def _plain(turns: Sequence[str], today: date) -> tuple[tuple[str, ...], tuple[int, ...]]:
    clauses = [c for number, turn in enumerate(turns) for c in tag_turn(turn, number, today)]
    found = plain_sentences(clauses)
    return tuple(text for text, _ in found), tuple(members[0].turn for _, members in found)
