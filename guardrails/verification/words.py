"""A text as words that can be compared: each with its place, its clause and what it can mean.

Two words mean the same when they share a stem or a concept of the tables (`medical.yaml`,
`general.yaml`). The longest phrase is taken first, so that "steroid tablets" is one thing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from guardrails.verification.tables import concepts, equivalents, split

if TYPE_CHECKING:
    from Stemmer import Stemmer

_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<word>[a-zµ°%][a-z0-9]*(?:-(?=\d)\d[a-z0-9]*)?(?:'[a-z]+)?)"
    r"|(?P<stop>[.;:!?](?=\s|$)|[,\[\]“”\"–—])"
)
_KEPT = 10_000
"""Texts and phrases whose plain form is kept."""
_SPELT = "[a-z]+teen|two|three|four|five|six|eight|ten|twelve"
_SIGNS = (
    (r"≥ ?|>= ?", "at least "),
    (r"≤ ?|<= ?", "at most "),
    (r"> ?(?=\d)", "more than "),
    (r"< ?(?=\d)", "less than "),
    (r"[~≈] ?(?=\d)", "about "),
    (r"\b10\^(?=\d)", "10"),
    (r"\bx (?=10\d)", "× "),
    (r"\b(?:fortnightly|every fortnight|once a fortnight)\b", "every 2 weeks"),
    (r"\ba fortnight\b", "2 weeks"),
    (r"\b(\w+) or more (?:consecutive )?(?=days|weeks|months|years)", r"at least \1 "),
    (r"\b(?:consecutive|successive) (?=days|weeks|months|years)", ""),
    (r"\bquarterly\b", "every 3 months"),
    (r"\ba couple of\b", "two"),
    (r"\bdegrees celsius\b", "°c"),
    (rf"\b(day|week|month|year) (\d+(?:\.\d+)?|{_SPELT})\b", r"\2 \1s"),
    (
        r"\b(responded|improved|better|rose|fell|gained) over (?=[\w.-]+ (?:weeks|months))",
        r"\1 in ",
    ),
    (r"\b(\d+|[a-z]+)-(week|month)ly\b", r"every \1 \2s"),
    (r"^over (?=[\w.-]+ (?:days|weeks|months|years),)", "in "),
    (r"\bfull (?=\d+/\d)", ""),
    (r"\bnon-(?!live|steroid|hodgkin)(?=[a-z]{4})", "not "),
    (r"\b(?:as )?against (?=(?:an? )?\d)|\binstead of (?=\d)", "versus "),
    (r"\b(?:once )?every (?:seven|7) days\b", "every week"),
    (r"\b(you|we|they)'re\b", r"\1 are"),
    (r"\b(i|you|we|they)'ve\b", r"\1 have"),
    (r"\b(i|you|we|they|he|she|it|there|that)'ll\b", r"\1 will"),
    (r"\b(i|you|we|they|he|she|it)'d\b", r"\1 would"),
    (r"\bn ?= ?(?=\d)", ""),
    (r"\bb\.? ?i?\.?d\b\.?", "twice daily"),
    (r"\b(re|co)-(?=[a-z]{4})", r"\1"),
    (r"(?<=\d)[- ]?h\b(?!/)", " hours"),
    (r"\b(week|month|year|day)-(?=\d)", r"\1 "),
    (r"\bnothing (?:but|other than|more than) ", "only "),
    (r"\bone of (?=\d)", "1 of "),
    (r"\b(?:and |but )?(?:nothing|nowhere) else\b", "alone"),
    (r"\bnone at all\b", "none"),
    (r"\b(?:does|do) not (?:quite |really )?(?:add up|fit together|sit well)\b", "is inconsistent"),
    (r"\bwithout (?:a |any )?(?:break|interruption)\b", "consecutively"),
    (r"\bopen[- ]ended\b", "indefinite"),
    (r"\bnothing to show\b", "no evidence"),
    (r"\b(?:ward|stave|fend)(?:s|ed|ing)? off\b", "prevent"),
)
"""Signs and words for a bound, a power or a length of time, and how they are compared."""
_OWN_STEM = frozenset(
    (
        "several",
        "certainly",
        "evident",
        "evidently",
        "hardly",
        "normally",
        "likely",
        "rarely",
        "scarcely",
        "hepatitis",
    )
)
"""Words that the stemmer would make one with others: several and severe, certainly and certain."""
_SENTENCE_END = frozenset(".;!?")
_LONGEST = 6
"""Words of the longest phrase that is looked for."""


class Word(NamedTuple):
    """One word or phrase of a text."""

    text: str
    meanings: frozenset[str]
    """Its stem and its concepts."""
    sentence: int
    clause: int
    number: bool = False
    stem: str = ""
    """Its stem, where it is a single word."""
    bracketed: bool = False
    """Whether a bracket opens right after it: the 20 of "11 of 20 (55%)"."""

    def means(self, other: "Word") -> bool:
        """Whether the two can mean the same."""
        return not self.meanings.isdisjoint(other.meanings)


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """Lower case, one kind of quote, dash and space; hyphens between letters are spaces."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = plain.replace("’", "'").replace("‘", "'").replace("μ", "µ")
    plain = re.sub(r"[\u2010-\u2015]", "-", plain)
    plain = plain.replace("can't", "cannot").replace("won't", "will not")
    plain = re.sub(r"(?<=[a-z])n't\b", " not", plain).replace("can not", "cannot")
    for written, said in equivalents():
        plain = written.sub(said, plain)
    for sign, said in _SIGNS:
        plain = re.sub(sign, said, plain)
    plain = re.sub(r"\b(?:two|2) times (?=a|per|daily|each)", "twice ", plain)
    return re.sub(r"(?<=[a-z])-(?=[a-z])|(?<=\d)-(?=[a-z])", " ", plain)


