"""Doses told in tablets and over meals; supplies that were lost, finished or hidden."""

import pytest
from said import reading, value

DOSES = [
    ("CellCept six 500s in the morning and six at night", 6.0),
    ("I take eight 500 mg tablets of mycophenolate every day", 4.0),
    ("two 500 mg tablets of CellCept twice a day", 2.0),
    ("I take 2 x 500 mg mycophenolate at breakfast and 2 x 500 mg at supper", 2.0),
    ("MMF 500 mg, 4 tabs BD", 4.0),
    ("I take 2 g of CellCept three times a day", 6.0),
    ("My CellCept tablets are 500 mg. I take four in the morning and four at night.", 4.0),
    ("CellCept 1500 twice a day", 3.0),
    ("They have me on 2 g in the morning and 2 g at night for polymyositis", 4.0),
    ("I've been on 2 g twice a day since summer", 4.0),
    ("CellCept 2000 morning and 1500 night", 3.5),
    ("1 g of CellCept four times daily, for DM", 4.0),
    ("PM, MMF 1.75 g bd plus tacrolimus", 3.5),
    ("Myfortic 360: four with breakfast, four with supper", 4.0),
    ("fish oil 4000 mg a day, mycophenolate 1 g twice a day", 2.0),
    ("cellcept 500 mg 4-0-4", 4.0),
    ("CellCept 500mg tablets 2-2-3", 3.5),
    ("MMF 2-0-2 g, RP-ILD", 4.0),
    ("Myfortic 360 mg: 2-0-2", 2.0),
    ("Myfortic 720 + 720 + 720 + 720", 4.0),
    ("MMF 1.5 g mane, 2 g nocte", 3.5),
    ("mycophenolate 1000 am, 1500 pm", 2.5),
    ("MMF 500 mg tabs: 3 am, 3 noon, 3 pm", 4.5),
    ("on 3500 of cellcept", 3.5),
    ("my boy takes CellCept suspension 200 mg/ml, 5 ml twice a day", 2.0),
    ("MMF suspension 1 g/5 ml: 10 ml bd", 4.0),
    ("CellCept since 2019, 500 mg twice a day", 1.0),
    ("mycophenolate 1000 mg, appointment at 3 pm, lab 10-11-2026", None),
    ("CellCept 1500 mg morning and 1500 mg night, I eat at 10 am", 3.0),
    ("My CellCept tablets are 500 mg. I take them 9 am and 9 pm.", None),
    ("MMF: 3 x 500 mg breakfast, 3 x 500 mg lunch, 3 x 500 mg supper", 4.5),
    ("I take four tablets CellCept 500 mg in the morning and four in the evening", 4.0),
    ("CellCept: two of the 500s twice a day. I've had four at breakfast and four at tea.", 4.0),
    ("CellCept 500 mg 1-11-26 blood test", None),
    ("CellCept 500 mg, seen 1/11/26", None),
    ('Doc said "perhaps we go to 3.5 g one day"', None),
]
STOPPED = [
    "Customs kept my parcel so I have had no mycophenolate since the 2nd.",
    "I left all my CellCept at the hotel, nothing for 5 days now.",
    "We stopped giving him the CellCept three weeks ago.",
    "I don't take the mycophenolate since three weeks.",
    "She's been flushing her CellCept since summer.",
    "Not gonna lie I quit my cellcept on my own right before deer season opened.",
    "My daughter swallowed her final mycophenolate tablet and we have had none in the house since.",
    "Pharmacy has no mycophenolate. I took my last one Tuesday.",
    "MY WIFE STOPPED HER MYCOPHENOLATE BY HERSELF LAST WEEK",
    "Pt self-discontinued MMF 8 wks ago after a video.",
    "out of cellcept since friday",
    "quit mmf last week",
    "I quit mmf. now what?",
    "I got sick of the CellCept and quit about a month ago. Asked nobody.",
    "On CellCept until the storm. The bottle was finished on Tuesday and the roads are shut.",
    "CellCept, DM. I put them in the bathroom cabinet three weeks ago and told nobody.",
    "Since Easter I have let the CellCept sit in its packet.",
    "My box of mycophenolate was empty nine days ago.",
    "I left the mycophenolate aside, on my own decision, since February.",
    "The CellCept has been in the cutlery drawer, untouched, since Bonfire Night.",
]
GOING_ON = [
    "I nearly ran out of CellCept but the chemist sorted it.",
    "What happens if I run out of mycophenolate on holiday?",
    "In remission three years without any steroids, on CellCept.",
    "I thought I'd run out of mycophenolate but found three boxes.",
    "I ran out of patience, on cellcept 5 weeks.",
    "I nearly binned my CellCept last week.",
    "Ever since they put me on CellCept I know the toilet of each station.",
    "I quit smoking a month ago, on CellCept.",
    "labs are ok. quit mmf?",
    "tell me straight, quit mycophenolate yes or no",
    "pred: none since 2020. drug: MMF 1 g bd for DM. Q: taper?",
    "In 2020 I stopped cellcept by myself, flared, went back on, never again. 2 g every day since.",
    "Off prednisone, I took the last one in 2025 and none since. On CellCept.",
    "Would it matter if my CellCept ran out?",
]


@pytest.mark.parametrize(("words", "grams"), DOSES)
def test_grams_a_day_in_tablets(words, grams):
    assert reading(words).facts.mmf.dose_g_per_day == grams


@pytest.mark.parametrize("words", STOPPED)
def test_a_supply_that_ended_is_a_stop(words):
    assert value(words, "mmf") == "stopped_alone"


@pytest.mark.parametrize("words", GOING_ON)
def test_a_supply_that_did_not_end_is_none(words):
    assert value(words, "mmf") != "stopped_alone"
