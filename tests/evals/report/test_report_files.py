"""The three files: what they say, that they hold together, and that hostile text stays text."""

import re
import time
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hostile_run import hostile
from made_cases import CASES, CRASHED, PERMITTED, RIGHT, answer, case
from made_run import run

from evals.record import CaseResult, Run
from evals.report.head import headline
from evals.report.junit import junit
from evals.report.markdown import markdown
from evals.report.page import page
from evals.report.write import write_report
from evals.review import Rating, Review
from evals.summary import Summary


class Shape(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.elements if name in attrs]


def many(count: int) -> Run:
    """As many cases as a real run has, each as long as a real answer."""
    long = answer(text="MMF is withdrawn after at least 12 months of remission. " * 12)
    long = long.model_copy(update={"retrieved": long.retrieved * 4})
    cases = [
        case(f"c-{n:04}", *(["A question of some length. " * 8] * 2), answer=long)
        for n in range(count)
    ]
    return run(tuple(cases))


@pytest.mark.parametrize("made", [run(), hostile()], ids=["plain", "hostile"])
def test_every_link_leads_somewhere_and_every_place_is_its_own(made: Run) -> None:
    shape = Shape(page(made))
    ids = shape.values("id")
    assert len(ids) == len(set(ids))
    links = shape.values("href")
    assert {link[1:] for link in links if link.startswith("#")} - {"_"} - set(ids) == set()
    assert [link for link in links if not link.startswith(("#", "data:,"))] == []


def test_nothing_is_asked_of_anybody_else() -> None:
    shape = Shape(page(run()))
    assert shape.values("src") == []
    assert "@import" not in page(run())
    assert "url(" not in page(run())
    assert {tag for tag, _ in shape.elements} & {"img", "iframe", "object", "embed"} == set()


def test_only_our_script_may_run() -> None:
    shape = Shape(page(hostile()))
    scripts = [attrs for tag, attrs in shape.elements if tag == "script"]
    assert len(scripts) == 1
    assert [name for _, attrs in shape.elements for name in attrs if name.startswith("on")] == []
    (policy,) = [a["content"] for _, a in shape.elements if a.get("http-equiv")]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_hidden_characters_of_outside_are_seen() -> None:
    text = page(hostile())
    assert "\x00" not in text
    assert "\u202e" not in text
    assert "[U+202E]" in text


def test_every_case_is_there_with_its_command() -> None:
    shape = Shape(page(run()))
    shown = [
        a for tag, a in shape.elements if tag == "details" and "case" in a.get("class", "").split()
    ]
    assert len(shown) == len(CASES)
    assert sum("command" in a.get("class", "") for _, a in shape.elements) == len(CASES)


def test_the_dangerous_cell_is_marked_and_leads_to_its_case() -> None:
    text = page(run())
    cell = re.search(r'<td class="dangerous[^>]*>\s*<a href="([^"]+)"', text)
    assert cell is not None
    assert cell[1] == "#case-wd-002"


def test_failing_cases_stand_under_the_first_stage_that_failed() -> None:
    text = page(run())
    reading = text[text.index('id="stage-reading"') : text.index('id="stage-rules"')]
    assert "wd-002" in reading
    assert "False permission" in reading
    assert "rf-001" not in reading


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "1 of 3 gates missed, 1 of 6 cases crashed"),
        ({"gates": (), "crashed": 0}, "No gate was judged"),
        ({"crashed": 0, "gates": run().summary.gates[2:]}, "Every gate holds"),
    ],
)
def test_the_headline_is_the_verdict(changed: dict[str, object], words: str) -> None:
    assert headline(run(**changed).summary) == words


def test_an_empty_run_has_a_report_too(tmp_path: Path) -> None:
    bare = run(()).model_copy(update={"summary": Summary(cases=0, passed=0, crashed=0)})
    assert all(path.read_text(encoding="utf-8") for path in write_report(bare, tmp_path))


def test_ratings_are_shown_and_lead_to_their_cases() -> None:
    rating = Rating(case="wd-001", reviewer="<b>Ann</b>", correct=False, comment="<i>too long</i>")
    text = page(run(), Review(ratings=(rating,), agreements=(), outdated=2))
    assert "What people say" in text
    assert "<b>Ann</b>" not in text
    assert "&lt;i&gt;too long" in text
    assert "2 left out" in text


def test_markdown_keeps_outside_text_in_code() -> None:
    for line in markdown(hostile()).splitlines():
        bare = re.sub(r"(`+) ?.+? ?\1(?!`)", "", line)
        assert "evil.example" not in bare
        assert "@everyone" not in bare
        assert "<img" not in bare


def test_markdown_says_what_a_reviewer_must_know() -> None:
    text = markdown(run())
    assert text.startswith("## ❌ 1 of 3 gates missed, 1 of 6 cases crashed")
    assert "| **False permission** | `1 of 4, at most 75.1 %` | `wd-002` |" in text
    assert "- `wd-002`: `do_not_withdraw` → `discuss_withdrawal`" in text
    assert "**Reading** (1)" in text


@pytest.mark.parametrize("made", [run(), hostile()], ids=["plain", "hostile"])
def test_junit_counts_what_it_lists(made: Run) -> None:
    suites = fromstring(junit(made).encode())
    for suite in suites:
        for count, tag in (
            ("tests", "testcase"),
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ):
            assert int(suite.get(count, "")) == len(list(suite.iter(tag)))
    assert int(suites.get("tests", "")) == len(made.cases) + len(made.summary.gates)


def found(made: Run, name: str) -> tuple[str, str]:
    (test,) = [
        one for one in fromstring(junit(made).encode()).iter("testcase") if one.get("name") == name
    ]
    return (test[0].tag, test[0].get("message", "")) if len(test) else ("", "")


@pytest.mark.parametrize(
    ("one", "tag", "message"),
    [
        (RIGHT, "", ""),
        (PERMITTED, "failure", "Facts · systemic corticosteroid: expected on, read off"),
        (CRASHED, "error", "OSError: gone"),
    ],
    ids=["right", "wrong", "crashed"],
)
def test_junit_tells_a_failure_from_a_crash(one: CaseResult, tag: str, message: str) -> None:
    assert found(run(), one.id) == (tag, message)


def test_files_that_cannot_be_written_leave_what_was_there(tmp_path: Path) -> None:
    write_report(run(), tmp_path)
    before = (tmp_path / "report.html").read_bytes()
    (tmp_path / "report.html.partial").mkdir()
    with pytest.raises(OSError, match="partial"):
        write_report(many(2), tmp_path)
    assert (tmp_path / "report.html").read_bytes() == before


def test_half_a_surrogate_pair_is_no_reason_to_fail(tmp_path: Path) -> None:
    write_report(run((case("x", "half \ud83d of a face"),)), tmp_path)
    assert "[U+D83D]" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_421_long_cases_are_quick_and_small(tmp_path: Path) -> None:
    made = many(421)
    started = time.process_time()
    files = write_report(made, tmp_path)
    assert time.process_time() - started < 5
    assert files[0].stat().st_size < 5_000_000
