"""Whose facts a clause tells: the patient's, or somebody else's.

The patient is whom the question is about: the writer, a relative ("my husband … can he stop?") or
the case that a clinician describes. What is said of anyone else is not the patient's.
"""

import re
from collections.abc import Sequence

from guardrails.reading.disowned import disowned
from guardrails.reading.people import (
    ASKS_SELF,
    FIRST_PERSON,
    I_SUBJECT,
    KIN,
    OTHER_PERSON,
    OWN_KIN,
    THEY,
)
from guardrails.reading.subject import Subject, asks_for_them, patient_of
from guardrails.reading.tagged import TaggedClause

_PASSING = re.compile(
    rf"\b(?:my|our) (?:\w+ )?(?:{KIN})(?:'s (?:\w+ )?(?:wedding|birthday|graduation|christening|"
    rf"funeral|party|school|house|car|home|dog|place|phone|wifi|word|opinion)|"
    rf"(?: \w+)? (?:says?|said|thinks?|thought|reckons?|means?|checked|reminds?|reminded|"
    rf"wants to know|"
    rf"asks?|asked|jokes?|tells?|told|swears|insists?|hollered|noticed|lives?|works?|drove|drives|"
    rf"types?|typed|reads?|shakes|agrees?|corrects?|wrote|writes|nags?|laughs?|can see))\b|"
    rf"\b(?:according to|says?|said|ask) (?:everyone|everybody|others|people)\b|"
    rf"\b(?:everyone|everybody|someone|somebody) (?:\w+ )?(?:says|said|tells|agrees|told|asks)\b"
)
"""Somebody else is only named in passing: what comes after is of whom it was before."""
_WRITES = re.compile(
    r"^(?!.*<)(?:and |but |so |while |as )*i(?:'m| am)? (?:just |still |only |always )?"
    r"(?:lie|sit|stand|write|type|worry|wonder|think|pray|cry|panic|lying|sitting|writing|"
    r"typing|awake|worried|sleep|can'?t sleep)\b"
)
"""What a carer tells of their own evening: what comes after is of the patient as before."""
_TOLD_OF_WRITER = re.compile(
    r"\b(?:says?|said|saying|tells?|told|knows?|thinks?|reckons?|insists?|swears?|reminds?|notic\w+|"
    r"sees|saw|spotted|complains|pointed out|points out|adds?|wrote|writes)(?: (?:me|"
    r"you))?(?: that)? "
    r"(?:i|i'm|im|i've|ive|i'd|my)\b(?! (?:should|could|might|may|must|ought|need))"
)
"""What another says of the writer: "my wife wants you to know I can't get off the sofa"."""
_REPORTS = (
    r"(?:says?|said|saying|reports?|reported|rang|rings|phoned|phones|called|calls|tells?|told|thinks?|"
    r"notic\w+|notes|noted|states|stated|describes?|described|worried|worries|adds?|added|found|saw|"
    r"sees|brought|brings|took|rushed|drove|confirms?|confirmed|concerned|afraid|heard|watched|witnessed)"
)
_REPORTED_OF_CASE = re.compile(
    rf"\bher (?:\w+ ){{1,3}}?{_REPORTS}\b.*?\b(?:she|her)\b|"
    rf"\bhis (?:\w+ ){{1,3}}?{_REPORTS}\b.*?\b(?:he|him|his)\b|"
    rf"\b(?:the patient's|pt's|patient's|their|whose) (?:\w+ ){{1,3}}?{_REPORTS}\b.*?"
    r"\b(?:she|her|he|him|his|they|them|pt|patient)\b|"
    r"\b(?:according to|as per|per) (?:her|his|their|the|pt's|patient's) \w+"
)
"""What another tells of the case: "her husband rang, she can't get her breath"."""
_DONE_TO_WRITER = re.compile(
    r"\b(?:found|saw|heard|drove|brought|took|rushed|carried|caught|picked|helped|got|woke|sent|lifted|"
    r"dragged|pulled|held|gave|put|shook|made|watched) me\b"
)
"""What another did with the writer, of whom the rest is told: "my wife found me on the floor"."""
_OBJECTS = re.compile(
    r"\b(?:on|off|took|take|taking|taken|stopp\w+|quit|of|with|without|needed?|had|have|about|know|"
    r"than|from|for|swallow\w*|use[ds]?|hate[ds]?|give|gave) (?:them|their)\b"
)
"""Here "them" are tablets and no persons: "I'm off them near thirty years"."""
_NAMED_KIN = re.compile(
    rf"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?:\w+ )?(?P<kin>{KIN}),? (?P<name>[A-Z][a-z]{{2,}})\b"
)
"""A relative's name, told once: "my twin Carla"; sought in the words as they were written."""
_THAT_IS_ME = re.compile(r"\b(?:someone|somebody|person|friend|one|patient) (?:being|is|was) me\b")
_OF_WHO_WAS_NAMED = re.compile(
    r"^who(?:'s| is| has| was| takes| had)\b|\b(?:she|he)(?:'s| is) the one\b"
)
"""Said of somebody else who was named just before: "her daughter, who is pregnant"."""
_HER_STEROID = re.compile(r"\bshe(?:'s| is| has| takes| was)\b.*<gc>")
_HIS_STEROID = re.compile(r"\bhe(?:'s| is| has| takes| was)\b.*<gc>")
_SONS = re.compile(r"son|boy|lad|grandson|nephew")
_DAUGHTERS = re.compile(r"daughter|girl|granddaughter|niece")
"""Those of whom others ask; a husband who is named may have asked, and she be the patient."""
_GOES_ON = re.compile(
    r"<(?:gc|mmf|mtx|aza|other)>|\b(?:he|she|they|his|her|their|them|hers|theirs|him|one|who)\b"
)
"""After an aside that ended a sentence ("same as my nephew who's 26"), it is still the aside's."""
_MINE = re.compile(r"<gc>.*\b(?:is|are|was|were) mine\b|\bmine (?:is|are) <gc>")
_ANOTHER_TOOK = re.compile(
    r"\b(?:he|she) (?:quit|finished|got off)\b|"
    r"\b(?:he|she|himself|herself)(?:'s| is| isn'?t| was| wasn'?t| has| hasn'?t| had| hadn'?t|"
    r" takes| never"
    r"| came)\b"
    r"(?! (?:stopped|taken|put|weaned|tapered|prescribed|started|given|told|said|reduced|cut|"
    r"discontinued|ended|switched|happy|pleased)\b)|"
    r"^(?!(?:i|we|and|but|so|then|also|finally|now|was)\b)[\w']+ (?:was|has been|had been|got) "
    r"(?:taken|weaned|put) (?:off|on)\b"
)
"""Of a steroid, where the writer is the patient: "Aoife was taken off", "she hasn't had one"."""
_THEIR_SIGN = re.compile(
    r"^(?:and |but |so |well )*(?:her|his|their) (?:own )?(?:muscle\w*|strength|power|ck|cpk|"
    r"skin|rash|mmt\w*|"
    r"cmas|enzymes|score|bloods|remission|aldolase)\b"
)
"""Of somebody who was just named, where the writer is the patient: "her CK is normal"."""
_FOR_THEIR_OWN = re.compile(r"<gc>.*\bfor (?:his|her|their) \w+")
_OURS = re.compile(
    r"^(?:and |but |so )*(?:ours|his|hers|theirs)\b(?! (?:is|was) (?:older|younger))"
)
_OF_THE_WRITER = re.compile(r"\bmyself\b|\bme too\b|\bmy own (?:<gc>|<mmf>|dose|tablets|condition)")
"""What a relative or a clinician adds of themselves: "I'm on prednisone myself"."""


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
        passing = _PASSING if subject.kin is None else _WRITES
        if not passing.search(clause.text):
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
        mine = any(ASKS_SELF.search(OWN_KIN.sub(" ", text)) for text in texts)
        theirs = any(asks_for_them(text) for text in texts)
        if mine != theirs and mine is (subject.kin is not None):
            if theirs and not any(OWN_KIN.search(text) for text in texts):
                continue  # of a case, as clinicians speak of one
            found.add(turn)
    return found


