"""Trains the judge of claims: the shipped MiniLM, fine-tuned on claims beside what they cite.

    python scripts/train_judge.py                         # writes guardrails/verification/learnt/
    python scripts/train_judge.py --held-out released-3   # without that author: writes its scores

Deterministic for given data, library versions and processor.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from judge.batches import as_batch, groups  # noqa: E402
from judge.data import CLAIMS, Pair, Written, both, pairs, written  # noqa: E402
from judge.network import Judge, joined  # noqa: E402

from corpus import DOCUMENTS, load_corpus  # noqa: E402
from ingest.model_files import model_folder  # noqa: E402

RATE, HEAD_RATE = 1e-4, 1e-3
WRITTEN, CHANGED = 2.0, 0.5
"""Weights of a claim that a person labelled, and of the place of a change."""
SEED = 0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--held-out", nargs="+", default=[])
    parser.add_argument("--more", nargs="+", type=Path, default=[])
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--scores", type=Path)
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    passages = {p.id: p for d in load_corpus(DOCUMENTS) for p in d.passages}
    claims = [c for f in [*sorted(CLAIMS.glob("*.jsonl")), *options.more] for c in written(f)]
    kept = [c for c in claims if c.source not in options.held_out]
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    judge = train(kept, passages, tokenizer, options.epochs)
    if options.save:
        torch.save(judge.state_dict(), options.save)
    held = [c for c in claims if c.source in options.held_out]
    if options.scores:
        with options.scores.open("w") as out:
            for c, s in zip(held, scored(judge, held, passages, tokenizer), strict=True):
                out.write(json.dumps({**c._asdict(), "wrong": s}) + "\n")


def scored(judge, claims, passages, tokenizer):
    out = []
    for c in claims:
        cited = [passages[k] for k in c.statements if k in passages]
        if not cited:
            out.append(99.0)
            continue
        b = as_batch([Pair(c.text, both(cited), c.good)], tokenizer)
        with torch.no_grad():
            out.append(float(joined(judge(b.ids, b.mask, b.kinds))))
    return out


def train(claims: Sequence[Written], passages, tokenizer: Tokenizer, epochs: int) -> Judge:
    """A judge trained on the claims and on the corpus; progress goes to standard error."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    judge = Judge(model_folder())
    optimiser = torch.optim.AdamW(
        [
            {"params": judge.encoder.parameters(), "lr": RATE},
            {"params": judge.score.parameters(), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    rounds = [groups(list(pairs(claims, passages, chance)), chance) for _ in range(epochs)]
    sys.stderr.write(f"{sum(len(g) for g in rounds[0])} pairs, good {sum(p.holds for g in rounds[0] for p in g)}\n")
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, HEAD_RATE], total_steps=sum(len(r) for r in rounds) + 1, pct_start=0.1
    )
    started = time.monotonic()
    for number, round_ in enumerate(rounds, start=1):
        judge.train()
        total = 0.0
        for group in round_:
            batch = as_batch(group, tokenizer)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = judge(batch.ids, batch.mask, batch.kinds)
            loss = loss_of(batch, scores.float())
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        took = (time.monotonic() - started) / 60
        sys.stderr.write(f"round {number}: loss {total / len(round_):.3f}, {took:.1f} min\n")
    judge.eval()
    return judge


def loss_of(batch, scores):
    whole = torch.nn.functional.binary_cross_entropy_with_logits(
        joined(scores), batch.wrong, reduction="none"
    )
    loss = (whole * batch.weight).sum() / batch.weight.sum()
    told = batch.places >= 0
    if told.any():
        each = torch.nn.functional.binary_cross_entropy_with_logits(
            scores[told], batch.places[told].float()
        )
        loss = loss + CHANGED * each
    return loss


if __name__ == "__main__":
    main()
