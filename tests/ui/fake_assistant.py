"""A small assistant with one fixed case for each verdict, chosen by words of the question.

It knows no medicine: it exists so that the page can be tested before and without the real one.
"""

import time
from collections.abc import Mapping

from fake_facts import set_off_since, with_facts
from fake_parts import answer_with, criteria_of
from fake_texts import INJECTION, PASSAGES, cite, document

from assistant.contract import Answer, Conversation, Persona, Sentence
from corpus.models import Document

_CITED = (
    cite(1, "pitfall-on-steroids", "MMF is not withdrawn: a flare is likely"),
    cite(2, "minimum-remission", "in complete remission for at least 1 year"),
    cite(
        3,
        "pitfall-abrupt-stop",
        caveats=("The source is a consensus for children; for adults it is carried over.",),
    ),
)

_NEXT = (
    "What counts as remission?",
    "Which monitoring is needed after stopping?",
    "What happens if the disease comes back?",
)


def _do_not(persona: Persona) -> Answer:
    first = {
        Persona.PATIENT: "Please keep taking mycophenolate for now: you still take prednisone.",
        Persona.CLINICIAN: "Withdrawal is not supported while systemic corticosteroids continue.",
    }[persona]
    sentences = (
        Sentence(text=first, citations=(1,)),
        Sentence(
            text="The text asks for complete remission for at least 1 year without "
            "corticosteroids before stopping is even tried.",
            citations=(1, 2),
        ),
        Sentence(
            text="Stopping is never abrupt: it comes with a plan for monitoring, because a "
            "relapse can come weeks to months later.",
            citations=(3,),
        ),
        Sentence(text="When did you take your last steroid tablet?"),
    )
    said = {"W1": "still on 5 mg of prednisone", "W2": "still on 5 mg of prednisone"}
    return answer_with(
        "do_not_withdraw",
        sentences,
        _CITED,
        criteria=criteria_of("---???", said | {"W3": "still on 5 mg of prednisone"}),
        rules=("S1",),
        questions=(
            "When did you take your last steroid tablet?",
            "Is your muscle strength normal?",
        ),
        follow_ups=_NEXT,
        notices=("You wrote both “almost off” and “still on 5 mg”: the cautious one was taken.",),
    )


def _insufficient(persona: Persona) -> Answer:
    return answer_with(
        "insufficient_information",
        (
            Sentence(text="From what you wrote, this cannot be decided yet.", citations=(2,)),
            Sentence(text="Normal strength is one of the conditions.", citations=(4,)),
        ),
        (
            _CITED[1],
            cite(4, "withdrawal-strength", "(MMT-8 80/80)", certainty=None, population=()),
        ),
        criteria=criteria_of(
            "+++???", {"W1": "off steroids", "W2": "14 months", "W3": "14 months"}
        ),
        rules=("S1",),
        questions=(
            "Is your muscle strength normal?",
            "Is there any rash or other skin disease now?",
            "What were your last muscle enzymes (CK)?",
        ),
        answers_begin=("Muscle strength: ", "Skin: ", "Muscle blood tests: "),
        follow_ups=_NEXT[:2],
    )


def _discuss(persona: Persona) -> Answer:
    return answer_with(
        "discuss_withdrawal",
        (
            Sentence(
                text="A supervised trial of withdrawal may be discussed with the specialist.",
                citations=(2,),
            ),
            Sentence(text="It needs a plan for monitoring and is never abrupt.", citations=(3,)),
            Sentence(text="How often relapse follows is not well known.", citations=(5,)),
        ),
        (*_CITED[1:], cite(5, "relapse-uncertain")),
        criteria=criteria_of(
            "++++++",
            {
                "W1": "off prednisone",
                "W2": "off prednisone 14 months",
                "W3": "remission 18 months, off prednisone 14 months",
                "W4": "MMT-8 80/80",
                "W5": "CDASI activity 0",
                "W6": "CK normal",
            },
        ),
        rules=("S1", "M1"),
        follow_ups=_NEXT,
    )


def _urgent(persona: Persona) -> Answer:
    return answer_with(
        "urgent_review",
        (
            Sentence(text="Please contact the team that prescribes it today.", citations=(3,)),
            Sentence(text="Change nothing on your own until you have spoken.", citations=(3,)),
        ),
        (_CITED[2],),
        criteria=criteria_of("+?????", {"W1": "no steroids"}),
        rules=("S2",),
        notices=("Pregnancy comes before every question of duration.",),
    )


def _emergency(persona: Persona) -> Answer:
    return answer_with(
        "emergency",
        (
            Sentence(text="Being short of breath now needs emergency care.", citations=(3,)),
            Sentence(text="Tell them that you take mycophenolate.", citations=(3,)),
        ),
        (_CITED[2],),
        scope="emergency",
        rules=("S3",),
    )


def _general(persona: Persona) -> Answer:
    return answer_with(
        None,
        (
            Sentence(text="There is no fixed end date.", citations=(2,)),
            Sentence(text="Relapse afterwards is not well studied.", citations=(5,)),
        ),
        (_CITED[1], cite(5, "relapse-uncertain", url=None)),
        follow_ups=_NEXT,
    )


def _outside(persona: Persona) -> Answer:
    return answer_with(
        None,
        (Sentence(text="This assistant covers mycophenolate in inflammatory myopathy only."),),
        (),
        scope="out_of_scope",
        follow_ups=("How long is mycophenolate taken in dermatomyositis?",),
    )


def _hostile(persona: Persona) -> Answer:
    return answer_with(
        "insufficient_information",
        (Sentence(text=f"It says {INJECTION}", citations=(1,)),),
        (
            cite(
                1,
                "relapse-uncertain",
                document=INJECTION,
                section=INJECTION,
                source=INJECTION,
                url="javascript:window.hit=1",
                caveats=(INJECTION,),
            ),
        ),
        criteria=criteria_of("??????", {"W1": INJECTION}),
        rules=(INJECTION,),
        questions=(INJECTION,),
        follow_ups=(INJECTION,),
        notices=(INJECTION,),
    )


QUESTIONS = {
    "do_not_withdraw": "Can I stop CellCept if I'm still on 5 mg of prednisone?",
    "insufficient_information": "Off steroids and in remission for 14 months. Can I come off it?",
    "discuss_withdrawal": "Remission 18 months, off prednisone 14 months, MMT-8 80/80, all normal.",
    "urgent_review": "I take no steroids and I am pregnant. Should I go on?",
    "emergency": "I cannot breathe properly since this morning. Can I stop?",
    "none": "How long will I take it?",
    "out_of_scope": "Who won the cup?",
}
_BY_WORD = {
    "INJECT": _hostile,
    "breathe": _emergency,
    "pregnant": _urgent,
    "prednisone?": _do_not,
    "MMT-8": _discuss,
    "14 months": _insufficient,
    "Could I stop": _insufficient,
    "cup": _outside,
}


class FakeAssistant:
    """Answers by the first known word of the latest turn."""

    passages = PASSAGES
    documents: Mapping[str, Document] = {"mmf-duration": document()}

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds

    def answer(self, conversation: Conversation) -> Answer:
        time.sleep(self._seconds)
        question = conversation.turns[-1]
        if "BREAK" in question:
            raise RuntimeError(question)
        make = next((make for word, make in _BY_WORD.items() if word in question), _general)
        if make is _do_not and set_off_since(conversation):
            make = _insufficient
        return with_facts(make(conversation.persona), conversation)
