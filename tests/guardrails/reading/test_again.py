"""A steroid taken up again that is not named: one goes back on what one was off."""

import pytest
from said import by_rules, reading

from guardrails.by_hand import Before, with_corrections
from guardrails.facts import UNKNOWN_FACTS, Steroid

OFF = "Off prednisone since 2023, on CellCept for dermatomyositis. Can I stop the CellCept?"
HERS = "My daughter has JDM. She is off prednisolone since 2023. Can she stop mycophenolate?"
UNTOLD = "Dermatomyositis, on CellCept. Could I stop the CellCept?"

AGAIN = (
    "back on it since Monday",
    "I'm back on it since Monday",
    "Forgot to say, I had to go back on.",
    "had to go back on last week",
    "I've had to go back on them, only a few weeks ago",
    "Well, I went back on it in October.",
    "I restarted last week",
    "restarted it on Friday",
    "started it again on Friday",
    "I started them again",
    "they put me on it again",
    "they've put me back on",
    "the consultant put me back on it for the winter",
    "doc has me on 10 mg again",
    "my doctor has me on 5 mg again since the flare",
    "She's had me back on 7.5 mg since August",
    "I'm on 5 mg again",
    "back on 10 mg daily",
    "back up to 15 mg at the moment",
    "ended up back on it",
    "I ended up back on them after the summer",
    "taking it again since the rash came back",
    "I take them again, just a low dose",
    "needed it again in September",
    "had to start again",
    "they started me again last month",
    "I was put on it again by the hospital",
    "resumed it three weeks ago",
    "the rheumatologist restarted me on it",
    "it got reintroduced in October",
    "the taper failed and I was back on it by May",
    "couldn't stay off them",
    "wasn't able to stay off it",
    "I'm on the tablets again",
    "back on the tablets since Tuesday",
    "back on the horrible little white pills",
    "got put on the stuff again",
    "been on it again for a fortnight",
    "gone back to 5 mg, just until Christmas",
    "I've gone back on, sadly",
    "had to be put back on when my legs went",
    "the clinic restarted it because of my skin",
    "I have been back on since Thursday",
    "my rheumatologist put me on 20 mg again",
    "temporarily back on it",
)
NOT_AGAIN = (
    "I'm back on my bike since Monday",
    "I got a bike. Back on it since Monday.",
    "back on the bike",
    "back on CellCept since Monday",
    "I'm back on the diet since Monday",
    "I've been doing keto, back on it since Monday",
    "back on my feet",
    "back at work since Monday",
    "I'm back on Monday, can you tell me then?",
    "I'm back on shift tomorrow",
    "back on track",
    "I won't go back on it",
    "I never went back on it",
    "I don't want to go back on them",
    "if I had to go back on it, what then?",
    "would I have to go back on it?",
    "scared I might end up back on it",
    "my inhaler ran out but I'm back on it",
    "I stopped metformin, then restarted it",
    "I started the gym again",
    "started running again",
    "went back to the clinic on Friday",
    "I was tested again on Friday and it was normal",
    "restarted the car twice this morning",
    "back on methotrexate since May",
    "my neighbour is back on it",
    "my sister had to go back on hers last week",
    "the smoking, I'm back on it I'm afraid",
    "back to normal since May",
    "I got the flu jab again",
    "in remission again since March",
    "I've not needed it again",
    "haven't needed them again, knock wood",
)


def _steroid(*turns: str) -> Steroid:
    return by_rules(" // ".join(turns)).facts.systemic_corticosteroid.value


@pytest.mark.parametrize("later", AGAIN)
def test_in_a_later_turn(later):
    assert _steroid(OFF, later) is Steroid.ON


@pytest.mark.parametrize("later", AGAIN)
def test_where_no_steroid_was_named_it_is_asked_about(later):
    assert _steroid(UNTOLD, later) is Steroid.UNKNOWN
    assert by_rules(f"{UNTOLD} // {later}").facts.systemic_corticosteroid.turn == 1


@pytest.mark.parametrize("later", NOT_AGAIN)
def test_look_alikes(later):
    assert _steroid(OFF, later) is Steroid.OFF
    assert by_rules(f"{UNTOLD} // {later}").facts.systemic_corticosteroid.said is None


@pytest.mark.parametrize(
    "later",
    [
        "she's back on it since Monday",
        "they put her on it again",
        "she had to go back on 5 mg",
        "her doctor restarted it last week",
    ],
)
def test_of_a_child(later):
    assert _steroid(HERS, later) is Steroid.ON


@pytest.mark.parametrize(
    "later",
    [
        "I stopped the CellCept in May and I'm back on it since June",
        "I'm back on the mycophenolate",
    ],
)
def test_what_was_stopped_is_what_is_taken_up(later):
    assert _steroid(OFF, later) is Steroid.OFF


def test_a_stop_of_mycophenolate_told_before():
    told = "Off prednisone since 2023. I stopped my CellCept in August. // I'm back on it since May"
    assert by_rules(told).facts.systemic_corticosteroid.value is Steroid.OFF


@pytest.mark.parametrize("later", AGAIN)
@pytest.mark.parametrize(
    "first",
    ["On 5 mg prednisone and CellCept for DM. Can I stop the CellCept?", OFF, UNTOLD],
)
def test_it_beats_what_was_set_by_hand_before(first, later):
    told = by_rules(f"{first} // {later}").facts
    before = Before(1, UNKNOWN_FACTS)
    key = "systemic_corticosteroid"
    fact = with_corrections(told, {key: "off"}, {key: before}).systemic_corticosteroid
    assert fact.value is not Steroid.OFF
    assert fact.turn == 1


@pytest.mark.parametrize("later", NOT_AGAIN)
def test_and_look_alikes_do_not(later):
    told = by_rules(f"{OFF} // {later}").facts
    key = "systemic_corticosteroid"
    fact = with_corrections(told, {key: "off"}, {key: Before(1, UNKNOWN_FACTS)})
    assert fact.systemic_corticosteroid.value is Steroid.OFF


@pytest.mark.parametrize("later", AGAIN[:6])
def test_both_readers_agree(later):
    assert reading(f"{OFF} // {later}").facts.systemic_corticosteroid.value is Steroid.ON
