"""Fixtures of the index: a built one, and the real model, exported once for the whole session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import DOCUMENTS, WordEmbedder

from ingest import Index, build_index, open_index
from ingest.build_model import InstalledModel
from ingest.onnx_embedder import OnnxEmbedder
from ingest.sentence_transformer import SentenceTransformerEmbedder
from ingest.stages import silent


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
def onnx_folder(installed: InstalledModel) -> Path:
    return installed.models / installed.exported(anew=False)


@pytest.fixture(scope="session")
def onnx(installed: InstalledModel, onnx_folder: Path) -> OnnxEmbedder:
    return OnnxEmbedder(onnx_folder, installed.name)
