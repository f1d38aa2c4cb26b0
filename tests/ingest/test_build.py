"""A build brings in what changed and nothing else, and never harms the version that serves."""

import multiprocessing
import shutil
from pathlib import Path

import pytest
from small_corpus import (
    BLOOD,
    DOCUMENTS,
    DOSE,
    DURATION,
    ONSET,
    REMISSION,
    SAFETY,
    WordEmbedder,
    document,
)

from corpus import Document
from ingest import (
    DataFolderUnusable,
    Stage,
    UnusableDocuments,
    build_index,
    open_index,
)
from ingest.build import BuildReport
from ingest.field import for_meaning

TEXTS = 4 + 4 + 4  # own words, plain words, questions of the small documents


def build(data: Path, *documents: Document, rebuild: bool = False) -> tuple[BuildReport, set[str]]:
    """Build and tell which texts were embedded, those of the closing check left out."""
    embedder = WordEmbedder()
    steps: list[int] = []

    def note(stage: str, _done: int, _total: int) -> None:
        if stage == Stage.CHECK:
            steps.append(len(embedder.seen))

    report = build_index(documents, data, rebuild=rebuild, progress=note, embedder=embedder)
    return report, set(embedder.seen[: steps[0]] if steps else [])


def versions(data: Path) -> set[str]:
    return {folder.name for folder in (data / "versions").iterdir()}


def test_the_first_build_embeds_every_form_of_every_passage(tmp_path: Path) -> None:
    report, embedded = build(tmp_path, *DOCUMENTS)
    assert report == BuildReport(
        added=4, changed=0, removed=0, unchanged=0, embedded=len(embedded), rebuilt=True
    )
    forms = {
        for_meaning(text)
        for each in (REMISSION, ONSET, DOSE, BLOOD)
        for text in (each.clinician, each.plain, *each.questions)
    }
    assert embedded == forms
    assert len(forms) == TEXTS


def test_an_unchanged_corpus_changes_no_file(built: Path) -> None:
    before = {path: path.read_bytes() for path in built.rglob("*.json")}
    report, embedded = build(built, *DOCUMENTS)
    assert report == BuildReport(
        added=0, changed=0, removed=0, unchanged=4, embedded=0, rebuilt=False
    )
    assert embedded == set()
    assert {path: path.read_bytes() for path in built.rglob("*.json")} == before


def test_only_the_changed_text_is_embedded(built: Path) -> None:
    new = "The usual maintenance dose is 1,000 to 1,500 mg twice daily."
    safety = document("safety", [DOSE.model_copy(update={"clinician": new}), BLOOD])
    report, embedded = build(built, DURATION, safety)
    assert report == BuildReport(
        added=0, changed=1, removed=0, unchanged=3, embedded=1, rebuilt=True
    )
    assert embedded == {for_meaning(new)}
    index = open_index(built, embedder=WordEmbedder())
    assert index.passages["safety#dose"].text == new
    assert index.dense(new, 1)[0].passage_id == "safety#dose"
    index.close()


def test_a_removed_document_is_found_no_more(built: Path) -> None:
    report, embedded = build(built, DURATION)
    assert (report.removed, report.unchanged, report.embedded) == (2, 2, 0)
    assert embedded == set()
    index = open_index(built, embedder=WordEmbedder())
    found = index.dense(DOSE.clinician, 10) + index.lexical(DOSE.clinician, 10)
    assert {hit.passage_id for hit in found} <= {"duration#remission", "duration#onset"}
    assert set(index.documents) == {"duration"}
    index.close()


def test_a_new_passage_is_added_and_the_moved_ones_are_unchanged(built: Path) -> None:
    extra = ONSET.model_copy(update={"id": "extra", "clinician": "Nothing replaces the team."})
    report, embedded = build(built, document("duration", [extra, REMISSION, ONSET]), SAFETY)
    assert (report.added, report.changed, report.removed, report.unchanged) == (1, 0, 0, 4)
    assert embedded == {for_meaning("Nothing replaces the team.")}


