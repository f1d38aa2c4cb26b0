"""Whether a regular expression compiles and can fail."""

import re


def broken_pattern(pattern: str) -> str | None:
    """Why a pattern cannot be used, or None."""
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        place = "" if error.pos is None else f" at character {error.pos + 1}"
        return f"does not compile: {error.msg}{place}"
    except (OverflowError, RecursionError) as error:
        return f"does not compile: {error}"
    if compiled.search("") is not None:
        return "matches everything, so that it tests nothing"
    return None
