"""kill -9 in the middle of a build: the old index serves, the next build finishes and tidies up."""

import multiprocessing
import os
import signal
import time
from multiprocessing.queues import Queue
from pathlib import Path

import pytest
from small_corpus import DOCUMENTS, DOSE, DURATION, WordEmbedder, document

from ingest import Stage, build_index, open_index

NEW = (DURATION, document("safety", [DOSE.model_copy(update={"clinician": "Another dose."})]))
SPAWN = multiprocessing.get_context("spawn")


def _build_until(data: Path, last: Stage) -> None:
    def die(stage: str, _done: int, _total: int) -> None:
        if stage == last:
            os.kill(os.getpid(), signal.SIGKILL)

    build_index(NEW, data, rebuild=True, progress=die, embedder=WordEmbedder())


def _build_slowly(data: Path, notes: "Queue[str]") -> None:
    class Slow(WordEmbedder):
        def embed(self, texts):  # type: ignore[no-untyped-def]
            notes.put("embedding")
            time.sleep(60)
            return super().embed(texts)

    build_index(NEW, data, rebuild=True, embedder=Slow())


def assert_old_serves_then_new(data: Path) -> None:
    index = open_index(data, embedder=WordEmbedder())
    assert len(index.passages) == 4
    assert index.dense(DOSE.clinician, 1)[0].score == pytest.approx(1, abs=1e-5)
    index.close()

    report = build_index(NEW, data, embedder=WordEmbedder())
    assert report.rebuilt
    index = open_index(data, embedder=WordEmbedder())
    assert index.passages["safety#dose"].text == "Another dose."
    assert index.dense("Another dose.", 1)[0].passage_id == "safety#dose"
    index.close()
    assert len(list((data / "versions").iterdir())) == 2  # the one replaced, and the new one
    assert [path.name for path in data.rglob("*draft*")] == []


@pytest.mark.parametrize("last", [Stage.EMBED, Stage.CHECK, Stage.SWITCH], ids=str.split)
def test_killed_at_a_step(built: Path, last: Stage) -> None:
    process = SPAWN.Process(target=_build_until, args=(built, last))
    process.start()
    process.join(120)
    assert process.exitcode == -signal.SIGKILL
    assert len(list((built / "versions").iterdir())) == 2  # the old one and the debris
    assert_old_serves_then_new(built)


def test_killed_from_outside_while_another_waits(built: Path) -> None:
    notes: Queue[str] = SPAWN.Queue()
    process = SPAWN.Process(target=_build_slowly, args=(built, notes))
    process.start()
    assert notes.get(timeout=120) == "embedding"
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(60)
    assert_old_serves_then_new(built)


def test_the_first_build_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    process = SPAWN.Process(target=_build_until, args=(tmp_path, Stage.STORE))
    process.start()
    process.join(120)
    report = build_index(DOCUMENTS, tmp_path, embedder=WordEmbedder())
    assert report.added == 4
    assert len(list((tmp_path / "versions").iterdir())) == 1
    open_index(tmp_path, embedder=WordEmbedder()).close()
