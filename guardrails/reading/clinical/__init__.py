"""Readers of the clinical facts that the withdrawal criteria rest on, one kind of fact a file."""
