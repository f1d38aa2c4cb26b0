"""How a trained network reads sources that it was not trained on."""

import sys
from collections.abc import Sequence

import torch
from tokenizers import Tokenizer

from reader.batches import batches
from reader.data import UNTOLD, Example
from reader.heads import CONVERSATION, FLAGS, SENTENCE, URGENT
from reader.network import Reader, pieces

_BARS = (0.02, 0.3, 0.5, 0.7, 0.9)


def report(reader: Reader, tokenizer: Tokenizer, examples: Sequence[Example]) -> None:
    """Recall and precision of every value at several bars, to standard output."""
    rows: dict[str, list[tuple[bool, float]]] = {}
    with torch.no_grad():
        for batch in batches(examples, tokenizer, shuffled=None):
            scores = reader(batch.ids, batch.mask, batch.spans)
            for part, heads, labels in (
                ("sentence", SENTENCE, batch.sentence_labels),
                ("conversation", CONVERSATION, batch.conversation_labels),
            ):
                for head, found in pieces(scores[part], heads).items():
                    chances = found.softmax(-1).flatten(0, -2)
                    told = labels[head].flatten()
                    for place, value in enumerate(heads[head]):
                        rows.setdefault(f"{part} {head} {value}", []).extend(
                            (int(t) == place, float(c))
                            for t, c in zip(told, chances[:, place], strict=True)
                            if int(t) != UNTOLD
                        )
            heard = scores["signs"].masked_fill((batch.real == 0).unsqueeze(-1), -1e4)
            signs = torch.logsumexp(heard, 1).sigmoid()
            for place, name in enumerate((*FLAGS, *URGENT)):
                rows.setdefault(f"sign {name}", []).extend(
                    (bool(t), float(c))
                    for t, c in zip(batch.signs[:, place], signs[:, place], strict=True)
                    if int(t) != UNTOLD
                )
    for name, pairs in rows.items():
        sys.stdout.write(f"{name:32} {_row(pairs)}\n")


def _row(pairs: Sequence[tuple[bool, float]]) -> str:
    true = sum(t for t, _ in pairs)
    cells = [f"n={true:4}"]
    for bar in _BARS:
        said = [t for t, c in pairs if c >= bar]
        recall, precision = sum(said) / max(1, true), sum(said) / max(1, len(said))
        cells.append(f"{bar}: R {recall:.2f} P {precision:.2f}")
    return "  ".join(cells)
