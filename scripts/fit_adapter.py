"""Fits the embedding adapter on the questions that stand beside the statements of the corpus.

    python scripts/fit_adapter.py            # writes ingest/adapter.npz; then run `mmf ingest`
    python scripts/fit_adapter.py --check    # only reports, on a fifth of the questions held out

No question set is read, so every set judges it. Needs an index that is current; two minutes on two
cores. Fitted anew when the corpus has changed much; an older adapter serves any corpus.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from ranking.adapter import fit, ranks_of  # noqa: E402
from ranking.held_out import Texts  # noqa: E402

from assistant.settings import Settings  # noqa: E402
from ingest import open_index  # noqa: E402
from ingest.adapter import FILE  # noqa: E402
from ingest.embedding import DIMENSIONS  # noqa: E402
from ingest.forms import forms, kind_of  # noqa: E402

FOLDS = 5


def main() -> None:
    """Fit, and write or report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="hold a fifth out, write nothing")
    check = parser.parse_args().check
    vectors, statement, asks = material()
    if not check:
        np.savez(FILE, map=fit(vectors, statement).numpy().astype(np.float16))
        return
    held = asks & (torch.arange(len(asks)) % FOLDS == 0)
    for name, found in (
        ("as the model gives them", torch.eye(DIMENSIONS)),
        ("adapted", fit(vectors[~held], statement[~held])),
    ):
        ranks = ranks_of(vectors, statement, held, found)
        shares = ", ".join(f"first {k}: {(ranks <= k).float().mean():.3f}" for k in (1, 3))
        sys.stdout.write(f"{name}: {shares}, MRR {(1 / ranks.float()).mean():.3f}\n")


def material() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The vectors of all reviewed forms, the number of each one's statement, which are asking."""
    index = open_index(Settings().data_dir)
    passages = [passage for passage in index.passages.values() if not passage.local]
    held = [(number, form) for number, p in enumerate(passages) for form in forms(p)]
    texts = Texts(index)
    return (
        torch.tensor(texts.plain([form.text for _, form in held])),
        torch.tensor([number for number, _ in held]),
        torch.tensor([kind_of(form.id) == "question" for _, form in held]),
    )


if __name__ == "__main__":
    main()
