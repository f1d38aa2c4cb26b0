"""Whose facts a clause tells: the patient's, or somebody else's.

The patient is whom the question is about: the writer, a relative ("my husband … can he stop?") or
the case that a clinician describes. What is said of anyone else is not the patient's.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from guardrails.reading.disowned import disowned
from guardrails.reading.tagged import TaggedClause

_KIN = (
    r"sister|brother|mum|mam|mom|mommy|mummy|mother|dad|father|wife|husband|hubby|partner|spouse|"
    r"boyfriend|girlfriend|fianc[e]+|son|daughter|child|kid|kiddo|boy|girl|toddler|baby|teen|"
    r"teenager|lad|aunt|auntie|uncle|cousin|nan|nana|nanna|gran|granny|grandma|grandmother|"
    r"grandad|granddad|grandpa|grandfather|grandson|granddaughter|niece|nephew|friend|mate|"
    r"neighbou?r|colleague|co-?worker|boss|flatmate|roommate|mother-in-law|father-in-law|"
    r"sister-in-law|brother-in-law|mil|twin|sis|missus|pal|buddy|dog|cat|puppy|pup|labrador|"
    r"spaniel|terrier|collie|horse|pony|mare|rabbit|hamster|pet|dada|dadi|dadaji|nani|grandpa"
)
_OTHERS = (
    r"(?:a|another|one|some|the other) (?:friend|lady|guy|woman|man|person|girl|member|patient|"
    r"colleague)\b(?! (?:of mine )?under)|someone|somebody|(?:other|some|most|lots of|"
    r"many) people|people (?:on|with|who|in|i)|^people|others|some patients|most patients|"
    r"other patients|everyone|everybody|(?:the|my) (?:fb|facebook|reddit|forum|support) (?:group|"
    r"forum)"
)
_BARE = r"mum|mam|mom|dad|nan|gran|grandma|grandad|granddad|grandpa|hubby|mother|dada|dadi|dadaji"
"""Those who are called by the word alone: "Mam's mycophenolate"."""
_OWN_KIN = re.compile(
    rf"\b(?:my|our|me|mi|ma) (?:\w+ )?(?:(?:<t>|\d+)[- ]?(?:yo|y/o|year old|"
    rf"old)? )?(?P<kin>{_KIN})\b"
)
_OTHER_PERSON = re.compile(
    rf"\b(?:(?:his|her|their|the patient's|whose) (?P<kin>{_KIN})\b|"
    rf"(?P<others>{_OTHERS}))"
)
_ABOUT = (
    r"\b(?:this|it|i(?:'m| am)|that)(?:'s| is| am)? ?(?:only |just |all )?(?:asking |writing |"
    r"posting |"
    r"typing |enquiring |here )?(?:about|for|on behalf of|regarding) "
)
_ABOUT_KIN = re.compile(
    rf"{_ABOUT}(?:(?:my|our) (?:\w+ )?(?P<kin>{_KIN})|(?P<bare>{_BARE}))\b(?! (?:says|said|to\b))"
)
_NOT_ME = re.compile(
    r"\b(?:(?:this|it|that)(?: is not|'?s not| isn'?t| ain'?t)|i(?:'m| am) not (?:asking|writing|"
    r"posting))"
    r" (?:\w+ )?(?:about|for) (?:me|myself)\b|\bnot (?:about|for) (?:me|myself)\b"
)
_PASSING = re.compile(
    rf"\b(?:my|our) (?:\w+ )?(?:{_KIN})(?:'s (?:\w+ )?(?:wedding|birthday|graduation|christening|"
    rf"funeral|party|school|house|car|home|dog|place|phone|wifi|word|opinion)|"
    rf"(?: \w+)? (?:says?|said|thinks?|thought|reckons?|means?|checked|reminds?|reminded|"
    rf"wants to know|"
    rf"asks?|asked|jokes?|tells?|told|swears|insists?|hollered|noticed|lives?|works?|drove|drives|"
    rf"types?|typed|reads?|shakes|agrees?|corrects?|wrote|writes|nags?|laughs?|can see))\b|"
    rf"\b(?:according to|says?|said|ask) (?:everyone|everybody|others|people)\b|"
    rf"\b(?:everyone|everybody|someone|somebody) (?:\w+ )?(?:says|said|tells|agrees|told|asks)\b"
)
"""Somebody else is only named in passing: what comes after is of whom it was before."""
_OBJECTS = re.compile(
    r"\b(?:on|off|took|take|taking|taken|stopp\w+|quit|of|with|without|needed?|had|have|about|know|"
    r"than|from|for|swallow\w*|use[ds]?|hate[ds]?|give|gave) (?:them|their)\b"
)
"""Here "them" are tablets and no persons: "I'm off them near thirty years"."""
_I = re.compile(r"\b(?:i|i'm|im|i've|ive|i'd|i'll|me|my|mine|myself|we|we've|we're|our|us)\b")
_I_SUBJECT = re.compile(
    r"(?:^|\b(?:and|but|so|that|because|while|if|when|since|as|now|"
    r"then) )(?:i|i'm|im|i've|ive|my)\b|^(?:\w+ ){0,2}(?:i|i'm|im|i've|ive)\b"
)
_THEY = re.compile(
    r"\b(?:he|he's|hes|she|she's|shes|him|her|his|hers|they|they're|they've|their|"
    r"them)\b"
)
_ASKS_SELF = re.compile(
    r"\b(?:can|could|should|may|shall|must|do|am|will|would|have|did) i\b"
    r"(?! (?:re-?dose|give|offer|(?:\w+ ){1,2}(?:him|his|her|them|their)\b))|\b(?:i|we) (?:want|"
    r"wanna|would like|'d like|wish|hope|plan|need) (?:to|off)|\b(?:(?:for me|about me|in my case|"
    r"my (?:dose|treatment|meds|tablets))\b|my <mmf>)|\bi (?:stop|quit|drop|come off|be able)\b|"
    r"\bget me off\b|\blet me\b"
)
_ASKS_THEM = re.compile(
    rf"\b(?:can|could|should|may|shall|must|does|is|will|would|has|did|do) (?:he|she|they|"
    rf"my (?:\w+ )?(?:{_KIN})(?!'s)|the (?:child|kid|boy|girl|patient))\b|"
    r"\b(?:take|taking|get|getting|wean|weaning|keep|keeping|stop|stopping|put) (?:him|her|"
    r"them)\b|\b(?:his|her|their) (?:dose|treatment|meds)\b|\b(?:can|could|should|shall|must|do) "
    r"(?:i|we) \w+ (?:his|her|their) <mmf>|\b(?:he|she|they) (?:stop|"
    r"come off|still needs?|needs? to)\b|\bfor (?:him|her)\b(?=\W*$)|"
    r"\b(?:he|she|they) (?:can|could|should|may|might)(?: ever| now)? (?:stop|quit|come off|drop|"
    r"ditch|get off|wean|lower|reduce|skip|leave)\b|"
    r"\b(?:he|she|they)(?:'d| would)? (?:wants?|wanna|likes?|hopes?|wishes)(?: to)? (?:be )?"
    r"(?:stop|quit|off|come off|drop|ditch|get off|wean|lower|reduce|leave)\b"
)
_ILL = re.compile(
    r"<mmf>|myositis|dermato|\bjdm\b|\bdm\b|\bpm\b|antisynthetase|anti-?synthetase|diagnos|"
    r"rheumatolog|\bimnm\b|overlap"
)


_AGE_TOLD = re.compile(r"^(?:he|she)(?:'s| is) (?:only |just |now )?(?:\d{1,2}|<t>)(?: old)?$")
"""A child's age, as the case of whom one asks is introduced: "she is 9, JDM"."""
_NAMED_KIN = re.compile(
    rf"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?:\w+ )?(?P<kin>{_KIN}),? (?P<name>[A-Z][a-z]{{2,}})\b"
)
"""A relative's name, told once: "my twin Carla"; sought in the words as they were written."""
_THAT_IS_ME = re.compile(r"\b(?:someone|somebody|person|friend|one|patient) (?:being|is|was) me\b")
_OF_WHO_WAS_NAMED = re.compile(
    r"^who(?:'s| is| has| was| takes| had)\b|\b(?:she|he)(?:'s| is) the one\b"
)
"""Said of somebody else who was named just before: "her daughter, who is pregnant"."""
_HER_STEROID = re.compile(r"\bshe(?:'s| is| has| takes| was)\b.*<gc>")
_HIS_STEROID = re.compile(r"\bhe(?:'s| is| has| takes| was)\b.*<gc>")
_MALE = re.compile(r"son|boy|lad|grandson|nephew")
_FEMALE = re.compile(r"daughter|girl|granddaughter|niece")
_GOES_ON = re.compile(
    r"<(?:gc|mmf|mtx|aza|other)>|\b(?:he|she|they|his|her|their|them|hers|theirs|him|one|who)\b"
)
"""After an aside that ended a sentence ("same as my nephew who's 26"), it is still the aside's."""
_MINE = re.compile(r"<gc>.*\b(?:is|are|was|were) mine\b|\bmine (?:is|are) <gc>")
_CLINICAL = re.compile(r"<gc>|<mmf>|remission|\bck\b|skin|rash|strength|diagnos|flare|\bmmt")


