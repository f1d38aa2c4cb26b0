"""What cannot be a question, and the answer when something failed inside."""

from assistant.contract import Answer, Conversation, Sentence
from assistant.errors import QuestionRefused
from assistant.wording import words
from guardrails.request import Scope

_MOST_CHARACTERS = 20_000


def check(conversation: Conversation) -> None:
    """Raise `QuestionRefused` for a last turn that cannot be a question."""
    question = conversation.turns[-1]
    if not question.strip():
        raise QuestionRefused("the question is empty; write one")
    longest = max(len(turn) for turn in conversation.turns)
    if longest > _MOST_CHARACTERS:
        raise QuestionRefused(
            f"the question has {longest:,} characters; at most {_MOST_CHARACTERS:,} can be read"
        )
    if "\x00" in question:
        raise QuestionRefused("the question is binary data, not text; give it as UTF-8")


def cautious(conversation: Conversation) -> Answer:
    """The answer when something failed inside: no verdict, no advice but caution."""
    text = words().cautious.to(conversation.persona)
    notice = words().standing_notice.to(conversation.persona)
    return Answer(
        scope=Scope.IN,
        verdict=None,
        text=text,
        sentences=(Sentence(text=text),),
        notices=(notice,),
        generator="cautious",
    )
