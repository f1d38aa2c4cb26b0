"""The guideline texts with their provenance. Imports nothing of ours."""
