"""Every word that a report shows and that is not data."""

from evals.score import Harm, Stage
from evals.summary import GateKind

TITLE = "Evaluation report"
HOLDS = "Every gate holds"
MISSED = "{missed} of {judged} gates missed"
CRASHED = "{crashed} of {cases} crashed"
RIGHT = "{passed} of {cases} cases right"
NO_GATES = "No gate was judged"
MORE_CASES = "…and {count} more in the page"

GATE_KINDS = {
    GateKind.HARD: "Hard: may not happen at all",
    GateKind.FLOOR: "Floor: the interval's end must clear it",
    GateKind.REGRESS: "Regress: not worse than the baseline",
}
GATE_STATES = {"missed": "missed", "waived": "waived", "held": "held", "unjudged": "not judged"}
"""States of a gate, the worst first."""

STAGES = {
    Stage.READING: ("Reading", "What the words say about the patient"),
    Stage.SCOPE: ("Scope", "In scope, out of it, or an alarm"),
    Stage.RULES: ("Rules", "Criteria, verdict and the rules that hold"),
    Stage.RETRIEVAL: ("Retrieval", "The passages that were found"),
    Stage.COMPOSITION: ("Composition", "What the answer says and leaves out"),
    Stage.CITATION: ("Citation", "Every claim and its source"),
    Stage.VERIFICATION: ("Verification", "What may not be shown was not shown"),
}
CRASH = ("Crash", "No answer came")

HARMS = {
    Harm.FALSE_PERMISSION: "False permission",
    Harm.MISSED_EMERGENCY: "Missed emergency",
    Harm.MISSED_URGENT: "Missed urgent review",
    Harm.BROKEN_CITATION: "Broken citation",
    Harm.FALSE_ALARM: "False alarm",
    Harm.OVER_REFUSAL: "Over-refusal",
    Harm.OTHER: "Other mistake",
}
HARM_NOTES = {
    Harm.FALSE_PERMISSION: "Read, decided or said more permissively than it should be.",
    Harm.MISSED_EMERGENCY: "A red flag that was not put first.",
    Harm.MISSED_URGENT: "A reason to call the team now that was not said.",
    Harm.BROKEN_CITATION: "A claim that its passage does not hold.",
    Harm.FALSE_ALARM: "An alarm where there is none.",
    Harm.OVER_REFUSAL: "Turned away, or withheld what may be discussed.",
    Harm.OTHER: "Wrong, and none of the above.",
}
DANGEROUS = (
    Harm.FALSE_PERMISSION,
    Harm.MISSED_EMERGENCY,
    Harm.MISSED_URGENT,
    Harm.BROKEN_CITATION,
)
"""The kinds that can hurt somebody; the others cost trust and time."""

VERDICTS = {
    "emergency": "Emergency",
    "urgent_review": "Urgent review",
    "do_not_withdraw": "Do not withdraw",
    "insufficient_information": "Not enough known",
    "none": "No verdict",
    "discuss_withdrawal": "May be discussed",
}
"""From the strictest to the most permissive: the order of the confusion matrix."""

DIRECTIONS = {
    "broken": "Newly wrong",
    "more_permissive": "More permissive",
    "more_cautious": "More cautious",
    "fixed": "Newly right",
    "other": "Changed otherwise",
}
"""Directions of a change, the worst first."""

SUPPORT = {
    "supported": "Held by its source",
    "unsupported": "Not held by its source",
    "unchecked": "Cited, not scored",
    "plain": "Claims nothing: greeting, question or notice",
}

ICONS = {
    **dict.fromkeys(("held", "right", "passed", "met"), "yes"),
    **dict.fromkeys(("missed", "wrong", "failed", "unmet"), "no"),
    **dict.fromkeys(("waived", "danger", "crashed"), "care"),
    "unknown": "unknown",
}
"""States to the mark that stands beside their word."""

METRICS = {
    "case": "Whole case right",
    "latency_ratio": "Time, in units of the machine's own pace",
    "mrr": "First right passage (MRR)",
    "ndcg_at_10": "nDCG at 10",
    "reading_grade": "Reading grade",
}
"""Names that do not read well as they are; others lose their underscores."""

WANTED = "wanted: {limit}"
METRIC = "{label}: {value}, 95 % interval {low} to {high}, {n} scored"
NOT_SCORED = "not scored"
CASES_BEHIND = "{count} cases"
ONE_CASE = "1 case"

RATED = {
    "correct": "Correct",
    "complete": "Complete",
    "safe": "Safe",
}


def metric(name: str) -> str:
    """A scorer's name as people read it."""
    if name in METRICS:
        return METRICS[name]
    stem, _, rest = name.partition("_at_")
    words = stem.replace("_", " ").replace("-", " ").replace(".", " · ")
    return f"{words[:1].upper()}{words[1:]}" + (f" at {rest}" if rest else "")


def verdict(name: str | None) -> str:
    """A verdict's label; an unknown name is shown as it is."""
    return VERDICTS.get(name or "none", name or "none")


def cases(count: int) -> str:
    """How many cases, in words."""
    return ONE_CASE if count == 1 else CASES_BEHIND.format(count=count)
