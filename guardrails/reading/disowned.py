"""What a later turn takes back as another's, or as misread: "sorry, that was my husband's box".

Neither the statement nor its contrary is then known of the patient; what the correction goes on to
say is read as ever. A turn that goes on to the next patient leaves nothing of the one before.
"""

import re
from collections.abc import Iterable, Sequence

from guardrails.reading.tagged import TaggedClause

_SLIP = re.compile(
    r"\b(?:sorry|correction|correct(?:ing)? myself|scrap|scratch that|wrong|mix(?:ed|-| )?up|mixed|"
    r"muddle\w*|misread|mislabel\w*|misprint\w*|mistyped|misspoke|typo|ignore|oops|oopsie|whoops|"
    r"my mistake|my bad|my error|apolog\w+|hang on|hold on|(?:no|oh|ah|ay) wait|wait,? no|i meant|"
    r"was meant|(?:oh|ah|ay|och|ach|eh) no|excuse me|excuse|pardon|forgive me|false alarm|"
    r"see how that|gone soft|telling it wrong|got that wrong|looking at the|confused|checked again|"
    r"nvm|never ?mind|silly me|d'oh|doh|duh|i stand corrected|amend\w*|take that back|strike that|"
    r"(?:is|was) (?:his|her|my|our|the other) (?:\w+ ){0,2}\w+'s (?:score|sheet|result|letter|"
    r"number|page)|"
    r"pick(?:ed|ing) up (?:the|my|his|her) \w+|mis-?heard|stapled)\b"
)
_KIN = (
    r"(?:(?:sister|brother|mum|mom|mother|dad|father|husband|"
    r"partner|son|daughter|twin|aunt|auntie|uncle|cousin|nan|gran|grandma|grandmother|grandad|"
    r"grandpa|friend|neighbou?r|roommate|flatmate|colleague|cat|dog|lad|patient|girl|boy|toddler|"
    r"baby|client|resident|lodger|tenant|mother-in-law|father-in-law|mil|fil)s?|"
    r"wife|wifes|lady|man|woman|babys|other (?:twin|patient|one|person)|next bed|bed)(?:'s)?"
)
_SOMEBODY = (
    rf"(?:(?:my|his|her|our|the) (?:\w+ ){{0,2}}?{_KIN}|(?:somebody|someone) else(?:'s)?|"
    r"(?:another|a different|the wrong|the other) (?:\w+ )?(?:patient|person|pt|lady|man|woman|"
    r"girl|boy|child|chap|gentleman)(?:'s)?)\b"
)
_THAT = r"\b(?:\d+/\d+|that|this|it|those|these|they|the [\w<>]+(?: \w+)?|that [\w<>]+)"
_IS = r"(?:'s|'re|(?<=that)s|,? (?:was|is|were|are|belongs? to|belonged to|came from|comes from))"
_NAMED = (
    r"(?!(?:that|it|what|who|he|she|there|here|let|how|today|yesterday|tomorrow|tonight|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|year|month|week|spring|summer|autumn|winter|"
    r"nobody|everybody|everyone|doctor|dr|lab|hospital|clinic|pharmacy|chemist|gp|men|women|"
    r"children|kid|don|can|won|isn|wasn|doesn|didn)'s)\w{3,}'s"
)
"""A name: "that's Terry's"."""
_OF_ANOTHER = re.compile(
    rf"{_THAT}{_IS}(?:(?: [\w']+){{0,5}}? {_SOMEBODY}| (?:his|hers|theirs|not mine)\b"
    rf"|(?: only| just| actually| really)? {_NAMED}(?= *(?:$|[.,;!]|box|bottle|tablets|tube|"
    r"page|sheet|letter|file|report|numbers?|values?|readings?|phone|account|"
    r"result|chart|one|dosette|pill|slip|paper|blister|strip|packet|medicine|number)))"
)
_MISREAD = re.compile(
    r"\b(?:skin|rash|ck|cpk|strength|power|<gc>|remission|enzymes?|"
    r"aldolase)\b[^.;]{0,20} (?:was|were|is) "
    r"(?:all )?(?:a lie|a fib|not true|untrue|a mistake|wrong)\b|"
    r"\b(?:i|we) (?:only |just )?(?:meant|mean)\b(?: (?:is|was))?(?: \w+){0,4}? <topical>|"
    r"\bmeant (?:is|was) (?:\w+ ){0,3}?<topical>|"
    r"\b(?:that|this|it) (?:was|is|would be) (?:my |the |a |only |just )*(?:dictation|phone|tv|"
    r"telly|television|radio|voice[- ]to[- ]text|autocorrect|predictive text|siri|alexa|podcast|"
    r"film)\b|"
    r"\b(?:that|it|this|those|these|they|mine|the one|the (?:box|bottle|packet|tablets?|strip))"
    r"(?:'s| is| are|'re| was| were)(?:(?:n't| not) (?:\w+ ){0,2}?<gc>| (?:the |my |a |an |only |"
    r"just |really |actually )*<topical>)"
    r"|\b(?:that|this|the|which)(?: old)? ?(?:one|ck|cpk|result|number|value|figure|paper|sheet|"
    r"letter|report|page|slip|line)?(?:'s| is| was| were|,)? (?:only |all |just |an? )*(?:from|"
    r"dated|of|back in|old one from|old (?:one|result|letter|report|message|sheet) from) <t>"
)
"""The box held another medicine, or the paper was an old one: told of nobody's present state."""
_SUBJECTS = (
    re.compile(r"<gc>|<dose>"),
    re.compile(r"\bc\.?k\b|\bcpk\b|kinase|enzymes?|aldolase|\bldh\b"),
    re.compile(r"\bmmt|strength|cmas|power\b"),
    re.compile(r"skin|rash|knuckles"),
    re.compile(r"<mmf>"),
    re.compile(r"\btemp\w*|fever|\b3[789]\.\d"),
)
"""What a correction may be about; one that names nothing is about what was told last."""
_NEXT_CASE = re.compile(
    r"^(?:\w+ ){0,3}(?:next|second) (?:patient|pt|case|one)\b|\b(?:a |the |an )?(?:different|"
    r"entirely new|new) (?:patient|pt|case|person|lady|gentleman|man|woman|girl|boy|kid|child)\b"
)
_IS_A_CASE = re.compile(r"<mmf>|myositis|\bj?dm\b|\bpm\b|\bimnm\b|antisynthetase")


