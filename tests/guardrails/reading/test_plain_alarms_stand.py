"""A plain alarm among other sentences is never passed over, wherever it stands.

The learnt reader may take an alarm of the rules away (`calm`); it hears stories better than plain
words, so plain words are what it is tested on: all that the tables of findings hold, none of which
it was taught.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from said import TODAY

from guardrails.reading import each_reader
from guardrails.reading.agreement.bars import bars_for
from guardrails.reading.agreement.calm import rules_alarm, with_calm

TABLES = Path(__file__).parent / "findings"
BESIDE = [
    "I have had dermatomyositis for six years and take CellCept twice a day. I wanted to ask how "
    "often my blood tests should be done, because the nurse at my clinic has changed.",
    "Good evening from Leeds. My daughter gave me this tablet computer for my birthday and I am "
    "still learning. Which vaccines may I have this winter while I am on mycophenolate?",
    "DM, MMF 1 g bd since 2023, off prednisolone since 2024, strength 5/5, skin clear, CK normal. "
    "Would you think about a taper next year?",
]


def plain() -> Iterator[str]:
    table = yaml.safe_load((TABLES / "red_flag_cases.yaml").read_text(encoding="utf-8"))
    for kinds in table.values():
        yield from kinds["has"]
    yield from yaml.safe_load((TABLES / "clinic_notes.yaml").read_text(encoding="utf-8"))["has"]


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("first", [True, False])
def test_no_plain_alarm_is_passed_over(beside: str, first: bool) -> None:
    lost = []
    for alarm in plain():
        message = f"{alarm}. {beside}" if first else f"{beside} {alarm}"
        rules, heard = each_reader([message], TODAY)
        if rules_alarm(rules.facts) and with_calm(rules, heard, bars_for(heard)).not_now:
            lost.append(alarm)
    assert lost == []


def test_nor_is_one_by_itself() -> None:
    for alarm in plain():
        rules, heard = each_reader([alarm], TODAY)
        assert not with_calm(rules, heard, bars_for(heard)).not_now
