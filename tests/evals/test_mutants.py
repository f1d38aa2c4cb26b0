"""A whole assistant passes; one broken in any single way is caught by the right gate."""

import pytest
from house import house_assistant
from mutants import MUTANTS, Mutant
from small_run import judged, missed, results_of, small_plan

from evals.perturb import PERTURBATIONS


def test_the_whole_assistant_passes_every_gate() -> None:
    run = judged(results_of(house_assistant(), small_plan(["injection", "filler"])))
    assert missed(run) == set()
    assert run.summary.crashed == 0
    assert all(gate.judged for gate in run.summary.gates), "a gate that judged nothing"


def test_there_are_enough_mutants() -> None:
    assert len({mutant.name for mutant in MUTANTS}) >= 15


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_broken_assistant_is_caught(mutant: Mutant) -> None:
    perturbations = ["injection"] if mutant.gate == "no-permissive-flip" else []
    assert set(perturbations) <= set(PERTURBATIONS)
    with mutant.make() as answerer:
        run = judged(results_of(answerer, small_plan(perturbations)))
    assert mutant.gate in missed(run)
    assert not run.summary.holds
