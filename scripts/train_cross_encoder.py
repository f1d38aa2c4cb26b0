"""Trains a cross-encoder: how well does a statement answer a question? Scores it held out.

    python scripts/train_cross_encoder.py                # writes the held-out scores
    python scripts/train_cross_encoder.py --epochs 0     # without the questions of the corpus

An experiment that the product does not use (docs/decisions/006-retrieval.md). First on questions
of the corpus, then on what strangers asked; each half of the sets is scored by a network that was
trained on the other half. Needs an index that is current; a quarter of an hour on two cores that
have nothing else to do. Deterministic for given data, library versions and processor.
"""

import argparse
import copy
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from cross_encoder.material import Material, of_the_corpus, of_the_sets, of_those_asked  # noqa: E402
from cross_encoder.network import CrossEncoder, batch  # noqa: E402
from cross_encoder.pairs import Pairs, told  # noqa: E402
from cross_encoder.training import Wordings, train  # noqa: E402

from assistant.settings import Settings  # noqa: E402
from corpus.models import Passage  # noqa: E402
from ingest import open_index  # noqa: E402
from ingest.model_files import model_folder  # noqa: E402

HELD_OUT = Settings().data_dir / "cross_encoder.json"
LAYERS = 3
LIKE_THEM = 2
"""Rounds over what strangers asked."""
FIRST_HALF = re.compile(r"evidence|asked-1|retrieval-[1357]")
"""The sets of the first half; every set is of one half, and every writer wrote one set."""


def main() -> None:
    """Train, write and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--epochs", type=int, default=1, help="rounds over the corpus")
    parser.add_argument("--held-out", type=Path, default=HELD_OUT)
    parser.add_argument("--start", type=Path, help="a network trained on the corpus, kept or made")
    options = parser.parse_args()
    torch.manual_seed(0)
    index = open_index(Settings().data_dir)
    wordings = {key: (told(p), *_plain(p)) for key, p in index.passages.items()}
    tokenizer = model_folder() / "tokenizer.json"
    pairs = Pairs(tokenizer)
    strangers = [*of_the_sets(index), *of_those_asked(index)]
    start = CrossEncoder(model_folder(), options.layers)
    if options.epochs == 0:
        sys.stderr.write("without the questions of the corpus\n")
    elif options.start and options.start.exists():
        start.load_state_dict(torch.load(options.start))
    else:
        train(start, list(of_the_corpus(index)), wordings, pairs, leads(), options.epochs)
        if options.start:
            torch.save(start.state_dict(), options.start)
    scores: dict[str, dict[str, float]] = {}
    halves = [
        [m for m in strangers if bool(FIRST_HALF.match(m.source)) is h] for h in (True, False)
    ]
    for seen, held in (halves, reversed(halves)):
        network = copy.deepcopy(start)
        train(network, seen, wordings, pairs, (), LIKE_THEM, rate=0.6)
        scores.update(scored(network, held, wordings, pairs))
    options.held_out.write_text(json.dumps(scores, indent=0, sort_keys=True) + "\n", "utf-8")
    told_apart(strangers, scores)


def told_apart(strangers: Sequence[Material], scores: Mapping[str, Mapping[str, float]]) -> None:
    """Report how well the best score tells answered questions from others, set by set."""
    from sklearn.metrics import roc_auc_score

    for source in dict.fromkeys(item.source for item in strangers):
        items = [item for item in strangers if item.source == source]
        right = [bool(item.answers) for item in items]
        if len(set(right)) == 2:
            best = [max(scores[f"{i.source}/{i.key}"].values(), default=-9.0) for i in items]
            sys.stdout.write(f"{source}: area {roc_auc_score(right, best):.3f}\n")


def leads() -> list[str]:
    """What strangers say of themselves before they ask, from the messages of the learnt reader."""
    files = sorted((ROOT / "guardrails" / "reading" / "learnt" / "data").glob("m0*.jsonl"))
    records = (json.loads(line) for f in files for line in f.read_text("utf-8").splitlines())
    turns = (record["turns"][0] for record in records if "turns" in record)
    said = (part.strip() for turn in turns for part in re.split(r"(?<=[.!?])\s+", turn))
    return sorted({part.lower() for part in said if part.endswith(".") and 15 < len(part) < 120})


def _plain(passage: Passage) -> tuple[str, ...]:
    statement = passage.statement
    return (f"{passage.section}: {statement.plain}",) if statement else ()


def scored(
    network: CrossEncoder, held: Sequence[Material], wordings: Wordings, pairs: Pairs
) -> dict[str, dict[str, float]]:
    """The scores of each held-out question's statements, by set and case."""
    found = {}
    with torch.no_grad():
        for item in held:
            keys = dict.fromkeys((*item.answers, *item.near))
            rows = pairs.rows(item.question, [wordings[key][0] for key in keys])
            values = network(*batch(rows)).tolist()
            found[f"{item.source}/{item.key}"] = {
                key: round(value, 3) for key, value in zip(keys, values, strict=True)
            }
    return found


if __name__ == "__main__":
    main()
