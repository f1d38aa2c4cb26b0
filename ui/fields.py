"""The fields of "What I understood" as data: which facts, which values each takes, in what words.

A field without options is a number of months. Every key and value is one that
`guardrails.assume.with_values` takes.
"""

from dataclasses import dataclass

from assistant.contract import Persona

UNKNOWN = "unknown"
NEVER = "never"
MOST_MONTHS = 600


@dataclass(frozen=True)
class Field:
    """One fact that can be set by hand; `options` are values with their words."""

    key: str
    label: dict[Persona, str]
    options: tuple[tuple[str, str], ...] = ()
    never: bool = False
    """Whether the word "never" is taken in place of months."""


def _label(patient: str, clinician: str) -> dict[Persona, str]:
    return {Persona.PATIENT: patient, Persona.CLINICIAN: clinician}


_NOT_KNOWN = (UNKNOWN, "Not known")

FIELDS = (
    Field(
        "systemic_corticosteroid",
        _label("Steroids now", "Systemic corticosteroid"),
        (_NOT_KNOWN, ("on", "Taking"), ("off", "Not taking")),
    ),
    Field(
        "months_since_corticosteroid",
        _label("Months since last steroid", "Months off corticosteroids"),
        never=True,
    ),
    Field(
        "disease_activity",
        _label("In remission", "In remission (inactive)"),
        (_NOT_KNOWN, ("inactive", "Yes"), ("active", "No, disease active")),
    ),
    Field("months_in_remission", _label("Months in remission", "Months in remission")),
    Field(
        "muscle_strength",
        _label("Muscle strength", "Muscle strength (MMT-8)"),
        (_NOT_KNOWN, ("normal", "Normal"), ("reduced", "Reduced")),
    ),
    Field(
        "skin_disease",
        _label("Skin", "Skin disease (CDASI)"),
        (_NOT_KNOWN, ("minimal", "Clear or minimal"), ("active", "Active")),
    ),
    Field(
        "muscle_enzymes",
        _label("Muscle blood tests (CK)", "Muscle enzymes (CK)"),
        (_NOT_KNOWN, ("normal", "Normal"), ("stable", "Raised but stable"), ("raised", "Raised")),
    ),
)
KEYS = frozenset(field.key for field in FIELDS)
