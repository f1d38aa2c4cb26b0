"""The learnt reader: what a small language model makes of each sentence and of the conversation.

The shipped MiniLM, fine-tuned by `scripts/train_reader.py` on the sentences and messages of
`data/`: `encoder.onnx` gives states of words, `heads.npz` what they mean. Deterministic: one row of
words is read at a time, on one thread. What its opinion may change is said in
`guardrails.reading.agree`; by itself it decides nothing.
"""

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from guardrails.reading.learnt.plain import plain_sentences
from guardrails.reading.learnt.untold import untold
from guardrails.reading.learnt.windows import Row, windows
from guardrails.reading.tagged import TaggedClause

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_FOLDER = Path(__file__).parent
Chances = Mapping[str, float]
"""The probability of each value of a head; they sum to 1."""
Heads = Mapping[str, Sequence[str]]
"""The values of each head."""


class Heard(NamedTuple):
    """A sentence, and what it says in its place in the conversation."""

    clauses: Sequence[TaggedClause]
    heads: Mapping[str, Chances]
    signs: Chances
    """The probability of each red flag and urgent matter, each for itself."""
    own: bool = True
    """Whether the rules take all of it to be about the patient."""

    @property
    def turn(self) -> int:
        """The turn it was said in."""
        return self.clauses[0].turn

    @property
    def said(self) -> str:
        """The person's own words."""
        first, last = self.clauses[0], self.clauses[-1]
        return first.whole.quote(first.source[0], last.source[-1])


class Opinion(NamedTuple):
    """All that the learnt reader makes of a conversation."""

    sentences: tuple[Heard, ...]
    conversation: Mapping[str, Chances]
    """`W1` to `W6`, `ask` and `scope`; empty where nothing was said."""
    signs: Chances
    """The probability of each sign in any of the sentences."""
    untold: Mapping[int, float] = MappingProxyType({})
    """By the turn from which on it is read: how probably what is named is not told of the patient
    as it is now."""

    def surest(self, head: str, *values: str) -> Heard | None:
        """The sentence that says one of these values with the greatest probability."""
        return max(
            self.sentences,
            key=lambda heard: sum(heard.heads[head].get(value, 0.0) for value in values),
            default=None,
        )


NOTHING_HEARD = Opinion((), {}, {})
_ROWS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="rows")
"""A long conversation's rows are computed beside each other, each on one thread as ever."""


def opinion(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool] | None = None
) -> Opinion:
    """What was said, as far as it was learnt; `about_patient` tells whose each clause is.

    Raises `OSError`, `ValueError` or onnxruntime's errors when the model is missing or broken: a
    missing watchman is a fault.
    """
    import numpy as np

    plain = plain_sentences(clauses)
    if not plain:
        return NOTHING_HEARD
    model = _model()
    turns = [members[0].turn for _, members in plain]
    states, mean, top = _read([text for text, _ in plain], turns)
    weights = model.weights
    sentence = _chances(
        mean @ weights["sentence"] + weights["sentence_bias"], model.names["sentence"]
    )
    signs = np.concatenate([mean, top], axis=1) @ weights["signs"] + weights["signs_bias"]
    every = np.concatenate(states)
    whole = np.concatenate([every.mean(axis=0), every.max(axis=0)])[None, :]
    heard = whole @ weights["conversation"] + weights["conversation_bias"]
    conversation = _chances(heard + _noticed(every), model.names["conversation"])
    others = {id(c) for c, own in zip(clauses, about_patient or (), strict=False) if not own}
    each = 1 / (1 + np.exp(-signs))
    in_all = 1 / (1 + np.exp(-np.logaddexp.reduce(signs, axis=0)))
    return Opinion(
        sentences=tuple(
            Heard(
                members,
                sentence[at],
                dict(zip(model.signs, each[at].tolist(), strict=True)),
                own=not any(id(clause) in others for clause in members),
            )
            for at, (_, members) in enumerate(plain)
        ),
        conversation=conversation[0],
        signs=dict(zip(model.signs, in_all.tolist(), strict=True)),
        untold=untold(mean, top, turns),
    )


