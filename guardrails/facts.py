"""The facts about one patient that a decision rests on, each with the words it was read from.

Every fact is explicit or *unknown*; unknown is a value of its own, never None. The keys and values
are those of the product's specification and appear as they are in an answer's JSON.
"""

from enum import StrEnum
from typing import Generic, TypeVar

from corpus.models import Frozen
from guardrails.interval import ANY, YEAR, Interval
from guardrails.logic import Truth


class Steroid(StrEnum):
    """Whether a systemic corticosteroid, by whatever route, is being taken now."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"


class Activity(StrEnum):
    """Whether the muscle disease is active now."""

    INACTIVE = "inactive"
    ACTIVE = "active"
    UNKNOWN = "unknown"


class Strength(StrEnum):
    """Muscle strength; weakness from old damage counts as reduced."""

    NORMAL = "normal"
    REDUCED = "reduced"
    UNKNOWN = "unknown"


class Skin(StrEnum):
    """Skin disease; `minimal` includes absent."""

    MINIMAL = "minimal"
    ACTIVE = "active"
    UNKNOWN = "unknown"


class Enzymes(StrEnum):
    """Muscle enzymes, the worst one counting."""

    NORMAL = "normal"
    STABLE = "stable"
    RAISED = "raised"
    UNKNOWN = "unknown"


class Mmf(StrEnum):
    """Whether mycophenolate is being taken, and who stopped it if it is not."""

    TAKING = "taking"
    STOPPED_ALONE = "stopped_alone"
    STOPPED_BY_TEAM = "stopped_by_team"
    NOT_STARTED = "not_started"
    UNKNOWN = "unknown"


class Response(StrEnum):
    """Whether mycophenolate has helped."""

    IMPROVED = "improved"
    NOT_IMPROVED = "not_improved"
    UNKNOWN = "unknown"


class Intolerance(StrEnum):
    """A side effect that stands in the way of the treatment; several may hold."""

    GASTROINTESTINAL = "gastrointestinal"
    LOW_BLOOD_COUNTS = "low_blood_counts"
    RAISED_LIVER_ENZYMES = "raised_liver_enzymes"
    NONE = "none"


class Pregnancy(StrEnum):
    """Pregnancy of the patient."""

    PREGNANT = "pregnant"
    PLANNING = "planning"
    BREASTFEEDING = "breastfeeding"
    NO = "no"
    UNKNOWN = "unknown"


class Infection(StrEnum):
    """An infection now; fever counts, a plain cold does not."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class UrgentSign(StrEnum):
    """What calls for the prescribing team now, beside pregnancy, infection and stopping alone."""

    LOW_BLOOD_COUNTS = "low_blood_counts"
    JAUNDICE = "jaundice"
    SUSPECTED_TOXICITY = "suspected_toxicity"
    EXTRA_DOSE = "extra_dose"
    HIGH_DOSE = "high_dose"
    """Above what the text supports; where the amount was read, the dose itself says so."""


class RedFlag(StrEnum):
    """A sign of an emergency, now and of the patient."""

    BREATHLESSNESS = "breathlessness"
    SWALLOWING = "swallowing"
    CHEST_PAIN = "chest_pain"
    FAINTING = "fainting"
    RAPID_WEAKNESS = "rapid_weakness"
    COUGHING_BLOOD = "coughing_blood"
    FEVER_LOW_COUNTS = "fever_low_counts"
    SEPSIS = "sepsis"
    NEUROLOGICAL = "neurological"
    ALLERGY = "allergy"
    ADRENAL = "adrenal"
    OVERDOSE = "overdose"
    SELF_HARM = "self_harm"


class Condition(StrEnum):
    """A diagnosis or a feature of the disease that bears on how long treatment lasts."""

    DERMATOMYOSITIS = "dermatomyositis"
    JUVENILE = "juvenile"
    AMYOPATHIC = "amyopathic"
    POLYMYOSITIS = "polymyositis"
    NECROTISING = "necrotising"
    ANTISYNTHETASE = "antisynthetase"
    OVERLAP = "overlap"
    INCLUSION_BODY = "inclusion_body"
    INTERSTITIAL_LUNG_DISEASE = "interstitial_lung_disease"
    SEVERE_ONSET = "severe_onset"


Value = TypeVar("Value")


class Fact(Frozen, Generic[Value]):
    """A value, and the words and the turn (0 is the first) that it was read from, if it was."""

    value: Value
    said: str | None = None
    turn: int | None = None
    corrected: bool = False
    """Set by hand by the person, rather than read."""
    overruled: str | None = None
    """What had been set by hand before, where later words are more cautious and count instead."""
    by_model: bool = False
    """Read, all or a part of it, by a language model; only ever what makes an answer cautious."""


class SteroidFact(Fact[Steroid]):
    """Corticosteroid use, with the prednisone-equivalent dose in mg a day where stated."""

    dose_mg_per_day: float | None = None


class MmfFact(Fact[Mmf]):
    """Mycophenolate use, with the dose in g of MMF a day and the months on it where stated."""

    dose_g_per_day: float | None = None
    months_on_mmf: Interval = ANY


class Facts(Frozen):
    """All that is known of one patient. The default of every fact is unknown."""

    systemic_corticosteroid: SteroidFact = SteroidFact(value=Steroid.UNKNOWN)
    months_since_corticosteroid: Fact[Interval] = Fact(value=ANY)
    disease_activity: Fact[Activity] = Fact(value=Activity.UNKNOWN)
    months_in_remission: Fact[Interval] = Fact(value=ANY)
    muscle_strength: Fact[Strength] = Fact(value=Strength.UNKNOWN)
    skin_disease: Fact[Skin] = Fact(value=Skin.UNKNOWN)
    muscle_enzymes: Fact[Enzymes] = Fact(value=Enzymes.UNKNOWN)
    mmf: MmfFact = MmfFact(value=Mmf.UNKNOWN)
    mmf_response: Fact[Response] = Fact(value=Response.UNKNOWN)
    intolerance: Fact[tuple[Intolerance, ...]] = Fact(value=())
    pregnancy: Fact[Pregnancy] = Fact(value=Pregnancy.UNKNOWN)
    infection: Fact[Infection] = Fact(value=Infection.UNKNOWN)
    urgent_signs: Fact[tuple[UrgentSign, ...]] = Fact(value=())
    red_flags: Fact[tuple[RedFlag, ...]] = Fact(value=())
    conditions: Fact[tuple[Condition, ...]] = Fact(value=())


UNKNOWN_FACTS = Facts()
PERMISSIVE: dict[str, tuple[StrEnum, ...]] = {
    "systemic_corticosteroid": (Steroid.OFF,),
    "disease_activity": (Activity.INACTIVE,),
    "muscle_strength": (Strength.NORMAL,),
    "skin_disease": (Skin.MINIMAL,),
    "muscle_enzymes": (Enzymes.NORMAL, Enzymes.STABLE),
}
"""The values that a criterion of withdrawal wants, of each fact that is not a length of time."""


def permits(name: str, value: object) -> Truth:
    """Whether a value of a fact is what a criterion wants; unknown where a length may be a year."""
    if isinstance(value, Interval):
        return value.at_least(YEAR)
    return Truth.TRUE if value in PERMISSIVE[name] else Truth.FALSE
