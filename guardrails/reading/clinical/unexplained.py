"""Mentions of a corticosteroid that no wording explains: each may be an exposure nobody foresaw.

"The surgeon's kit had three days of dexamethasone" is told in words that no table holds. Where the
time since the last dose rests on other words, such a mention leaves it open: it is asked about,
never passed over. What is denied, asked, wished, supposed or told as long past explains itself.
"""

import re
from collections.abc import Sequence

from guardrails.interval import YEAR
from guardrails.reading.clinical.attach import PAST
from guardrails.reading.mood import Mood, is_question, mood
from guardrails.reading.patterns import Event, events, wordings
from guardrails.reading.tagged import Tag, TaggedClause

_STEROID = "<gc>"
_DENIED = re.compile(
    r"\b(?:no|not|never|without|nor|neither|none|nothing|free|off|zero|nil|refused|declined|"
    r"avoid\w*|instead of|rather than|unlike|skipped|stayed away|anabolic|"
    r"switched (?:\w+ ){0,2}from)\b|n't\b"
)
_LONG_PAST = re.compile(
    r"\b(?:used to|had been|previously|initially|originally|at first|at the start|in the past|back "
    r"then|historically|diagnos\w+|dx|hx|history|before|until|years? ago)\b"
)
_REFUSED = re.compile(r" (?:was |were )?(?:refused|declined|avoided|withheld|skipped)\b")
_ANY_KIND = ("steroid", "cortico", "gluco", "cortison")
"""Names that may stand for the cream or the inhaler named beside them."""
_TALKED_OF = re.compile(r"\babout (?:the |my )?$")
_TALK = re.compile(
    r" (?:question|dates?|days|card|talk|history|people|rules?|side|bracelet|cream)\b"
)
FORM_OF_NAME = (
    r"(?: [\w']+){0,5}? (?:is|are|was)(?: an?| the| my| only| just)* (?:eye ?drops?|nose ?drops?|"
    r"ear ?drops?|(?:\w+ )?cream|(?:\w+ )?ointment|(?:\w+ )?spray|(?:\w+ )?inhaler|puffer)s?\b"
)
_IS_A_FORM = re.compile(rf"(?:-\w+)?{FORM_OF_NAME}")
"""The name stands for drops or a cream: "the steroid in my life is an eye drop"."""
_WAS_TAKEN = re.compile(r" (?:that |which )?(?:i|he|she) (?:had|took|got|swallowed|was given)\b")
"""Told, though asked about: "do they count the week of pred I had this Easter?"."""
_QUOTED = re.compile(r"[\"'(]$")
_UNQUOTED = re.compile(r"\??[\"')]")
"""A word of a form or a label: 'the box that says "steroids?"'."""
_NAME_ALONE = re.compile(
    r"[\W\d]*(?:oral |my |his |her |the |and |or |on )*<gc>(?: tablets?| pills?)?\W*"
)
_BY_NEEDLE = re.compile(r"\b(?:jabs?|shots?|needles?|inject\w+|bum|backside)\b")
"""Here a name that stands alone is what the needle held: "a jab in the bum in May, the Kenalog"."""
_FOUND_IN_IT = re.compile(
    r"\b(?:it|they|which|powder|herbs?|remedy|tablets|churna|capsules) (?:has|have|had|"
    r"contains?|contained|turned "
    r"out to (?:have|contain))(?: \w+)? <gc> in (?:it|them)\b"
)
"""A remedy in which a laboratory found a steroid, whoever told of it."""
_RESCUE = re.compile(
    r"\b(?:rescue|stand-?by|copd|just[- ]in[- ]case|dose) ?(?:packs?|box|kit|meds|tablets)\b"
)
"""A box kept at home for a bad chest, which holds prednisolone."""
_OPENED = re.compile(
    r"\b(?:opened|open|cracked|used|took|taken|had|finished|needed|started|gone through|went "
    r"through|swallowed|ended up on)\b"
)
_UNOPENED = re.compile(
    r"\b(?:not|never|no|nor|without|sealed|unopened|untouched|unused|years ago)\b|n't\b"
)


def unexplained(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool], read_from: Sequence[Event]
) -> TaggedClause | None:
    """The first of the patient's clauses with such a mention; `read_from` is what was read."""
    for clause, own in zip(clauses, about_patient, strict=True):
        if _FOUND_IN_IT.search(clause.text) or (own and _rescue_opened(clause, clauses)):
            return clause
        if own and _STEROID in clause.text:
            told = [e for e in read_from if e.clause is clause]
            told += events(clause, wordings("steroids")["steroids"])
            needle = _NAME_ALONE.fullmatch(clause.text) and _BY_NEEDLE.search(
                _before(clause, clauses)
            )
            if needle or any(not _is_explained(clause, tag, told) for tag in _tags(clause)):
                return clause
    return None


def _before(clause: TaggedClause, clauses: Sequence[TaggedClause]) -> str:
    """What stands before a clause in its sentence."""
    place = (clause.turn, clause.sentence)
    return " ".join(
        c.text for c in clauses if (c.turn, c.sentence) == place and c.index < clause.index
    )


def _rescue_opened(clause: TaggedClause, clauses: Sequence[TaggedClause]) -> bool:
    """Whether the box for a bad chest is named, and told here or in the next sentence as used."""
    if not _RESCUE.search(clause.text):
        return False
    near = [
        c
        for c in clauses
        if c.turn == clause.turn and c.index >= clause.index and c.sentence <= clause.sentence + 1
    ]
    if any(_UNOPENED.search(c.text) for c in near):
        return False
    return any(_OPENED.search(c.text) and not _is_past(c) for c in near)


def _tags(clause: TaggedClause) -> list[Tag]:
    return [tag for tag in clause.tags if clause.text[tag.start : tag.end] == _STEROID]


def _is_explained(clause: TaggedClause, tag: Tag, told: Sequence[Event]) -> bool:
    read = any(event.start <= tag.start and tag.end <= event.end for event in told)
    said = mood(clause, tag.start, question=is_question(clause))
    if said is Mood.ASKED and _WAS_TAKEN.match(clause.text[tag.end :]):
        return False
    unreal = said is not Mood.FACT
    return read or unreal or _is_denied(clause, tag) or _is_talk(clause, tag) or _is_past(clause)


def _is_denied(clause: TaggedClause, tag: Tag) -> bool:
    denied = _DENIED.search(clause.text[: tag.start]) or _REFUSED.match(clause.text[tag.end :])
    return bool(denied)


def _is_talk(clause: TaggedClause, tag: Tag) -> bool:
    """Whether steroids are only spoken of, or the name stands for the cream beside it."""
    before, after = clause.text[: tag.start], clause.text[tag.end :]
    beside = "<topical>" in clause.text and str(tag.meaning).startswith(_ANY_KIND)
    spoken = _TALKED_OF.search(before) or _TALK.match(after) or _NAME_ALONE.fullmatch(clause.text)
    spoken = spoken or _IS_A_FORM.match(after)
    quoted = _QUOTED.search(before) and _UNQUOTED.match(after)
    return beside or bool(spoken or quoted)


def _is_past(clause: TaggedClause) -> bool:
    times = [time for time in clause.times() if time.kind in PAST]
    long_ago = bool(times) and all(time.months.low >= YEAR for time in times)
    return long_ago or bool(_LONG_PAST.search(clause.text))
