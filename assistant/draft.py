"""What an answer is made of before it is verified and numbered."""

from corpus.models import Frozen
from guardrails.verify import Claim


class Draft(Frozen):
    """Claims in the order of telling, and what stands around them without stating medicine."""

    opening: tuple[str, ...] = ()
    """A greeting, a refusal of scope, or "the text does not answer this"."""
    claims: tuple[Claim, ...] = ()
    questions: tuple[str, ...] = ()
    """What is asked back."""
    answers_begin: tuple[str, ...] = ()
    """What an answer to each of them may begin with, to say what it is of."""
    notices: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