def stem(word: str) -> str:
    """The stem of a lower-case word."""
    if word in _OWN_STEM:
        return word
    return str(_stemmer().stemWord(word.removesuffix("'s").removesuffix("'")))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, phrases joined."""
    plain = tuple(_plain(folded(text)))
    found: list[Word] = []
    place = 0
    while place < len(plain):
        length = _phrase_at(plain, place)
        part = plain[place : place + length]
        meanings = _phrases().get(tuple(word.meanings_key for word in part), frozenset())
        own = frozenset({part[0].meanings_key}) if length == 1 else frozenset()
        found.append(
            Word(
                " ".join(word.text for word in part),
                meanings | own,
                part[0].sentence,
                part[0].clause,
                length == 1 and part[0].number,
            )
        )
        place += length
    return tuple(found)


def apart(text: str) -> tuple[Word, ...]:
    """The words of a text one by one, phrases not joined."""
    return tuple(
        Word(
            word.text,
            _phrases().get((word.meanings_key,), frozenset()) | {word.meanings_key},
            word.sentence,
            word.clause,
            word.number,
            word.meanings_key,
            word.bracketed,
        )
        for word in _plain(folded(text))
    )


class _Plain(NamedTuple):
    text: str
    meanings_key: str
    sentence: int
    clause: int
    number: bool
    bracketed: bool


def _plain(text: str) -> Iterator[_Plain]:
    sentence = clause = 0
    for match in _TOKEN.finditer(text):
        if match["stop"]:
            clause += 1
            sentence += match["stop"] in _SENTENCE_END
            continue
        token = match.group()
        number = match["number"] is not None
        bracketed = number and text[match.end() :].lstrip().startswith("(")
        yield _Plain(token, token if number else stem(token), sentence, clause, number, bracketed)


def _phrase_at(plain: Sequence[_Plain], place: int) -> int:
    """How many words the longest known phrase from here has; 1 where there is none."""
    for length in range(min(_LONGEST, len(plain) - place), 1, -1):
        part = plain[place : place + length]
        if part[0].clause == part[-1].clause and tuple(w.meanings_key for w in part) in _phrases():
            return length
    return 1


@cache
def _phrases() -> dict[tuple[str, ...], frozenset[str]]:
    """Stems of a phrase, or of a single word, to its concepts."""
    found: dict[tuple[str, ...], set[str]] = {}
    for concept, listed in concepts().items():
        for phrase in split(listed):
            found.setdefault(key(phrase), set()).add(f"={concept}")
    return {stems: frozenset(names) for stems, names in found.items()}


@cache
def key(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase, as it would be found in a text."""
    return tuple(word.meanings_key for word in _plain(folded(phrase)))


def held(statement_words: Iterable[Word]) -> frozenset[str]:
    """Everything that the words can mean."""
    return frozenset().union(*(word.meanings for word in statement_words))


@cache
def _stemmer() -> "Stemmer":
    from Stemmer import Stemmer

    return Stemmer("english")
