"""Says in plain words, with a remedy, why a document's values do not fit the types.

Never decides what is valid: that is for the models alone.
"""

from pydantic_core import ErrorDetails

from corpus.models import Frozen, Provenance, Section, Source, Statement
from corpus.yaml_places import ParsedYaml

_KNOWN_KEYS: dict[str, type[Frozen]] = {
    "document": Provenance,
    "sources": Source,
    "sections": Section,
    "statements": Statement,
}


def describe(error: ErrorDetails, parsed: ParsedYaml) -> tuple[str, str, int]:
    """The problem, the remedy and the line (from 1) of one validation error."""
    loc = error["loc"]
    key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "the file")
    line = parsed.line(loc)
    if error["type"] == "extra_forbidden":
        return f'unknown key "{key}"', f"use one of {_keys_at(loc[:-1])}", line
    if error["type"] == "missing":
        return f'the key "{key}" is missing', "add it", line
    if error["type"] == "string_pattern_mismatch":
        return f'"{key}" has the wrong form', _form(str(error["ctx"]["pattern"])), line
    message = error["msg"][0].lower() + error["msg"][1:]
    return f'"{key}": {message}', f"correct {key}", line


def _keys_at(loc: tuple[str | int, ...]) -> str:
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    model = _KNOWN_KEYS.get(name)
    return ", ".join(model.model_fields) if model else "document, sources, sections"


def _form(pattern: str) -> str:
    if r"\n" in pattern:
        return "write it on one line, not empty and without blanks at the end"
    if "#" in pattern:
        return "write document#statement"
    return "use lower-case letters, digits and single hyphens"