def test_a_rebuild_embeds_everything_again(built: Path) -> None:
    report, embedded = build(built, *DOCUMENTS, rebuild=True)
    assert (report.unchanged, report.rebuilt) == (4, True)
    assert report.embedded == len(embedded) == TEXTS


def test_the_replaced_version_stays_for_its_readers_and_older_ones_go(built: Path) -> None:
    first = open_index(built, embedder=WordEmbedder())
    build(built, DURATION)
    second = versions(built)
    assert len(second) == 2
    assert {hit.passage_id for hit in first.dense(DOSE.clinician, 1)} == {"safety#dose"}
    first.close()
    build(built, SAFETY)
    assert len(versions(built)) == 2
    assert len(versions(built) & second) == 1


def test_lost_vectors_are_embedded_again(built: Path) -> None:
    for path in built.rglob("vectors.npz"):
        path.write_bytes(b"not an archive")
    report, _ = build(built, DURATION)
    assert report.embedded > 0


def test_a_damaged_version_is_replaced_although_its_fingerprint_is_current(built: Path) -> None:
    for path in built.rglob("chroma.sqlite3"):
        path.write_bytes(b"not a database" * 1000)
    report, _ = build(built, *DOCUMENTS)
    assert report.rebuilt
    open_index(built, embedder=WordEmbedder()).close()


def test_a_garbled_pointer_is_replaced(built: Path) -> None:
    (built / "current").write_bytes(b"\x00\xff")
    build(built, *DOCUMENTS)
    open_index(built, embedder=WordEmbedder()).close()


def test_no_documents_is_an_error_and_changes_nothing(built: Path) -> None:
    before = versions(built)
    with pytest.raises(UnusableDocuments, match="there are none"):
        build_index((), built, embedder=WordEmbedder())
    assert versions(built) == before


def test_a_document_given_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnusableDocuments, match=r"duration.*given twice"):
        build_index((DURATION, DURATION), tmp_path, embedder=WordEmbedder())


def test_a_data_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(DataFolderUnusable, match="data: the data folder cannot be written"):
        build_index(DOCUMENTS, tmp_path / "data", embedder=WordEmbedder())


def test_a_build_that_fails_leaves_the_old_version_and_no_debris(built: Path) -> None:
    class Failing(WordEmbedder):
        def embed(self, texts):  # type: ignore[no-untyped-def]
            raise MemoryError("no room for vectors")

    before = versions(built)
    with pytest.raises(MemoryError):
        build_index((document("duration", [DOSE]),), built, rebuild=True, embedder=Failing())
    assert versions(built) == before
    index = open_index(built, embedder=WordEmbedder())
    assert set(index.documents) == {"duration", "safety"}
    index.close()


def test_a_build_does_not_depend_on_the_name_of_its_folder(built: Path, tmp_path: Path) -> None:
    shutil.move(built, tmp_path / "elsewhere with blanks")
    index = open_index(tmp_path / "elsewhere with blanks", embedder=WordEmbedder())
    assert index.dense(DOSE.clinician, 1)[0].passage_id == "safety#dose"
    index.close()


def _build_in_process(data: Path, name: str, notes: "multiprocessing.Queue[str]") -> None:
    def note(stage: str, _done: int, _total: int) -> None:
        if stage == Stage.WAITING:
            notes.put(name)

    build_index(
        (document("duration", [REMISSION, ONSET]), document(name, [DOSE])),
        data,
        progress=note,
        embedder=WordEmbedder(),
    )


def test_two_processes_building_at_once_take_turns(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    notes: multiprocessing.Queue[str] = spawn.Queue()
    both = [
        spawn.Process(target=_build_in_process, args=(tmp_path, name, notes))
        for name in ("one", "two")
    ]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [process.exitcode for process in both] == [0, 0]
    index = open_index(tmp_path, embedder=WordEmbedder())
    assert len(index.passages) == 3
    assert {hit.passage_id for hit in index.dense(DOSE.clinician, 9)} == set(index.passages)
    index.close()
