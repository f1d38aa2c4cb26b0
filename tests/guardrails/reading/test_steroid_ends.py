"""How people date the last corticosteroid, and what is no such end."""

import pytest
from said import by_rules

ENDED = [
    "Prednisone out in May 2023.",
    "The steroids went three years ago in spring.",
    "Prednisolone left my life in 2022.",
    "Cortisone came to an end in June 2023.",
    "Pred: last seen in 2021.",
    "Prednisolone last issued March 2023.",
    "Steroids: the last on 4 May 2023.",
    "The prednisone was laid aside for good in the autumn of 2022.",
    "Prednisone and I parted ways in 2020.",
    "Prednisone I've not touched since July 2023.",
    "Nothing by way of steroids since 2022.",
    "Not a crumb of prednisolone since the spring of 2023.",
    "Clean of steroids since January 2024.",
    "No oral, intravenous or intramuscular steroid since 3 May 2023.",
    "She ended prednisolone in May 2023 and took no cortisone after.",
    "My last prednisolone was exactly 24 months ago today. None since.",
    "Neither tablets nor drips of steroid since 2022.",
    "No steroid has passed my lips since 2021.",
    "Encorton (this is prednisone) finished in May 2023.",
    "0 mg of prednisone for 30 months.",
    "Went through the lot: pred 60, methotrexate, IVIG. Pred stopped in May 2023.",
    "They had me on prednisone by the bucket. The last prednisone was in May 2023.",
    "Stopped pred in 2020, back on in 2021, stopped again for good in March 2023.",
    "Last pred 2022. Budesonide up the nose for my polyps.",
    "Last pred 2022. Some 1% hydrocortisone on a bite.",
    "Last pred 2022. The only steroid in my life is an eye drop.",
    "Last pred 2022. A budesonide/formoterol inhaler for asthma.",
    "Calcinosis on an elbow. Otherwise no pred since 2022.",
    "Never treated with systemic corticosteroids.",
    "I was never put on steroid tablets.",
    "They never once gave me prednisone.",
    "Steroids never, I had IVIG.",
    "No steroids ever.",
]
NOT_ENDED = [
    "Free of steroids since 2022. // Do they count the week of pred I had in August for my asthma?",
    "Prednisone went up in May 2023.",
    "Prednisone went to 10 mg in 2023.",
    "Steroids left me with diabetes in 2022.",
    "I'm due to finish the prednisone in December.",
    "Never put on prednisone again since 2023.",
    "Never took prednisone as prescribed.",
    "They gave me a shot of dexamethasone in September 2026. Off pred since 2022.",
    "Went through pred 60 in August 2026 for my chest. Off pred since 2022.",
    "Pred 5 mg, MMF 1 g bd. Pred stopped in May 2023.",
    "GP gave me prednisone for my chest. Off prednisone since 2022.",
    "I had a jab in May. Otherwise no steroids since 2022.",
    "Last of the dex days 5 September. In remission since 2021 and needed no steroid since.",
    "Off pred three years. I cracked open my COPD box in September and took it all.",
    "A hay fever jab in the bum in May, the Kenalog. Off pred for six years.",
    "Off pred since 2022. My tea for the joints, the lab says it has betamethasone in it.",
    "Off pred since 2022, a little hydrocortisone tablet for my adrenals though.",
    "Budesonide 3 mg for my gut. Last pred 2022.",
]


@pytest.mark.parametrize("said", ENDED)
def test_the_last_one_is_a_year_past(said: str) -> None:
    facts = by_rules(said).facts
    assert str(facts.systemic_corticosteroid.value) == "off"
    assert facts.months_since_corticosteroid.value.low >= 12


@pytest.mark.parametrize("said", NOT_ENDED)
def test_no_year_without_is_told(said: str) -> None:
    facts = by_rules(said).facts
    off = str(facts.systemic_corticosteroid.value) == "off"
    assert not (off and facts.months_since_corticosteroid.value.low >= 12)


def test_an_unopened_box_is_no_exposure() -> None:
    facts = by_rules("Off pred since 2022. My COPD rescue pack is still sealed.").facts
    assert facts.months_since_corticosteroid.value.low >= 12


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("I'm a year off prednisone.", 12, 12),
        ("She is 14 months off steroids now.", 14, 14),
        ("He's nearly a year off the steroids.", 9, 12),
        ("He is two years off the prednisolone.", 24, 24),
    ],
)
def test_a_length_before_off_is_no_age(text, low, high):
    months = by_rules(text).facts.months_since_corticosteroid.value
    assert (months.low, months.high) == (low, high)
