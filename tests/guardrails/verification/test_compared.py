"""What compares, and what gainsays: the same words the other way round are never shown."""

from collections.abc import Callable

import pytest

MORE = "alternatives#azathioprine-harms"
LESS = "relapse#relapse-dm-lower"
LEVELS = "drug-levels#lupus-active-inactive"
SILENT = "duration-evidence#bsr-no-stopping-rule"


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        (MORE, "Azathioprine brought more adverse events than MMF in myositis lung disease."),
        (MORE, "In lung disease adverse events were more frequent on azathioprine than on MMF."),
        (MORE, "MMF brought fewer adverse events than azathioprine in myositis lung disease."),
        (LESS, "Relapse was less frequent in dermatomyositis than in polymyositis in that cohort."),
        (LESS, "In that cohort relapse was more frequent in polymyositis than in dermatomyositis."),
        (SILENT, "The British guideline does not give a figure for when a DMARD may be stopped."),
    ],
)  # fmt: skip
def test_the_same_comparison_in_another_order_passes(
    statement: str, claim: str, dropped_by: Callable[..., str | None]
):
    assert dropped_by(claim, statement) not in ("compared", "emphatic")


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        (MORE, "In lung disease adverse events were more frequent on MMF than on azathioprine."),
        (MORE, "Azathioprine brought fewer adverse events than MMF in myositis lung disease."),
        (MORE, "Compared with azathioprine, MMF brought more adverse events in lung disease."),
        (LESS, "Compared with polymyositis, dermatomyositis relapsed more often in that cohort."),
        (LESS, "In that cohort relapse was less frequent in polymyositis than in dermatomyositis."),
        (LEVELS, "In lupus active disease had more of the drug than inactive disease."),
        (SILENT, "The British guideline does give a figure for when a DMARD may be stopped."),
        (SILENT, "For when a DMARD may be stopped the British guideline did give a figure."),
    ],
)  # fmt: skip
def test_what_is_turned_round_is_dropped(
    statement: str, claim: str, dropped_by: Callable[..., str | None]
):
    assert dropped_by(claim, statement) is not None
