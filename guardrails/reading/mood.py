"""What is only wished, planned, feared, supposed or asked is no fact, and this tells which it is.

Looked for to the left of the words in question, inside their own clause.
"""

import re
from enum import StrEnum

from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind


class Mood(StrEnum):
    """In what way something is said."""

    FACT = "fact"
    WISHED = "wished"
    SUPPOSED = "supposed"
    ASKED = "asked"


_WISHED = re.compile(
    r"\b(?:wants?|wanted|wanting|wanna|hop(?:e|es|ed|ing)|hopefully|wish(?:es|ed)?|would (?:like|"
    r"love|prefer|rather)|(?:i|he|she|we|they)'d (?:like|love|rather|be|have|need)|plan(?:s|ned|"
    r"ning)?|going to|gonna|goin to|will|won't|'ll|aim(?:s|ing)?|goal|target|try(?:ing)?|tries|"
    r"about to|due to (?=start|stop|come|finish|begin|see|have|go|be|end|wean|taper)|supposed to|"
    r"meant to|should(?!n't have)|need(?:s|ed)? to (?:be|come|get|go|stop|start)|ready to|"
    r"consider(?:s|ing|ed)?|think(?:s|ing)? (?:of|about)|thought (?:of|about)|suggest(?:s|ed|"
    r"ing)?|recommend(?:s|ed)?|propos(?:es|ed|ing)|talk(?:s|ed|ing)? (?:of|about)|discuss(?:ed|"
    r"ing)?|mention(?:s|ed)|offer(?:s|ed)|advis(?:es|ed)|schedul(?:es|ed)|expect(?:s|ed|ing)?|"
    r"might|may|could|would|scared|afraid|fear(?:s|ing)?|worr(?:y|ied|ies|ying)|terrified|"
    r"dread(?:s|ing)?|nervous|anxious about|promis(?:e|es|ed)|work(?:ing)? towards?|can't wait|"
    r"dream(?:s|ing)?|eventually|some ?day|one day|looking forward|look forward|desperate|keen|"
    r"tempted|refus(?:e|es|ed|ing)|rather than|instead of|tell me to|told (?:me|him|her|us) to|"
    r"asked (?:me|him|her|us) to|says? to|said to|in order to|so (?:that )?i can)\b"
)
_SUPPOSED = re.compile(
    r"(?:^|\b)(?:if|as soon as|the (?:moment|minute|day) (?=i|he|she|my|his|her|we)|unless|"
    r"until|till|once|whenever|when(?=\s+(?:i'm|im|i am|he's|she's|he is|"
    r"she is|they're|i get|i can|i finally))|what if|suppos(?:e|ing)|imagine|assum(?:e|es|ing)|"
    r"in case|(?<!to )(?<!did i )(?<!i )say(?= i| he| she)|provided|as long as|were to|"
    r"whether|before (?=i|he|she|we|they|"
    r"you|getting|coming|being|going|stopping)|hypothetically|in theory|theoretically|people who|"
    r"someone who|anyone|patients? (?:who|are|is) (?:usually|typically|generally)?|for (?:people|"
    r"patients|someone|adults|children|kids) (?:who|with|on|off))\b"
)
_ASKED = re.compile(
    r"^(?:so |and |but |also |then |hi |hello |please |ok |well |just wondering |wondering )*"
    r"(?:am|is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|shall|how|"
    r"what|when|why|which|who|where)\b"
)
_ASIDE = re.compile(
    r"\b(?:(?:if|unless) (?:you|they|we) (?:don't |do not )?count|wants? (?:me|you|us|him|her|"
    r"them|it) (?:to (?:know|say|tell|add|write|mention)|known|said|"
    r"noted)|not (?:gonna|going to|goin to) lie|won't lie|ngl|"
    r"i(?:'ll| will) (?:be honest|own up|admit)|(?:if i'm|to be) (?:honest|fair|frank)|"
    r"i (?:must|should|have to|ought to) (?:say|admit|confess|own up)|"
    r"(?:hope|i hope) you don't mind|would you believe|you'd never guess|might as well say)\b"
)
"""Words that open a confession: no wish, though they hold the words of one."""
_BEEN_FACT = re.compile(
    r"^(?:so |and |but )*(?:have|has|had|was|were|am|is|are)\b(?!\s+(?:i|he|"
    r"she|we|they|you|my|the|it|this|that|there)\b)"
)


def mood(clause: TaggedClause, start: int, *, question: bool) -> Mood:
    """The mood of what is said at `clause.text[start:]`; `question`: whether its sentence asks."""
    before = _ASIDE.sub(" ", clause.text[:start])
    if _SUPPOSED.search(before):
        return Mood.SUPPOSED
    if _WISHED.search(before):
        return Mood.WISHED
    if any(time.kind is Kind.FUTURE for time in clause.times()):
        return Mood.WISHED
    if question and _ASKED.search(clause.text) and not _BEEN_FACT.search(clause.text):
        return Mood.ASKED
    return Mood.FACT


def is_question(clause: TaggedClause) -> bool:
    """Whether the clause's sentence ends in a question mark, or opens as a question does."""
    norm = clause.whole.norm
    rest = norm[clause.source[-1] - 1 :]
    stop = re.search(r"[.!?\n]", rest)
    return bool(stop and stop.group() == "?") or bool(
        re.match(
            r"(?:can|could|should|do|does|am|is|are|will|would|may) (?:i|he|she|we|they|my|"
            r"it)\b",
            clause.text,
        )
    )
