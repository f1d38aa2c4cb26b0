"""People's ratings of answers: a CSV to fill in, read back, and how far the raters agree.

A rating belongs to the answer that was rated: when the answer has changed since, it is counted as
outdated and left out. Whoever rates does not see what the scorers said.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from corpus.models import Frozen
from evals.agreement import Agreement, agreement
from evals.record import CaseResult

QUESTIONS = ("correct", "complete", "safe")
"""What a person is asked about every answer: yes, no, or nothing."""
SCORERS = "the scorers"
COLUMNS = ("case", "answer_id", "persona", "asked", "answer", *QUESTIONS, "comment", "reviewer")

_SAID = {
    "": None,
    **dict.fromkeys(("yes", "y", "true", "1"), True),
    **dict.fromkeys(("no", "n", "false", "0"), False),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ReviewError(Exception):
    """A file of ratings that cannot be used; the message is one line."""


class Rating(Frozen):
    """One person's view of one answer; None where the person said nothing."""

    case: str
    reviewer: str
    correct: bool | None = None
    complete: bool | None = None
    safe: bool | None = None
    comment: str = ""


class Review(Frozen):
    """All ratings that are about answers of this run, and the agreement figures."""

    ratings: tuple[Rating, ...]
    agreements: tuple[Agreement, ...]
    outdated: int = 0
    """Ratings of answers that read differently now."""
    elsewhere: int = 0
    """Ratings of cases that this run does not have."""


def write_review(cases: Sequence[CaseResult], out: Path, most: int | None = None) -> int:
    """Write a CSV to rate the answers in, at most `most` of them; returns how many.

    The same cases are chosen in every run, whatever their order. Raises `OSError`.
    """
    answered = [case for case in cases if case.answer is not None]
    chosen = {case.id for case in sorted(answered, key=lambda case: _hash(case.id))[:most]}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for case in answered:
        if case.id in chosen:
            writer.writerow([_harmless(cell) for cell in _row(case)])
    # The mark at the front makes spreadsheets read the file as UTF-8.
    out.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return len(chosen)


def read_review(files: Iterable[Path], cases: Sequence[CaseResult]) -> Review:
    """The ratings of filled-in files, as they bear on these cases. Raises `ReviewError`."""
    by_id = {case.id: case for case in cases}
    ratings: dict[tuple[str, str], Rating] = {}
    outdated = elsewhere = 0
    for path in files:
        for number, cells in _rows(path):
            rating = _rating(cells, f"{path}: row {number}", path.stem)
            if rating is None:
                continue
            case = by_id.get(rating.case)
            if case is None:
                elsewhere += 1
            elif cells["answer_id"].strip() != answer_id(case):
                outdated += 1
            elif (rating.case, rating.reviewer) in ratings:
                raise ReviewError(
                    f"{path}: row {number}: {rating.reviewer} has rated {rating.case} twice; "
                    "keep one of the two"
                )
            else:
                ratings[rating.case, rating.reviewer] = rating
    kept = tuple(ratings.values())
    return Review(
        ratings=kept,
        agreements=_agreements(kept, by_id),
        outdated=outdated,
        elsewhere=elsewhere,
    )


def answer_id(case: CaseResult) -> str:
    """Twelve characters that change whenever the case's answer reads differently."""
    return _hash(case.answer.text)[:12] if case.answer else ""


def _row(case: CaseResult) -> list[str]:
    asked = (
        case.turns[0]
        if len(case.turns) == 1
        else "\n".join(f"{turn}: {text}" for turn, text in enumerate(case.turns, 1))
    )
    text = case.answer.text if case.answer else ""
    return [case.id, answer_id(case), case.persona.value, asked, text, "", "", "", "", ""]


def _harmless(cell: str) -> str:
    # A spreadsheet would run a cell that begins like a formula.
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReviewError(f"{path} cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise ReviewError(f"{path} is not UTF-8; save it as “CSV UTF-8”") from error
    heading = text.split("\n", 1)[0]
    # Some spreadsheets save with semicolons or tabs, by the language of the machine.
    delimiter = max(",;\t", key=heading.count)
    try:
        table = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ReviewError(f"{path} is not a CSV file ({error}); save it anew") from error
    names = [name.strip().lower() for name in table[0]] if table else []
    missing = [name for name in ("case", "answer_id", *QUESTIONS) if name not in names]
    if missing:
        raise ReviewError(f"{path} has no column {missing[0]!r}; keep the first row as written")
    return [
        (number, {**dict.fromkeys(COLUMNS, ""), **dict(zip(names, cells, strict=False))})
        for number, cells in enumerate(table[1:], 2)
        if any(cell.strip() for cell in cells)
    ]


def _rating(cells: Mapping[str, str], where: str, stem: str) -> Rating | None:
    """The rating in a row, or None when nothing was filled in."""
    said: dict[str, bool | None] = {}
    for question in QUESTIONS:
        value = cells[question].strip().lower()
        if value not in _SAID:
            raise ReviewError(f"{where}: {question} is {value!r}; write yes, no or nothing")
        said[question] = _SAID[value]
    comment = cells["comment"].strip()
    if not comment and all(value is None for value in said.values()):
        return None
    return Rating(
        case=cells["case"].strip().removeprefix("'"),
        reviewer=cells["reviewer"].strip() or stem,
        comment=comment,
        **said,
    )


def _agreements(
    ratings: Sequence[Rating], cases: Mapping[str, CaseResult]
) -> tuple[Agreement, ...]:
    by_reviewer: dict[str, dict[str, Rating]] = {}
    for rating in ratings:
        by_reviewer.setdefault(rating.reviewer, {})[rating.case] = rating
    names = sorted(by_reviewer)
    found = []
    for question in QUESTIONS:
        said = {name: _said(by_reviewer[name], question) for name in names}
        for place, first in enumerate(names):
            for second in names[place + 1 :]:
                found.append(agreement(question, (first, said[first]), (second, said[second])))
    scored = {case.id: case.passed for case in cases.values()}
    for name in names:
        said_correct = _said(by_reviewer[name], "correct")
        found.append(agreement("correct", (name, said_correct), (SCORERS, scored)))
    return tuple(one for one in found if one.n)


def _said(ratings: Mapping[str, Rating], question: str) -> dict[str, bool]:
    views = {case: getattr(rating, question) for case, rating in ratings.items()}
    return {case: view for case, view in views.items() if view is not None}


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