_OF_THE_WRITER = re.compile(r"\bmyself\b|\bme too\b|\bmy own (?:<gc>|<mmf>|dose|tablets|condition)")
"""What a relative or a clinician adds of themselves: "I'm on prednisone myself"."""


class Subject(NamedTuple):
    """Of whom the conversation speaks: a relative's word, or None for the writer or a case."""

    kin: str | None
    writer_is_patient: bool


def patient_of(clauses: Sequence[TaggedClause]) -> Subject:
    """Whom the conversation is about."""
    kin_scores: dict[str, int] = {}
    writer = third = 0
    for clause in clauses:
        text = clause.text
        match = _OWN_KIN.search(text)
        own = _OWN_KIN.sub(" ", text)  # "my son" does not make the writer the patient
        about = _ABOUT_KIN.search(text)
        if about:
            kin = about["kin"] or about["bare"]
            kin_scores[kin] = kin_scores.get(kin, 0) + 8
        if _NOT_ME.search(text):
            writer -= 8
        if match:
            kin_scores.setdefault(match["kin"], 0)
            kin_scores[match["kin"]] += 3 if _ILL.search(text) else 1
        if _ASKS_THEM.search(text) and kin_scores:
            last = match["kin"] if match else list(kin_scores)[-1]
            kin_scores[last] += 4
        if _ASKS_SELF.search(text):
            writer += 4
        elif _I_SUBJECT.search(own):
            writer += 3 if _ILL.search(text) else 1
        if _AGE_TOLD.search(text) and kin_scores:
            kin_scores[list(kin_scores)[-1]] += 3
        if _THEY.search(text) and not _I_SUBJECT.search(text) and _CLINICAL.search(text):
            third += 2
        if _ASKS_THEM.search(text):
            third += 4
    best = max(kin_scores, key=lambda kin: kin_scores[kin], default=None)
    asked = _asked_for(clauses)
    if asked is not None and kin_scores:
        return Subject(None, True) if asked == "writer" else Subject(best, False)
    if best is not None and kin_scores[best] > writer:
        return Subject(best, writer_is_patient=False)
    return Subject(None, writer_is_patient=writer > third)


