"""Generates for several askers at once: a step for sixteen costs little more than a step for one.

Askers that come within a moment of each other share a batch; who leaves is dropped from it. The
model is held to the form of a line (`lines.py`), as servers with a grammar do: left alone it writes
no line that would have to be verified, and nothing would be tried. What it says is its own, drawn
at random.
"""

import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from files import model_files, open_model
from lines import InLines
from short import shortened

MOST_TOKENS = 400
_TOGETHER = 16
_MOMENT = 0.5
"""Seconds that a first asker waits for others."""

Piece = str | tuple[int, int]
"""Text, or at the end how many tokens went in and came out."""


class Asker:
    """One request: what it was asked, and the pieces that are made for it."""

    def __init__(self, messages: list[dict[str, str]], most: int) -> None:
        self.messages, self.most = shortened(messages), min(most, MOST_TOKENS)
        self.pieces: queue.Queue[Piece] = queue.Queue()
        self.gone = threading.Event()
        self.tokens: list[int] = []
        self.said = ""
        self.given = 0
        self.done = False


class Batches:
    """The model, and a thread that generates for whoever waits."""

    def __init__(self, folder: Path) -> None:
        self.tokeniser, self.model = open_model(model_files(folder))
        self.tokeniser.padding_side = "left"
        self.tokeniser.pad_token = self.tokeniser.pad_token or self.tokeniser.eos_token
        self._waiting: queue.Queue[Asker] = queue.Queue()
        threading.Thread(target=self._serve, daemon=True).start()

    def stream(self, messages: list[dict[str, str]], most: int) -> Iterator[Piece]:
        """Pieces of text, and at the end the counts; leaving early ends it."""
        asker = Asker(messages, most)
        self._waiting.put(asker)
        try:
            while True:
                piece = asker.pieces.get()
                yield piece
                if isinstance(piece, tuple):
                    return
        finally:
            asker.gone.set()

    def _serve(self) -> None:
        while True:
            askers = [self._waiting.get()]
            until = time.monotonic() + _MOMENT
            while len(askers) < _TOGETHER and (left := until - time.monotonic()) > 0:
                try:
                    askers.append(self._waiting.get(timeout=left))
                except queue.Empty:
                    break
            self._generate(askers)

    def _generate(self, askers: list[Asker]) -> None:
        import torch
        from transformers import LogitsProcessorList, StoppingCriteria, StoppingCriteriaList
        from transformers.generation.streamers import BaseStreamer

        batches = self

        class Ended(StoppingCriteria):  # type: ignore[misc]
            """Each row ends by itself: at its end, its limit, or when nobody reads any more."""

            def __call__(self, *_: Any, **__: Any) -> Any:
                return torch.tensor([asker.done or asker.gone.is_set() for asker in askers])

        class Handing(BaseStreamer):  # type: ignore[misc]
            """Hands each row's new token to its asker; the first call holds the prompts."""

            prompts = True

            def put(self, value: Any) -> None:
                if not self.prompts:
                    for asker, token in zip(askers, value.tolist(), strict=True):
                        batches._take(asker, token)
                self.prompts = False

            def end(self) -> None:
                """Nothing is left to hand on."""

        texts = [
            self.tokeniser.apply_chat_template(
                asker.messages, add_generation_prompt=True, tokenize=False
            )
            for asker in askers
        ]
        given = self.tokeniser(texts, return_tensors="pt", padding=True, add_special_tokens=False)
        for asker, mask in zip(askers, given["attention_mask"], strict=True):
            asker.given = int(mask.sum())
        held = InLines(self.tokeniser, given["input_ids"].shape[1])
        torch.manual_seed(sum(map(len, texts)))
        try:
            self.model.generate(
                **given,
                max_new_tokens=max(asker.most for asker in askers),
                do_sample=True,
                temperature=0.5,
                repetition_penalty=1.05,
                logits_processor=LogitsProcessorList([held]),
                pad_token_id=self.tokeniser.pad_token_id,
                streamer=Handing(),
                stopping_criteria=StoppingCriteriaList([Ended()]),
            )
        finally:
            for asker in askers:
                asker.pieces.put((asker.given, len(asker.tokens)))

    def _take(self, asker: Asker, token: int) -> None:
        if asker.done:
            return
        if token == self.tokeniser.eos_token_id:
            asker.done = True
            return
        asker.tokens.append(token)
        asker.done = len(asker.tokens) >= asker.most
        text = self.tokeniser.decode(asker.tokens, skip_special_tokens=True)
        if not text.endswith("\ufffd"):  # half a letter waits for its other half
            asker.pieces.put(text[len(asker.said) :])
            asker.said = text
