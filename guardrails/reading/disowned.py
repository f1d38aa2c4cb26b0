"""What a later turn takes back as somebody else's: "sorry, that was my husband's box".

Neither the statement nor its contrary is then known of the patient; what the correction goes on to
say is read as ever.
"""

import re
from collections.abc import Sequence

from guardrails.reading.tagged import TaggedClause

_SLIP = re.compile(
    r"\b(?:sorry|correction|scrap|wrong|mix(?:ed|-| )?up|mixed|muddle\w*|misread|ignore|oops|"
    r"whoops|my mistake|apolog\w+|hang on|hold on|no wait|i meant|was meant|oh no)\b"
)
_SOMEBODY = (
    r"(?:my|his|her|our|the) (?:\w+ ){0,2}?(?:(?:sister|brother|mum|mom|mother|dad|father|husband|"
    r"partner|son|daughter|twin|aunt|auntie|uncle|cousin|nan|gran|grandma|grandmother|grandad|"
    r"grandpa|friend|neighbou?r|roommate|flatmate|colleague|cat|dog|lad|patient|girl|boy|toddler)s?|"
    r"wife|wifes|lady|man|woman|baby|babys|other (?:twin|patient|one|person)|next bed|bed)(?:'s)?\b"
)
_THAT = r"\b(?:that|this|it|those|these|they|the [\w<>]+(?: \w+)?|that [\w<>]+)"
_OF_ANOTHER = re.compile(
    rf"{_THAT}(?:'s|,? (?:was|is|were|are|belongs? to|belonged to|came from|comes from))"
    rf"(?:(?: [\w']+){{0,5}}? {_SOMEBODY}| (?:his|hers|theirs|not mine)\b)"
)
_SUBJECTS = (
    re.compile(r"<gc>|<dose>"),
    re.compile(r"\bc\.?k\b|\bcpk\b|kinase|enzymes?|aldolase|\bldh\b"),
    re.compile(r"\bmmt|strength|cmas|power\b"),
    re.compile(r"skin|rash|knuckles"),
    re.compile(r"<mmf>"),
    re.compile(r"\btemp\w*|fever|\b3[789]\.\d"),
)
"""What a correction may be about; one that names nothing is about what was told last."""


def disowned(clauses: Sequence[TaggedClause]) -> set[int]:
    """The places of clauses that a later turn gives to somebody else."""
    found: set[int] = set()
    for turn in sorted({clause.turn for clause in clauses} - {0}):
        said = {at: clause.text for at, clause in enumerate(clauses) if clause.turn == turn}
        given = {at: text for at, text in said.items() if _OF_ANOTHER.search(text)}
        if given and any(_SLIP.search(text) for text in said.values()):
            found |= given.keys() | _meant(clauses, turn, list(given.values()))
    return found


def _meant(clauses: Sequence[TaggedClause], turn: int, given: Sequence[str]) -> set[int]:
    named = [s for s in _SUBJECTS if any(s.search(text) for text in given)]
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
