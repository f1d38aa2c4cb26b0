"""The answer as everyone outside sees it. `Answer.model_dump(mode="json")` is the contract.

Keys and meanings here are relied on by people's scripts: add, never rename or remove.
"""

from datetime import date
from enum import StrEnum

from pydantic import Field

from corpus.models import Frozen, PassageId, ReviewStatus


class Persona(StrEnum):
    """For whom the answer is worded."""

    PATIENT = "patient"
    CLINICIAN = "clinician"


class Dismissed(Frozen):
    """What a language model read, and the person said it is not so."""

    fact: str
    value: str
    after: int = Field(ge=0)
    """How many turns had been written; what a later turn says can be read anew."""


class Conversation(Frozen):
    """Everything one turn needs: what the person wrote so far, the last turn being the question."""

    turns: tuple[str, ...] = Field(min_length=1)
    persona: Persona = Persona.PATIENT
    today: date
    """Reference date for "since June 2024"; always passed in, never read from a clock inside."""
    corrections: dict[str, str] = Field(default_factory=dict)
    """Facts that the person set by hand, by fact key; they win over what was said before them."""
    corrected_after: dict[str, int] = Field(default_factory=dict)
    """How many turns had been written when each was set; one that is missing was set after all.

    What a later turn says counts again where it is more cautious."""
    dismissed: tuple[Dismissed, ...] = ()
    """What a language model read and the person said no to; without a model it means nothing."""


class CriterionResult(Frozen):
    """One of W1 to W6 as decided, with the person's own words that settled it."""

    id: str
    status: str
    """`met`, `unmet` or `unknown`."""
    said: str | None = None
    label: str = ""
    passage_id: PassageId | None = None


class Sentence(Frozen):
    """One shown sentence and the numbers of its citations."""

    text: str
    citations: tuple[int, ...] = ()


class Citation(Frozen):
    """A numbered reference to a passage; `quote` is verbatim in the passage."""

    n: int = Field(ge=1)
    passage_id: PassageId
    document: str
    section: str
    quote: str
    source: str
    url: str | None
    review_status: ReviewStatus
    last_updated: date
    certainty: str | None = None
    population: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    document_id: str = ""
    start: int = 0
    """Offset of `quote` in the document's file."""
    end: int = 0


class RetrievedPassage(Frozen):
    """One passage of the ranked list that the answer was written from, best first."""

    passage_id: PassageId
    score: float
    text: str


class FactView(Frozen):
    """One fact as read: its value, the words it came from and their turn (0 is the first)."""

    value: str | list[str]
    said: str | None = None
    turn: int | None = None
    corrected: bool = False
    overruled: str | None = None
    """What was set by hand, where later words are more cautious and count instead."""
    by_model: bool = False
    """Read, all or a part of it, by a language model; only ever what makes an answer cautious."""
    dose_mg_per_day: float | None = None
    dose_g_per_day: float | None = None
    months_on_mmf: str | None = None


class Proposed(Frozen):
    """A fact that a language model pointed out in the person's own words."""

    fact: str
    value: str
    label: str
    """The value in words."""
    quote: str
    """The person's own sentence, verbatim."""
    turn: int
    counted: bool
    """Whether it counts, as a blocking fact does at once; else it waits for the person's yes."""


class HelpReport(Frozen):
    """What a language model was asked before the decision; nothing that it wrote by itself."""

    prompt_version: str
    refused: dict[str, int] = Field(default_factory=dict)
    """How many of its proposals did not stand in the person's words, by reason."""
    searched: str | None = None
    """A short follow-up as it was written out and searched for."""
    not_searched: str | None = None
    """Why what it wrote for the follow-up was not searched for."""
    failures: dict[str, str] = Field(default_factory=dict)
    """Why it did not come to an end, by what it was asked for: `reading`, `follow_up`."""


class WriterReport(Frozen):
    """What a language model did for this answer; nothing that it wrote."""

    name: str
    prompt_version: str = ""
    attempts: int = 0
    prompt_tokens: int | None = None
    """As the server counts them; None where it does not say."""
    completion_tokens: int | None = None
    kept: int = 0
    """Claims that passed verification."""
    failure: str | None = None
    """Why it did not come to an end, if it did not."""
    first_ms: float | None = None
    """Until the first verified claim."""
    total_ms: float = 0.0


class Answer(Frozen):
    """The whole answer to a conversation."""

    scope: str
    """`in_scope`, `out_of_scope` or `emergency`."""
    verdict: str | None
    criteria: tuple[CriterionResult, ...] = ()
    rules: tuple[str, ...] = ()
    text: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...] = ()
    retrieved: tuple[RetrievedPassage, ...] = ()
    facts: dict[str, FactView] = Field(default_factory=dict)
    """Only facts that are known; what is absent is unknown."""
    questions: tuple[str, ...] = ()
    answers_begin: tuple[str, ...] = ()
    """What an answer to each of `questions` may begin with, so that it says what it is of."""
    follow_ups: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    generator: str = "extractive"
    """`extractive` for statements as they stand, `cautious` after a fault, else the model."""
    dropped: dict[str, int] = Field(default_factory=dict)
    """How many claims of a language model verification dropped, by check."""
    writer: WriterReport | None = None
    """What the language model did; None where none is set up."""
    proposed: tuple[Proposed, ...] = ()
    """Facts that a language model pointed out; empty unless it is set up to help with reading."""
    helped: HelpReport | None = None
    """What a language model did before the decision; None where it was asked for nothing."""
    complete: bool = True
    """False only in a stream, while a language model is still writing."""
    timings_ms: dict[str, float] = Field(default_factory=dict)
