"""Fits the weights of retrieval on development questions, never on others.

    python scripts/fit_ranking.py [SET…]       # writes assistant/ranking.yaml
    python scripts/fit_ranking.py --check      # only reports, by ten-fold cross-validation
    python scripts/fit_ranking.py --by-set     # only reports, on each set with what the others gave

Questions that stand beside the statements are asked as well, of an index that lacks them, and count
less. Needs an index that is current; some minutes, most of them for that other index. The evidence
bar rests on these weights: fit it anew afterwards (`scripts/fit_bar.py`).
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from ranking.file import write  # noqa: E402
from ranking.held_out import lacking  # noqa: E402
from ranking.logit import Row, cross_validated, figures, fit, rank  # noqa: E402

from assistant.evidence import is_silence  # noqa: E402
from assistant.query import query_of  # noqa: E402
from assistant.ranking import Ranking, Weights, ranking  # noqa: E402
from assistant.retrieve import features_of  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from evals.answering import RETRIEVAL_SETS, answering  # noqa: E402
from evals.sets import load_set  # noqa: E402
from ingest import Index, open_index  # noqa: E402

OF_THE_CORPUS = 0.05
"""What a question of the corpus counts in ranking beside one that people wrote."""


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--by-set", action="store_true", help="fit on the others, read each set")
    arguments = parser.parse_args()
    files = arguments.sets or RETRIEVAL_SETS
    settings = Settings()
    index = open_index(settings.data_dir, chroma_url=settings.chroma_url)
    sets = {file.stem: rows(index, file, settings.candidates) for file in files}
    written = [row for found in sets.values() for row in found]
    corpus = corpus_rows(index, settings.candidates)
    names = list(ranking().passage.weights)
    if arguments.by_set:
        by_set(sets, corpus, names)
        return
    ranks = cross_validated([*found(written), *found(corpus)], names)
    say(f"{len(ranks)} answered questions, cross-validated: {figures(ranks)}")
    fitted = fitted_on([*written, *corpus], names)
    if not arguments.check:
        write(fitted)


def by_set(sets: Mapping[str, Sequence[Row]], corpus: Sequence[Row], names: Sequence[str]) -> None:
    """Report on each set, which is a writer of its own, with what was fitted on the others."""
    for held, read in sets.items():
        others = [row for name, found in sets.items() if name != held for row in found]
        fitted = fitted_on([*others, *corpus], names)
        ranks = [rank(row, fitted.passage.weights) for row in read if row.answers]
        if ranks:
            say(f"{held}, {len(ranks)} answered questions: {figures(ranks)}")


def fitted_on(data: Sequence[Row], names: Sequence[str]) -> Ranking:
    """The weights of retrieval, beside the bar as it stands."""
    answered = found(data)
    weights = fit(answered, names)
    whole = Weights(weights=weights)
    best = [
        max(whole.total(f) for key, f in row.candidates.items() if key in row.answers)
        for row in answered
        if row.written
    ]
    passage = Weights(weights=weights, bias=round(2.0 - float(np.median(best)), 3))
    return ranking().model_copy(update={"passage": passage})


def found(data: Sequence[Row]) -> list[Row]:
    """Those of which an answering statement was proposed."""
    return [row for row in data if row.answers & row.candidates.keys()]


def rows(index: Index, file: Path, candidates: int) -> list[Row]:
    """The cases of a set."""
    return [
        Row(
            features_of(index, query_of(case.turns), candidates=candidates),
            answering(case, index.passages),
        )
        for case in load_set(file).cases
    ]


def corpus_rows(index: Index, candidates: int) -> list[Row]:
    """The questions of the corpus, asked where they are not written; a silence answers none."""
    without, asked = lacking(index)
    data = []
    for item in asked:
        features = features_of(without, query_of([item.question]), candidates=candidates)
        silent = is_silence(item.passage_id)
        answers = frozenset() if silent else frozenset([item.passage_id])
        data.append(Row(features, answers, OF_THE_CORPUS, written=False))
    return [row for row in data if row.candidates]


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