def states_of(clauses: Sequence[TaggedClause]) -> "tuple[Matrix, Matrix, list[int]]":
    """Mean and maximum of each sentence's states, (sentences, hidden) both, and its turn."""
    plain = plain_sentences(clauses)
    turns = [members[0].turn for _, members in plain]
    _, mean, top = _read([text for text, _ in plain], turns)
    return mean, top, turns


def _read(texts: Sequence[str], turns: Sequence[int]) -> "tuple[list[Matrix], Matrix, Matrix]":
    """The states of each row, and mean and maximum over each sentence."""
    import numpy as np

    rows = windows(_model().tokenizer, texts, turns)
    states = list(_ROWS.map(_states, [tuple(row.ids) for row in rows]))
    pooled = [_pooled(s, row) for s, row in zip(states, rows, strict=True)]
    mean = np.concatenate([m for m, _ in pooled])
    return states, mean, np.concatenate([t for _, t in pooled])


def heads() -> tuple[Heads, Heads, Sequence[str]]:
    """The values of each head of a sentence and of a conversation, and the signs."""
    model = _model()
    return model.names["sentence"], model.names["conversation"], model.signs


class _Model(NamedTuple):
    session: Any
    tokenizer: Any
    names: Mapping[str, Heads]
    signs: Sequence[str]
    weights: Mapping[str, "Matrix"]


@cache
def _model() -> _Model:
    import numpy as np
    from tokenizers import Tokenizer

    # onnxruntime notes machine and process for its maker at import unless this is set before it.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    tokenizer = Tokenizer.from_file(str(_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    with np.load(_FOLDER / "heads.npz", allow_pickle=False) as stored:
        names = json.loads(str(stored["names"]))
        weights = {k: stored[k].astype(np.float32) for k in stored.files if k != "names"}
    return _Model(
        session=onnxruntime.InferenceSession(
            str(_FOLDER / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        ),
        tokenizer=tokenizer,
        names={part: names[part] for part in ("sentence", "conversation")},
        signs=names["signs"],
        weights=weights,
    )


@lru_cache(maxsize=256)
def _states(ids: tuple[int, ...]) -> "Matrix":
    """(tokens, hidden) of one row; a conversation that is asked again is not computed again."""
    import numpy as np

    row = np.asarray([ids], dtype=np.int64)
    states: Matrix = _model().session.run(None, {"ids": row, "mask": np.ones_like(row)})[0][0]
    return states


def _pooled(states: "Matrix", row: Row) -> tuple["Matrix", "Matrix"]:
    """Mean and maximum over each sentence: (sentences, hidden) both; zero for an empty one."""
    import numpy as np

    hidden = states.shape[1]
    mean = np.zeros((len(row.spans), hidden), dtype=np.float32)
    top = np.zeros_like(mean)
    for at, (start, end) in enumerate(row.spans):
        if end > start:
            mean[at] = states[start:end].mean(axis=0)
            top[at] = states[start:end].max(axis=0)
    return mean, top


def _noticed(states: "Matrix") -> "Matrix":
    """(1, values of all heads): what each head makes of the words that it looks at.

    `states` are those of the whole conversation, (tokens, hidden).
    """
    import numpy as np

    model = _model()
    looks = states @ model.weights["queries"]
    looks = np.exp(looks - looks.max(axis=0))
    seen = (looks / looks.sum(axis=0)).T @ states
    scores, start = [], 0
    for at, values in enumerate(model.names["conversation"].values()):
        end = start + len(values)
        scores.append(seen[at] @ model.weights["noticed"][:, start:end])
        start = end
    every: Matrix = np.concatenate(scores)[None, :] + model.weights["noticed_bias"]
    return every


def _chances(scores: "Matrix", heads: Heads) -> list[dict[str, Chances]]:
    """For each row of scores, the probabilities of each head's values."""
    import numpy as np

    found: list[dict[str, Chances]] = [{} for _ in scores]
    start = 0
    for head, values in heads.items():
        part = scores[:, start : start + len(values)]
        start += len(values)
        shares = np.exp(part - part.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        for at, row in enumerate(shares.tolist()):
            found[at][head] = dict(zip(values, row, strict=True))
    return found
