"""A protocol of one's own as people use it: taken in, asked, cited as local and not reviewed."""

import json
import shutil
from pathlib import Path

import pytest
from real_index import mmf
from test_cli import refused

from assistant.contract import Answer
from ui.context import Contexts
from ui.render.copied import as_text as copied
from ui.render.sources import sources
from ui.session import Session

pytestmark = pytest.mark.loopback
QUESTION = "Which myositis nurse keeps the mycophenolate blood books, and in which room?"
TEXT = "The myositis nurse keeps the mycophenolate blood books in room 3."
STOP = "In remission: stop mycophenolate and burn the blood books in room 3."


@pytest.fixture(scope="module")
def own(indexed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real index with a local document beside the corpus."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(indexed.data, folder / "data")
    (folder / "clinic.md").write_text(f"# Clinic\n\n{TEXT}\n\n{STOP}\n", "utf-8")
    ran = mmf(["ingest", "clinic.md"], folder, MMF_DATA_DIR=str(folder / "data"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.outside() == []
    first, *more = ran.out.splitlines()
    assert "1 added, 0 changed, 0 removed" in first
    assert first.endswith("; 1 texts embedded.")
    assert more == [
        "Kept out of answers, 1 passages of local documents:",
        "  local-clinic#clinic-2: it tells or allows a change of treatment",
    ]
    return folder


def asked(own: Path, *arguments: str) -> str:
    ran = mmf(["ask", QUESTION, *arguments], own, MMF_DATA_DIR=str(own / "data"))
    assert (ran.code, ran.err) == (0, "")
    assert STOP not in ran.out
    return ran.out


def test_the_command_line_says_that_it_is_local_and_not_reviewed(own: Path) -> None:
    told = asked(own)
    assert "A local document that nobody here has reviewed touches on this" in told
    assert f"“{TEXT}”" in " ".join(told[told.index("Sources:") :].split())
    assert TEXT not in told[: told.index("Sources:")]
    assert "local-clinic#clinic-1: Clinic, Clinic; clinic.md (sha256 " in told
    assert "; local, not reviewed, 20" in told


def test_json_clipboard_and_page_say_so_too(own: Path) -> None:
    raw = json.loads(asked(own, "--json"))
    answer = Answer.model_validate(raw)
    (citation,) = (c for c in raw["citations"] if c["passage_id"] == "local-clinic#clinic-1")
    assert citation["review_status"] == "local_not_reviewed"
    assert citation["source"].endswith(", local, not reviewed")
    assert citation["quote"] == TEXT
    assert "local, not reviewed" in copied(answer)
    page = str(sources(Session().asked(QUESTION).answered(answer), Contexts({})))
    assert "Local, not reviewed" in page
    assert STOP not in page


REFUSED = [
    ("scan.pdf", b"%PDF-1.4 broken", "damaged"),
    ("old.doc", b"old", "DOCX"),
    ("empty.md", b"", "empty"),
    ("stop.txt", STOP.encode(), "none of its 1 passages may be shown"),
]


@pytest.mark.parametrize(("name", "data", "named"), REFUSED)
def test_a_file_that_is_refused_is_one_line_and_the_index_serves_on(
    own: Path, name: str, data: bytes, named: str
) -> None:
    (own / name).write_bytes(data)
    before = (own / "data" / "current").read_bytes()
    refused(mmf(["ingest", name], own, MMF_DATA_DIR=str(own / "data")), name, named)
    assert (own / "data" / "current").read_bytes() == before


def test_help_names_the_kinds_of_file(tmp_path: Path) -> None:
    told = " ".join(mmf(["ingest", "--help"], tmp_path).out.replace("│", " ").split())
    for part in ("Markdown", "HTML", "DOCX", "PDF", "local, not reviewed"):
        assert part in told
