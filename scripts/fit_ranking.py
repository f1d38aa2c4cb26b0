"""Fits the weights of retrieval and of the evidence bar on development questions, never on others.

    python scripts/fit_ranking.py [SET…]       # writes assistant/ranking.yaml
    python scripts/fit_ranking.py --check      # only reports, by ten-fold cross-validation

Ranking is a conditional logit over each question's candidates (McFadden 1974) with weights that
are not negative; the bar is a logistic regression. Needs an index that is current.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.evidence import evidence_features, is_silence  # noqa: E402
from assistant.query import query_of  # noqa: E402
from assistant.ranking import Features, Ranking, Weights, ranking  # noqa: E402
from assistant.retrieve import features_of  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from evals.answering import answering  # noqa: E402
from evals.sets import load_set  # noqa: E402
from ingest import Index, open_index  # noqa: E402

SETS = ("evidence", "retrieval-1", "retrieval-2", "not-in-text")
FILE = ROOT / "assistant" / "ranking.yaml"
RIDGE = 1.0
STEPS = 600
FOLDS = 10
KEPT = Settings().retrieved
UNKNOWN_WEIGHT = 0.3
"""What a question on a silence that was taken away counts beside one that people wrote."""
FALSE_SILENCE = 0.02
"""The part of answered questions that the bar may miss."""
Matrix = NDArray[np.float64]


class Row(NamedTuple):
    """One question, its candidates' features, and which of them answer."""

    candidates: dict[str, Features]
    answers: frozenset[str]
    weight: float = 1.0


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    files = arguments.sets or [ROOT / "evals" / "questions" / f"{name}.yaml" for name in SETS]
    settings = Settings()
    with_index = open_index(settings.data_dir, chroma_url=settings.chroma_url)
    asked = rows(with_index, files, settings.candidates)
    unknown = unknown_rows(with_index, settings.candidates)
    names = list(ranking().passage.weights)
    answered = [row for row in asked if row.answers & row.candidates.keys()]
    ranks = cross_validated(answered, names)
    say(f"{len(ranks)} answered questions, cross-validated: {figures(ranks)}")
    weights = fit(answered, names)
    bias = -float(np.median([best_total(row, weights) for row in answered])) + 2.0
    passage = Weights(weights=weights, bias=round(bias, 3))
    bar, cut = fit_bar([*asked, *unknown], passage)
    if not arguments.check:
        write(Ranking(passage=passage, answered=bar, bar=cut, further=ranking().further))


def rows(index: Index, files: Sequence[Path], candidates: int) -> list[Row]:
    """The cases of the sets as rows."""
    cases = [case for file in files for case in load_set(file).cases]
    return [
        Row(
            features_of(index, query_of(case.turns), candidates=candidates),
            answering(case, index.passages),
        )
        for case in cases
    ]


def unknown_rows(index: Index, candidates: int) -> list[Row]:
    """Questions of each silence with that silence taken away: subjects that nobody thought of."""
    found = []
    for key, passage in index.passages.items():
        if is_silence(key) and passage.statement:
            for question in passage.statement.questions[:3]:
                seen = features_of(index, query_of([question]), candidates=candidates)
                others = {k: f for k, f in seen.items() if k != key}
                found.append(Row(others, frozenset(), UNKNOWN_WEIGHT))
    return found


