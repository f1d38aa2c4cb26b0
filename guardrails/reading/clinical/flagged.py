"""A muscle enzyme that the laboratory marks, or that is told to be over its limit, beside its name.

"Aldolase: you guessed it, the naughty one, above the range", "CK 480, and the paper says H", "AST
is high, it's from the muscle": the name and the mark stand in clauses of their own, so the sentence
is looked at. Only what blocks is read here; a sentence that denies, or calls it stable, is left.
"""

import re
from collections.abc import Sequence

from guardrails.facts import Enzymes
from guardrails.reading.clinical.choose import Said
from guardrails.reading.clinical.steady import is_steady
from guardrails.reading.mood import Mood, is_question, mood
from guardrails.reading.tagged import TaggedClause

_ENZYME = re.compile(r"\b(?:c\.?k\.?|cpk|creatine kinase|muscle enzymes?|aldolase|ldh)\b")
_LIVERS = re.compile(r"\b(?:ast|alt|sgot|sgpt|transaminases?|aminotransferases?)\b")
_MUSCLE_LIVERS = re.compile(r"\bmuscle[- ](?:derived )?(?:ast|alt|transaminases?)\b")
_PREDICATE_HIGH = re.compile(
    r"(?:which )?(?:have|has|are|is|were)(?: both| all| now| again)? (?:been )?(?:doubled|tripled|"
    r"risen|raised|elevated|high|up|climbed|gone up|rising|climbing)\b"
)
_FROM_MUSCLE = re.compile(
    r"\b(?:from|of) (?:the |my |his |her )?muscles?\b|\bmuscle[- ]derived\b|\bmuscle (?:ast|alt|"
    r"transaminases?)\b|\bmuscular origin\b|\b(?:it'?s|is|they'?re|are) (?:the )?muscles?\b"
)
_MARKED = re.compile(
    r"\bh next to\b|\b(?:has|have|had|got|with|shows?|says|saying) an? (?:\"|')?(?:h\b|star|"
    r"asterisk)"
    r"|\b(?:red|up(?:ward)?) arrows?\b|\barrows? (?:pointing )?up\b|"
    r"\bflagged(?: as)? (?:high|h|red|abnormal|up)\b|\b(?:above|over|outside|beyond|past|exceeds?) "
    r"(?:the |its |their |normal )*(?:reference|range|limits?|norm|upper|uln|cut-?off|top)\b|"
    r"\bcame (?:back|out) (?:\w+ )?(?:high|raised|elevated|abnormal)\b|\bout of range\b|"
    r"\b(?:up|higher) (?:a (?:bit|little|touch) |slightly |again )*(?:each|every) (?:time|"
    r"visit|month|"
    r"check)\b|\b(?:mine|it|his|hers|that|they)(?:'s| is|'re| are) (?:too |still |a bit |"
    r"now )?(?:high|"
    r"raised|elevated)\b|\b(?:\d{1,2},\d{3}|\d{4,5}) ?(?:u/l|iu)\b|\bcreep(?:s|"
    r"ing)? (?:a (?:bit|little) )?(?:up)?|\bdoubled since\b"
)
_HIGH = re.compile(r"\b(?:high|raised|elevated|doubled|above|up\b|over|risen|rising|abnormal)\b")
_UNLESS = re.compile(
    r"\b(?:not|never|no|nothing|none|isn'?t|aren'?t|wasn'?t|without|nor|neither|stable|steady|flat|"
    r"unchanged|was|were|used to|had been|back then|since (?:normal|settled)|until)\b|n't\b"
)
_VALUE_AND_LIMIT = re.compile(
    r"(?<![\d.,/])(?P<value>\d{2,5})(?![\d.,]*\d)[^\d;]{0,24}\b(?:normal|limit|ref\w*|range|max|top|uln|"
    r"norm|up to|upper)\b[^\d;]{0,14}(?:\d{1,3} ?(?:-|to) ?)?(?P<limit>\d{2,3})(?!\d)"
)
_FEW_WORDS = 4
_ELSE = re.compile(
    r"\b(?:cholesterol|sugar|glucose|bp|blood pressure|crp|esr|creatinine|platelets?|white|wbc|ggt|"
    r"bilirubin|tsh|thyroid|vitamin|ferritin|liver|alt|ast|hba1c|egfr|urate)\b"
)
"""Another value that the mark may be of."""


def marked_high(clauses: Sequence[TaggedClause], own: Sequence[bool]) -> list[Said]:
    """`raised` for each sentence of the patient's in which an enzyme is marked as too high."""
    found: list[Said] = []
    sentences: dict[tuple[int, int], list[TaggedClause]] = {}
    for clause, mine in zip(clauses, own, strict=True):
        if mine:
            sentences.setdefault((clause.turn, clause.sentence), []).append(clause)
    of_muscle = {clause.turn for clause in clauses if _FROM_MUSCLE.search(clause.text)}
    for (turn, number), said in sentences.items():
        topic = _is_topic(sentences.get((turn, number - 1), []))
        mark = _mark(said, named=topic)
        if mark is None and turn in of_muscle:
            mark = _of_the_muscle(said) or _muscle_livers_high(said)
        if mark is not None:
            found.append(Said(Enzymes.RAISED, mark.quote(), turn))
    return found


def _is_topic(sentence: Sequence[TaggedClause]) -> bool:
    """ "CK? …", "What's aldolase. …": a few words that only name what the next sentence is of."""
    text = " ".join(clause.text for clause in sentence)
    return bool(_ENZYME.search(text)) and len(text.split()) <= _FEW_WORDS


def _mark(sentence: Sequence[TaggedClause], *, named: bool) -> TaggedClause | None:
    """The clause with the mark, where an enzyme was the last value named before it or in it."""
    topic = named
    for clause in sentence:
        if _ENZYME.search(clause.text):
            named = True
        elif _ELSE.search(clause.text):
            named = False
        if topic and _above_limit(
            clause.whole.norm[sentence[0].source[0] : sentence[-1].source[-1]]
        ):
            return clause
        match = _MARKED.search(clause.text) if named else None
        if match and _is_told(clause, match) and not _ELSE.search(clause.text):
            return clause
    return None


def _above_limit(sentence: str) -> bool:
    """ "It's 740, the normal is 200": said of an enzyme that the sentence before named."""
    match = _VALUE_AND_LIMIT.search(sentence)
    above = match is not None and float(match["value"]) > float(match["limit"])
    return above and not is_steady(sentence)


def _of_the_muscle(sentence: Sequence[TaggedClause]) -> TaggedClause | None:
    """ "Only AST is high", where the turn says that it is from the muscle."""
    for clause in sentence:
        liver, high = _LIVERS.search(clause.text), _HIGH.search(clause.text)
        if liver and high and _is_told(clause, high):
            return clause
    return None


def _muscle_livers_high(sentence: Sequence[TaggedClause]) -> TaggedClause | None:
    """ "Her muscle ALT/AST (the liver is fine) have doubled": the predicate stands apart."""
    text = " ".join(clause.text for clause in sentence)
    if not _MUSCLE_LIVERS.search(text):
        return None
    for clause in sentence:
        match = _PREDICATE_HIGH.match(clause.text)
        if match and _is_told(clause, match):
            return clause
    return None


def _is_told(clause: TaggedClause, match: re.Match[str]) -> bool:
    supposed = mood(clause, match.start(), question=is_question(clause)) is Mood.SUPPOSED
    return not supposed and not _UNLESS.search(clause.text)
