"""Both sides of embedding give the same vectors, and so the same ranking."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus import DOCUMENTS, load_corpus
from ingest import IndexUnreadable
from ingest.forms import forms
from ingest.onnx_embedder import OnnxEmbedder
from ingest.sentence_transformer import SentenceTransformerEmbedder

TOLERANCE = 1e-5
"""The most that one number of a vector may differ between indexing and asking."""

QUESTIONS = [
    "How soon does MMF start working?",
    "Can I stop CellCept if I'm still on 5 mg of prednisone?",
    "my doctor said something about blood tests, how often??",
    "Is mycophenolate safe in pregnancy?",
    "What happens if I come off it too early?",
    "is there a maximum duration",
    "¿Cuánto tiempo debo tomar micofenolato?",
    "1000 mg bid or 1500",
    "x",
    "what " * 600,
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Own and plain words of the corpus, thinned out to keep the test short."""
    passages = [p for document in load_corpus(DOCUMENTS) for p in document.passages]
    return [form.text for p in passages for form in list(forms(p))[:2]][::6]


@pytest.mark.slow
def test_both_sides_agree_within_tolerance_and_in_ranking(
    sentence_transformer: SentenceTransformerEmbedder, onnx: OnnxEmbedder, texts: list[str]
) -> None:
    indexed = sentence_transformer.embed(texts)
    theirs = sentence_transformer.embed(QUESTIONS)
    ours = np.concatenate([onnx.embed([question]) for question in QUESTIONS])
    assert np.abs(ours - theirs).max() < TOLERANCE
    assert np.abs(onnx.embed(texts[:40]) - indexed[:40]).max() < TOLERANCE

    scores = theirs @ indexed.T
    ranked, other = np.argsort(-scores)[:, :10], np.argsort(-(ours @ indexed.T))[:, :10]
    for row, (best, found) in enumerate(zip(ranked, other, strict=True)):
        # Two texts that are nearer to each other than the tolerance may change places.
        assert np.allclose(scores[row, best], scores[row, found], atol=TOLERANCE)
    assert (ranked == other).mean() > 0.98


@pytest.mark.slow
def test_vectors_are_of_length_one_and_do_not_depend_on_their_batch(onnx: OnnxEmbedder) -> None:
    together = onnx.embed(QUESTIONS)
    alone = np.concatenate([onnx.embed([question]) for question in QUESTIONS])
    assert together.dtype == np.float32
    assert together.shape == (len(QUESTIONS), 384)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.abs(together - alone).max() < TOLERANCE
    assert onnx.embed([]).shape == (0, 384)


@pytest.mark.slow
def test_the_same_question_always_gives_the_same_bits(onnx: OnnxEmbedder) -> None:
    first = onnx.embed([QUESTIONS[0]])
    onnx.embed(QUESTIONS[:3])
    assert np.array_equal(onnx.embed([QUESTIONS[0]]), first)


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["model.onnx", "model.onnx.data", "tokenizer.json"])
@pytest.mark.parametrize("how", ["missing", "cut"])
def test_a_damaged_export_is_unreadable(
    onnx: OnnxEmbedder, onnx_folder: Path, tmp_path: Path, damage: str, how: str
) -> None:
    for path in onnx_folder.iterdir():
        if path.name != damage:
            (tmp_path / path.name).symlink_to(path)
        elif how == "cut":
            (tmp_path / path.name).write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(IndexUnreadable, match=r"missing|damaged|cannot be read"):
        OnnxEmbedder(tmp_path, onnx.name)


def test_asking_imports_no_heavy_library() -> None:
    code = (
        "import sys, ingest, ingest.index, ingest.onnx_embedder\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'llama_index', 'chromadb'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
