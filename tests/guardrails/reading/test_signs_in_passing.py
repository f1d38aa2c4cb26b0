"""Signs told by how one lives with them: how one rises, how the hands look, what the lab marks."""

import pytest
from said import by_rules

WEAK = [
    "I pull myself up from the settee with both hands.",
    "She pushes off the armchair with her arms.",
    "He hauls himself along the banister.",
    "Getting up, I lean over and heave on the rail.",
    "I need my daughter to get me out of the bath.",
    "Dad needs a shove to get up off the couch.",
    "It takes two of us to lift him out of the car.",
    "I have to crawl to the chair first.",
    "She uses her arms to rise.",
    "From the ground he needs a chair.",
    "Stairs only on my bottom these days.",
    "I go up on my backside.",
    "The steps are impossible for me.",
    "My arms won't reach the top shelf.",
    "His legs just don't carry him.",
    "I've never again been able to climb a ladder.",
    "She hasn't the strength for the stairs.",
    "I need my husband to wash my hair.",
    "Deltoids 4+, rest 5.",
    "Hip flexors are 4 bilaterally.",
    "The registrar gave a 4 for the left deltoid.",
    "4- in the neck flexors.",
    "Power 5 throughout bar the right hip.",
    "Seventy-six out of eighty, she wrote.",
    "It went from 80 to 74 this autumn.",
    "Strength at 90 percent.",
    "146 on 150.",
]
"""What tells of reduced strength though no word for it is said."""


@pytest.mark.parametrize("said", WEAK)
def test_who_rises_with_the_arms_is_weak(said):
    assert str(by_rules(said).facts.muscle_strength.value) == "reduced"


STRONG = [
    "I no longer need a hand out of the car. Strength normal.",
    "She never has to push with her arms, 80/80.",
    "He doesn't need the rail to get up, power is normal.",
    "Stairs are no trouble, MMT8 80/80.",
    "I get off the floor without using my hands, strength 5/5.",
    "I need to get out of the house more. Strength normal.",
    "Shoulders sore 3 times a week, power full.",
    "I take 2 for my hips when they ache. Strength normal.",
    "Normal muscle testing last week.",
    "Muscle test normal.",
    "str nl",
]


@pytest.mark.parametrize("said", STRONG)
def test_what_is_denied_or_of_something_else_is_no_weakness(said):
    assert str(by_rules(said).facts.muscle_strength.value) == "normal"


SKIN = [
    ("My knuckles, they're purple and scaly.", "active"),
    ("The lids are puffy and violet.", "active"),
    ("There are raised red bumps over the elbows.", "active"),
    ("He wakes with scaly red knuckles.", "active"),
    ("The patches never went.", "active"),
    ("My cheeks have never faded.", "active"),
    ("Her chest is redder every week.", "active"),
    ("My hands are red raw.", "active"),
    ("Skin clear. // The skin clear was a fib, sorry.", "unknown"),
    ("Skin clear. // That was not right: purple eyelids again.", "active"),
    ("No red bumps, no purple lids.", "minimal"),
    ("Without scaly patches, skin clear.", "minimal"),
    ("The rash never came back, skin normal.", "minimal"),
    ("Skin clr.", "minimal"),
    ("I had red lumps in 2021, long gone, skin clear.", "minimal"),
]


@pytest.mark.parametrize(("said", "skin"), SKIN)
def test_skin_told_by_its_looks(said, skin):
    assert str(by_rules(said).facts.skin_disease.value) == skin


ENZYMES = [
    ("CK normal, the aldolase came back high.", "raised"),
    ("CK fine. Aldolase, though, has an H next to it.", "raised"),
    ("CK 470, and the printout shows a red arrow.", "raised"),
    ("CK? 610, ref 30-200.", "raised"),
    ("My CK? It's 820, the top is 190.", "raised"),
    ("The CK, he says, is over the limit again.", "raised"),
    ("LDH is flagged high, CK normal.", "raised"),
    ("Only the AST is up. It comes from the muscle. CK normal.", "raised"),
    ("My muscle ALT has doubled. CK normal.", "raised"),
    ("The CK is up a bit each visit.", "raised"),
    ("CK normal. // Relabelled: that CK is mine no more, hers is 4,100 U/L.", "raised"),
    ("CK is normal, aldolase isn't.", "raised"),
    ("It's the LDH that's over, CK normal.", "raised"),
    ("CK: Jan 90, Mar 150, Jun 260 (ULN 180).", "raised"),
    ("CK 400, normal upto 200.", "raised"),
    ("CK normal, not flagged high.", "normal"),
    ("CK normal. Cholesterol came back high.", "normal"),
    ("CK normal, the CRP is above the range.", "normal"),
    ("CK normal. ALT is high, from the liver.", "normal"),
    ("CK normal, never out of range.", "normal"),
    ("If the CK came back high I'd worry, but CK normal.", "normal"),
    ("Muscle test normal.", "unknown"),
]


@pytest.mark.parametrize(("said", "enzymes"), ENZYMES)
def test_what_the_laboratory_marks(said, enzymes):
    assert str(by_rules(said).facts.muscle_enzymes.value) == enzymes
