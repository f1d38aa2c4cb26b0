"""One spelling of a text: no control, direction or invisible characters, single blanks.

Compatibility forms stay as they are: turning ½ into 1⁄2 would turn 1½ tablets into 11⁄2.
"""

import unicodedata

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Control, format (direction and zero width), surrogate, private, unassigned."""
_VARIATION = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""Variation selectors: nothing is seen of them, and whole sentences can be hidden in them."""


def clean(text: str) -> str:
    """The text on one line, in Unicode's composed form, without what no reader sees."""
    spaced = "".join(" " if character.isspace() else character for character in text)
    composed = unicodedata.normalize("NFC", spaced)
    return " ".join("".join(c for c in composed if _seen(c)).split())


def _seen(character: str) -> bool:
    if unicodedata.category(character) in _DROPPED:
        return False
    return not any(ord(character) in selectors for selectors in _VARIATION)
