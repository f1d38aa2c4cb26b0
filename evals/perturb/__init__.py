"""Variants of cases that should be decided as their original is: `variants(case, names, seed)`.

A variant carries its original's expectations, and its id says what was done: `wd-001~typo`.
"""

from evals.perturb.variants import PERTURBATIONS, variants

__all__ = ["PERTURBATIONS", "variants"]
