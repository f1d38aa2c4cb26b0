"""The latest evaluation in About: figures with their date and version, or plainly none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fake_assistant import FakeAssistant
from test_render import Seen

from corpus import DOCUMENTS
from evals.latest import Latest
from evals.running.inputs import hashes
from evals.score import Harm
from evals.summary import LedgerLine, Metric
from ui import about, wording
from ui.about import Evaluation, evaluation_in, gather
from ui.readiness import Readiness
from ui.render.about import about_page

RUN = Latest(
    finished=datetime(2026, 11, 26, 9, tzinfo=UTC),
    cases=1388,
    passed=1230,
    sets=("one", "two"),
    hashes=hashes(DOCUMENTS),
    ledger=(
        LedgerLine(
            harm=Harm.FALSE_PERMISSION,
            count=0,
            chances=1299,
            upper=0.002,
            words="0 of 1299, at most 0.2 %",
        ),
    ),
    metrics=(
        Metric(name="verdict", value=0.9596, low=0.949, high=0.97, n=1387, method="Wilson"),
        Metric(name="evidence", value=None, n=0, method="Wilson"),
    ),
    gates_missed=("no-missed-urgent",),
)


def told(evaluation: Evaluation | None) -> str:
    readiness = Readiness()
    readiness.ready(FakeAssistant())
    return Seen(about_page(gather(readiness, lambda: evaluation))).text


def test_figures_stand_with_their_date_version_interval_and_missed_gates() -> None:
    text = told(Evaluation(RUN, same_version=True))
    for words in (
        "1,388 questions of 2 sets, finished 26 November 2026.",
        RUN.hashes["code"][:12],
        "Something permitted that is not",
        "0 of 1299",
        "at most 0.2 %",
        "96.0%",
        "94.9% to 97.0%",
        "no-missed-urgent",
        wording.evaluation.OWN_SETS,
    ):
        assert words in text
    assert "another version" not in text


def test_figures_of_another_version_say_so() -> None:
    assert "another version" in told(Evaluation(RUN, same_version=False))


def test_without_a_report_none_is_claimed(tmp_path: Path) -> None:
    assert evaluation_in(tmp_path, DOCUMENTS) is None
    text = told(None)
    assert wording.evaluation.NONE in text
    assert "%" not in text.split(wording.evaluation.NONE)[1].split(wording.about.CRITERIA)[0]


@pytest.mark.parametrize(("name", "same"), [(None, True), ("code", False), ("corpus", False)])
def test_a_run_is_of_this_version_when_code_rules_and_texts_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None, same: bool
) -> None:
    changed = {**RUN.hashes, **({name: "0"} if name else {})}
    run = RUN.model_copy(update={"hashes": changed})
    monkeypatch.setattr(about, "latest", lambda _: run)
    found = evaluation_in(tmp_path, DOCUMENTS)
    assert found is not None
    assert found.same_version is same