def fit(data: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """Weights that make the answering candidates likely, by projected gradient ascent."""
    parts = [_matrix(row, names) for row in data]
    scale = np.vstack([features for features, _ in parts]).std(axis=0) + 1e-6
    weights = np.ones(len(names))
    for _ in range(STEPS):
        slope = -RIDGE * weights
        for features, right in parts:
            chance = _softmax(features / scale @ weights)
            slope += (features / scale).T @ (chance * right / (chance @ right) - chance)
        weights = np.maximum(0.0, weights + 0.3 * slope / len(parts))
    return {name: round(float(w), 3) for name, w in zip(names, weights / scale, strict=True)}


def cross_validated(data: Sequence[Row], names: Sequence[str]) -> list[int]:
    """The rank of the first answering candidate, each question read with weights fitted without."""
    fold = np.random.default_rng(0).permutation(len(data)) % FOLDS
    ranks = []
    for number in range(FOLDS):
        weights = fit([row for row, f in zip(data, fold, strict=True) if f != number], names)
        ranks += [_rank(row, weights) for row, f in zip(data, fold, strict=True) if f == number]
    return ranks


def fit_bar(data: Sequence[Row], passage: Weights) -> tuple[Weights, float]:
    """The weights of the evidence bar, and the chance below which a question is unanswered."""
    features = [_bar_features(row, passage) for row in data]
    names = list(features[0])
    matrix = np.array([[f[name] for name in names] for f in features])
    right = np.array([bool(row.answers) for row in data])
    weight = np.array([row.weight for row in data])
    weight = np.where(right, weight, weight * weight[right].sum() / weight[~right].sum())
    mean, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    fold = np.random.default_rng(0).permutation(len(data)) % FOLDS
    chance = np.zeros(len(data))
    for number in range(FOLDS):
        inside = fold != number
        model = LogisticRegression().fit(
            ((matrix - mean) / scale)[inside], right[inside], sample_weight=weight[inside]
        )
        chance[~inside] = model.predict_proba(((matrix - mean) / scale)[~inside])[:, 1]
    cut = float(np.quantile(chance[right], FALSE_SILENCE))
    written = np.array([row.weight == 1.0 for row in data])
    say(
        f"evidence bar {cut:.3f}, cross-validated: of {(~right & written).sum()} unanswered"
        f" questions {(chance < cut)[~right & written].mean():.3f} are told so, of"
        f" {(~written).sum()} on"
        f" unknown subjects {(chance < cut)[~written].mean():.3f}, of {right.sum()} answered"
        f" {(chance < cut)[right].mean():.3f}"
    )
    model = LogisticRegression().fit((matrix - mean) / scale, right, sample_weight=weight)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ mean)
    found = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    return Weights(weights=found, bias=round(bias, 3)), round(cut, 3)


def figures(ranks: Sequence[int]) -> str:
    """Share among the first 1, 3 and 5, and the mean reciprocal rank."""
    found = np.array(ranks)
    shares = ", ".join(f"first {k}: {(found <= k).mean():.3f}" for k in (1, 3, 5))
    return f"{shares}, MRR {(1 / found).mean():.3f}"


def best_total(row: Row, weights: dict[str, float]) -> float:
    """The weighted sum of the best answering candidate."""
    whole = Weights(weights=weights)
    return max(whole.total(f) for key, f in row.candidates.items() if key in row.answers)


def _bar_features(row: Row, passage: Weights) -> Features:
    best = sorted(row.candidates.items(), key=lambda item: (-passage.total(item[1]), item[0]))
    return evidence_features(best[:KEPT], passage)


def _matrix(row: Row, names: Sequence[str]) -> tuple[Matrix, Matrix]:
    features = np.array([[f[name] for name in names] for f in row.candidates.values()])
    return features, np.array([float(key in row.answers) for key in row.candidates])


def _rank(row: Row, weights: dict[str, float]) -> int:
    whole = Weights(weights=weights)
    best = sorted(row.candidates, key=lambda key: (-whole.total(row.candidates[key]), key))
    return next(n for n, key in enumerate(best, start=1) if key in row.answers)


def _softmax(values: Matrix) -> Matrix:
    powers = np.exp(values - values.max())
    return np.asarray(powers / powers.sum())


def write(found: Ranking) -> None:
    """Write the data file."""
    text = yaml.safe_dump(found.model_dump(), sort_keys=False, width=100)
    head = "# Written by scripts/fit_ranking.py; `further` is set by hand.\n"
    FILE.write_text(head + text, "utf-8")


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
