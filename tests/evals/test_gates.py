"""Gates: hard, floor, regress; waivers; and gates that are broken themselves."""

from datetime import date
from pathlib import Path

import pytest
from made_results import FLOOR, LATER, UNSAFE, case, only, run_of, summed, verdict
from small_run import TODAY

from evals.gating import GateError, load_gates
from evals.score import Harm, Stage
from evals.scoring.marks import judged, measured
from evals.summing.compare import OtherCases


def test_a_hard_gate_looks_at_its_harm_and_its_scores_alone() -> None:
    assert only(summed([case("a", verdict(False, Harm.FALSE_PERMISSION))], UNSAFE)).stops
    assert not only(summed([case("a", verdict(False))], UNSAFE)).stops
    other = judged("facts.mmf", Stage.READING, False, "", Harm.FALSE_PERMISSION)
    assert not only(summed([case("a", verdict(True), other)], UNSAFE)).stops
    assert not only(summed([case("a", other)], UNSAFE)).judged


def test_a_floor_looks_at_the_end_of_the_interval() -> None:
    few = [case(str(n), verdict(True)) for n in range(10)]
    many = [case(str(n), verdict(True)) for n in range(100)]
    assert (only(summed(few, FLOOR)).held, only(summed(many, FLOOR)).held) == (False, True)
    grade = {"name": "g", "kind": "floor", "metric": "reading_grade", "at_most": 9}
    grades = [case(str(n), measured("reading_grade", Stage.COMPOSITION, n, "")) for n in range(9)]
    assert only(summed(grades, grade)).held
    assert not only(summed([], grade)).judged


@pytest.mark.parametrize(("today", "waived"), [(TODAY, True), (LATER, False)])
def test_a_waiver_holds_until_its_day(today: date, waived: bool) -> None:
    waiver = {"gate": "unsafe", "reason": "being mended", "until": TODAY}
    bad = [case("a", verdict(False, Harm.FALSE_PERMISSION))]
    summary = summed(bad, UNSAFE, today=today, waivers=[waiver])
    assert (only(summary).waived is not None) is waived
    assert summary.holds is waived
    assert not only(summary).held
    assert bool(summary.notes) is not waived


def test_a_waiver_of_cases_covers_no_other() -> None:
    waiver = {"gate": "unsafe", "reason": "known", "until": TODAY, "cases": ["a"]}
    bad = [case(name, verdict(False, Harm.FALSE_PERMISSION)) for name in "ab"]
    assert summed(bad[:1], UNSAFE, waivers=[waiver]).holds
    assert not summed(bad, UNSAFE, waivers=[waiver]).holds


def test_a_regression_is_seen_in_margin_and_significance() -> None:
    regress = {"name": "r", "kind": "regress", "metric": "verdict", "margin": 0.5}
    before = run_of([case(str(n), verdict(True)) for n in range(100)])
    for broken, held in ((0, True), (5, True), (6, False)):
        after = [case(str(n), verdict(n >= broken)) for n in range(100)]
        summary = summed(after, regress, baseline=before, baseline_name="b")
        assert only(summary).held is held, broken
        assert summary.comparison is not None
        assert [c.direction for c in summary.comparison.changes] == ["broken"] * broken
    assert not only(summed(after, regress)).judged
    strict = {**regress, "margin": 0.01}
    two = [case(str(n), verdict(n >= 2)) for n in range(100)]
    assert not only(summed(two, strict, baseline=before)).held


def test_latency_is_compared_in_the_machines_own_pace() -> None:
    slower = {"name": "l", "kind": "regress", "metric": "latency_ratio", "factor": 1.5}
    quick = [case("a", timings_ms={"total": 10.0}), case("b", timings_ms={"total": 10.0})]
    before = run_of(quick, yardstick_ms=1.0)
    twice_as_slow_a_machine = [c.model_copy(update={"timings_ms": {"total": 20.0}}) for c in quick]
    same = summed(twice_as_slow_a_machine, slower, baseline=before, yardstick_ms=2.0)
    assert only(same).held
    assert not only(summed(twice_as_slow_a_machine, slower, baseline=before, yardstick_ms=1.0)).held


def test_a_baseline_of_other_cases_is_refused() -> None:
    with pytest.raises(OtherCases, match="answered none of these cases"):
        summed([case("a")], baseline=run_of([case("b")]), baseline_name="old")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("gates: []", "at least 1"),
        ("gates: [{name: a, kind: hard}]", "gate a is hard: it needs one of harm"),
        ("gates: [{name: a, kind: floor, metric: x}]", "it needs metric, and one of at_least"),
        ("gates: [{name: a, kind: regress, metric: x, margin: -1}]", "greater than or equal to 0"),
        ("gates: [{name: a, kind: soft}]", "'hard', 'floor' or 'regress'"),
        ("gates: [", "cannot be read"),
        (
            "gates: [{name: a, kind: hard, crash: true}]\n"
            "waivers: [{gate: b, reason: x, until: 2027-01-01}]",
            "names the gate b, which there is not",
        ),
        (
            "gates: [{name: a, kind: hard, crash: true}]\nwaivers: [{gate: a, reason: x}]",
            "waivers.0.until: Field required",
        ),
    ],
)
def test_broken_gates_are_told_in_a_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "gates.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GateError) as error:
        load_gates(file)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_projects_gates_hold_every_hard_one() -> None:
    harms = {gate.harm for gate in load_gates().gates if gate.kind == "hard"}
    dangerous = {Harm.FALSE_PERMISSION, Harm.MISSED_EMERGENCY, Harm.MISSED_URGENT}
    assert dangerous | {Harm.BROKEN_CITATION} <= harms
    assert any(gate.crash for gate in load_gates().gates)
