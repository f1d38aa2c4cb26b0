"""What a local document, which nobody here reviewed, may not even be quoted with (`local.yaml`).

Judged sentence by sentence, and strictly: whatever speaks of stopping or changing a medicine is
kept out unless it forbids it or names the team that decides. No list of wordings is complete, so
this is the second line: the first is that an answer never says a local document's words itself, and
only points to them among its sources (`verify`).
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml
from pydantic import Field

from corpus.models import Frozen, OneLine

_FILE = Path(__file__).with_name("local.yaml")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_ENGLISH = frozenset(
    "the a an of and to is are in with for by on at or not be if when from as has have after "
    "before every must should may than this that it your who which each no all only per".split()
)
_SHORT = 7
"""A text of fewer words, such as a table's row, need not hold any of these small words."""
_DOSE = re.compile(r"(\d+(?:[.,]\d+)*) ?(mg|g|grams?|milligrams?)\b(?! ?/ ?(?:l|dl|kg|m))")
_MMF = re.compile(r"\bmmf\b|mycophenol|cell\s?cept")


class Family(Frozen):
    """Wordings that are kept out for one reason."""

    why: OneLine
    patterns: tuple[str, ...] = Field(min_length=1)
    spared: bool = False
    """Whether a prohibition, or the team as the one who acts, lets such a wording pass."""


class LocalWords(Frozen):
    """The whole of `local.yaml`."""

    words: dict[str, str]
    forbidden_by: str
    decided_by: str
    decided_after: str
    families: tuple[Family, ...] = Field(min_length=1)
    most_mmf_grams: float


def local_problem(text: str) -> str | None:
    """Why a local document's text may not be quoted, or None if it may."""
    if _foreign(text):
        return "is not in English letters and words, which alone can be checked"
    for sentence in _SENTENCE.split(_folded(text)):
        for family, pattern in _patterns():
            for match in pattern.finditer(sentence):
                if not (family.spared and _spared(sentence, match)):
                    return family.why
        if _MMF.search(sentence) and _grams(sentence) > _words().most_mmf_grams:
            return "names a dose above what the text supports"
    return None


def _spared(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    words = _words()
    acts = re.search(words.forbidden_by, before) or re.search(words.decided_by, before)
    return bool(acts or re.search(words.decided_after, after))


def _folded(text: str) -> str:
    """Lower case without accents and with plain quotes, so that a wording has one spelling."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.replace("’", "'").replace("‘", "'").replace("`", "'")


def _foreign(text: str) -> bool:
    """Whether letters of another alphabet, or a language that is not read, keep a text unread."""
    for letter in filter(str.isalpha, unicodedata.normalize("NFKC", text)):
        name = unicodedata.name(letter, "")
        if not name.startswith(("LATIN", "GREEK SMALL", "MICRO", "FEMININE", "MASCULINE")):
            return True
        if name.startswith("GREEK") and letter not in "αβγδκμω":
            return True
    words = re.findall(r"[a-z']+", _folded(text))
    return len(words) >= _SHORT and not _ENGLISH & set(words)


def _grams(sentence: str) -> float:
    """The largest amount in the sentence, in grams."""
    found = [0.0]
    for number, unit in _DOSE.findall(sentence):
        digits = re.sub(r",(?=\d{3}\b)", "", number).replace(",", ".")
        if digits.count(".") <= 1:
            found.append(float(digits) / (1000 if unit.startswith("m") else 1))
    return max(found)


@cache
def _words() -> LocalWords:
    """The wordings. Raises pydantic's `ValidationError` when the file does not hold together."""
    return LocalWords.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@cache
def _patterns() -> tuple[tuple[Family, re.Pattern[str]], ...]:
    words = _words()
    return tuple(
        (family, re.compile(_filled(pattern, words.words)))
        for family in words.families
        for pattern in family.patterns
    )


def _filled(pattern: str, words: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda name: words[name[1]], pattern)
