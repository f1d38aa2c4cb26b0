"""The vectors on a Chroma server: the same index, and clear words when the server is not there."""

import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_server import chroma_server, free_port
from small_corpus import BLOOD, DOCUMENTS, DOSE, DURATION, WordEmbedder, document

from ingest import (
    ChromaUnreachable,
    IndexMissing,
    IndexUnreadable,
    Stage,
    build_index,
    open_index,
)
from ingest.place import Server

pytestmark = pytest.mark.loopback


@pytest.fixture
def chroma_url(tmp_path: Path) -> Iterator[str]:
    with chroma_server(tmp_path / "chroma-server") as (url, _process):
        yield url


def collections(url: str) -> list[str]:
    import chromadb

    server = Server.parse(url)
    with chromadb.HttpClient(host=server.host, port=server.port) as client:  # type: ignore[attr-defined]
        return sorted(collection.name for collection in client.list_collections())


def build(data: Path, url: str, *documents, rebuild: bool = False):  # type: ignore[no-untyped-def]
    return build_index(documents, data, chroma_url=url, rebuild=rebuild, embedder=WordEmbedder())


def test_an_index_on_a_server_lives_like_an_embedded_one(tmp_path: Path, chroma_url: str) -> None:
    data = tmp_path / "data"
    assert build(data, chroma_url, *DOCUMENTS).added == 4
    assert list(data.rglob("chroma.sqlite3")) == []
    first = open_index(data, chroma_url=chroma_url, embedder=WordEmbedder())
    hit = first.dense(DOSE.clinician, 1)[0]
    assert (hit.passage_id, round(hit.score, 4)) == ("safety#dose", 1.0)
    assert not build(data, chroma_url, *DOCUMENTS).rebuilt

    report = build(data, chroma_url, DURATION, document("safety", [BLOOD]))
    assert (report.removed, report.unchanged, report.embedded) == (1, 3, 0)
    assert len(collections(chroma_url)) == 2
    assert first.dense(DOSE.clinician, 1)[0].passage_id == "safety#dose"  # the reader goes on
    first.close()

    build(data, chroma_url, DURATION)
    assert len(collections(chroma_url)) == 2  # the serving one and the one before


def test_two_data_folders_share_a_server(tmp_path: Path, chroma_url: str) -> None:
    build(tmp_path / "a", chroma_url, *DOCUMENTS)
    build(tmp_path / "b", chroma_url, DURATION)
    build(tmp_path / "b", chroma_url, *DOCUMENTS, rebuild=True)
    index = open_index(tmp_path / "a", chroma_url=chroma_url, embedder=WordEmbedder())
    assert len(index.dense(DOSE.clinician, 9)) == 4
    index.close()


def test_an_index_is_not_looked_for_elsewhere(built: Path, tmp_path: Path, chroma_url: str) -> None:
    with pytest.raises(IndexMissing, match="in the data folder, but they are looked for http"):
        open_index(built, chroma_url=chroma_url, embedder=WordEmbedder())
    build(tmp_path / "other", chroma_url, *DOCUMENTS)
    with pytest.raises(IndexMissing, match="but they are looked for in the data folder"):
        open_index(tmp_path / "other", embedder=WordEmbedder())
    # Building is the remedy, and the vectors need not be embedded again.
    assert build(built, chroma_url, *DOCUMENTS).embedded == 0
    open_index(built, chroma_url=chroma_url, embedder=WordEmbedder()).close()


def test_a_collection_that_is_gone_makes_the_index_unreadable(
    tmp_path: Path, chroma_url: str
) -> None:
    import chromadb

    build(tmp_path / "data", chroma_url, *DOCUMENTS)
    server = Server.parse(chroma_url)
    with chromadb.HttpClient(host=server.host, port=server.port) as client:  # type: ignore[attr-defined]
        client.delete_collection(collections(chroma_url)[0])
    with pytest.raises(IndexUnreadable, match="is gone from the server"):
        open_index(tmp_path / "data", chroma_url=chroma_url, embedder=WordEmbedder())
    assert build(tmp_path / "data", chroma_url, *DOCUMENTS).rebuilt
    open_index(tmp_path / "data", chroma_url=chroma_url, embedder=WordEmbedder()).close()


def test_a_server_that_stops_while_an_index_is_open(tmp_path: Path) -> None:
    with chroma_server(tmp_path / "chroma-server") as (url, process):
        build(tmp_path / "data", url, *DOCUMENTS)
        index = open_index(tmp_path / "data", chroma_url=url, embedder=WordEmbedder())
        process.kill()
        process.wait()
        with pytest.raises(ChromaUnreachable, match="the Chroma server failed"):
            index.dense("How much do I take?", 3)
        index.close()
        with pytest.raises(ChromaUnreachable, match="no answer"):
            open_index(tmp_path / "data", chroma_url=url, embedder=WordEmbedder())


def test_a_server_that_is_down_is_named_within_seconds(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    start = time.monotonic()
    with pytest.raises(ChromaUnreachable, match="unset MMF_CHROMA_URL") as info:
        build(tmp_path / "data", url, *DOCUMENTS)
    assert time.monotonic() - start < 5
    assert url in str(info.value)
    assert not (tmp_path / "data").exists()


def test_a_server_that_accepts_and_stays_silent_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        start = time.monotonic()
        with pytest.raises(ChromaUnreachable, match="no answer"):
            build(tmp_path / "data", url, *DOCUMENTS)
        assert time.monotonic() - start < 10


def test_a_server_that_is_no_chroma_is_named(tmp_path: Path) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *args: object) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(ChromaUnreachable, match="status 404, so it is no Chroma server"):
            build(tmp_path / "data", f"http://127.0.0.1:{server.server_port}", *DOCUMENTS)
        server.shutdown()


def _build_until_stored(data: Path, url: str) -> None:
    def die(stage: str, _done: int, _total: int) -> None:
        if stage == Stage.LEXICAL:
            os.kill(os.getpid(), signal.SIGKILL)

    build_index(
        (DURATION,), data, chroma_url=url, rebuild=True, progress=die, embedder=WordEmbedder()
    )


def test_a_killed_builds_collection_is_removed_by_the_next(tmp_path: Path, chroma_url: str) -> None:
    data = tmp_path / "data"
    build(data, chroma_url, *DOCUMENTS)
    (serving,) = collections(chroma_url)
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=_build_until_stored, args=(data, chroma_url))
    process.start()
    process.join(120)
    assert process.exitcode == -signal.SIGKILL
    assert len(collections(chroma_url)) == 2
    assert not build(data, chroma_url, *DOCUMENTS).rebuilt
    assert collections(chroma_url) == [serving]


@pytest.mark.parametrize(
    "url",
    ["127.0.0.1:8000", "ftp://127.0.0.1", "http://", "http://host:port", "http://h:8000/path"],
)
def test_an_address_that_makes_no_sense_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ChromaUnreachable):
        open_index(tmp_path, chroma_url=url)


def test_a_password_in_an_address_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ChromaUnreachable) as info:
        build(tmp_path, "http://ann:secret@127.0.0.1:8000", *DOCUMENTS)
    assert "secret" not in str(info.value)


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://chroma/", "http://chroma:8000"),
        ("https://chroma", "https://chroma:443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_addresses_are_completed(url: str, whole: str) -> None:
    assert Server.parse(url).url == whole