def disowned(clauses: Sequence[TaggedClause]) -> set[int]:
    """The places of clauses that a later turn gives to somebody else, or calls misread."""
    found: set[int] = set()
    for turn in sorted({clause.turn for clause in clauses} - {0}):
        said = {at: clause.text for at, clause in enumerate(clauses) if clause.turn == turn}
        given = {at: text for at, text in said.items() if _is_taken_back(text)}
        if given and corrects(said.values()):
            near = {clauses[at].sentence for at in given}
            beside = [text for at, text in said.items() if clauses[at].sentence in near]
            found |= given.keys() | _meant(clauses, turn, list(given.values()), beside)
        if _is_next_case(said.values()):
            found |= {at for at, clause in enumerate(clauses) if clause.turn < turn}
    return found


def corrects(texts: Iterable[str]) -> bool:
    """Whether a turn says that something told before was wrong."""
    return any(_SLIP.search(text) for text in texts)


def _is_taken_back(text: str) -> bool:
    return bool(_OF_ANOTHER.search(text) or _MISREAD.search(text))


def _is_next_case(texts: Iterable[str]) -> bool:
    """ "Next patient, a different person: 33F, DM, MMF": told of, and not only mentioned."""
    said = list(texts)
    return any(_NEXT_CASE.search(text) for text in said) and any(
        _IS_A_CASE.search(text) for text in said
    )


def _meant(
    clauses: Sequence[TaggedClause], turn: int, given: Sequence[str], beside: Sequence[str]
) -> set[int]:
    """The earlier clauses that are meant: those about what is named, else about the last thing."""
    named = [s for s in _SUBJECTS if any(s.search(text) for text in given)]
    named = named or [s for s in _SUBJECTS if any(s.search(text) for text in beside)]
    before = [at for at, clause in enumerate(clauses) if clause.turn < turn]
    if named:
        return {at for at in before if any(s.search(clauses[at].text) for s in named)}
    for at in reversed(before):
        about = [s for s in _SUBJECTS if s.search(clauses[at].text)]
        asked = "?" in clauses[at].text or clauses[at].text.startswith(("can ", "could "))
        if about and not asked:
            last = clauses[at].turn
            return {
                i for i in before if clauses[i].turn == last and about[0].search(clauses[i].text)
            }
    return set()
