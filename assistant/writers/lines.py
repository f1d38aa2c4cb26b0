"""Takes claims out of a model's text while it streams: strict lines, or JSON where asked for.

Whatever is no claim in the agreed form is not repaired, only counted.
"""

import json
import re
from collections.abc import Iterator, Sequence

from corpus.models import Frozen, PassageId
from guardrails.verify import Claim

_LINE = re.compile(r"\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]\s*(\S.*)")
_WHOLE = re.compile(r"[.!][”\"’')]?(?:\s*\[[\d, ]+\])*\.?$")
"""How a sentence ends; one that was cut off may lack the very words that made it true."""
_LONGEST = 600
"""Characters of a line; a longer one is no sentence, and no line ever ends in an endless answer."""
_MARKS = re.compile(r"\s*(?:\[\d{1,2}(?:\s*,\s*\d{1,2})*\])+\s*([.]?)\s*$")


class Unreadable(Frozen):
    """A line that is no claim in the agreed form."""

    length: int


Read = Claim | Unreadable


class LineReader:
    """Feed it pieces of text; it gives claims as soon as their line is whole."""

    def __init__(self, statements: Sequence[PassageId]) -> None:
        self._statements = statements
        self._rest = ""

    def feed(self, piece: str) -> Iterator[Read]:
        """The claims that this piece completes."""
        self._rest += piece
        while "\n" in self._rest:
            line, self._rest = self._rest.split("\n", 1)
            yield from self._line(line)
        if len(self._rest) > _LONGEST:
            yield Unreadable(length=len(self._rest))
            self._rest = ""

    def end(self) -> Iterator[Read]:
        """The claim on the last line, if its sentence came to an end.

        Not every server says so when it dies, and half a sentence may say the contrary.
        """
        line, self._rest = self._rest.strip(), ""
        if line == "NONE" or not line or line.endswith((".", "!", "]")):
            yield from self._line(line)
        else:
            yield Unreadable(length=len(line))

    def _line(self, line: str) -> Iterator[Read]:
        text = line.strip()
        if not text or text == "NONE":
            return
        match = _LINE.fullmatch(text)
        if match is None or not _WHOLE.search(text):
            yield Unreadable(length=len(text))
            return
        yield claim_of(match[2], [int(n) for n in match[1].split(",")], self._statements)


def claims_in_json(text: str, statements: Sequence[PassageId]) -> list[Read]:
    """The claims of a structured answer; one `Unreadable` when it is not in the agreed shape."""
    try:
        found = json.loads(text)["claims"]
        return [
            claim_of(str(c["text"]), [int(n) for n in c["statements"]], statements) for c in found
        ]
    except (ValueError, KeyError, TypeError):
        return [Unreadable(length=len(text))]


def claim_of(text: str, numbers: Sequence[int], statements: Sequence[PassageId]) -> Claim:
    """A claim with its statements by id. A number that stands for none names the id `none#none`,
    which no text has, so that verification drops the claim."""
    known = [statements[n - 1] if 0 < n <= len(statements) else "none#none" for n in numbers]
    plain = _MARKS.sub(r"\1", text.strip())
    return Claim(text=plain, passages=tuple(dict.fromkeys(known)))
