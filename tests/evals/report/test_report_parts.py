"""Parts of the page: what a gate's row says, where numbers lead, what a case shows."""

import pytest
from made_cases import CASES, VARIANT, case, score
from made_run import METRICS, run

from evals.report.case_view import case_views
from evals.report.changes import changes
from evals.report.decisions import matrix
from evals.report.failures import stage_groups
from evals.report.gates import GateRow, gate_row
from evals.report.head import head
from evals.report.latency import latency
from evals.report.lists import Lists
from evals.report.robustness import robustness
from evals.report.safety import ledger
from evals.report.scorecard import cards
from evals.score import Harm, Stage
from evals.summary import Cell, GateKind, GateResult

LISTS = Lists(CASES)


def gate(**changed: object) -> GateRow:
    plain = {
        "name": "verdict",
        "kind": GateKind.FLOOR,
        "metric": "verdict",
        "limit": "lower end at least 0.3",
        "measured": "0.6 (0.4 to 0.7), 5 scored",
        "held": True,
    }
    return gate_row(1, GateResult.model_validate(plain | changed), run().summary, LISTS)


def test_a_floor_shows_the_metric_its_post_and_who_fell_short() -> None:
    row = gate()
    assert (row.state, row.value) == ("held", "60 %")
    assert row.note == "40 % to 70 %, 5 scored; wanted: lower end at least 0.3"
    assert row.href is not None
    assert 'class="bound" x1="30%"' in str(row.picture)


def test_a_hard_gate_shows_what_cannot_be_excluded() -> None:
    row = gate(kind=GateKind.HARD, limit="none", measured="0 of 60")
    assert row.value == "0 of 60"
    assert 'class="possible good" x="0%" y="5" width="4.87%"' in str(row.picture)
    assert "at most 4.9 %" in str(row.picture)


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "held"),
        ({"held": False}, "missed"),
        ({"held": False, "waived": "known"}, "waived"),
        ({"held": False, "judged": False}, "unjudged"),
    ],
)
def test_the_state_of_a_gate(changed: dict[str, object], state: str) -> None:
    assert gate(**changed).state == state


def test_gates_that_stop_the_run_come_first() -> None:
    states = [[row.state for row in rows] for _, rows in head(run(), LISTS).groups]
    assert states == [["missed", "held"], ["waived"], ["unjudged"]]


def test_what_was_never_looked_at_is_not_said_to_be_safe() -> None:
    tiles = {tile.label: tile for tile in head(run(), LISTS).tiles}
    assert tiles["Missed urgent review"].words == "not scored"
    assert tiles["Broken citation"].picture is None


def test_the_matrix_keeps_danger_from_being_less_strict() -> None:
    pairs = (
        ("do_not_withdraw", "discuss_withdrawal"),
        ("do_not_withdraw", "insufficient_information"),
        ("emergency", "urgent_review"),
        ("none", "emergency"),
        ("none", "none"),
    )
    cells = tuple(
        Cell(expected=wanted, given=got, count=n, dangerous=False, cases=())
        for n, (wanted, got) in enumerate(pairs, 1)
    )
    found = matrix(run(confusion=cells), LISTS)
    assert found is not None
    assert (found.dangerous, found.looser, found.cautious, found.right) == (1 + 3, 2, 4, 5)


def test_the_ledger_has_one_scale_for_all() -> None:
    found = ledger(run(), LISTS)
    assert found is not None
    assert "80 %" in str(found.axis)
    rows = {row.name: str(row.picture) for row in found.rows}
    assert 'class="seen bad" x="0%" y="5" width="31.25%"' in rows["False permission"]
    assert rows["Missed urgent review"] == "None"


def test_the_weakest_groups_come_first_and_every_cell_leads_to_its_cases() -> None:
    personas = cards(run(), LISTS)[0]
    assert [row.name for row in personas.rows] == ["patient", "clinician"]
    (cell,) = personas.rows[0].cells
    assert cell is not None
    assert (cell.value, cell.level, cell.href) == ("80 %", 4, "#case-rf-001")


def test_only_what_is_wholly_right_reaches_the_last_level() -> None:
    nearly = [metric.model_copy(update={"value": 0.999}) for metric in METRICS]
    levels = [
        cell.level
        for card in cards(run(metrics=tuple(nearly)), LISTS)
        for row in card.rows
        for cell in row.cells
        if cell
    ]
    assert set(levels) == {4}


def test_cases_are_shown_with_the_most_dangerous_first() -> None:
    order = [view.case.id for view in case_views(run(), LISTS)]
    assert order[:3] == ["wd-002", "wd-003", "rf-001"]
    assert set(order[-2:]) == {"wd-001", "wd-001+typo"}


def test_a_case_without_a_named_harm_has_none_to_show() -> None:
    other = case("o", scores=(score("verdict", Stage.RULES, False, "wrong", Harm.OTHER),))
    groups = stage_groups(run((other,)), Lists((other,)))
    (failed,) = [one for group in groups for one in group.failures]
    assert failed.harms == ()
    assert failed.reason == "Verdict: wrong"


def test_a_variant_that_is_right_is_kept_short_and_a_wrong_one_is_whole() -> None:
    wrong = VARIANT.model_copy(
        update={"id": "w", "scores": (score("verdict", Stage.RULES, False, "wrong", Harm.OTHER),)}
    )
    made = run((VARIANT, wrong))
    views = {view.case.id: view for view in case_views(made, Lists(made.cases))}
    assert (views[VARIANT.id].found, views[VARIANT.id].scores) == ((), ())
    assert views["w"].found
    assert views["w"].scores


def test_a_change_is_called_sure_only_when_chance_is_unlikely() -> None:
    found = changes(run(), LISTS)
    assert found is not None
    assert {row.name: row.state for row in found.rows} == {
        "Verdict": "missed",
        "First right passage (MRR)": "plain",
    }
    assert [group.direction for group in found.groups] == ["broken", "more_permissive", "fixed"]


def test_without_a_baseline_nothing_is_said_of_changes() -> None:
    assert changes(run(comparison=None), LISTS) is None


def test_flips_are_counted_by_direction_and_a_perturbation_without_any_is_there() -> None:
    rows = {row.name: row for row in robustness(run(), LISTS)}
    assert (rows["typo"].permissive, rows["typo"].cautious) == (1, 0)
    assert rows["typo"].permissive_href == "#case-wd-001-typo"
    assert (rows["case"].permissive, rows["case"].variants) == (0, 6)


def test_the_slowest_cases_are_one_click_away() -> None:
    slow = case("slow", timings_ms={"total": 9000.0})
    made = run((*CASES, slow))
    lists = Lists(made.cases)
    found = latency(made, lists)
    assert found is not None
    (listed,) = [one for one in lists.made.values() if f"#{one.anchor}" == found.slowest_href]
    assert listed.cases[0].id == "slow"
