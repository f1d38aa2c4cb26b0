"""Question sets and their answers."""
