"""Fixtures of the index: one of small documents, and one with the real model, built once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import DOCUMENTS, WordEmbedder
from whole import Whole, run_whole

from ingest import Index, build_index, open_index
from ingest.manifest import Manifest
from ingest.onnx_embedder import OnnxEmbedder
from ingest.sentence_transformer import SentenceTransformerEmbedder


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the small documents; tests take the copy that `built` makes."""
    data = tmp_path_factory.mktemp("small") / "data"
    build_index(DOCUMENTS, data, embedder=WordEmbedder())
    return data


@pytest.fixture
def built(small_index: Path, tmp_path: Path) -> Path:
    """A data folder with an index of the small documents, to do with as one likes."""
    return shutil.copytree(small_index, tmp_path / "data")


@pytest.fixture
def index(built: Path) -> Iterator[Index]:
    opened = open_index(built, embedder=WordEmbedder())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """An index of the small documents built with the real model."""
    return run_whole(tmp_path_factory.mktemp("whole") / "data", "build")


@pytest.fixture(scope="session")
def sentence_transformer() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


@pytest.fixture(scope="session")
def onnx_folder(whole: Whole) -> Path:
    (folder,) = (whole.data / "models").iterdir()
    return folder


@pytest.fixture(scope="session")
def onnx(whole: Whole, onnx_folder: Path) -> OnnxEmbedder:
    (version,) = (whole.data / "versions").iterdir()
    return OnnxEmbedder(onnx_folder, Manifest.load(version).embedder)
