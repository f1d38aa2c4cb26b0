"""Question sets: every kind of mistake is told exactly, and sound sets pass."""

from pathlib import Path

import pytest
from house import texts

from evals.lint import check_sets
from evals.lint.corpus_numbers import unheld_numbers
from evals.lint.pattern_trial import slow_patterns

HEAD = "name: s\ntoday: 2026-11-22\ncases:\n"
PASSAGES = tuple(texts().passages.values())
QUESTIONS = Path(__file__).parents[2] / "evals" / "questions"


def problems(tmp_path: Path, body: str, head: str = HEAD) -> list[str]:
    file = tmp_path / "s.yaml"
    file.write_text(head + body, encoding="utf-8")
    return [f"{p.where}: {p.what}" for p in check_sets([file], PASSAGES)]


def case(expect: str, more: str = "") -> str:
    return f'  - id: a\n    turns: ["Can I stop MMF?"]\n{more}    expect: {expect}\n'


def test_the_projects_own_sets_are_sound() -> None:
    files = sorted(QUESTIONS.glob("*.yaml"))
    assert len(files) >= 10
    assert check_sets(files, PASSAGES) == ()


def test_a_sound_set_has_no_problem(tmp_path: Path) -> None:
    body = case(
        "{scope: in_scope, verdict: null, criteria: {W1: unmet}, rules: [S1],"
        ' facts: {systemic_corticosteroid: "on", months_in_remission: ">=12"},'
        ' nuggets: ["at least (1|one) year"], evidence: ["\\\\d+ weeks?"]}',
        "    cluster: c\n    risk: none\n    source: mine\n    reviewed_by: nobody\n",
    )
    assert problems(tmp_path, body) == []


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ("{verdct: null}", "case a.expect.verdct: there is no such key"),
        ("{facts: {systemic_corticosteroid: on}}", "systemic_corticosteroid is a bare on/off"),
        ("{facts: {systemic_corticosteroid: maybe}}", "'maybe' is none of on, off, unknown"),
        ("{facts: {steroid: 'on'}}", "facts: 'steroid' is none of systemic_corticosteroid"),
        ("{facts: {months_in_remission: 'a year'}}", "'a year' is no number of months"),
        ("{facts: {muscle_strength: [normal]}}", "holds one value, not a list"),
        ("{verdict: stop}", "verdict: 'stop' is none of emergency, urgent_review"),
        ("{scope: in}", "scope: 'in' is none of in_scope, out_of_scope, emergency"),
        ("{criteria: {W7: met}}", "criteria: 'W7' is none of W1, W2"),
        ("{criteria: {W1: yes please}}", "criteria.W1: 'yes please' is none of met, unmet"),
        ("{rules: [X9]}", "rules: 'X9' is none of"),
        ("{rules: [S1], rules_absent: [S1]}", "S1 must hold and must not"),
        ("{scope: in_scope, verdict: emergency}", "scope is emergency exactly when"),
        ("{verdict: discuss_withdrawal, criteria: {W1: unknown}}", "needs every criterion met"),
        ("{verdict: insufficient_information, criteria: {W1: unmet}}", "no criterion unmet"),
        ('{nuggets: ["(unclosed"]}', "does not compile: missing )"),
        ('{forbidden: [".*"]}', "matches everything"),
        ('{nuggets: ["after 777 days"]}', "asks for 777, which occurs nowhere in the texts"),
        ('{nuggets: ["(\\\\w+\\\\s?)+!"]}', "runs too long"),
    ],
)
def test_a_mistake_in_a_case_is_told(tmp_path: Path, expect: str, told: str) -> None:
    found = problems(tmp_path, case(expect))
    assert len(found) == 1
    assert told in found[0]
    assert "case a" in found[0]


def test_mistakes_of_a_set_are_told(tmp_path: Path) -> None:
    assert "stands twice" in problems(tmp_path, case("{}") + case("{}"))[0]
    twice = "  - id: a\n    turns: [x y]\n    expect: {}\n    expect: {}\n"
    assert "line 7: the key 'expect' stands twice" in problems(tmp_path, twice)[0]
    assert "cases" in problems(tmp_path, "", "name: s\ntoday: 2026-11-22\ncases: []\n")[0]
    assert "perturb_of: there is no case b" in problems(
        tmp_path, case("{}", "    perturb_of: b\n")
    )[0]  # fmt: skip
    gone = check_sets([tmp_path / "gone.yaml"], PASSAGES)
    assert "no such question set" in gone[0].what


def test_ids_and_near_duplicates_are_seen_across_sets(tmp_path: Path) -> None:
    (tmp_path / "blind").mkdir()
    words = "I have dermatomyositis and would like to know how long I take mycophenolate"
    for name, text in (("dev.yaml", words), ("blind/t.yaml", f"{words} please")):
        id_ = name.partition(".")[0].replace("/", "-")
        body = f'  - id: {id_}\n    turns: ["{text}"]\n  - id: same\n    turns: ["{name}"]\n'
        (tmp_path / name).write_text(HEAD + body, encoding="utf-8")
    found = check_sets([tmp_path / "dev.yaml", tmp_path / "blind/t.yaml"], PASSAGES)
    told = [str(problem) for problem in found]
    assert any("case same: this id stands in" in line for line in told)
    assert any("like blind-t: development and test sets must not share cases" in x for x in told)
    assert not any("mycophenolate" in line for line in told), "a case's text was told"


@pytest.mark.parametrize("pattern", ["1,?000 ?mg", "4-8 weeks", "4.8 weeks", "[0-9]{3}", "a\\d"])
def test_numbers_of_patterns_that_the_texts_hold(pattern: str) -> None:
    assert unheld_numbers(pattern, PASSAGES) is None


def test_only_the_slow_pattern_is_blamed() -> None:
    sound = [f"word{n} (a|b)+ \\d{{1,3}}" for n in range(120)]
    assert slow_patterns([*sound, "(a+)+b", "fine"]) == ["(a+)+b"]
