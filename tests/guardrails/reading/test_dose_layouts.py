"""The same dose told in every ordinary way adds up to the same grams a day."""

from pathlib import Path

import pytest
import yaml
from said import by_rules

LAYOUTS = yaml.safe_load(Path(__file__).with_name("dose_layouts.yaml").read_text(encoding="utf-8"))
TIMES = {"a_day": 2, "twice": 2, "thrice": 3, "tablets_twice": 2, "tablets_thrice": 3}
"""How often a day the dose is taken that a layout of each kind tells."""
TABLETS = {1.0: (2, "two"), 1.5: (3, "three"), 2.0: (4, "four"), 2.5: (5, "five")}
"""Of 500 mg, for the grams of one time."""


@pytest.mark.parametrize("thousands", ["", ","])
@pytest.mark.parametrize("grams", TABLETS)
@pytest.mark.parametrize(
    ("kind", "layout"), [(kind, layout) for kind, rows in LAYOUTS.items() for layout in rows]
)
def test_a_dose_is_summed_however_it_is_told(kind, layout, grams, thousands):
    count, word = TABLETS[grams]
    told = layout.format(
        grams=f"{grams:g}",
        mg=f"{1000 * grams:{thousands}.0f}",
        mg_a_day=f"{2000 * grams:{thousands}.0f}",
        grams_a_day=f"{2 * grams:g}",
        tablets=word,
        count=count,
    )
    facts = by_rules(f"{told}. I have dermatomyositis. Does it need food?").facts
    assert facts.mmf.dose_g_per_day == pytest.approx(TIMES[kind] * grams)
