"""What a later turn gives to somebody else is not the patient's, nor is its contrary."""

import pytest
from said import by_rules

TAKEN_BACK = [
    # conversation, fact, what is known of the patient
    (
        "I'm on prednisone. Can I stop MMF? // Correction: that was my husband's box.",
        "systemic_corticosteroid",
        "unknown",
    ),
    (
        "I take Medrol 4 mg. Can I stop MMF? // Sorry, I misread, the Medrol is his.",
        "systemic_corticosteroid",
        "unknown",
    ),
    (
        "DM on MMF. CK 2,150. // Scrap that, that CK belongs to the lad in bed 6. CK 96, normal.",
        "muscle_enzymes",
        "normal",
    ),
    (
        "On MMF and steroids. // Correction: I only meant my Flovent puffer for asthma.",
        "systemic_corticosteroid",
        "unknown",
    ),
    (
        "Off steroids for 3 years. // That was my dictation picking up the radio, I said nothing.",
        "systemic_corticosteroid",
        "unknown",
    ),
    (
        "CK 96, normal! // hang on, that's Edwin's page they stapled to mine",
        "muscle_enzymes",
        "unknown",
    ),
    (
        "We're expecting! // I see how that read, it is my brother's wife who is expecting.",
        "pregnancy",
        "unknown",
    ),
    ("fever of 38.8, what now? // sorry, that was the baby's. I'm fine.", "infection", "unknown"),
    (
        "I'm on prednisone. Can I stop MMF? // Sorry to go on, my husband says that is a lot.",
        "systemic_corticosteroid",
        "on",
    ),
    (
        "I'm on prednisone. Can I stop MMF? // My sister is on it too.",
        "systemic_corticosteroid",
        "on",
    ),
]


@pytest.mark.parametrize(("conversation", "fact", "known"), TAKEN_BACK)
def test_what_a_later_turn_gives_to_somebody_else(conversation, fact, known):
    assert str(getattr(by_rules(conversation).facts, fact).value) == known
