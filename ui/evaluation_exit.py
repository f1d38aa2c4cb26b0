"""What `mmf eval` was asked to do, its exit code, and its one-line errors.

0 every gate holds, 1 one is missed, 2 the run itself failed, 3 a set is invalid; 130 after Ctrl-C.
"""

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.models import Frozen

HELD, MISSED, FAILED, INVALID, STOPPED = 0, 1, 2, 3, 130


class Choice(Frozen):
    """Which of the things that `mmf eval` can do."""

    files: Sequence[Path] = ()
    check: bool = False
    rescore: Path | None = None
    review: Path | None = None
    most: int | None = None


def exit_code_of(
    choice: Choice,
    options: Mapping[str, Any],
    *,
    tell: Callable[[str], None],
    complain: Callable[[str], None],
) -> int:
    """Do it, tell the outcome or complain of each problem in a line, and return the exit code."""
    from evals.gating import GateError
    from evals.review import ReviewError
    from evals.running.errors import Interrupted, RunFailed
    from evals.summing.compare import OtherCases
    from ui.evaluating import SetsInvalid
    from ui.failures import expected_failures

    own: tuple[type[Exception], ...] = (RunFailed, GateError, OtherCases, ReviewError)
    own += expected_failures()
    try:
        outcome = _do(choice, options)
    except SetsInvalid as error:
        for line in error.lines:
            complain(_one_line(line))
        return INVALID
    except (Interrupted, KeyboardInterrupt) as error:
        complain(_one_line(str(error) or "stopped"))
        return STOPPED
    except own as error:
        complain(_one_line(str(error)))
        return FAILED
    tell(outcome.text)
    return HELD if outcome.holds else MISSED


def _do(choice: Choice, options: Mapping[str, Any]) -> Any:
    from evals.running.errors import RunFailed
    from ui.evaluating import run_check, run_eval, run_rescore, run_review
    from ui.evaluation_manifest import EvalOptions

    files = tuple(choice.files)
    names = tuple(name.strip() for name in options["perturb"].split(",") if name.strip())
    command = shlex.join(["mmf", *sys.argv[1:]])
    asked = EvalOptions(**{**options, "files": files, "perturb": names, "command": command})
    if choice.review:
        return run_review(choice.review, choice.most)
    if choice.rescore:
        return run_rescore(choice.rescore, asked)
    if not files:
        raise RunFailed("no question set was given; name at least one file, or see --help")
    if choice.check:
        return run_check(files, quiet=asked.blind)
    return run_eval(asked)


def _one_line(text: str) -> str:
    return f"mmf: {' '.join(text.split())}"
