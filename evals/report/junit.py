"""The run as JUnit XML, which servers for continuous integration show: cases and gates as tests."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.record import CaseResult, Run
from evals.report import failures, wording
from evals.report.command import command
from evals.report.gates import state_of
from evals.report.visible import one_line, visible
from evals.summary import GateResult


def junit(run: Run) -> str:
    """The XML text: one suite for the gates, one for each question set."""
    suites = Element("testsuites", name="mmf eval")
    _gates(suites, run.summary.gates)
    for name in dict.fromkeys(case.set for case in run.cases):
        _suite(suites, name, [case for case in run.cases if case.set == name])
    for count in ("tests", "failures", "errors", "skipped"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _gates(suites: Element, gates: tuple[GateResult, ...]) -> None:
    states = [state_of(gate) for gate in gates]
    suite = SubElement(
        suites,
        "testsuite",
        name="gates",
        tests=str(len(gates)),
        failures=str(states.count("missed")),
        errors="0",
        skipped=str(states.count("waived") + states.count("unjudged")),
    )
    for gate, state in zip(gates, states, strict=True):
        test = SubElement(suite, "testcase", classname="gates", name=visible(gate.name), time="0")
        words = one_line(f"{gate.limit}; measured {gate.measured}")
        if state == "missed":
            failed = SubElement(test, "failure", type=gate.kind.value, message=words)
            failed.text = visible("\n".join(gate.cases))
        elif state != "held":
            reason = gate.waived or wording.GATE_STATES[state]
            SubElement(test, "skipped", message=one_line(reason))


def _suite(suites: Element, name: str, cases: list[CaseResult]) -> None:
    crashed = [case for case in cases if case.crashed is not None]
    wrong = [case for case in cases if not case.passed and case.crashed is None]
    suite = SubElement(
        suites,
        "testsuite",
        name=visible(name),
        tests=str(len(cases)),
        failures=str(len(wrong)),
        errors=str(len(crashed)),
        skipped="0",
        time=f"{sum(map(_seconds, cases)):.3f}",
    )
    for case in cases:
        _case(suite, case)


def _case(suite: Element, case: CaseResult) -> None:
    test = SubElement(
        suite,
        "testcase",
        classname=visible(case.set),
        name=visible(case.id),
        time=f"{_seconds(case):.3f}",
    )
    if case.file:
        test.set("file", visible(case.file))
    if case.passed:
        return
    if case.crashed is not None:
        problem = SubElement(test, "error", type="crash", message=failures.reason(case))
    else:
        stage = case.first_failure.value if case.first_failure else ""
        problem = SubElement(test, "failure", type=stage, message=failures.reason(case))
    reasons = [f"{score.name}: {score.reason}" for score in case.failed]
    problem.text = visible("\n".join([*reasons, "", command(case)]))


def _seconds(case: CaseResult) -> float:
    return case.timings_ms.get("total", 0.0) / 1000
