"""Answers cases, here or in processes of their own; a fault in one case ends that case alone."""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Protocol, Self

from assistant.contract import Answer, Conversation
from assistant.errors import QuestionRefused
from corpus.models import Frozen
from evals.running.plan import Planned


class Answerer(Protocol):
    """Anything that answers a whole conversation."""

    def answer(self, conversation: Conversation) -> Answer:
        """Return the answer to the last turn."""
        ...


Opener = Callable[[], AbstractContextManager[Answerer]]
"""Opens an answerer; a function of a module, so that other processes can call it too."""


class Answered(Frozen):
    """A case's answer, or why there is none."""

    id: str
    answer: Answer | None = None
    crashed: str | None = None


def answer_one(answerer: Answerer, planned: Planned) -> Answered:
    """Answer one case; whatever goes wrong is told in the result."""
    case = planned.case
    try:
        answer = answerer.answer(case.conversation(planned.today))
    except QuestionRefused as error:
        return Answered(id=case.id, crashed=f"refused: {error}")
    except Exception as error:  # noqa: BLE001 - the other cases are still to be answered
        what = " ".join(str(error).split())
        return Answered(id=case.id, crashed=f"{type(error).__name__}: {what}")
    failed = "failed inside: the cautious answer came" if answer.generator == "cautious" else None
    return Answered(id=case.id, answer=answer, crashed=failed)


_own: list[Answerer] = []
"""This process's answerer, when it is a worker."""


class Workers:
    """`jobs` processes that each open an answerer once; to be used in a `with` block."""

    def __init__(self, opener: Opener, jobs: int) -> None:
        # Not forked: the parent may hold threads and open files that a copy must not share.
        self.pool = ProcessPoolExecutor(
            max_workers=jobs,
            mp_context=get_context("spawn"),
            initializer=_start_worker,
            initargs=(opener,),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)


def answer_in_worker(planned: Planned) -> Answered:
    """Answer one case with this worker's answerer."""
    return answer_one(_own[0], planned)


def _start_worker(opener: Opener) -> None:
    # Ctrl-C goes to the whole group; the parent decides what becomes of the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    context = opener()
    _own.append(context.__enter__())


def _end_with_parent() -> None:
    """A parent that was killed cannot stop its workers, so they stop themselves."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
