"""Ratings: out as a CSV, filled in, read back, compared."""

import csv
from pathlib import Path

import pytest
from made_cases import CASES, PERMITTED, RIGHT, UNSUPPORTED, answer, case

from evals.agreement import agreement, cohen
from evals.review import ReviewError, read_review, write_review


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fill(
    path: Path, said: dict[str, dict[str, str]], delimiter: str = ",", encoding: str = "utf-8-sig"
) -> None:
    found = rows(path)
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, found[0].keys(), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(row | said.get(row["case"], {}) for row in found)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "ann.csv"
    assert write_review(CASES, path) == 5
    return path


def test_every_answer_is_there_and_nothing_says_how_it_scored(sheet: Path) -> None:
    found = rows(sheet)
    assert [row["case"] for row in found] == [one.id for one in CASES if one.answer]
    assert "1: I take CellCept.\n2: -- prednisone" in found[1]["asked"]
    assert "false_permission" not in sheet.read_text(encoding="utf-8")


def test_a_spreadsheet_runs_no_cell(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    write_review([case("=x", "=HYPERLINK(1)", answer=answer(text="@SUM(1)"))], path)
    (row,) = rows(path)
    assert [row[name][:2] for name in ("case", "asked", "answer")] == ["'=", "'=", "'@"]
    fill(path, {"'=x": {"correct": "yes"}})
    assert read_review([path], [case("=x", answer=answer(text="@SUM(1)"))]).ratings[0].case == "=x"


def test_a_sample_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    assert write_review(CASES, one, most=2) == write_review(CASES[::-1], other, most=2) == 2
    assert {row["case"] for row in rows(one)} == {row["case"] for row in rows(other)}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_ratings_come_back(sheet: Path, delimiter: str) -> None:
    said = {
        "wd-001": {"correct": "Yes", "safe": "y", "comment": "fine; clear", "reviewer": "Bo"},
        "wd-002": {"safe": "NO"},
    }
    fill(sheet, said, delimiter)
    first, second = read_review([sheet], CASES).ratings
    assert (first.reviewer, first.correct, first.complete, first.safe) == ("Bo", True, None, True)
    assert (second.reviewer, second.safe, second.comment) == ("ann", False, "")


def test_a_rating_of_an_answer_that_changed_is_left_out(sheet: Path) -> None:
    fill(sheet, {"wd-001": {"correct": "yes"}, "wd-003": {"correct": "no"}})
    changed = RIGHT.model_copy(update={"answer": answer(text="It reads otherwise now.")})
    review = read_review([sheet], [changed])
    assert (review.ratings, review.outdated, review.elsewhere) == ((), 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("case,answer_id,correct,complete\n", "no column 'safe'"),
        ("", "no column 'case'"),
        ('case,answer_id,correct,complete,safe\n"x', "not a CSV file"),
        ("case,answer_id,correct,complete,safe\nx,1,maybe,,\n", "row 2: correct is 'maybe'"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_one_line(
    tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReviewError, match=words) as caught:
        read_review([path], CASES)
    assert "\n" not in str(caught.value)


def test_files_that_are_no_text_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="cannot be read"):
        read_review([tmp_path / "none.csv"], CASES)
    (tmp_path / "latin.csv").write_bytes("case;é".encode("latin-1"))
    with pytest.raises(ReviewError, match="not UTF-8"):
        read_review([tmp_path / "latin.csv"], CASES)


def test_nobody_rates_an_answer_twice(sheet: Path, tmp_path: Path) -> None:
    fill(sheet, {"wd-001": {"correct": "yes", "reviewer": "Ann"}})
    again = tmp_path / "again.csv"
    again.write_bytes(sheet.read_bytes())
    with pytest.raises(ReviewError, match="Ann has rated wd-001 twice"):
        read_review([sheet, again], CASES)


def test_people_are_compared_with_each_other_and_with_the_scorers(
    sheet: Path, tmp_path: Path
) -> None:
    other = tmp_path / "bo.csv"
    other.write_bytes(sheet.read_bytes())
    fill(sheet, {one.id: {"correct": "yes"} for one in (RIGHT, PERMITTED, UNSUPPORTED)})
    fill(other, {RIGHT.id: {"correct": "yes"}, PERMITTED.id: {"correct": "no"}})
    found = {(one.first, one.second): one for one in read_review([sheet, other], CASES).agreements}
    assert set(found) == {("ann", "bo"), ("ann", "the scorers"), ("bo", "the scorers")}
    assert (found["ann", "bo"].agreed, found["ann", "bo"].differ) == (1, ("wd-002",))
    assert (found["ann", "the scorers"].agreed, found["ann", "the scorers"].n) == (1, 3)
    assert found["bo", "the scorers"].kappa == 1


def test_kappa_is_the_textbooks() -> None:
    # 50 grant applications, two readers: 20 both yes, 15 both no, 5 and 10 apart; kappa is 0.4.
    kappa, low, high = cohen(
        {(True, True): 20, (True, False): 5, (False, True): 10, (False, False): 15}
    )
    assert kappa == pytest.approx(0.4)
    assert low is not None
    assert high is not None
    # By the delta method on the four shares, differentiated numerically: standard error 0.1266.
    assert (high - low) / 2 / 1.959964 == pytest.approx(numeric_error((20, 5, 10, 15)), abs=1e-4)


def numeric_error(counts: tuple[int, int, int, int]) -> float:
    """Standard error of kappa from its numerical gradient and the multinomial covariance."""
    n = sum(counts)
    shares = [count / n for count in counts]

    def kappa(s: list[float]) -> float:
        seen = s[0] + s[3]
        chance = (s[0] + s[1]) * (s[0] + s[2]) + (s[2] + s[3]) * (s[1] + s[3])
        return (seen - chance) / (1 - chance)

    step = 1e-6
    slope = [
        (kappa([s + step * (k == at) for k, s in enumerate(shares)]) - kappa(shares)) / step
        for at in range(4)
    ]
    mean = sum(s * g for s, g in zip(shares, slope, strict=True))
    variance = sum(s * g * g for s, g in zip(shares, slope, strict=True)) - mean**2
    return float((variance / n) ** 0.5)


def test_kappa_of_one_answer_alone_is_not_defined() -> None:
    assert cohen({(True, True): 7}) == (None, None, None)
    assert cohen({(True, True): 2, (False, False): 1}) == (1.0, None, None)
    one = agreement("safe", ("a", {"x": True}), ("b", {"x": True}))
    assert (one.share, one.kappa) == (1.0, None)


def test_two_who_have_nothing_in_common_are_not_compared() -> None:
    one = agreement("safe", ("a", {"x": True}), ("b", {"y": True}))
    assert (one.n, one.share, one.low, one.kappa) == (0, None, None, None)
