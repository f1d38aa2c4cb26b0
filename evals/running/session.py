"""Answering the cases of one run: keeps each as it is finished, and stops in good order."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from typing import TextIO

from evals.running.answering import (
    Answered,
    Answerer,
    Opener,
    Workers,
    answer_in_worker,
    answer_one,
)
from evals.running.dataset import Answering, Scoring, ScoringFailed, run_dataset
from evals.running.errors import Interrupted, RunFailed
from evals.running.folder import Folder
from evals.running.plan import Planned
from evals.score import Score

Progress = Callable[[str, int, int], None]
ANSWERING = "Answering"
Scored = dict[str, tuple[Score, ...]]


class _Halt(BaseException):
    """Ends the run at once; pydantic-evals would put an ordinary exception aside and go on."""


class Session:
    """The answers of one run while they come in."""

    def __init__(
        self,
        planned: Sequence[Planned],
        done: Mapping[str, Answered],
        folder: Folder | None,
        progress: Progress,
    ) -> None:
        self.answers = {one.case.id: done[one.case.id] for one in planned if one.case.id in done}
        self._planned = planned
        self._folder = folder
        self._progress = progress
        self._log: TextIO | None = None
        self._why = ""

    def answer_all(self, opener: Opener, scoring: Scoring, jobs: int) -> Scored:
        """Answer and score what is left; the scores of all. Raises `Interrupted`, `RunFailed`."""
        self._progress(ANSWERING, len(self.answers), len(self._planned))
        with ExitStack() as stack:
            if self._folder:
                self._log = stack.enter_context(self._folder.log())
            try:
                answering = self._answering(opener, jobs, stack)
                return run_dataset(self._planned, answering, scoring, at_once=jobs)
            except ScoringFailed as error:
                raise RunFailed(f"{error}; {self._kept()}") from error
            except KeyboardInterrupt as stop:
                raise self._interrupted() from stop
            except _Halt as halt:
                raise RunFailed(f"{self._why}; {self._kept()}") from halt
            except BaseExceptionGroup as group:
                if group.subgroup(KeyboardInterrupt):
                    raise self._interrupted() from group
                if group.subgroup(_Halt):
                    raise RunFailed(f"{self._why}; {self._kept()}") from group
                raise

    def _answering(self, opener: Opener, jobs: int, stack: ExitStack) -> Answering:
        if len(self.answers) == len(self._planned):
            return self._recall
        if jobs == 1:
            return self._here(stack.enter_context(opener()))
        # What cannot be opened here is told in one line; a worker could only die of it.
        with opener():
            pass
        return self._in(stack.enter_context(Workers(opener, jobs)))

    async def _recall(self, one: Planned) -> Answered:
        return self.answers[one.case.id]

    def _here(self, answerer: Answerer) -> Answering:
        async def answering(one: Planned) -> Answered:
            if one.case.id not in self.answers:
                self._keep(answer_one(answerer, one))
                await asyncio.sleep(0)  # a moment in which Ctrl-C is heard
            return self.answers[one.case.id]

        return answering

    def _in(self, workers: Workers) -> Answering:
        async def answering(one: Planned) -> Answered:
            if one.case.id not in self.answers:
                loop = asyncio.get_running_loop()
                try:
                    answered = await loop.run_in_executor(workers.pool, answer_in_worker, one)
                except BrokenProcessPool as error:
                    self._why = "a worker process ended by itself, perhaps for lack of memory"
                    raise _Halt from error
                self._keep(answered)
            return self.answers[one.case.id]

        return answering

    def _keep(self, answered: Answered) -> None:
        if self._log is not None:
            try:
                self._log.write(answered.model_dump_json() + "\n")
                self._log.flush()
            except OSError as error:
                self._why = f"the record cannot be written ({error}): make room or choose another"
                raise _Halt from error
        self.answers[answered.id] = answered
        self._progress(ANSWERING, len(self.answers), len(self._planned))

    def _interrupted(self) -> Interrupted:
        return Interrupted(f"stopped; {self._kept()}")

    def _kept(self) -> str:
        done = f"{len(self.answers)} of {len(self._planned)} cases"
        if self._folder is None:
            return f"{done} were answered and nothing is kept"
        return f"{done} are kept in {self._folder.path}: the same command with --resume goes on"
