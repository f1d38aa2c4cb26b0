"""How a day is written on the page."""

from datetime import date


def day(when: date) -> str:
    """For example "11 December 2025"."""
    return f"{when.day} {when:%B %Y}"
