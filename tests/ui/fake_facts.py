"""What the fake assistant understood: fixed facts by case, and what was set by hand on top."""

from collections.abc import Mapping

from assistant.contract import Answer, Conversation, FactView
from assistant.present import views
from guardrails.assume import with_values

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


def with_facts(answer: Answer, conversation: Conversation) -> Answer:
    """The answer with its case's facts, those set by hand in their place."""
    told = {
        key: FactView(value=value, said=said, turn=len(conversation.turns) - 1)
        for key, (value, said) in _TOLD.get(answer.verdict or "", {}).items()
    }
    corrected = views(with_values(conversation.corrections, corrected=True))
    by_hand = {key: corrected[key] for key in conversation.corrections}
    return answer.model_copy(update={"facts": {**views(with_values({})), **told, **by_hand}})