def _asked_for(clauses: Sequence[TaggedClause]) -> str | None:
    """Whom a later turn asks for, where it says so: "now can I come off mine", "it's for him"."""
    last = [c.text for c in clauses if c.turn == clauses[-1].turn] if clauses else []
    if not last or clauses[-1].turn == 0:
        return None
    them = any(_ASKS_THEM.search(text) for text in last)
    mine = any(_ASKS_SELF.search(_OWN_KIN.sub(" ", text)) for text in last)
    kin = any(_OWN_KIN.search(text) for text in last)
    if mine and not them and not kin and any(_ILL.search(text) for text in last):
        return "writer"
    return "kin" if them and not mine else None


def about_patient(clauses: Sequence[TaggedClause]) -> list[bool]:
    """For each clause, whether it speaks of the patient."""
    subject = patient_of(clauses)
    result: list[bool] = []
    others = _turns_of_others(clauses, subject)
    named = _names_of_others(clauses, subject)
    current = True
    turn = -1
    opened, sentence = True, -1
    for clause in clauses:
        if clause.turn != turn:
            current, turn = True, clause.turn
            opened = True
        elif clause.sentence != sentence:
            current = current or (opened and not _GOES_ON.search(clause.text))
        fresh, sentence = clause.sentence != sentence or clause.turn != turn, clause.sentence
        current = current and turn not in others  # there, only what names the patient is theirs
        speaks = _speaks_of_patient(clause.text, subject, current)
        speaks = speaks and not (named and named.match(clause.text))
        if not (subject.kin is None and _PASSING.search(clause.text)):
            current = speaks
        opened = current if fresh else opened
        result.append(speaks)
    taken_back = disowned(clauses)
    return [own and at not in taken_back for at, own in enumerate(result)]


