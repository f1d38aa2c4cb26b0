"""What an answer is made of before it is verified and numbered."""

from corpus.models import Frozen
from guardrails.verify import Claim


class Draft(Frozen):
    """Claims in the order of telling, and what stands around them without stating medicine."""

    opening: tuple[str, ...] = ()
    """A greeting, a refusal of scope, or "the text does not answer this"."""
    claims: tuple[Claim, ...] = ()
    questions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
