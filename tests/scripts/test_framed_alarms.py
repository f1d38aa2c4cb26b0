"""How frames are filled and counted, and how many of the committed ones are taken wrongly."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from framed_alarms import DONE, FRAMES, LISTS, SIGNS, Count, Frame, counted, frames

from guardrails.policy import load_policy


def test_each_slot_is_filled_with_all_that_fits_it():
    assert len(Frame(False, "{S}?").filled()) == len(SIGNS)
    assert len(Frame(False, "He {V}.").filled()) == len(DONE)
    assert len(Frame(False, "No {L or}.").filled()) == len(LISTS)
    assert "Chest pain or fainting, never." in Frame(False, "{L or}, never.").filled()
    assert "She can't get her breath." in Frame(True, "She {V}.", "her").filled()


def test_wrongs_are_counted_by_kind():
    found = [
        Frame(True, "I have dermatomyositis. {S} since this morning, and it is getting worse."),
        Frame(True, "Is {S} in the label of mycophenolate?"),
        Frame(False, "My neighbour asked about the weather. {L and} are words of his crossword."),
    ]
    quiet, alarm = counted(iter(found[:1] + found[2:]), load_policy(), both=False)
    assert (quiet.of, alarm.of) == (len(LISTS), len(SIGNS))
    _, asked = counted(iter(found[1:2]), load_policy(), both=False)
    assert asked == Count(len(SIGNS), len(SIGNS)), "a question about a label alarms for none"


@pytest.mark.parametrize("file", sorted(FRAMES.glob("*.jsonl")), ids=lambda file: file.stem)
def test_the_committed_frames_are_whole(file):
    read = list(frames(file))
    assert {frame.alarm for frame in read} == {True, False}
    assert all(frame.filled() for frame in read)
