"""Cuts a normalised text into sentences and clauses, without tripping over "Dr." or "1.5 mg"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_ABBREVIATIONS = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "vs",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "approx",
        "no",
        "etc",
        "incl",
        "dept",
        "hosp",
        "p.o",
        "b.d",
        "o.d",
        "t.d.s",
        "q.d",
        "a.m",
        "p.m",
        "b.i.d",
        "sept",
        "oct",
        "nov",
        "dec",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "mg",
        "mcg",
        "wk",
        "wks",
        "mo",
        "mos",
        "yr",
        "yrs",
        "fig",
        "ref",
        "tab",
        "tabs",
        "max",
        "min",
    ]
)
_AFTER_NUMBERS = frozenset(
    ["mg", "mcg", "wk", "wks", "mo", "mos", "yr", "yrs", "tab", "tabs", "a.m", "p.m"]
)
_OPENS = re.compile(
    r"\s+(?:(?:i|he|she|they|we|it|mum|dad)(?:'s|'m|'ve)?|im|hes|shes|my|his|her|denies|denied|denying)"
    r"\s"
)
"""What begins a sentence after "off pred 3 yrs." all the same."""
_END = re.compile(r"[.!?]+[)\"']*(?=\s|$)|\n+|;|\s-{1,2}\s|\u2022|(?<=[a-z)])\.(?=[a-z]{3})")
_STAYS = (
    r"(?:but|and|though|yet) (?:it'?s |they'?re |has |have |been |is |are |remains? )*"
    r"(?:stable|steady|unchanged|static|flat|holding)"
)
"""Words that belong to what stands before them: "raised but stable" is one statement."""
_ROUTE = (
    r"(?:(?:iv|im|intravenous|intramuscular|injected|injectable|dripped|depot|"
    r"injections?|drips?)(?:,| or| and| nor) ?)*(?:or |and |nor )?(?:iv|im|intravenous|"
    r"intramuscular|injected|injectable|dripped|depot) (?:gluco)?(?:steroid|cortico|pred)"
)
"""Ways to give one medicine: "no oral, intravenous or intramuscular steroid" is one statement."""
_BREAK = re.compile(
    rf",(?!\d{{3}}\b)(?!\s*{_STAYS})(?!\s*{_ROUTE})\s*|\s*[()\[\]]\s*"
    rf"|(?<!\ball)(?<!\bnothing)(?<!\banything)(?<!\beverything)(?<!where)\s+(?!{_STAYS})(?=(?:but|however|although|though|whereas|while|yet|except|because|cos|coz|"
    rf"bc)\s)"
    r"|\s+(?=(?:and|so|then|plus|&)\s+(?:i|i'm|im|i've|ive|he|he's|hes|she|she's|shes|we|they|it|"
    r"it's|my|his|her|their|our|the|now|then|still|since|no|not|never|have|has|had|am|is|was|are|"
    r"been|off|on|skin|rash|ck|cpk|strength|muscles?|bloods?|enzymes?|mmt|labs|feel|feeling|came|"
    r"stopped|finished|currently|today|also|can|could|should|do|does|would|want|wondering)\b)"
    r"|(?<!\bas soon)(?<!\bas long)\s+(?!until the )(?=(?:now that|given(?: that)?|"
    r"seeing (?:as|that)|considering|if|unless|"
    r"until|when|once|"
    r"since|as|after|even though|who|which)\s+(?:i|i'm|im|i've|ive|he|he's|she|she's|we|they|my|"
    r"his|her|their|our|it|it's|the|is|has|was)\b)|\s+(?=(?:can|could|should|may|shall)\s+(?:i|we|"
    r"he|she|they|you|my)\b)"
)


_JOINS = re.compile(r"(?:and|&) ")
_BARE_WORDS = 2
_PREDICATE = re.compile(
    r"\d|normal|clear|fine|gone|good|ok|full|off|on\b|none|nil|stable|"
    r"remission|better|yes|no\b|not"
)


class Clause(NamedTuple):
    """A stretch `norm[start:end]` of one turn, and the number of its sentence."""

    start: int
    end: int
    sentence: int


def sentences(norm: str) -> list[tuple[int, int]]:
    """The sentences of a normalised text as (start, end), in order, blanks trimmed."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(norm):
        if match.group().startswith(".") and _is_abbreviation(norm, start, match.start()):
            continue
        _append(spans, norm, start, match.end())
        start = match.end()
    _append(spans, norm, start, len(norm))
    return spans


def clauses(
    norm: str,
    times: Sequence[tuple[int, int]] = (),
    names: Sequence[tuple[int, int]] = (),
) -> list[Clause]:
    """The clauses of a normalised text, in order.

    `times` are the stretches that tell a time: none is cut through ("since 2023 (March)"), nor
    from what it counts ("27 months | since my last tablet"); nor is one of the medicines' `names`.
    """
    found: list[Clause] = []
    for number, (start, end) in enumerate(sentences(norm)):
        spans: list[tuple[int, int]] = []
        begin = start
        for match in _BREAK.finditer(norm, start, end):
            if _JOINS.match(norm, match.end()) and _is_bare(norm[begin : match.start()]):
                continue
            if _cuts_a_time(norm, match, times) or any(a < match.start() < b for a, b in names):
                continue
            _append(spans, norm, begin, match.start())
            begin = match.end()
        _append(spans, norm, begin, end)
        found.extend(Clause(a, b, number) for a, b in spans)
    return found


def _cuts_a_time(norm: str, match: re.Match[str], times: Sequence[tuple[int, int]]) -> bool:
    counted = norm.startswith("since", match.end())
    return any(
        start < match.start() < end or (counted and end == match.start()) for start, end in times
    )


def _is_bare(left: str) -> bool:
    """A subject that waits for its predicate: "power" in "power and CK both normal"."""
    return len(left.split()) <= _BARE_WORDS and not _PREDICATE.search(left)


def _is_abbreviation(norm: str, start: int, dot: int) -> bool:
    word = re.split(r"[\s(]", norm[start:dot])[-1]
    if word in _AFTER_NUMBERS and _OPENS.match(norm, dot + 1):
        return False
    return word in _ABBREVIATIONS and norm[dot + 1 : dot + 2] not in ("", "\n")


def _append(spans: list[tuple[int, int]], norm: str, start: int, end: int) -> None:
    while start < end and norm[start].isspace():
        start += 1
    while end > start and norm[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
