"""A damaged index says so at opening; it never answers from half of itself."""

import os
import shutil
from pathlib import Path

import pytest
from small_corpus import DOCUMENTS, DURATION, WordEmbedder

from ingest import IndexUnreadable, build_index, open_index
from ingest.embedding import DIMENSIONS, Vectors


def one(data: Path, name: str) -> Path:
    (found,) = [path for path in data.rglob(name) if path.is_file()]
    return found


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


@pytest.mark.parametrize("harm", [cut, garble, Path.unlink], ids=["cut", "garbled", "gone"])
@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "documents.json",
        "seal.json",
        "chroma.sqlite3",
        "data_level0.bin",
        "header.bin",
        "index_metadata.pickle",
        "link_lists.bin",
        "lexical.npz",
    ],
)
def test_a_damaged_file_makes_the_index_unreadable(built: Path, name: str, harm) -> None:  # type: ignore[no-untyped-def]
    path = one(built, name)
    if path.stat().st_size == 0:
        path.write_bytes(b"x" * 100)
    harm(path)
    with pytest.raises(IndexUnreadable, match="mmf ingest --rebuild") as info:
        open_index(built, embedder=WordEmbedder())
    assert "\n" not in str(info.value)


def test_a_garbled_pointer_makes_the_index_unreadable(built: Path) -> None:
    (built / "current").write_bytes(b"{}")
    with pytest.raises(IndexUnreadable, match="current: cannot be read"):
        open_index(built, embedder=WordEmbedder())


def test_a_version_that_is_gone_makes_the_index_unreadable(built: Path) -> None:
    shutil.rmtree(built / "versions")
    with pytest.raises(IndexUnreadable):
        open_index(built, embedder=WordEmbedder())


def test_an_index_of_another_model_is_refused(built: Path) -> None:
    class Other(WordEmbedder):
        name = "another model"

    with pytest.raises(IndexUnreadable, match="built with hashed words, not with another model"):
        open_index(built, embedder=Other())
    with pytest.raises(IndexUnreadable, match="built with another embedding model"):
        open_index(built)


def test_a_model_that_gives_other_vectors_is_refused(built: Path) -> None:
    class Shifted(WordEmbedder):
        def embed(self, texts):  # type: ignore[no-untyped-def]
            vectors: Vectors = super().embed(texts)[:, [*range(1, DIMENSIONS), 0]]
            return vectors

    with pytest.raises(IndexUnreadable, match="does not find itself"):
        open_index(built, embedder=Shifted())


def test_vectors_damaged_while_open_are_an_error_and_no_short_list(built: Path) -> None:
    index = open_index(built, embedder=WordEmbedder())
    index._store.collection.delete(ids=["safety#dose~plain"])
    with pytest.raises(IndexUnreadable, match="Chroma finds"):
        index.dense("How much do I take?", 4)
    index.close()


def test_a_version_swept_away_between_pointer_and_opening_is_looked_up_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest import index as module

    really = module.open_version
    calls = []

    def open_late(layout, version, *rest):  # type: ignore[no-untyped-def]
        if not calls:
            calls.append(version)
            for documents in ((DURATION,), DOCUMENTS):
                build_index(documents, built, embedder=WordEmbedder())
        return really(layout, version, *rest)

    monkeypatch.setattr(module, "open_version", open_late)
    index = open_index(built, embedder=WordEmbedder())
    assert not (built / "versions" / calls[0]).exists()
    assert len(index.passages) == 4
    index.close()
