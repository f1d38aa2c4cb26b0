"""Whatever is typed is read; a red flag put before any message is kept; reading stays quick."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of import TODAY, read, table, values

from guardrails.reading.findings import (
    all_findings,
    infection,
    intolerance,
    pregnancy,
    red_flags,
    urgent_signs,
)
from guardrails.reading.person import about_patient
from guardrails.reading.tagged import tag_turn

FLAGS = {
    "breathlessness": "I can't breathe.",
    "chest_pain": "I have crushing chest pain.",
    "fainting": "I passed out this morning.",
    "coughing_blood": "I am coughing up blood.",
    "self_harm": "I want to kill myself.",
    "overdose": "I took the whole bottle.",
}
IN_SCOPE = [
    "Can I stop CellCept? Off prednisone since 2023.",
    "How long do people stay on mycophenolate for dermatomyositis?",
    "No fever, no rash. CK normal. MMT8 80/80.",
    "If I get a fever, what should I do?",
    "My sister had chest pain in 2019. Thanks!",
    "It was in 2022 that I started MMF, it's over now.",
]


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    read(text, text[::-1])


@settings(max_examples=60)
@given(st.sampled_from(sorted(FLAGS)), st.lists(st.sampled_from(IN_SCOPE), max_size=4))
def test_a_flag_put_first_is_kept(flag: str, rest: list[str]) -> None:
    assert flag in values("red_flags", " ".join([FLAGS[flag], *rest]))


@settings(max_examples=30)
@given(st.sampled_from(sorted(FLAGS)), st.lists(st.sampled_from(IN_SCOPE[:4]), max_size=3))
def test_a_flag_holds_through_later_turns(flag: str, rest: list[str]) -> None:
    assert flag in values("red_flags", FLAGS[flag], *rest)


def test_all_findings_are_those_of_the_single_readers() -> None:
    turns = ["Neutrophils 0.9, temp 38.4 and diarrhoea.", "I'm 8 weeks pregnant, can't breathe."]
    clauses = [c for n, turn in enumerate(turns) for c in tag_turn(turn, n, TODAY)]
    own = about_patient(clauses)
    readers = (red_flags, urgent_signs, pregnancy, infection, intolerance)
    assert all_findings(clauses, own)[:5] == tuple(reader(clauses, own) for reader in readers)


def test_the_cost_grows_no_faster_than_the_text() -> None:
    letter = " ".join(
        m for kinds in table("other_cases").values() for ms in kinds.values() for m in ms
    )

    def seconds(text: str) -> float:
        clauses = tag_turn(text, 0, TODAY)
        own = about_patient(clauses)
        start = time.process_time()
        all_findings(clauses, own)
        return time.process_time() - start

    seconds(letter)
    once, four = seconds(letter), seconds(". ".join([letter] * 4))
    assert four < 12 * once
