"""The words around the latest evaluation report in About."""

TITLE = "Latest evaluation"
NONE = (
    "No evaluation report lies on this machine, so no figures are shown here. The command "
    "“make eval” makes one."
)
RUN = "{cases} questions of {sets} sets, finished {day}."
OWN_SETS = (
    "Sets that were known while this was made say what holds, and not what a new question will get."
)
SAME = "It ran on the code, rules and texts that answer here (code {code})."
OTHER = (
    "It ran on another version than the one that answers here (code {code}): its figures need not "
    "hold for this one."
)
MEASURE = "Measure"
RESULT = "Result"
INTERVAL = "95 % interval"
HARMS = {
    "false_permission": "Something permitted that is not",
    "missed_emergency": "Emergency missed",
    "missed_urgent": "Urgent sign missed",
    "broken_citation": "Citation that does not hold",
    "false_alarm": "Alarm without a reason",
    "over_refusal": "Turned away or withheld without need",
}
METRICS = {
    "case": "Questions without any mistake",
    "verdict": "Verdict right",
    "criteria": "Criteria right",
    "nuggets": "Wanted facts told",
    "evidence": "Wanted evidence cited",
}
SHARE = "{value:.1%}"
BETWEEN = "{low:.1%} to {high:.1%}"
GATES_HELD = "Every gate that could be judged held."
GATES_MISSED = "Gates missed, waived ones included: {gates}."
