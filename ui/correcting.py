"""What a person changed in the form: from what its fields hold to facts set by hand.

What the browser sends is not trusted: only the form's own keys and values come through. Nothing
is guessed; what cannot be understood is refused with one line for one field.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.contract import FactView, Persona
from ui import wording
from ui.fields import FIELDS, MOST_MONTHS, NEVER, UNKNOWN, Field

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)
_SINGLE = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_LONGEST = 40
"""Characters of a field that are shown again when it is refused."""


@dataclass(frozen=True)
class Refused:
    """The form as it was sent, and in one line why it was not applied."""

    problem: str
    key: str | None = None
    """The field to mend; None when it is no single one."""
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FormState:
    """How the form is shown beside what it holds."""

    revision: int = 0
    """Of the session: the browser makes the form anew when it changes, so nothing typed is left."""
    refused: Refused | None = None


UNTOUCHED = FormState()


def held(field: Field, facts: Mapping[str, FactView]) -> str:
    """What the field holds before it is touched; empty for months that are no single number."""
    value = _value(field.key, facts)
    if field.options:
        return value if value in dict(field.options) else UNKNOWN
    if _SINGLE.fullmatch(value) or (field.never and value == NEVER):
        return value
    return ""


def span(field: Field, facts: Mapping[str, FactView]) -> str | None:
    """A number of months that is known within bounds only, such as `>12` or `[10, 14]`."""
    value = _value(field.key, facts)
    return None if field.options or value == UNKNOWN or held(field, facts) else value


def changed(
    facts: Mapping[str, FactView], sent: Mapping[str, object], persona: Persona
) -> dict[str, str] | Refused:
    """The values that differ from `facts`, by fact key; or why the form cannot be applied."""
    given = {
        field.key: str(sent[field.key]).strip()[:_LONGEST]
        for field in FIELDS
        if isinstance(sent.get(field.key), str)
    }
    changes: dict[str, str] = {}
    for field in FIELDS:
        text = given.get(field.key)
        if text is None or text == held(field, facts):
            continue
        value = _chosen(field, text) if field.options else _months(field, text)
        if value is None:
            return Refused(_problem(field, persona), field.key, tuple(given.items()))
        if value != _value(field.key, facts):
            changes[field.key] = value
    return changes or Refused(wording.facts.SAME, given=tuple(given.items()))


def _value(key: str, facts: Mapping[str, FactView]) -> str:
    view = facts.get(key)
    return view.value if view is not None and isinstance(view.value, str) else UNKNOWN


def _chosen(field: Field, text: str) -> str | None:
    return text if text in dict(field.options) else None


def _months(field: Field, text: str) -> str | None:
    if not text:
        return UNKNOWN
    if field.never and text.lower() == NEVER:
        return NEVER
    if not _NUMBER.fullmatch(text):
        return None
    months = float(text.replace(",", "."))
    return f"{months:g}" if months <= MOST_MONTHS else None


def _problem(field: Field, persona: Persona) -> str:
    if field.options:
        return wording.facts.CHOOSE.format(field=field.label[persona])
    told = wording.facts.MONTHS_OR_NEVER if field.never else wording.facts.MONTHS
    return told.format(field=field.label[persona], most=MOST_MONTHS)
