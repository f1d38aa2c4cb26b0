"""What the learnt reader is asked of each sentence and of each conversation.

Shared by training and by the reader through `heads.json`, so that the two cannot drift apart.
"""

SENTENCE = {
    "activity": ("none", "active", "inactive", "unreal"),
    "ask": (
        "none", "duration_or_need", "info", "other_drug", "out_of_scope", "withdraw_general",
        "withdraw_patient",
    ),
    "enzymes": ("none", "normal", "raised", "stable", "unreal"),
    "redflag": ("none", "flag", "unreal"),
    "skin": ("none", "active", "minimal", "unreal"),
    "steroid": ("none", "never", "off", "on", "unreal"),
    "strength": ("none", "normal", "reduced", "unreal"),
    "urgent": (
        "none", "extra_dose", "infection", "jaundice", "low_counts", "pregnancy", "stopped_alone",
        "unreal",
    ),
}  # fmt: skip
"""Heads of a sentence: one value each; `unreal` is what is wished, supposed, past or another's."""

FLAGS = (
    "breathlessness", "swallowing", "chest_pain", "fainting", "rapid_weakness", "coughing_blood",
    "fever_low_counts", "sepsis", "neurological", "allergy", "adrenal", "overdose", "self_harm",
)  # fmt: skip
URGENT = (
    "pregnant", "planning", "breastfeeding", "infection", "low_counts", "jaundice", "toxicity",
    "stopped_alone", "dose_high", "extra_dose",
)  # fmt: skip
"""Signs looked for in every sentence; a conversation has those of its sentences."""

CONVERSATION = {
    "ask": ("no", "patient", "general"),
    "scope": ("in", "out"),
    **{f"W{number}": ("unknown", "met", "unmet") for number in range(1, 7)},
}
"""Heads of a conversation as a whole: one value each."""
