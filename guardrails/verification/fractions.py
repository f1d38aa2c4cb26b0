"""A share in words, "about half (45-49%)", is vouched for by figures beside it in the claim.

Without a figure of its own in the claim such a word stays unknown, so that it cannot wander.
"""

import re

_SHARES = {
    "half": 50.0,
    "third": 100 / 3,
    "thirds": 200 / 3,
    "quarter": 25.0,
    "quarters": 75.0,
    "fifth": 20.0,
    "tenth": 10.0,
}
_CLOSE = 4.0
"""Percentage points by which a share in words may differ from its figures."""
_NEAR = 60
"""Characters within which the figures stand."""
_WORD = re.compile(rf"\b(?:{'|'.join(_SHARES)})\b")
_ONE_IN = re.compile(
    r"\b(?:one|1) (?:in|of|out of) (?:every )?(?P<whole>three|four|five|six|seven|eight|ten|\d+)\b"
)
_PARTS = re.compile(r"\b(?:one|two|three|a) (?=(?P<what>thirds?|quarters?)\b)")
_SPELT = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
_FIGURES = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))? ?%"
    r"|(?P<part>\d+) of (?:the )?(?P<whole>\d+)"
)


def told_by_figures(text: str) -> frozenset[str]:
    """The words for a share in a claim that figures beside them say too; `text` is folded."""
    found = {w.group() for w in _WORD.finditer(text) if _beside(text, w, _SHARES[w.group()])}
    return frozenset(found | ({"two", "three"} & set(text.split()) if "thirds" in found else set()))


def without_told(text: str) -> str:
    """The claim without "one in five" and "one third" where figures beside them say so."""
    for match in reversed(list(_ONE_IN.finditer(text))):
        whole = _SPELT.get(match["whole"]) or int(match["whole"])
        if whole > 1 and _beside(text, match, 100 / whole):
            text = text[: match.start()] + text[match.end() :]
    for match in reversed(
        list(re.finditer(r"\b(?:one|two|three|a) (?=(?P<w>thirds?|quarters?)\b)", text))
    ):
        if _beside(text, match, _SHARES[match["w"]]):
            text = text[: match.start()] + text[match.end() :]
    return text


def _beside(text: str, word: re.Match[str], share: float) -> bool:
    """Whether figures near a word come to its share."""
    near = text[max(0, word.start() - _NEAR) : word.end() + _NEAR]
    for figures in _FIGURES.finditer(near):
        if figures["part"]:
            value = 100 * int(figures["part"]) / max(1, int(figures["whole"]))
            if figures.group() in word.group():
                continue
        else:
            value = (float(figures["low"]) + float(figures["high"] or figures["low"])) / 2
        if abs(value - share) <= _CLOSE:
            return True
    return False
