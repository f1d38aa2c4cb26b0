"""Trains the learnt reader: the shipped MiniLM, fine-tuned on labelled sentences and messages.

    python scripts/train_reader.py                      # writes guardrails/reading/learnt/
    python scripts/train_reader.py --held-out m3 w5     # without those sources: how it reads them
    python scripts/train_reader.py --further t1 --rate 0.5    # the committed one, taught twins too

An hour and a half on two idle cores. Sentences, messages and plain alarms come from
`guardrails/reading/learnt/data/`, and messages from `evals/questions/` as well; the blind batches
are never read, and twins of alarms only where `--further` or `--held-out` names them.
Deterministic for given data, library versions and processor.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.batches import as_batch, groups  # noqa: E402
from reader.committed import read_committed  # noqa: E402
from reader.data import LEARNT, TWINS, Example, of_file, together  # noqa: E402
from reader.export import write  # noqa: E402
from reader.loss import loss_of  # noqa: E402
from reader.network import Reader  # noqa: E402
from reader.passing import alarms_in_passing, told_in_passing  # noqa: E402
from reader.report import report  # noqa: E402

from ingest.model_files import model_folder  # noqa: E402

ENCODER_RATE, HEAD_RATE = 8e-5, 2e-3
LAYERS = 6
SEED = 0
EPOCHS, FURTHER_EPOCHS = 5, 3
OLD_FOR_NEW = 3
"""So many examples of the others beside each new one, other ones in each round."""


def main() -> None:
    """Train on all sources and write the files, or hold some out and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", nargs="+", default=[], metavar="SOURCE", help="file names")
    parser.add_argument(
        "--further", nargs="+", default=[], metavar="SOURCE",
        help="teach the committed network these sources, beside a share of the others",
    )  # fmt: skip
    parser.add_argument("--epochs", type=int, help=f"default {EPOCHS}; {FURTHER_EPOCHS} further")
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rates")
    parser.add_argument("--go-on", type=Path, metavar="STATE", help="start from a saved network")
    parser.add_argument("--save", type=Path, metavar="STATE", help="save the network as well")
    parser.add_argument("--out", type=Path, default=LEARNT, help="folder for the files")
    options = parser.parse_args()
    examples = load()
    known = {example.source for example in examples}
    for name in {*options.held_out, *options.further} - known:
        parser.error(f"no source is called {name}; there are {', '.join(sorted(known))}")
    kept = learnt_from(examples, options.held_out, options.further)
    tokenizer_file = model_folder() / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    torch.manual_seed(SEED)
    reader = Reader(model_folder(), options.layers)
    if options.further:
        read_committed(reader)
    if options.go_on is not None:
        reader.load_state_dict(torch.load(options.go_on))
    epochs = options.epochs or (FURTHER_EPOCHS if options.further else EPOCHS)
    train(reader, rounds_of(kept, options.further, epochs), tokenizer, options.rate)
    if options.save:
        torch.save(reader.state_dict(), options.save)
    if options.held_out:
        report(reader, tokenizer, [e for e in examples if e.source in options.held_out])
    if not options.held_out or options.out != LEARNT:
        size = write(reader, tokenizer_file, options.out)
        sys.stdout.write(f"wrote {size:.1f} MB to {options.out}\n")


def load() -> list[Example]:
    """All examples, in a fixed order."""
    files = [*sorted((LEARNT / "data").glob("*.jsonl")), *sorted(TWINS.glob("*.jsonl"))]
    for folder in ("questions", "indirect"):
        files += sorted((ROOT / "evals" / folder).glob("*.yaml"))
    return [example for file in files for example in of_file(file) if example.sentences]


def learnt_from(
    examples: Sequence[Example], held_out: Sequence[str], further: Sequence[str]
) -> list[Example]:
    """All but what is held out; twins only where they are taught further."""
    twins = {file.stem for file in TWINS.glob("*.jsonl")} - set(further)
    return [example for example in examples if example.source not in twins | set(held_out)]


def rounds_of(
    examples: Sequence[Example], further: Sequence[str], epochs: int
) -> list[list[list[Example]]]:
    """The steps of each round: of all examples, or of new sources beside a share of the others."""
    chance = random.Random(SEED)
    new = [example for example in examples if example.source in further]
    old = [example for example in examples if example.source not in further]
    share = OLD_FOR_NEW * len(new) if further else len(old)
    rounds = []
    for _ in range(epochs):
        taken = [*new, *(old if share >= len(old) else chance.sample(old, share))]
        told, alarms = told_in_passing(taken, chance), alarms_in_passing(taken, chance)
        rounds.append(groups([*together(taken, chance), *told, *alarms], chance))
    return rounds


def train(
    reader: Reader, rounds: Sequence[Sequence[Sequence[Example]]], tokenizer: Tokenizer, rate: float
) -> None:
    """Train in place, step by step; progress goes to standard error."""
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [
            {"params": reader.encoder.parameters(), "lr": rate * ENCODER_RATE},
            {"params": heads, "lr": rate * HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        [rate * ENCODER_RATE, rate * HEAD_RATE],
        total_steps=sum(len(r) for r in rounds) + 1,
        pct_start=0.08,
    )
    started = time.monotonic()
    for number, round_ in enumerate(rounds, start=1):
        reader.train()
        total = 0.0
        for group in round_:
            batch = as_batch(group, tokenizer)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = reader(batch.ids, batch.mask, batch.spans)
            loss = loss_of(batch, {part: s.float() for part, s in scores.items()})
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        took = (time.monotonic() - started) / 60
        sys.stderr.write(
            f"round {number} of {len(rounds)}: loss {total / len(round_):.3f}, {took:.0f} min\n"
        )
    reader.eval()


if __name__ == "__main__":
    main()
