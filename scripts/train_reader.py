"""Trains the learnt reader: a linear sentence classifier with one head for each kind of fact.

    python scripts/train_reader.py                  # writes guardrails/reading/learnt/weights.npz
    python scripts/train_reader.py --held-out w5    # without that writer: how it reads them

About a minute on two cores. Deterministic for given data and library versions.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guardrails.reading.learnt.features import PLACES, features  # noqa: E402
from guardrails.reading.tagged import tag_turn  # noqa: E402

LEARNT = ROOT / "guardrails" / "reading" / "learnt"
HEADS = ("activity", "ask", "enzymes", "redflag", "skin", "steroid", "strength", "urgent")
TODAY = date(2026, 11, 22)
STRENGTH_OF_FIT = 8.0
SURE = 0.8
Record = dict[str, Any]


def main() -> None:
    """Train on all writers and write the weights, or hold one out and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", help="a data file (without .jsonl) to test on instead")
    options = parser.parse_args()
    writers = load()
    if options.held_out:
        test = writers.pop(options.held_out)
        models, rarity = train([record for part in writers.values() for record in part])
        report(models, matrix(test, rarity), test)
    else:
        models, rarity = train([record for part in writers.values() for record in part])
        write(models, rarity)


def load() -> dict[str, list[Record]]:
    """Labelled sentences by writer, each with the text that the reader will see."""
    writers: dict[str, list[Record]] = {}
    for path in sorted((LEARNT / "data").glob("*.jsonl")):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for record in records:
            clauses = tag_turn(record["t"], 0, TODAY)
            record["text"] = " ".join(clause.text for clause in clauses)
        writers[path.stem] = records
    return writers


def train(records: Sequence[Record]) -> tuple[dict[str, Any], Any]:
    """A logistic regression for each head, and the rarity of each feature."""
    counts = matrix(records, None)
    seen = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = np.log((1 + len(records)) / (1 + seen)) + 1
    rarity[seen < 2] = 0.0
    inputs = matrix(records, rarity)
    models = {}
    for head in HEADS:
        model = LogisticRegression(C=STRENGTH_OF_FIT, max_iter=400, class_weight="balanced")
        models[head] = model.fit(inputs, [record.get(head, "none") for record in records])
        sys.stderr.write(f"{head}: {len(model.classes_)} values\n")
    return models, rarity


def matrix(records: Sequence[Record], rarity: Any) -> Any:
    """(sentences, places), each row of unit length."""
    rows, columns, values = [], [], []
    for row, record in enumerate(records):
        places, weights = features(record["text"])
        telling = np.asarray(weights) * (1.0 if rarity is None else rarity[places])
        length = np.sqrt((telling * telling).sum()) or 1.0
        rows += [row] * len(places)
        columns += places
        values += list(telling / length)
    return csr_matrix((values, (rows, columns)), shape=(len(records), PLACES))


def report(models: dict[str, Any], inputs: Any, records: Sequence[Record]) -> None:
    """Recall and precision of every value, at all and where the reader is sure."""
    for head, model in models.items():
        probabilities = model.predict_proba(inputs)
        for place, name in enumerate(model.classes_):
            true = np.array([record.get(head, "none") == name for record in records])
            said = probabilities.argmax(axis=1) == place
            sure = said & (probabilities[:, place] > SURE)
            parts = [
                f"{label} recall {(true & hit).sum() / max(1, true.sum()):.2f}"
                f" precision {(true & hit).sum() / max(1, hit.sum()):.2f}"
                for label, hit in (("all:", said), ("sure:", sure))
            ]
            sys.stdout.write(f"{head:9} {name:17} n={true.sum():4}  {'  '.join(parts)}\n")


def write(models: dict[str, Any], rarity: Any) -> None:
    """Store the weights in steps of a 127th of each column's largest."""
    matrix_ = np.hstack([model.coef_.T for model in models.values()])
    scale = np.abs(matrix_).max(axis=0) / 127
    heads = {head: [str(name) for name in model.classes_] for head, model in models.items()}
    np.savez_compressed(
        LEARNT / "weights.npz",
        heads=np.array(json.dumps(heads)),
        matrix=np.round(matrix_ / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        rarity=rarity.astype(np.float16),
        bias=np.concatenate([model.intercept_ for model in models.values()]).astype(np.float32),
    )
    size = (LEARNT / "weights.npz").stat().st_size / 1e6
    sys.stdout.write(f"wrote weights.npz, {size:.1f} MB\n")


if __name__ == "__main__":
    main()
