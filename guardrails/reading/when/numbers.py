"""Numbers as people write them before a unit: digits, words, halves, "a couple of"."""

import re

_WORDS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
    "thirteen": 13.0, "fourteen": 14.0, "forteen": 14.0, "fifteen": 15.0, "sixteen": 16.0,
    "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0, "twenty": 20.0, "thirty": 30.0,
    "forty": 40.0, "fourty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "half a": 0.5, "half": 0.5, "a couple of": 2.0, "a couple": 2.0, "couple of": 2.0,
    "couple": 2.0, "a dozen": 12.0, "dozen": 12.0,
}  # fmt: skip
_TENS = r"(?:twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NAMES = "|".join(sorted((re.escape(word) for word in _WORDS), key=len, reverse=True))

TENS_AND_ONES = rf"{_TENS}-{_ONES}"
"""Twenty-one and its like, which are one number and no range."""
NUMBER = rf"(?:\d+(?:[.,]\d+)?|\.\d+|{_TENS}[- ]{_ONES}|(?:{_NAMES})(?![a-z]))"
"""A pattern for one number, to be built into others."""


def value(words: str) -> float:
    """The number that a match of `NUMBER` stands for. Raises `KeyError` on anything else."""
    text = words.strip()
    if text[0].isdigit() or text[0] == ".":
        return float(text.replace(",", "."))
    if text in _WORDS:
        return _WORDS[text]
    tens, ones = re.split(r"[- ]", text)
    return _WORDS[tens] + _WORDS[ones]