def _speaks_of_patient(text: str, subject: Subject, before: bool) -> bool:
    if _surely_of_another(text, subject) or (not before and _OF_WHO_WAS_NAMED.search(text)):
        return False
    own, other = OWN_KIN.search(text), OTHER_PERSON.search(text)
    writers = OWN_KIN.sub(lambda kin: " " * len(kin.group()), text)  # "and my mum takes" is hers
    first_person = I_SUBJECT.search(writers)
    third_person = THEY.search(_OBJECTS.sub(" ", text) if first_person else text)
    if own and (subject.kin is None or own["kin"] != subject.kin):
        rest = text[own.end() :]
        told = subject.writer_is_patient and (
            _TOLD_OF_WRITER.search(rest) or _DONE_TO_WRITER.search(rest)
        )
        writer = first_person and first_person.start() < own.start()
        return bool(told or (writer and not _possessor(text, own)))
    if other and not (first_person and first_person.start() < other.start()):
        told = not subject.writer_is_patient and _REPORTED_OF_CASE.search(text)
        return bool(told or _THAT_IS_ME.search(text)) or (before and bool(_PASSING.search(text)))
    about = bool(own or _THAT_IS_ME.search(text))
    if subject.kin is not None:
        about = about or bool(third_person or _OURS.search(text))
        return about or (before and not first_person and not _MINE.search(text))
    if subject.writer_is_patient:
        return about or before or bool(FIRST_PERSON.search(text))
    return about or not (first_person and _OF_THE_WRITER.search(text))


def _surely_of_another(text: str, subject: Subject) -> bool:
    if _anothers_steroid(text, subject):
        return True
    theirs = subject.surely and _THEIR_SIGN.search(text)
    return bool(theirs) and not FIRST_PERSON.search(text)


def _anothers_steroid(text: str, subject: Subject) -> bool:
    """ "His nan lives with us and SHE is on prednisolone", where a boy or the writer is meant."""
    if "<gc>" not in text:
        return False
    if subject.writer_is_patient:
        others = _ANOTHER_TOOK.search(text) or (subject.surely and _FOR_THEIR_OWN.search(text))
        return bool(others) and not FIRST_PERSON.search(text)
    if subject.kin is None:
        return False
    if _SONS.fullmatch(subject.kin):
        return bool(_HER_STEROID.search(text)) and not re.search(r"\b(?:he|him)\b", text)
    if _DAUGHTERS.fullmatch(subject.kin):
        return bool(_HIS_STEROID.search(text)) and not re.search(r"\b(?:she|her)\b", text)
    return False


def _possessor(text: str, match: re.Match[str]) -> bool:
    """ "my sister's rash": the kin owns what follows; "I told my sister": the kin only listens."""
    return text[match.end() : match.end() + 2] == "'s" or match.start() < 4
