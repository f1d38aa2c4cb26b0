"""Talk of a smaller dose in numbers: "from 2 g to 1 g", "four a day to two", "cutting to 500".

A dose of mycophenolate is told in hundreds of milligrams, that of a steroid in tens at most, so the
number itself tells which medicine is meant where nobody says so. A lowering told as past is none.
"""

import re
from enum import Enum

from guardrails.reading.asked.sentences import Sentence


class Medicine(Enum):
    """What would be ended, lowered or paused."""

    MMF = "mmf"
    OTHER = "other"
    IT = "it"
    """A pronoun: the medicine spoken of."""
    UNSAID = "unsaid"
    """Nothing is named, or only "my tablets": here, mycophenolate."""


_WORDS = {
    "half": 0.5, "once": 1.0, "one": 1.0, "twice": 2.0, "two": 2.0, "three": 3.0, "thrice": 3.0,
    "four": 4.0, "five": 5.0, "six": 6.0, "eight": 8.0,
}  # fmt: skip
_NUMBER = r"(?:<dose>|\d{1,4}(?:\.\d+)?|half|once|one|twice|two|three|thrice|four|five|six|eight)"
_FILL = r"(?: (?:<\w+>|[a-z/]+)){0,4}?"
_FROM_TO = re.compile(
    rf"(?<![\w.])(?P<high>{_NUMBER}){_FILL}(?:,)? (?:down )?(?:to|->) "
    rf"(?:just |only |about |maybe )?(?P<low>{_NUMBER})(?![\w.]*[/:\d])"
)
_INSTEAD = re.compile(
    rf"(?<![\w.])(?P<low>{_NUMBER}){_FILL} (?:instead of|rather than|not) "
    rf"(?:the )?(?P<high>{_NUMBER})"
)
_DOWN_TO = re.compile(
    r"\b(?:cut|cutting|drop|dropping|reduce|reducing|lower|lowering|taper|tapering|wean|weaning|halve|down|back)\b"
    rf"(?: (?:down|back|it|him|her|me|my dose|the dose|<mmf>|my <mmf>|the <mmf>|his|hers)){{0,2}} "
    rf"(?:to|by) (?:just |only |about |maybe |a )?(?P<low>{_NUMBER})(?![\w.]*[/:\d])"
)
_PAST = re.compile(
    r"\b(?:was|were|been|went|dropped|reduced|lowered|tapered|came|got|moved|weaned|"
    r"took me|put me|halved|started|(?:i|he|she|they|we|has|have|had|'ve) (?:already |just )?cut)\b"
    r"(?! (?:thinking|wondering|hoping|considering|planning))"
)
_RISING = re.compile(
    r"\b(?:up|increase\w*|rais\w+|higher|rose|ck|cpk|age[sd]?|score|between|temp\w*)\b"
)
_STEROID_AT_MOST_MG = 80.0
_LEAST_MMF_MG = 100.0
_MOST_GRAMS = 4.0
_BRIEF = 5
"""Words of a sentence that is nothing but the lowering: "down to 1?"."""


def lowered(sentence: Sentence) -> list[tuple[int, int, Medicine]]:
    """Where the sentence tells of a smaller dose to come, and of which medicine."""
    found = []
    for match in (m for e in (_FROM_TO, _INSTEAD, _DOWN_TO) for m in e.finditer(sentence.text)):
        before = re.split(r"[.,;?!]", sentence.text[max(0, match.start() - 50) : match.start()])[-1]
        if _PAST.search(before) or _RISING.search(before + match.group()):
            continue
        medicine = _medicine(sentence, match, before)
        if medicine is not None:
            found.append((match.start(), match.end(), medicine))
    return found


def _medicine(sentence: Sentence, match: re.Match[str], before: str) -> Medicine | None:
    low = _value(sentence, match, "low")
    high = _value(sentence, match, "high") if "high" in match.groupdict() else None
    if high is not None and not _is_less(low, high):
        return None
    near = before + match.group() + sentence.text[match.end() : match.end() + 25]
    if "<mmf>" in near:
        return Medicine.MMF
    largest = max(low, high or 0.0)
    if "<gc>" in near or ("<dose>" in match.group() and largest <= _STEROID_AT_MOST_MG):
        return Medicine.OTHER
    if largest >= _LEAST_MMF_MG:
        return Medicine.UNSAID
    if largest <= _MOST_GRAMS and len(sentence.text.split()) <= _BRIEF:
        return Medicine.IT
    counted = re.search(r"\b(?:tab|tablet|pill|capsule|cap|dose|day|daily)s?\b|<t>|<mmf>", near)
    return Medicine.IT if counted else None


def _is_less(low: float, high: float) -> bool:
    """Whether one number is less, where a bare "2" beside milligrams stands for grams."""
    if low >= _LEAST_MMF_MG > high:
        high *= 1000.0
    elif high >= _LEAST_MMF_MG > low:
        low *= 1000.0
    return low < high


def _value(sentence: Sentence, match: re.Match[str], group: str) -> float:
    said = match[group]
    if said == "<dose>":
        which = sentence.text.count("<dose>", 0, match.start(group))
        return sentence.doses_mg[which]
    return _WORDS[said] if said in _WORDS else float(said)
