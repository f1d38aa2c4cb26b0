"""Holds a model to lines of the form `[2] One sentence.`, and to nothing else."""

from typing import Any

_STATEMENTS = "123"
"""The model reads three statements (`short.py`)."""
_LINES = 2
_LONGEST = 40
"""Tokens of a line; one that has not ended by then is broken off, and is no claim."""
_OPENED = 3
"""Tokens of `[2]`: what comes next is a word, so that no line is empty."""
_FENCES = "<>"
"""Signs of the prompt's fences, which a small model repeats for ever."""


class InLines:
    """Masks every token that would break the form; to be given to `generate` as a processor."""

    def __init__(self, tokeniser: Any, prompt_length: int) -> None:
        self._length = prompt_length
        self._texts = [tokeniser.decode([token]) for token in range(len(tokeniser))]
        self._open, self._close = self._only("["), self._only("]")
        self._numbers = [token for sign in _STATEMENTS for token in self._only(sign)]
        self._end = [int(tokeniser.eos_token_id)]
        self._break = self._only("\n")
        self._empty = {*self._end, *(t for t, text in enumerate(self._texts) if not text.strip())}
        self._banned = [t for t, text in enumerate(self._texts) if set(text) & set(_FENCES)]

    def __call__(self, tokens: Any, scores: Any) -> Any:
        """`tokens` and `scores` have one row for each asker."""
        for row, made in enumerate(tokens[:, self._length :].tolist()):
            allowed = self._allowed(made)
            if allowed:
                kept = scores[row, allowed].clone()
                scores[row] = float("-inf")
                scores[row, allowed] = kept
            else:
                scores[row, self._banned] = float("-inf")
                if len(self._line(made)) == _OPENED:
                    scores[row, list(self._empty)] = float("-inf")
        return scores

    def _allowed(self, made: list[int]) -> list[int]:
        """The tokens that may come next; none when the sentence is free."""
        line = self._line(made)
        if not line and sum("\n" in self._texts[token] for token in made) >= _LINES:
            return self._end
        if len(line) > _LONGEST:
            return self._break
        return {0: self._open, 1: self._numbers, 2: self._close}.get(len(line), [])

    def _line(self, made: list[int]) -> list[int]:
        """The tokens since the last line break."""
        for place in range(len(made) - 1, -1, -1):
            if "\n" in self._texts[made[place]]:
                return made[place + 1 :]
        return made

    def _only(self, sign: str) -> list[int]:
        return [token for token, text in enumerate(self._texts) if text == sign][:1]
