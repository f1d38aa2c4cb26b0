"""An enzyme told several times: raised where it rises above its limit, otherwise as ever."""

import pytest
from said import by_rules

RISING = [
    "CK (ULN 200): May 162, Aug 231, Nov 388.",
    "Her CK, from the fridge (upper limit 170):\nFeb 165\nMay 214\nAug 290\nNov 388",
    "| CK (ref 39-308 U/L) | 188 | 2026-04 |\n| CK | 254 | 2026-07 |\n| CK | 397 | 2026-10 |",
    "CPK 150, then 190, then 260, normal is up to 170.",
    "CK limit 170: 165 in February, 214 in May, 290 in August, 388 now.",
    "CK: 140 (3/2026), 201 (6/2026), 333 (9/2026), ref 30-190",
    "ck 160 feb, 240 may, 310 oct. upper limit is 200",
    "The CK was 140 in the spring, 215 in August and 330 last week",
]


@pytest.mark.parametrize("said", RISING)
def test_a_series_that_rises_above_its_limit_is_raised(said):
    assert str(by_rules(said).facts.muscle_enzymes.value) == "raised"


NOT_RISING = [
    "CK (ULN 200): May 112, Aug 131, Nov 148.",
    "CK 388 in 2021, 240 in 2022, 150 in 2023, 88 now, limit 170.",
    "CK 120 (ref 30-190), MMT8 80/80, CDASI 0, MMF 1000 mg twice a day since 2021",
    "CK (limit 190) 96. LDH 180, ALT 22, weight 78",
    "CK is steady at 210, cut-off is 180, it's been 205 to 215 for six years.",
    "CK 84 (26-192), LDH normal, aldolase normal",
]


@pytest.mark.parametrize("said", NOT_RISING)
def test_a_series_that_does_not_is_never_raised(said):
    assert str(by_rules(said).facts.muscle_enzymes.value) != "raised"
