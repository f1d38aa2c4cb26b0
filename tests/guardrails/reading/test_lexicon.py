"""Names of medicines: brands, slips of the keyboard, forms that do not act on the whole body."""

import pytest

from guardrails.reading.lexicon import drug_mentions

GC, LOCAL, TOPICAL = (
    "systemic_corticosteroid",
    "local_corticosteroid",
    "non_systemic_corticosteroid",
)
MMF = "mycophenolate"


def drugs(text: str) -> list[str]:
    return [mention.drug for mention in drug_mentions(text)]


@pytest.mark.parametrize(
    ("drug", "names"),
    [
        (MMF, "mmf|cellcept|cell cept|myfortic|mycophenolate mofetil|mycophenolic acid|ec-mps"),
        (MMF, "mycophenolat|mycofenolate|celcept|cellcpet|mycophenolte"),
        (MMF, "micophenolate|mychophenolate"),
        (GC, "prednisone|prednisolone|pred|preds|medrol|dexamethasone|deflazacort|hydrocortisone"),
        (GC, "prednisine|prednsone|predisone|predinsone|steroids|corticosteroids|solu-medrol"),
        ("methotrexate", "methotrexate|mtx|methotrexat"),
        ("azathioprine", "azathioprine|imuran|azathioprin"),
        ("other_immunosuppressant", "ivig|rituximab|tacrolimus|ciclosporin|plaquenil"),
    ],
)
def test_names_brands_and_slips(drug, names):
    for name in names.split("|"):
        assert drugs(f"i take {name} now") == [drug], name


@pytest.mark.parametrize(
    "text",
    [
        "steroid cream",
        "hydrocortisone ointment",
        "a prednisolone enema",
        "steroid eye drops",
        "steroid nasal spray",
        "a steroid inhaler",
        "inhaled steroids",
        "topical steroids",
        "nasal steroids",
        "clobetasol",
        "betnovate",
        "symbicort",
        "flonase",
    ],
)
def test_creams_inhalers_sprays_and_drops_are_not_systemic(text):
    assert drugs(f"i use {text} daily") == [TOPICAL]


@pytest.mark.parametrize(
    "text",
    [
        "a steroid injection in my knee",
        "a kenalog injection into the shoulder",
        "a cortisone shot in my hip",
        "an epidural steroid injection",
        "an intra-articular triamcinolone injection",
    ],
)
def test_joint_and_epidural_injections_are_of_their_own(text):
    assert drugs(f"i had {text} in may") == [LOCAL]


@pytest.mark.parametrize("text", ["oral budesonide", "iv methylprednisolone", "steroid tablets"])
def test_what_acts_on_the_whole_body_is_systemic(text):
    assert drugs(f"i take {text}") == [GC]


@pytest.mark.parametrize(
    "word",
    "admission remission precision prescription president accept except concept immune "
    "predicted stopped skipped pregnant cellist mycology microscope steroidal methodical".split(),
)
def test_ordinary_words_are_no_medicines(word):
    assert drugs(f"my {word} was fine") == []


def test_mentions_stand_in_order_and_as_they_were_written():
    text = "cellcept and prednsone, mtx before"
    found = drug_mentions(text)
    assert [text[m.start : m.end] for m in found] == ["cellcept", "prednsone", "mtx"]
    assert [m.name for m in found] == ["cellcept", "prednsone", "mtx"]


@pytest.mark.parametrize("text", ["predatory", "umma", "gcse", "tactics", "azalea", "dexterity"])
def test_a_short_name_is_not_found_inside_a_word(text):
    assert drugs(text) == []
