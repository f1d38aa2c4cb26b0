"""What the fake assistant understood: fixed facts by case, and what was set by hand on top."""

from collections.abc import Mapping

from assistant.contract import Answer, Conversation, FactView
from assistant.present import views
from guardrails.assume import with_values
from guardrails.by_hand import BLOCKING_FIRST

_TOLD: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "do_not_withdraw": {"systemic_corticosteroid": ("on", "still on 5 mg of prednisone")},
    "insufficient_information": {
        "systemic_corticosteroid": ("off", "Off steroids"),
        "months_since_corticosteroid": (">12", "for 14 months"),
        "disease_activity": ("inactive", "in remission"),
        "months_in_remission": ("14", "for 14 months"),
    },
    "discuss_withdrawal": {
        "systemic_corticosteroid": ("off", "off prednisone"),
        "months_since_corticosteroid": ("14", "off prednisone 14 months"),
        "disease_activity": ("inactive", "Remission"),
        "months_in_remission": ("18", "Remission 18 months"),
        "muscle_strength": ("normal", "MMT-8 80/80"),
        "skin_disease": ("minimal", "all normal"),
        "muscle_enzymes": ("normal", "all normal"),
    },
}


def set_off_since(conversation: Conversation) -> bool:
    """Whether steroids were set to "off" by hand after the latest question."""
    by_hand = conversation.corrections.get("systemic_corticosteroid")
    return by_hand == "off" and not _said_since("systemic_corticosteroid", conversation)


def _said_since(key: str, conversation: Conversation) -> bool:
    turns = len(conversation.turns)
    return conversation.corrected_after.get(key, turns) < turns


def _blocks(key: str, word: str, value: str) -> bool:
    order = BLOCKING_FIRST.get(key, ())
    return word in order and order.index(word) < order.index(value)


def with_facts(answer: Answer, conversation: Conversation) -> Answer:
    """The answer with its case's facts, those set by hand in their place."""
    told = {
        key: FactView(value=value, said=said, turn=len(conversation.turns) - 1)
        for key, (value, said) in _TOLD.get(answer.verdict or "", {}).items()
    }
    corrected = views(with_values(conversation.corrections, corrected=True))
    by_hand = {}
    for key, value in conversation.corrections.items():
        later = told.get(key)
        if later and _said_since(key, conversation) and _blocks(key, str(later.value), value):
            by_hand[key] = later.model_copy(update={"overruled": value})
        else:
            by_hand[key] = corrected[key]
    return answer.model_copy(update={"facts": {**views(with_values({})), **told, **by_hand}})
