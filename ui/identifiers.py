"""Takes out of a text what could tell who wrote it, before it is kept anywhere.

Errs on the side of taking out too much: any capitalised word that is no known word is a name, any
number longer than a laboratory value is an identifier, and a day is cut down to its year.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from guardrails.reading.lexicon import drug_mentions

_LONGEST = 8_000
_ALWAYS = frozenset(Path(__file__).with_name("known_words.txt").read_text(encoding="utf-8").split())
"""Words that begin sentences or are written in capitals, beside those of the texts."""
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    rf"\b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?|"
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\+?\(?\d[\d)]*(?:[ .\-/]\d[\d)]*){2,}|\b\d{6,}\b|\b[A-Z]{1,3}[ -]?\d{5,}\b")
_SEVEN_DIGITS = 7
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{5}-\d{4}\b")
_OLD = re.compile(r"\b(?:9\d|1[01]\d)(?=[ -]?(?:years?|yrs?|y\b|yo\b|y/o|[mf]\b))", re.IGNORECASE)
_NAMED = re.compile(
    r"(\b(?:(?:my|his|her|their) name(?:'s| is)|"
    r"(?:i am|i'm|it's|this is|called|named|regards,|dr|mr|mrs|ms|prof|nurse)\.?)\s+)"
    r"([a-z][\w'’-]+)",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"\b[^\W\d_a-zß-ÿ][\w'’-]*")
_TITLE = re.compile(r"(?:dr|mr|mrs|ms|prof|nurse|name|called|named|regards)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of `texts` in lower case: what is written with a capital and is no name."""
    return _ALWAYS | {word.lower() for text in texts for word in _WORD.findall(text)}


def without_identifiers(text: str, known: frozenset[str]) -> str:
    """`text` without names, addresses, days, long numbers and ages above 89."""
    clean = _ADDRESS.sub("[address]", text[:_LONGEST])
    clean = _DAY.sub(_only_year, clean)
    clean = _POSTCODE.sub("[place]", clean)
    clean = _NUMBER.sub(lambda m: "[number]" if _is_long(m[0]) else m[0], clean)
    clean = _OLD.sub("90+", clean)
    clean = _NAMED.sub(lambda m: m[1] + _name_after(m[1], m[2], known), clean)
    return _CAPITALISED.sub(lambda m: m[0] if _is_word(m[0], known) else "[name]", clean)


def _only_year(day: re.Match[str]) -> str:
    year = _YEAR.search(day[0])
    return f"[day] {year[0]}" if year else "[day]"


def _is_long(number: str) -> bool:
    return sum(character.isdigit() for character in number) >= _SEVEN_DIGITS


def _name_after(lead: str, word: str, known: frozenset[str]) -> str:
    """After a title or "my name is" every word is a name; after "I am" only an unknown one."""
    if _TITLE.search(lead):
        return "[name]"
    return word if _is_word(word, known) else "[name]"


def _is_word(word: str, known: frozenset[str]) -> bool:
    low = word.lower().replace("’", "'")
    parts = (low, low.removesuffix("'s"), *low.split("-"))
    if any(part in known for part in parts[:2]) or all(part in known for part in parts[2:]):
        return True
    return len(word) == 1 or bool(drug_mentions(low))
