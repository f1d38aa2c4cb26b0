"""Reads a question beside statements, with onnxruntime alone; deterministic, on one thread."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from corpus.models import Passage
from ingest.answers.pairs import Pairs, Row
from ingest.model_files import model_folder
from ingest.offline import go_offline

NETWORK = Path(__file__).with_name("network.onnx")


def answer_score(question: str, passage: Passage) -> float:
    """The log odds that a passage answers the question, as the network judges it.

    Raises `ModelMissing` without the tokenizer's package, and onnxruntime's errors where the
    network's file is missing or damaged: a judge that is not there must not pass for a silent one.
    """
    return _score(_network().pairs.row(question, wordings_of(passage)))


def wordings_of(passage: Passage) -> tuple[str, ...]:
    """A statement as the network reads it: for clinicians, then in plain words."""
    plain = passage.statement.plain if passage.statement else None
    return (passage.text, plain) if plain else (passage.text,)


class _Network(NamedTuple):
    session: Any
    pairs: Pairs


@cache
def _network() -> _Network:
    go_offline()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(NETWORK), options, providers=["CPUExecutionProvider"]
    )
    return _Network(session, Pairs(model_folder() / "tokenizer.json"))


@lru_cache(maxsize=512)
def _score(row: Row) -> float:
    """One row at a time: padding would make a score depend on what is read beside it."""
    ids, types = (np.asarray([part], dtype=np.int64) for part in row)
    return float(_network().session.run(None, {"ids": ids, "types": types})[0][0])
