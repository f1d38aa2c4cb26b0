"""What a language model may propose about a patient, and what it is worth: never a permission.

    checked(proposals, turns, today)   which of them stand in the person's own words
    counted(facts, standing, …)        the facts with what blocks, and what is only offered
    is_softer(after, before)           whether a decision permits more than another: it never may

Pure functions; the facts, values and their words are data (`table.yaml`). Loaded only where a
language model is set up to help with reading.
"""

from guardrails.proposals.check import Proposal, Standing, checked
from guardrails.proposals.count import Counted, counted
from guardrails.proposals.law import is_softer
from guardrails.proposals.table import label, table

__all__ = ["Counted", "Proposal", "Standing", "checked", "counted", "is_softer", "label", "table"]
