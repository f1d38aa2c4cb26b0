"""Embeds the questions that people judged, for retrieval and for the evidence bar.

    python scripts/embed_judged.py     # writes ingest/judged.npz; two minutes on two cores

Reads `scripts/answers/asked/*.jsonl`; no question set. Needs an index that is current. Run it when
questions were added there, or judged again because a statement was written that answers some; the
weights are fitted anew afterwards (`scripts/fit_ranking.py`, then `scripts/fit_bar.py`).
"""

import argparse
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from answers.material import judged_questions  # noqa: E402
from ranking.held_out import Texts  # noqa: E402

from assistant.settings import Settings  # noqa: E402
from ingest import open_index  # noqa: E402
from ingest.judged import FILE  # noqa: E402

MOST = 127
"""The greatest whole number of a vector's parts: one byte holds each."""


def main() -> None:
    """Embed and write."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    settings = Settings()
    index = open_index(settings.data_dir, chroma_url=settings.chroma_url)
    questions = list(judged_questions(index))
    statements = sorted(key for key, passage in index.passages.items() if not passage.local)
    place = {key: number for number, key in enumerate(statements)}
    pairs = sorted(
        (place[key], row) for row, question in enumerate(questions) for key in question.answers
    )
    vectors = Texts(index).plain([question.text for question in questions])
    step = float(np.abs(vectors).max()) / MOST
    np.savez_compressed(
        FILE,
        vectors=np.rint(vectors / step).astype(np.int8),
        step=np.float32(step),
        statements=np.array(statements),
        rows=np.array([row for _, row in pairs], dtype=np.int32),
        answers=np.array([statement for statement, _ in pairs], dtype=np.int32),
    )
    sys.stdout.write(f"{len(questions)} questions, {len(pairs)} answers: {FILE.name}\n")


if __name__ == "__main__":
    main()
