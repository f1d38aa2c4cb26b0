"""What `mmf ingest` takes from files and folders, and what it says of what it leaves out."""

import re
from pathlib import Path

import pytest

from assistant.settings import Settings
from corpus import DOCUMENTS, CorpusError, ReviewStatus, load_corpus
from ingest.own import OwnDocumentRefused
from ui import ingesting
from ui.given import gather, with_corpus

STOP = "Stop mycophenolate today."
# One that disagrees with no other document, so that it can stand alone in a folder.
YAML = next(
    text
    for text in (path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.yaml")))
    if "disagrees_with" not in text
)
NAME = re.search(r"^ {2}id: (\S+)", YAML, flags=re.MULTILINE)[1]  # type: ignore[index]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.md").write_text(f"# Clinic\n\nRoom 3 is open.\n\n{STOP}\n", "utf-8")
    (tmp_path / "below" / "b.html").write_text("<p>The box is read daily.</p>", "utf-8")
    (tmp_path / "plan.doc").write_bytes(b"old")
    (tmp_path / ".hidden.md").write_text("Hidden.", "utf-8")
    (tmp_path / "~$a.docx").write_bytes(b"lock file")
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text("Outside.", "utf-8")
    (tmp_path / "link.md").symlink_to(outside)
    return tmp_path


def test_a_folder_gives_its_documents_and_names_the_others(folder: Path) -> None:
    given = gather([folder, folder / "a.md"])
    assert [d.provenance.id for d in given.documents] == ["local-a", "local-b"]
    assert given.skipped == ("plan.doc",)
    assert [w.id for w in given.withheld] == ["local-a#clinic-2"]
    assert STOP not in "".join(d.text for d in given.documents)
    assert [p.id for p in given.documents[0].passages] == ["local-a#clinic-1"]


def test_statements_and_own_documents_come_together(folder: Path) -> None:
    (folder / "more.yaml").write_text(YAML, "utf-8")
    assert gather([folder]).documents[0].provenance.id == NAME
    assert len(gather([folder / "more.yaml", folder / "a.md"]).documents) == 2


def test_two_files_of_one_name_are_refused(folder: Path) -> None:
    (folder / "below" / "A.txt").write_text("Other.", "utf-8")
    with pytest.raises(OwnDocumentRefused, match=r"has the same name; rename one"):
        gather([folder])


def test_an_empty_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no documents in this folder"):
        gather([tmp_path])
    with pytest.raises(CorpusError, match="no such file"):
        gather([tmp_path / "none.md"])


def test_names_and_headings_that_instruct_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "stop your mycophenolate today.md"
    path.write_text("# Stop mycophenolate\n\nRoom 3 is open.\n", "utf-8")
    (document,) = gather([path]).documents
    shown = document.model_dump_json()
    assert "stop" not in shown.lower()
    assert document.provenance.title == "Local document"
    assert document.passages[0].section == "Local document"


def test_a_document_that_is_not_reviewed_replaces_none_of_the_corpus() -> None:
    corpus = load_corpus(DOCUMENTS)
    provenance = corpus[0].provenance.model_copy(update={"review_status": ReviewStatus.LOCAL})
    forged = corpus[0].model_copy(update={"provenance": provenance})
    with pytest.raises(OwnDocumentRefused, match="cannot take the place"):
        with_corpus(corpus, [forged])
    assert with_corpus(corpus, corpus[:1]) == corpus


def test_a_document_of_statements_cannot_take_a_local_id(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(YAML.replace(f"id: {NAME}", "id: local-protocol", 1), "utf-8")
    with pytest.raises(CorpusError, match='begins with "local-"'):
        gather([path])


def test_what_was_left_out_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []

    def build(documents, data_dir, **_options):
        built.extend(d.provenance.id for d in documents)
        return ingesting.BuildReport(
            added=1, changed=0, removed=0, unchanged=2, embedded=1, rebuilt=True
        )

    monkeypatch.setattr(ingesting, "build_index", build)
    settings = Settings(data_dir=folder / "data", own_documents=folder)
    lines = ingesting.run_ingest([], rebuild=False, settings=settings).splitlines()
    assert set(built) >= {"mmf-duration", "local-a", "local-b"}
    assert lines[0].startswith("Indexed 3 passages")
    assert lines[1:] == [
        "Kept out of answers, 1 passages of local documents:",
        "  local-a#clinic-2: it tells or allows a change of treatment",
        "Not read, since of another kind: plan.doc",
    ]
