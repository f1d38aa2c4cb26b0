"""A run of many small cases in a process of its own, so that it can be interrupted and killed.

python echo_run.py FOLDER JOBS [resume]
"""

import signal
import sys
from pathlib import Path

from slow_answerer import open_echo
from small_run import TODAY, small_gates, small_manifest

from evals.running.errors import Interrupted, RunFailed
from evals.running.folder import Folder
from evals.running.plan import Planned
from evals.running.run import Judging, answer_and_score, conclude
from evals.scoring import Texts
from evals.sets import Case

NOTHING = Texts(passages={}, files={})
CASES = 30


def echo_plan(turns: str = "Question {n}") -> tuple[Planned, ...]:
    cases = (Case(id=f"e-{n:02}", turns=(turns.format(n=n),)) for n in range(CASES))
    return tuple(Planned(case=case, set="echo", file="echo.yaml", today=TODAY) for case in cases)


def run_echo(path: Path, jobs: int, *, resume: bool = False) -> None:
    folder = Folder(path)
    manifest = small_manifest(CASES)
    done = folder.finished() if resume else {}
    if not resume:
        folder.begin(manifest)
    cases = answer_and_score(echo_plan(), open_echo, NOTHING, jobs=jobs, folder=folder, done=done)
    run = conclude(manifest, cases, Judging(gates=small_gates(), today=TODAY))
    folder.close(run.manifest, run.cases, run.summary)


if __name__ == "__main__":
    # A background job of a shell inherits an ignored Ctrl-C; a person's terminal does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run_echo(Path(sys.argv[1]), int(sys.argv[2]), resume="resume" in sys.argv)
    except (Interrupted, RunFailed) as error:
        sys.exit(f"{type(error).__name__}: {error}")
