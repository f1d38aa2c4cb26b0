"""What a later turn, or the rest of a sentence, says that it was after all; and what stands."""

import pytest
from reading_of import alarming, read

from guardrails.facts import RedFlag

WAS_NOTHING = (
    "Chest pain since this morning, on CellCept. // Turned out to be reflux. Do they interact?",
    "Chest pain, left side. // I had pulled a muscle, they discharged me.",
    "My throat is shutting, can't swallow. // Sorry, panic, it was a peppercorn.",
    "I am coughing up blood // it was only jam",
    "I think my son ate one of my tablets // he hasn't swallowed anything, all accounted for",
    "She swallowed a whole bottle // False alarm. The cap still sealed, nothing missing.",
    "I fainted // ha, no, that was an old message",
)
DISCLAIMED = (
    "Swollen tongue! Coughing blood! Breathless! None of this has happened to me, it is a leaflet.",
    "Night on the ambulance: one overdose, a man who choked on a steak. All theirs, I am well.",
)
STILL = (
    ("Chest pain since this morning. // It turned out to be a clot", RedFlag.CHEST_PAIN),
    ("I fainted. // I feel better now", RedFlag.FAINTING),
    ("None of this happened to her before. She is coughing blood.", RedFlag.COUGHING_BLOOD),
    ("None of that is me, but I have crushing chest pain now.", RedFlag.CHEST_PAIN),
    ("I took all my tablets // I haven't taken anything else", RedFlag.OVERDOSE),
    ("I took the whole bottle // only joking", RedFlag.OVERDOSE),
    ("he is jumping off the roof tonight, he says, to die", RedFlag.SELF_HARM),
    ("I was breathless lying in bed", RedFlag.BREATHLESSNESS),
)
CHILDREN = (
    "my cellcept bottle was open on the mat, Ada has a purple tongue, nine pills missing",
    "please quick, the small lad is 3, he got the box of cellcept off the locker, theres eight or "
    "nine gone out of it and he has chewed bits on his jumper",
    "my toddler had the strip of mycophenolate open, two are missing",
    "the wee girl was in my handbag at the tablets, purple all round her mouth",
    "granddaughter found my cellcept bottle, some gone and she's chewing",
    "my three year old got into the mycophenolate packet, four empty",
)


@pytest.mark.parametrize("conversation", [*WAS_NOTHING, *DISCLAIMED])
def test_what_it_was_after_all(conversation):
    assert read(*conversation.split(" // ")).red_flags.value == ()


@pytest.mark.parametrize(("conversation", "flag"), STILL)
def test_what_stands(conversation, flag):
    assert flag in read(*conversation.split(" // ")).red_flags.value


@pytest.mark.parametrize("message", CHILDREN)
def test_a_child_at_the_tablets(message):
    assert RedFlag.OVERDOSE in read(message).red_flags.value


WAVED_AWAY = (
    "Never mind that. Is the RSV vaccine all right with CellCept?",
    "nvm",
    "Forget that. Are eggs safe?",
    "Scrap that. How often are blood tests due?",
    "As you were. May I drink wine?",
    "Never mind. What was the dose of CellCept again?",
)
EXPLAINED = (
    "Scratch that, it was heartburn from the curry. Are live vaccines allowed?",
    "nvm, I was reading the box aloud for a joke. Are eggs safe?",
    "Forget that, I copied it from the leaflet. May I drink wine?",
)


@pytest.mark.parametrize("later", WAVED_AWAY)
@pytest.mark.parametrize("sign", ["I have chest pain", "I'm coughing up blood this morning"])
def test_what_is_waved_away_is_not_denied(sign, later):
    assert alarming(f"I take CellCept for dermatomyositis. {sign}.", later)


@pytest.mark.parametrize("later", EXPLAINED)
def test_what_is_explained_is_taken_back(later):
    assert not alarming("I take CellCept for dermatomyositis. I have chest pain.", later)
