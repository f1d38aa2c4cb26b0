"""One spelling for what people type: lower case, plain quotes and dashes, no hidden characters.

Every character of the result knows where it stood in the original, so that a quote is always the
person's own words. Nothing here guesses at spelling.
"""

import unicodedata
from functools import lru_cache

from corpus.models import Frozen

_FOLD = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`\u02b9", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
    "\u00d7": "x",
    "\u2265": ">=",
    "\u2264": "<=",
    "\u00bd": ".5",
    "\u00bc": ".25",
    "\u00be": ".75",
    "\t": " ",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}
_LOOK_ALIKES = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501"
        "\u03bf\u03b1\u03b5\u03b9\u03ba\u03bd\u03c1\u03c4\u03c5\u03c7",
        "aeopcyxijsd" + "oaeikvptux",
        strict=True,
    )
)
_HIDDEN = {"Cf", "Mn", "Cc", "Co", "Cs", "Cn"}


class Text(Frozen):
    """A normalised text; character `i` stood at `at[i]` in the original."""

    original: str
    norm: str
    at: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """The person's own words between two positions of the normalised text."""
        if start >= end:
            return ""
        return self.original[self.at[start] : self.at[end - 1] + 1].strip()


def normalise(original: str) -> Text:
    """Fold case, quotes, dashes, fractions and look-alike letters; drop hidden characters."""
    chars: list[str] = []
    at: list[int] = []
    for index, char in enumerate(original):
        for folded in _fold(char):
            chars.append(folded)
            at.append(index)
    return Text(original=original, norm="".join(chars), at=tuple(at))


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    if char == "\n" or " " <= char <= "~":
        return char.lower()
    if char in _FOLD:
        return _FOLD[char]
    if unicodedata.category(char) in _HIDDEN:
        return ""
    plain = "".join(
        part
        for part in unicodedata.normalize("NFKD", char)
        if unicodedata.category(part) not in _HIDDEN
    ).lower()
    return "".join(_LOOK_ALIKES.get(part, part) for part in plain)
