"""Checks question sets without answering them: `check_sets(files, corpus)`.

Exact problems, each with its file, its case and the remedy; never a text of a case.
"""

from evals.lint.check import Problem, check_sets

__all__ = ["Problem", "check_sets"]
