"""HTML that cannot forget to escape: text becomes markup only through a template's gaps.

`tag("<p>{}</p>", text)` escapes `text`; only values that are Markup already go in as they are.
Never marks anything from outside (a question, a document, an answer) as safe.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control and direction characters: they can make a text look like another one."""

NOTHING = Markup("")


def tag(template: str, /, *values: object, **named: object) -> Markup:
    """Fill the gaps of a literal template, escaping every value that is not Markup."""
    clean = tuple(visible(value) for value in values)
    return Markup(template).format(
        *clean, **{name: visible(value) for name, value in named.items()}
    )


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """Put pieces of markup one after the other."""
    return Markup(between).join(parts)


def visible(value: object) -> object:
    """A text without control and direction characters; markup and other values as they are."""
    if isinstance(value, Markup):
        return value
    return _INVISIBLE.sub("", value) if isinstance(value, str) else value
