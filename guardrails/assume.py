"""Facts from plain values: what a person sets by hand, and what examples and tests suppose.

`{"systemic_corticosteroid": "off", "months_since_corticosteroid": 14}` becomes typed facts. It
takes what a form or a YAML file can hold, and refuses a key or a value that no fact has.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from guardrails.facts import UNKNOWN_FACTS, Fact, Facts
from guardrails.interval import ANY, EVER, Interval, exactly

_BESIDE = {
    "dose_mg_per_day": "systemic_corticosteroid",
    "dose_g_per_day": "mmf",
    "months_on_mmf": "mmf",
}
_INTERVALS = frozenset({"months_since_corticosteroid", "months_in_remission", "months_on_mmf"})


class UnknownFact(ValueError):
    """A key that no fact has, or a value that the fact cannot take."""


def with_values(
    values: Mapping[str, Any], facts: Facts = UNKNOWN_FACTS, *, corrected: bool = False
) -> Facts:
    """`facts` with these values set in place of what they said. Raises `UnknownFact`."""
    raw = {key: _fields(getattr(facts, key)) for key in Facts.model_fields}
    for key, given in values.items():
        value = _interval(key, given) if key in _INTERVALS else given
        if key in _BESIDE:
            raw[_BESIDE[key]][key] = value
        elif key in raw:
            raw[key] = {"value": value, "corrected": corrected}
        else:
            raise UnknownFact(f"no fact is called {key!r}; facts are {', '.join(raw)}")
    try:
        return Facts.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnknownFact(f"{where} cannot be {first['input']!r}: {first['msg']}") from error


def _fields(fact: Fact[Any]) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in type(fact).model_fields}


def _interval(key: str, given: Any) -> Interval:
    if isinstance(given, Interval):
        return given
    if given == "never":
        return EVER
    if given == "unknown":
        return ANY
    try:
        return exactly(float(given))
    except (TypeError, ValueError) as error:
        raise UnknownFact(
            f"{key} is a number of months, 'never' or 'unknown', not {given!r}"
        ) from error
