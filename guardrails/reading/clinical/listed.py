"""One predicate for several signs, or for a number told before it.

"Strength, skin and CK all normal", "everything normal: strength, skin, enzymes", "CK 71, aldolase
4.1, both WNL", "CK 90, lab says normal", "strength? Full": the clauses that hold the names hold no
predicate, so the sentence is looked at. Only plain words for normal are read, right behind the
names and nothing but names, numbers and joints between; a limit behind the word is left to
`scores`.
"""

import re
from collections.abc import Sequence

from guardrails.reading.clinical.choose import Said
from guardrails.reading.tagged import TaggedClause

_ENZYME = (
    r"(?:(?:all )?(?:the |my |his |her |their )?(?:last |latest |recent )?(?:muscle "
    r")?(?:c\.?k\.?s?|cpk|"
    r"creatine kinase|enzymes?|aldolase|ldh|ast|alt|bloods? for (?:the )?(?:muscles?|ck)|"
    r"muscle (?:bloods?|markers?)))"
)
_NAMES = {
    "muscle_strength": r"(?:(?:the |my |his |her )?(?:muscle )?(?:strength|power|muscles|"
    "force)(?: tests?| testing)?)",
    "skin_disease": r"(?:(?:the |my |his |her )?(?:skin|rash))",
    "muscle_enzymes": _ENZYME,
}
_ANY = "|".join(_NAMES.values())
_NUMBER = (
    r"(?: ?(?:of|is|was|at|:|=|came (?:back|in)(?: at)?|level)*[ :=]*(?:\d{1,3}(?:\.\d+)?|"
    r"(?:(?:one|a) hundred(?: and)? ?)?"
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|[a-z]{3,5}teen|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve)[ -]?){1,2}|(?:one|a) hundred)(?: ?(?:u|"
    r"iu)(?:/l)?)?)"
)
_JOINT = r"(?:,? and |, ?| ?& ?| ?/ ?| ?\+ ?| ?\(|\)? ?,? ?)"
_LIST = rf"(?P<list>\b(?:{_ANY}){_NUMBER}?(?:{_JOINT}(?:{_ANY}){_NUMBER}?)*\)?)"
_NORMAL = (
    r"(?:normal(?: range)?|wnl|nl|clear|perfect|fine|unremarkable|(?:with)?in (?:the "
    r")?(?:normal |reference |ref )?"
    r"(?:range|limits?|ref\b|reference)|inside (?:the |its )?(?:normal|range|lines|limits)|in "
    r"the normal "
    r"(?:range|band)|in order)"
)
_LEAD = (
    r"(?:all|both|each|now|still|is|are|was|were|have been|been|came back|come back|came out|"
    r"the lab says|"
    r"lab says|labelled|marked|they say|which is|that's|so|bang|smack|well|nicely|comfortably|"
    r"right|squarely|tested|always|completely|totally|perfectly|again|three|as|every time|it's|"
    r"just|"
    r"three of them|all of them|both of them)"
)
_END = (
    r"(?!\W{0,3}(?:up to|to|below|under|is\b|are\b|<|until|till|range|limits?|max|values?|\d|"
    r"not\b|but\b|"
    r"except|apart|bar\b|until|for (?:me|him|her)|enough|ish))(?![\w-])"
)
_BEHIND = re.compile(rf"{_LIST}[,:]?(?: ?-)?(?: {_LEAD})*[, ]+{_NORMAL}{_END}")
_AHEAD = re.compile(
    rf"\b(?:everything|all|the rest)(?:'s| is| are| was| came back)? (?:{_LEAD} "
    rf")*{_NORMAL}(?::| -|,) ?{_LIST}"
    r"(?!\W{0,3}(?:not|but|except|apart|bar)\b)"
)
_SO_IS = re.compile(
    rf"\b(?:normal|full|fine)\b,? (?:and )?so(?:'s|'re| is| are| was| were) (?:my |the |his |"
    rf"her )?(?:{_ENZYME})(?!\w)"
)
_TOPIC = re.compile(
    r"^(?:(?:and|the|my|his|her|as for|any) )*(?:(?:muscle )?(?P<strength>strength|power|muscles?)|"
    r"(?P<skin>skin|rash)|(?P<enzymes>c\.?k\.?|cpk|enzymes|muscle enzymes|aldolase))(?: tests?|"
    r" exam\w*| testing)?[,:?]?$"
)
_ANSWERS = {
    "muscle_strength": re.compile(
        r"^(?:all |completely |totally |entirely |it's |is |fully |both )*(?:normal|full|"
        r"perfect|5/5|full marks|"
        r"intact|100 ?%)(?![\w/-])(?! (?:except|apart|but|bar|for))"
    ),
    "skin_disease": re.compile(
        r"^(?:all |completely |totally |entirely |it's |is |there's |absolutely )*(?:clear|"
        r"none|nil|nothing|"
        r"not a (?:mark|spot|trace|thing)|gone|spotless|clean|no rash|nowhere|zero)(?: "
        r"whatsoever| at all)?"
        r"(?![\w/-])(?! (?:except|apart|but|bar|until|new|yet|as|like|compared|wrong with))"
    ),
    "muscle_enzymes": re.compile(
        r"^(?:all |completely |totally |entirely |it's |is |both )*(?:normal|wnl|in range|within "
        r"(?:range|limits))(?![\w/-])(?! (?:except|apart|but|bar|up to|below|under|is|"
        r"range))(?! ?\d)"
    ),
}
_GROUPS = {"muscle_strength": "strength", "skin_disease": "skin", "muscle_enzymes": "enzymes"}
_DOUBT = re.compile(
    r"\b(?:if|unless|when|until|hop\w+|want|wish|should|would|could|sister|brother|mother|mum's|"
    r"not|never|almost|nearly|mostly|were|used to|goal|aim|need|will)\b|n't\b"
)
_BEFORE = 40


def listed_normal(
    fact: str, clauses: Sequence[TaggedClause], own: Sequence[bool], value: str
) -> dict[tuple[int, int], Said]:
    """`value` for each sentence (turn, number) of the patient's that calls this sign normal so."""
    found: dict[tuple[int, int], Said] = {}
    sentences: dict[tuple[int, int], list[TaggedClause]] = {}
    mine: dict[tuple[int, int], bool] = {}
    for clause, yours in zip(clauses, own, strict=True):
        place = (clause.turn, clause.sentence)
        sentences.setdefault(place, []).append(clause)
        mine[place] = mine.get(place, True) and yours
    for place, said in sentences.items():
        if not mine[place]:
            continue
        following = (
            sentences.get((place[0], place[1] + 1), [])
            if mine.get((place[0], place[1] + 1), False)
            else []
        )
        if _is_called(fact, said) or _is_answered(fact, said, following):
            found[place] = Said(value, said[0].quote(), place[0])
    return found


def _is_called(fact: str, sentence: Sequence[TaggedClause]) -> bool:
    text = sentence[0].whole.norm[sentence[0].source[0] : sentence[-1].source[-1]]
    if fact == "muscle_enzymes":
        match = _SO_IS.search(text)
        if match and not _doubted(text, match):
            return True
    for pattern in (_BEHIND, _AHEAD):
        for match in pattern.finditer(text):
            names = re.findall(rf"\b(?:{_ANY})", match["list"])
            here = re.search(rf"\b{_NAMES[fact]}(?!\w)", match["list"])
            several = len(names) > 1 or bool(
                re.search(r"\d|[a-z]+(?:ty|teen|hundred)", match["list"])
            )
            if here and several and not _doubted(text, match):
                return True
    return False


def _doubted(text: str, match: re.Match[str]) -> bool:
    before = re.split(r"[,;:]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    return bool(_DOUBT.search(before) or _DOUBT.search(match.group())) or text.rstrip().endswith(
        "?"
    )


def _is_answered(
    fact: str, sentence: Sequence[TaggedClause], following: Sequence[TaggedClause]
) -> bool:
    """ "Strength? Full." and "rash, none": a name alone, and behind it the word for it."""
    first = sentence[0]
    topic = _TOPIC.match(first.text)
    if topic is None or not topic[_GROUPS[fact]]:
        return False
    if first.text.endswith("?"):
        answer = following[0] if following else None
    else:
        answer = sentence[1] if len(sentence) > 1 else None
    return answer is not None and bool(_ANSWERS[fact].match(answer.text))
