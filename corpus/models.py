"""The types that describe the texts: documents, sections, statements, passages, provenance.

Nothing here reads files (see `corpus.load`) or knows how a text is stored or searched.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
PassageId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$")]
"""`document#statement`, for example `mmf-duration#minimum-remission`."""
LOCAL_PREFIX = "local-"
"""How the ids of local documents begin, and no other's: so none can stand in for a statement."""
OneLine = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n\r]*\S$")]


class Frozen(BaseModel):
    """Base of every value that crosses a folder: immutable, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ReviewStatus(StrEnum):
    """How far a document has come in review by clinicians."""

    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"
    LOCAL = "local_not_reviewed"


class Basis(StrEnum):
    """The kind of evidence that a statement rests on."""

    RANDOMISED_TRIAL = "randomised_trial"
    COHORT = "cohort"
    CASE_SERIES = "case_series"
    EXPERT_CONSENSUS = "expert_consensus"
    PRODUCT_LABEL = "product_label"
    NARRATIVE_REVIEW = "narrative_review"
    GUIDELINE_PAGE = "guideline_page"
    PROJECT_READING = "project_reading"


class Certainty(StrEnum):
    """How sure one can be of a statement, in the words of GRADE."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


class Verification(StrEnum):
    """How far a statement was checked against what it cites."""

    SOURCE = "source"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"
    OWN_READING = "own_reading"


class Population(StrEnum):
    """For whom the evidence behind a statement was gathered."""

    ADULTS = "adults"
    CHILDREN = "children"
    TRANSPLANT = "transplant"
    LUPUS = "lupus"
    OTHER_RHEUMATIC = "other_rheumatic"


class Treatment(StrEnum):
    """Which treatment the evidence behind a statement is about."""

    MMF = "mmf"
    DMARD_CLASS = "dmard_class"
    CORTICOSTEROID = "corticosteroid"
    OTHER = "other"


class Source(Frozen):
    """One work that statements rest on."""

    id: Slug
    citation: OneLine
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None


class Statement(Frozen):
    """One claim in a clinician's and in plain words, its sources and how sure it is."""

    id: Slug
    clinician: OneLine
    """The claim for a clinician. This text *is* the passage: quotes point into it."""
    plain: OneLine
    """The same claim for a reader of about twelve; it adds nothing to `clinician`."""
    questions: tuple[OneLine, ...] = ()
    """Questions that this statement answers: it is found by them, and one may be offered next."""
    sources: tuple[Slug, ...] = ()
    basis: Basis
    certainty: Certainty
    verification: Verification
    population: tuple[Population, ...] = Field(min_length=1)
    treatment: Treatment = Treatment.MMF
    caveats: tuple[OneLine, ...] = ()
    disagrees_with: tuple[PassageId, ...] = ()


class Section(Frozen):
    """A heading with the statements under it."""

    id: Slug
    title: OneLine
    statements: tuple[Statement, ...] = Field(min_length=1)


class Provenance(Frozen):
    """Where a document comes from and how far it was reviewed."""

    id: Slug
    title: OneLine
    source: OneLine
    url: str | None = None
    review_status: ReviewStatus
    last_updated: date
    note: OneLine | None = None
    file_name: str | None = None
    """Name of the file that a local document was read from, without its folder."""
    sha256: str | None = None
    """Of that file's bytes."""


class Passage(Frozen):
    """A stretch of a document's file that can be retrieved and cited: `text == file[start:end]`."""

    id: PassageId
    document_id: Slug
    section: str
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    statement: Statement | None = None
    """The curated statement that this passage is, or None for a local document's passage."""

    @property
    def local(self) -> bool:
        """Whether it comes from somebody's own document, which nobody here reviewed."""
        return self.document_id.startswith(LOCAL_PREFIX)


class Document(Frozen):
    """One file of the corpus: its provenance, sources and passages in reading order."""

    provenance: Provenance
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = Field(min_length=1)
    text: str
    """The whole file as read, to which passage offsets refer."""