def _names_of_others(clauses: Sequence[TaggedClause], subject: Subject) -> re.Pattern[str] | None:
    """What begins a clause about somebody who was named beside "my twin", if anybody was."""
    wholes = {clause.turn: clause.whole.original for clause in clauses}
    names = {
        match["name"].lower()
        for original in wholes.values()
        for match in _NAMED_KIN.finditer(original)
        if match["kin"] != subject.kin
    }
    if not names:
        return None
    return re.compile(rf"(?:and |but |so |then )*(?:{'|'.join(sorted(names))})(?:'s)?\b")


def _turns_of_others(clauses: Sequence[TaggedClause], subject: Subject) -> set[int]:
    """Earlier turns that asked for somebody else: "could I? … now my husband: can he?"."""
    found = set()
    for turn in {clause.turn for clause in clauses[:-1]} - {clauses[-1].turn if clauses else 0}:
        texts = [clause.text for clause in clauses if clause.turn == turn]
        mine = any(_ASKS_SELF.search(_OWN_KIN.sub(" ", text)) for text in texts)
        theirs = any(_ASKS_THEM.search(text) for text in texts)
        if mine != theirs and mine is (subject.kin is not None):
            if theirs and not any(_OWN_KIN.search(text) for text in texts):
                continue  # of a case, as clinicians speak of one
            found.add(turn)
    return found


def _speaks_of_patient(text: str, subject: Subject, before: bool) -> bool:
    if _of_the_other_sex(text, subject) or (not before and _OF_WHO_WAS_NAMED.search(text)):
        return False
    own, other = _OWN_KIN.search(text), _OTHER_PERSON.search(text)
    writers = _OWN_KIN.sub(lambda kin: " " * len(kin.group()), text)  # "and my mum takes" is hers
    first_person = _I_SUBJECT.search(writers)
    third_person = _THEY.search(_OBJECTS.sub(" ", text) if first_person else text)
    if own and (subject.kin is None or own["kin"] != subject.kin):
        return bool(
            first_person and first_person.start() < own.start() and not _possessor(text, own)
        )
    if other and not (first_person and first_person.start() < other.start()):
        return bool(_THAT_IS_ME.search(text)) or (before and bool(_PASSING.search(text)))
    about = bool(own or _THAT_IS_ME.search(text))
    if subject.kin is not None:
        return (
            about or bool(third_person) or (before and not first_person and not _MINE.search(text))
        )
    if subject.writer_is_patient:
        return about or before or bool(_I.search(text))
    return about or not (first_person and _OF_THE_WRITER.search(text))


def _of_the_other_sex(text: str, subject: Subject) -> bool:
    """ "His nan lives with us and SHE is on prednisolone", where a boy is asked about."""
    if subject.kin is None or "<gc>" not in text:
        return False
    if _MALE.fullmatch(subject.kin):
        return bool(_HER_STEROID.search(text)) and not re.search(r"\b(?:he|him)\b", text)
    if _FEMALE.fullmatch(subject.kin):
        return bool(_HIS_STEROID.search(text)) and not re.search(r"\b(?:she|her)\b", text)
    return False


def _possessor(text: str, match: re.Match[str]) -> bool:
    """ "my sister's rash": the kin owns what follows; "I told my sister": the kin only listens."""
    return text[match.end() : match.end() + 2] == "'s" or match.start() < 4
