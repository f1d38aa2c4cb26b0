"""`mmf` when the index, the corpus, the server or the port is not as it should be."""

import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest
from index_address import free_port
from real_index import command, environment, mmf
from test_cli import QUESTION, refused

from corpus import DOCUMENTS

pytestmark = pytest.mark.loopback


def test_ingest_reaches_nobody_and_speaks_in_one_line(indexed):
    ran = indexed.ingested
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Indexed ")
    assert len(ran.out.splitlines()) == 1
    assert ran.outside() == []


def test_without_an_index_the_remedy_is_told(tmp_path: Path):
    empty = str(tmp_path / "none")
    refused(mmf(["ask", QUESTION], tmp_path, MMF_DATA_DIR=empty), "mmf ingest")
    assert not Path(empty).exists()


def test_an_index_that_cannot_be_read_is_named(indexed, tmp_path: Path):
    data = shutil.copytree(indexed.data, tmp_path / "data", ignore=shutil.ignore_patterns("models"))
    for file in data.rglob("*"):
        if file.is_file() and "versions" in file.parts:
            file.write_bytes(b"broken")
    refused(mmf(["ask", QUESTION], tmp_path, MMF_DATA_DIR=str(data)), str(data), "mmf ingest")


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path):
    (tmp_path / "data").write_text("x", encoding="utf-8")
    data = str(tmp_path / "data")
    refused(mmf(["ask", QUESTION], tmp_path, MMF_DATA_DIR=data), data)


def test_a_chroma_server_that_is_down_is_named(indexed, tmp_path: Path):
    url = f"http://127.0.0.1:{free_port()}"
    settings = {"MMF_DATA_DIR": str(indexed.data), "MMF_CHROMA_URL": url}
    refused(mmf(["ask", QUESTION], tmp_path, **settings), "mmf")
    before = sorted(path.name for path in (indexed.data / "versions").iterdir())
    refused(mmf(["ingest"], tmp_path, **settings), url, "MMF_CHROMA_URL")
    assert sorted(path.name for path in (indexed.data / "versions").iterdir()) == before


BROKEN = [
    ("missing.yaml", None),
    ("broken.yaml", "id: ["),
    ("broken.yaml", "just words"),
    ("broken.yaml", "\x00\x01"),
    ("odd.pdf", "%PDF"),
]


@pytest.mark.parametrize(("name", "content"), BROKEN)
def test_a_missing_or_broken_document_is_named_and_nothing_is_built(tmp_path: Path, name, content):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    data = tmp_path / "data"
    refused(mmf(["ingest", name], tmp_path, MMF_DATA_DIR=str(data)), name)
    assert not (data / "current").exists()


def test_a_broken_file_of_the_corpus_is_named(tmp_path: Path):
    corpus = shutil.copytree(DOCUMENTS, tmp_path / "texts")
    (corpus / "mmf-safety.yaml").write_text("id: mmf-safety\nsections: 3\n", encoding="utf-8")
    settings = {"MMF_CORPUS_DIR": str(corpus), "MMF_DATA_DIR": str(tmp_path / "data")}
    refused(mmf(["ingest"], tmp_path, **settings), "mmf-safety.yaml")


def test_a_corpus_folder_that_is_not_there_is_named(tmp_path: Path):
    settings = {"MMF_CORPUS_DIR": str(tmp_path / "none"), "MMF_DATA_DIR": str(tmp_path / "data")}
    refused(mmf(["ingest"], tmp_path, **settings), str(tmp_path / "none"))


def test_a_port_in_use_is_told_in_one_line(indexed, tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused(mmf(["ui", "--port", port], tmp_path, MMF_DATA_DIR=str(indexed.data)), port)


def test_the_page_reaches_nobody_and_answers_the_allowed_site(indexed, tmp_path: Path):
    log = tmp_path / "reached.txt"
    log.touch()
    settings = {
        "MMF_DATA_DIR": str(indexed.data),
        "MMF_ALLOWED_ORIGINS": "https://allowed.example",
    }
    page = subprocess.Popen(
        command("ui", "--port", "0"),
        cwd=tmp_path,
        env=environment(log, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert page.stderr is not None
        line = page.stderr.readline()
        assert line.startswith("The page is open at http://127.0.0.1:"), line
        address = line.split()[5]
        until = time.monotonic() + 90
        while httpx.get(f"{address}/readyz").status_code != 200:
            assert page.poll() is None
            assert time.monotonic() < until
            time.sleep(0.2)
        assert httpx.get(address).status_code == 200
        assert httpx.get(address, headers={"Host": "allowed.example"}).status_code == 200
        assert httpx.get(address, headers={"Host": "other.example"}).status_code == 421
    finally:
        page.send_signal(signal.SIGINT)
        out, _ = page.communicate(timeout=30)
    assert out == ""
    reached = log.read_text(encoding="utf-8").splitlines()
    assert [line for line in reached if not line.startswith(("loopback ", "unix "))] == []
