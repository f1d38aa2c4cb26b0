"""Wordings that no claim may hold, whatever its statements say (`forbidden.yaml`)."""

import re
import unicodedata
from functools import cache

from guardrails.verification.subject import Subject
from guardrails.verification.tables import Forbidden, forbidden
from guardrails.verification.words import folded

_LONGEST = 420
"""Characters; a longer one is no sentence."""
_OFFERED = re.compile(
    r"\b(?:you|your)\b.{0,80}\b(?:stop|withdraw|come off|coming off|discontinu|taper|end)\w*"
    r"|\b(?:stop|withdraw|come off|coming off|discontinu|taper)\w*.{0,80}\b(?:you|your)\b"
)
_GUARDED = re.compile(
    r"\b(?:not|never|no|none|only|until|before|unless|cannot|without|discuss\w*|consider\w*|question"
    r"|specialist|rheumatologist|doctors?|physician|prescriber|team|contact|study|people)\b"
)


def forbidden_problem(subject: Subject) -> str | None:
    """Which forbidden wording the claim holds, or None."""
    return _unreadable(subject.text) or _wording(subject.text) or _denied(subject)


def _unreadable(text: str) -> str | None:
    if len(text) > _LONGEST or "\n" in text or "\r" in text:
        return "is no single sentence"
    if "?" in text:
        return "asks"
    for letter in unicodedata.normalize("NFKC", text):
        if letter.isascii() and (letter.isprintable()):
            continue
        kind, name = unicodedata.category(letter), unicodedata.name(letter, "")
        plain = kind in ("Lu", "Ll") and name.startswith(("LATIN", "GREEK SMALL LETTER MU"))
        if not plain and letter not in "–—‘’“”µ·×≥≤≈°²³⁹\u00a0\u2011":
            return "holds letters or signs that are not read"
    return None


def _wording(text: str) -> str | None:
    plain = " ".join(folded(text).split())
    for kind, patterns in _kinds():
        for pattern in patterns:
            for match in pattern.finditer(plain):
                before, after = plain[: match.start()] + _lead(match), plain[match.end() :]
                if not _spared(before, after, kind):
                    return kind.why
    return None


def _lead(match: re.Match[str]) -> str:
    """What of a match stands before the word that it is about."""
    return re.match(r"\W*(?:(?:and|then|so|please|just|simply|now|to) )?", match.group())[0]  # type: ignore[index]


def _spared(before: str, after: str, kind: Forbidden) -> bool:
    """Whether what stands around a match makes it a prohibition or names the team as acting."""
    acts = "helper" in kind.spared_by and _sparing()["helper_after"].search(after)
    return bool(acts) or any(_sparing()[name].search(before) for name in kind.spared_by)


def _denied(subject: Subject) -> str | None:
    """Whether it holds out to this person what nobody but the team can give."""
    plain = folded(subject.text)
    if _OFFERED.search(plain) and not _GUARDED.search(plain):
        return "holds out a withdrawal to the reader"
    return None


@cache
def _kinds() -> tuple[tuple[Forbidden, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (kind, tuple(re.compile(_filled(pattern)) for pattern in kind.patterns))
        for kind in forbidden().kinds
    )


@cache
def _sparing() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(_filled(text)) for name, text in forbidden().spared.items()}


def _filled(pattern: str) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda name: forbidden().words[name[1]], pattern)
