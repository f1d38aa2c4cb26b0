"""Fixtures of the index: a built one, the real model exported once, and a real Chroma server."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import Index, build_index, open_index
from ingest.build_model import InstalledModel
from ingest.errors import ChromaUnreachable
from ingest.onnx_embedder import OnnxEmbedder
from ingest.place import Server
from ingest.sentence_transformer import SentenceTransformerEmbedder
from ingest.stages import silent
from small_corpus import DOCUMENTS, WordEmbedder


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A data folder with an index of the small documents."""
    build_index(DOCUMENTS, tmp_path / "data", embedder=WordEmbedder())
    return tmp_path / "data"


@pytest.fixture
def index(built: Path) -> Iterator[Index]:
    opened = open_index(built, embedder=WordEmbedder())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> InstalledModel:
    """The real model, loaded and exported once for all tests."""
    model = InstalledModel(tmp_path_factory.mktemp("models"), silent)
    model.embedder()
    return model


@pytest.fixture(scope="session")
def sentence_transformer(installed: InstalledModel) -> SentenceTransformerEmbedder:
    return installed.embedder()


@pytest.fixture(scope="session")
def onnx(installed: InstalledModel) -> OnnxEmbedder:
    return OnnxEmbedder(installed.models / installed.exported(anew=False), installed.name)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def chroma_url(tmp_path: Path) -> Iterator[str]:
    """A real Chroma server on loopback; only for tests marked `loopback`."""
    port = free_port()
    program = Path(sys.executable).with_name("chroma")
    folder = tmp_path / "chroma-server"
    command = [str(program), "run", "--path", str(folder), "--host", "127.0.0.1"]
    server = subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(Server(host="127.0.0.1", port=port), server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def _wait_for(server: Server, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while True:
        try:
            return server.check()
        except ChromaUnreachable:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)
