"""Local documents in the index: only the new is embedded, removed ones go, a kill harms none."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from small_corpus import DOCUMENTS, WordEmbedder

from corpus import Document
from ingest import Stage, build_index, open_index
from ingest.build import BuildReport
from ingest.lexical import words as stems
from ingest.own import read_own

SPAWN = multiprocessing.get_context("spawn")


def _own(folder: Path) -> list[Document]:
    return [read_own(path).document for path in sorted(folder.iterdir())]


def _build(data: Path, own: Path) -> BuildReport:
    return build_index([*DOCUMENTS, *_own(own)], data, embedder=WordEmbedder())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "a.md").write_text("# Clinic\n\nRoom 3 is open.\n\nThe box is read daily.", "utf-8")
    (folder / "b.txt").write_text("The night service answers until 6.", "utf-8")
    return folder


def test_a_local_document_is_found_beside_the_corpus(built: Path, own: Path) -> None:
    report = _build(built, own)
    assert (report.added, report.changed, report.removed, report.unchanged) == (3, 0, 0, 4)
    assert report.embedded == 3
    index = open_index(built, embedder=WordEmbedder())
    assert index.dense("Room 3 is open.", 1)[0].passage_id == "local-a#clinic-1"
    assert index.lexical("night service", 1)[0].passage_id == "local-b#text-1"
    kept = index.documents["local-a"]
    assert kept == _own(own)[0]
    for passage in kept.passages:
        assert kept.text[passage.start : passage.end] == passage.text
    index.close()


def test_a_look_sees_reviewed_passages_as_if_no_local_one_were_there(
    built: Path, own: Path
) -> None:
    question = "How long is the steroid remission, and what is the dose?"
    alone = open_index(built, embedder=WordEmbedder())
    words = {word for passage in alone.passages.values() for word in stems(passage.text)}
    before = {k: alone.look(question, k) for k in (1, 2, 9)}
    rarity = {word: alone.rarity(word) for word in words}
    alone.close()
    flood = "\n\n".join(f"{question} Room {n} has the dose." for n in range(150))
    (own / "flood.md").write_text(flood, "utf-8")
    _build(built, own)
    index = open_index(built, embedder=WordEmbedder())
    assert {word: index.rarity(word) for word in words} == rarity
    for k, seen in before.items():
        after = index.look(question, k)
        reviewed = [hit for hit in after if not index.passages[hit.passage_id].local]
        assert [hit.passage_id for hit in reviewed] == [hit.passage_id for hit in seen]
        for one, other in zip(reviewed, seen, strict=True):
            assert one[1:] == pytest.approx(other[1:], abs=1e-6)
        assert k <= len(after) - len(reviewed) <= 2 * k
    index.close()


def test_only_what_changed_is_embedded_and_a_removed_file_disappears(
    built: Path, own: Path
) -> None:
    _build(built, own)
    assert not _build(built, own).rebuilt
    (own / "a.md").write_text("# Clinic\n\nRoom 4 is open.\n\nThe box is read daily.", "utf-8")
    report = _build(built, own)
    assert (report.added, report.changed, report.removed, report.embedded) == (0, 1, 0, 1)
    (own / "b.txt").unlink()
    report = _build(built, own)
    assert (report.removed, report.embedded) == (1, 0)
    index = open_index(built, embedder=WordEmbedder())
    assert set(index.documents) == {"duration", "safety", "local-a"}
    assert "local-b#text-1" not in {hit.passage_id for hit in index.dense("night service", 9)}
    index.close()


def _build_until(data: Path, own: Path, last: Stage) -> None:
    def die(stage: str, _done: int, _total: int) -> None:
        if stage == last:
            os.kill(os.getpid(), signal.SIGKILL)

    build_index([*DOCUMENTS, *_own(own)], data, progress=die, embedder=WordEmbedder())


@pytest.mark.parametrize("last", [Stage.EMBED, Stage.STORE, Stage.SWITCH], ids=str.split)
def test_killed_at_a_step_the_old_index_serves_and_the_next_run_finishes(
    built: Path, own: Path, last: Stage
) -> None:
    process = SPAWN.Process(target=_build_until, args=(built, own, last))
    process.start()
    process.join(120)
    assert process.exitcode == -signal.SIGKILL
    index = open_index(built, embedder=WordEmbedder())
    assert set(index.documents) == {"duration", "safety"}
    index.close()
    assert _build(built, own).rebuilt
    index = open_index(built, embedder=WordEmbedder())
    assert set(index.documents) == {"duration", "safety", "local-a", "local-b"}
    index.close()
    assert [path.name for path in built.rglob("*draft*")] == []
