"""All checks of question sets, and what they found."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.models import Frozen, Passage
from evals.lint.corpus_numbers import unheld_numbers
from evals.lint.near import near_duplicates
from evals.lint.pattern_trial import slow_patterns
from evals.lint.patterns import broken_pattern
from evals.lint.values import wrong_values
from evals.sets import Case, QuestionSet, SetError, load_set

TEST_FOLDERS = frozenset({"blind", "test"})
"""A set in a folder of this name is a test set; every other one is a development set."""


class Problem(Frozen):
    """One thing wrong with a set."""

    file: str
    where: str
    """The case, or `the set`."""
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.what}"


def check_sets(files: Sequence[Path], passages: Iterable[Passage]) -> tuple[Problem, ...]:
    """Everything that is wrong with these sets, taken together; nothing when they can be used."""
    sets: list[tuple[Path, QuestionSet]] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sets.append((file, load_set(file)))
        except SetError as error:
            what = str(error).removeprefix(f"{file}: ")
            problems.append(Problem(file=str(file), where="the set", what=what))
    held = tuple(passages)
    for file, question_set in sets:
        for case in question_set.cases:
            found = [*wrong_values(case), *_wrong_patterns(case, held)]
            problems += [Problem(file=str(file), where=f"case {case.id}", what=w) for w in found]
    return (*problems, *_slow(sets), *_across(sets))


def _wrong_patterns(case: Case, passages: Sequence[Passage]) -> list[str]:
    found = []
    for key in ("nuggets", "evidence", "forbidden"):
        for pattern in getattr(case.expect, key):
            why = broken_pattern(pattern)
            if why is None and key != "forbidden":
                why = unheld_numbers(pattern, passages)
            if why:
                found.append(f"{key}: /{pattern}/ {why}")
    return found


def _slow(sets: Sequence[tuple[Path, QuestionSet]]) -> list[Problem]:
    users: dict[str, tuple[Path, Case]] = {}
    for file, question_set in sets:
        for case in question_set.cases:
            expect = case.expect
            for pattern in (*expect.nuggets, *expect.evidence, *expect.forbidden):
                if broken_pattern(pattern) is None:
                    users.setdefault(pattern, (file, case))
    return [
        Problem(
            file=str(users[pattern][0]),
            where=f"case {users[pattern][1].id}",
            what=f"/{pattern}/ runs too long on some texts: no repetition in a repetition",
        )
        for pattern in slow_patterns(tuple(users))
    ]


def _across(sets: Sequence[tuple[Path, QuestionSet]]) -> list[Problem]:
    """What only shows when the sets are seen together."""
    problems = []
    first: dict[str, Path] = {}
    for file, question_set in sets:
        for case in question_set.cases:
            if case.id in first:
                what = f"this id stands in {first[case.id]} too: ids are unique in a run"
                problems.append(Problem(file=str(file), where=f"case {case.id}", what=what))
            first.setdefault(case.id, file)
    for file, question_set in sets:
        for case in question_set.cases:
            if case.perturb_of and case.perturb_of not in first:
                what = f"perturb_of: there is no case {case.perturb_of} in these sets"
                problems.append(Problem(file=str(file), where=f"case {case.id}", what=what))
    sides: tuple[dict[str, Case], dict[str, Case]] = ({}, {})
    for file, question_set in sets:
        side = sides[is_test(file)]
        side.update({case.id: case for case in question_set.cases})
    for one, other, share in near_duplicates(*sides):
        what = f"{share:.0%} like {other}: development and test sets must not share cases"
        problems.append(Problem(file=str(first[one]), where=f"case {one}", what=what))
    return problems


def is_test(file: Path) -> bool:
    """Whether a file is a test set, by its folder."""
    return file.resolve().parent.name in TEST_FOLDERS
