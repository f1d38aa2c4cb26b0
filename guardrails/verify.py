"""Checks every claim against its passages and against the decision before it is shown.

A claim that cites nothing, cites a passage that is not there, states a number that its passages do
not hold, or permits what was not permitted is refused. No claim may rest on a local document: it
may only point to its quotation, and only where that does not speak in instructions. Word overlap
is not looked at: it tells support from refutation no better than chance.
"""

import re
from collections.abc import Mapping, Sequence

from corpus.models import Frozen, Passage, PassageId
from guardrails.local import local_problem
from guardrails.policy.models import Verdict


class Claim(Frozen):
    """One sentence that states something about medicine, and the passages that hold it."""

    text: str
    passages: tuple[PassageId, ...]
    points: bool = False
    """Whether it states nothing, and only says that a local document is quoted as a source."""


class Refusal(Frozen):
    """A claim that may not be shown, and why."""

    claim: Claim
    why: str


_NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
_PERMITS = re.compile(
    r"\b(?:you|they|he|she|patients?) (?:can|may|could|should) (?:now |safely |just |simply )?"
    r"(?:stop|quit|drop|skip|halve|reduce|lower|come off|taper)\b(?! (?:being|worrying))"
    r"|(?<!when )(?<!whether )(?<!if )\b(?:it is|it's) (?:safe|fine|ok|okay|all right) to (?:stop|"
    r"quit|skip|come off|reduce|lower)\b|^(?:please )?(?:stop|quit|skip|halve|"
    r"taper) (?:taking )?(?:the |your )?(?:mmf|mycophenolate|cellcept|steroids?|prednis)",
    re.IGNORECASE,
)
_GRANTS = re.compile(
    r"\ball (?:six |the )?(?:criteria|conditions)\b[^.]{0,30}"
    r"\b(?:are|look|seem|were) (?:all )?met\b",
    re.IGNORECASE,
)
_NEVER_SHOWN = re.compile(r"https?://|!\[|<[a-z/!][^>]*>|\bjavascript:", re.IGNORECASE)


def verify(
    claims: Sequence[Claim], passages: Mapping[PassageId, Passage], verdict: Verdict | None
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Split the claims into those that may be shown and those that may not."""
    kept: list[Claim] = []
    refused: list[Refusal] = []
    for claim in claims:
        why = problem(claim, passages, verdict)
        if why is None:
            kept.append(claim)
        else:
            refused.append(Refusal(claim=claim, why=why))
    return tuple(kept), tuple(refused)


def problem(
    claim: Claim,
    passages: Mapping[PassageId, Passage],
    verdict: Verdict | None,
) -> str | None:
    """Why the claim may not be shown, or None if it may."""
    if not claim.passages:
        return "cites nothing"
    missing = [key for key in claim.passages if key not in passages]
    if missing:
        return f"cites {missing[0]}, which is not in the texts"
    local = _local_problem(claim, [passages[key] for key in claim.passages])
    if local is not None:
        return local
    held = set().union(*(_numbers_of(passages[key]) for key in claim.passages))
    alien = numbers(claim.text) - held
    if alien and not _equal_amounts(claim, [passages[key] for key in claim.passages]):
        return f"states {', '.join(sorted(alien))}, which its passages do not hold"
    return _forbidden(claim.text, verdict)


def _equal_amounts(claim: Claim, cited: Sequence[Passage]) -> bool:
    """Whether every number is one of the passages' in another unit, such as 12 months for a year.

    No local document vouches for one, so only the wordings of statements count.
    """
    # Here, because verification of written claims builds on this module.
    from guardrails.verification.numbers import amount_problem

    stated = [p.statement for p in cited if p.statement]
    texts = [text for s in stated for text in (s.clinician, s.plain)]
    return amount_problem(claim.text, texts) is None


def _local_problem(claim: Claim, cited: Sequence[Passage]) -> str | None:
    local = [passage for passage in cited if passage.local]
    if claim.points:
        only = len(local) == len(cited) == 1 and not numbers(claim.text)
        return local_problem(local[0].text) if only else "points to no single local passage"
    return "rests on a local document, which nobody reviewed" if local else None


def _forbidden(text: str, verdict: Verdict | None) -> str | None:
    if _NEVER_SHOWN.search(text):
        return "holds a link, an image or markup"
    if _PERMITS.search(text):
        return "permits a change of treatment"
    if verdict is not Verdict.DISCUSS_WITHDRAWAL and _GRANTS.search(text):
        return "says that the criteria are met, which was not decided"
    return None


def numbers(text: str) -> set[str]:
    """The numbers in a text, without thousands separators."""
    return {match.group().replace(",", "") for match in _NUMBER.finditer(text)}


def _numbers_of(passage: Passage) -> set[str]:
    plain = passage.statement.plain if passage.statement else ""
    held = numbers(passage.text) | numbers(plain)
    return held | {"12"} if "1" in held and "year" in passage.text else held
