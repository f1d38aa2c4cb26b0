"""Where the patient is a relative, "my wife" is told as "she", and "my wife's" as "her".

So a table of wordings finds of a patient who is named by kin what it finds of one who is "she". The
words that are quoted stay the person's own.
"""

import re
from collections.abc import Sequence

from guardrails.reading.people import MEN, WOMEN
from guardrails.reading.tagged import Tag, TaggedClause

_IS = re.compile(
    r" (?:\w+ing|been|not|now|just|already|also|still|got|had|in|on|off|at|pregnant|ill|unwell|"
    r"very|so|too|due|well|being|a|an|the|(?:\w+|\d+) (?:weeks?|months?)|<\w+>)\b"
)
"""What follows "my wife's" where it is short for "my wife is"."""
_SUBJECT_AFTER = frozenset(
    "and but so also then now yesterday today tonight morning evening night week month because "
    "since as when while that if though although says said told us think where until before after "
    "is are was what why how".split()
)
"""After these words, or at its beginning, a clause may tell of the relative."""


def told_as_pronouns(clauses: Sequence[TaggedClause], kin: str | None) -> list[TaggedClause]:
    """The clauses with "he" or "she" for the patient; as they are where `kin` is nobody's word."""
    she = kin is not None and WOMEN.fullmatch(kin) is not None
    if kin is None or not (she or MEN.fullmatch(kin)):
        return list(clauses)
    named = re.compile(rf"(?<!\w)(?:my|our) (?:(?!{kin}\b)\w+ )?{re.escape(kin)}(?P<s>'?s)?(?!\w)")
    return [_retold(clause, named, ("she", "her") if she else ("he", "his")) for clause in clauses]


def _retold(clause: TaggedClause, named: re.Pattern[str], words: tuple[str, str]) -> TaggedClause:
    match = named.search(clause.text)
    if match is None or not _SUBJECT_AFTER.issuperset(clause.text[: match.start()].split()[-1:]):
        return clause
    subject, possessive = words
    short = match["s"] is not None
    is_short = short and _IS.match(clause.text, match.end()) is not None
    word = f"{subject}'s" if is_short else possessive if short else subject
    start, end = match.span()
    shift = len(word) - (end - start)
    source = clause.source
    inside = (source[start],) * len(word)
    return clause.model_copy(
        update={
            "text": clause.text[:start] + word + clause.text[end:],
            "source": (*source[:start], *inside, *source[end:]),
            "tags": tuple(
                tag if tag.start < start else Tag(tag.start + shift, tag.end + shift, tag.meaning)
                for tag in clause.tags
            ),
        }
    )
