"""Two patients told of in one conversation: what is told of the other permits nothing for the one.

"My sister and I both have it. She is off prednisone since 2023, in remission … Can I stop mine?":
every condition is met, by her. Where two are told of, each clause is given to the person named last
before it, and only what is given to the one who is asked for can count as met; where that cannot be
told, nothing does. What blocks is left as it was read.
"""

import re
from collections.abc import Sequence

from guardrails.reading.patterns import wordings
from guardrails.reading.people import ASKS_SELF, ASKS_THEM, KIN
from guardrails.reading.tagged import TaggedClause

_SELF = re.compile(r"\b(?:i|i'm|im|i've|ive|i'd|i'll|me|my|mine|myself)\b")
_OWN_KIN = re.compile(rf"\b(?:my|our) (?:[\w-]+ ){{0,2}}?(?:{KIN})(?:'s)?\b")
_THIRD = re.compile(
    rf"\b(?:she|she's|shes|he|he's|hes|her|hers|his|him|they|they're|their|theirs|{KIN})\b"
)
_UNIT = re.compile(
    r"\b(?P<kind>pt|patient|case|bed|bay|room|twin|child|client|mr|mrs|ms|miss|sr|number)\.? "
    r"(?P<name>[a-z]\b|\d+|one|two|three|(?<=(?:mr|ms|sr) )\w+|(?<=mrs )\w+|(?<=miss )\w+)"
)
_NAME = re.compile(
    r"(?:^|[\s,(])(?P<name>[A-Z\u00c0-\u00de][a-z\u00df-\u00ff'’-]+)"
    r"(?=(?:,? \(?\d{1,2}\)?)?:| (?:is|has|had|takes|was|gets|next)\b|(?:'s|’s)\b|, who\b)"
)
_NO_NAME = frozenset(
    "i she he her his hers they their it the a an my mine me we our this that these those and but "
    "so also now both strength skin ck muscle muscles remission steroids prednisone prednisolone "
    "mmf cellcept rash disease enzymes bloods blood power dermatomyositis polymyositis myositis "
    "doctor nurse clinic hospital one two who what which there here today everything nothing "
    "nobody somebody everyone family consultant gp rheumatologist physio team letter question yes "
    "no ok then".split()
)
"""Words that begin a sentence as a name does."""
_TAG = re.compile(r"<\w+>")
_WORD = re.compile(r"[a-z0-9\u00df-\u00ff'-]+")
_UNKNOWN = "?"


def of_the_other(clauses: Sequence[TaggedClause]) -> frozenset[int]:
    """The places of clauses that are not surely of the patient asked for, where two are told of."""
    two = wordings("two_patients")["two"]["here"]
    numbered = _numbered(clauses)
    if len(numbered) < 2 and not any(two.found_in(clause.text) for clause in clauses):
        return frozenset()
    names = numbered | _names(clauses)
    labels = _labels(clauses, names)
    asked = _asked(clauses, labels, names)
    told = {label for label in labels if label != _UNKNOWN}
    if len(told) < 2 and asked in told:
        return frozenset()
    return frozenset(at for at, label in enumerate(labels) if label != asked)


def _numbered(clauses: Sequence[TaggedClause]) -> set[str]:
    """Those of a list: "case 2", "Mr H", where there are several of the same kind."""
    by_kind: dict[str, set[str]] = {}
    for clause in clauses:
        for match in _UNIT.finditer(clause.text):
            by_kind.setdefault(match["kind"], set()).add(match["name"])
    return {name for names in by_kind.values() if len(names) > 1 for name in names}


def _names(clauses: Sequence[TaggedClause]) -> set[str]:
    """Those who are called by a name: "Róisín, 11: …"."""
    found = {m["name"].lower() for clause in clauses for m in _NAME.finditer(clause.quote())}
    return found - _NO_NAME


def _labels(clauses: Sequence[TaggedClause], names: set[str]) -> list[str]:
    """Whose each clause is: the writer's, a name's, another's, or nobody's that is known."""
    labels: list[str] = []
    label, third = _UNKNOWN, "other"
    for clause in clauses:
        here = _label(clause.text, names)
        if here == "other":
            here = third
        elif here not in (None, "self"):
            third = here
        label = here or label
        labels.append(label)
    return labels


def _label(text: str, names: set[str]) -> str | None:
    """The person who is named last in a clause that is no mere way of telling."""
    plain = _TAG.sub(_blank, text)
    for telling in wordings("two_patients")["telling"]["here"]:
        plain = telling.sub(" ", plain)
    found: list[tuple[int, str]] = []
    for match in _WORD.finditer(plain):
        word = match.group().removesuffix("'s")
        if word in names and (len(word) > 1 or _UNIT.search(plain)):
            found.append((match.start(), word))
    named = bool(found)
    found += [(m.start(), "self") for m in _SELF.finditer(_OWN_KIN.sub(_blank, plain))]
    if not named:
        found += [(m.start(), "other") for m in _THIRD.finditer(plain)]
    return max(found, default=(0, None))[1]


def _blank(match: re.Match[str]) -> str:
    """As many spaces, so that what stands behind keeps its place."""
    return " " * len(match.group())


def _asked(clauses: Sequence[TaggedClause], labels: Sequence[str], names: set[str]) -> str:
    """Whom the last question is for."""
    for at in range(len(clauses) - 1, -1, -1):
        text = clauses[at].text
        if "?" in text or ASKS_SELF.search(text) or ASKS_THEM.search(text):
            return labels[at] if _label(text, names) else _UNKNOWN
    return labels[-1] if labels else _UNKNOWN
