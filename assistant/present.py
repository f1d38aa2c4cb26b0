"""From verified claims to the answer that leaves the house.

Citations are numbered in order of first use; nothing is worded or judged here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.contract import (
    Answer,
    Citation,
    CriterionResult,
    FactView,
    Persona,
    RetrievedPassage,
    Sentence,
)
from assistant.draft import Draft
from assistant.retrieve import Ranked
from corpus.models import Document, Passage, PassageId, Statement
from guardrails.decide import Decision
from guardrails.facts import Fact, Facts, MmfFact, SteroidFact
from guardrails.request import Reading
from guardrails.verify import Claim


def present(
    draft: Draft,
    claims: Sequence[Claim],
    reading: Reading,
    decision: Decision,
    ranked: Sequence[Ranked],
    documents: Mapping[str, Document],
    passages: Mapping[PassageId, Passage],
    persona: Persona,
) -> Answer:
    """The answer; `claims` are those of the draft that verification let through."""
    order = list(dict.fromkeys(key for claim in claims for key in claim.passages))
    number = {key: place for place, key in enumerate(order, start=1)}
    sentences = [Sentence(text=text) for text in draft.opening]
    sentences += [
        Sentence(text=claim.text, citations=tuple(number[key] for key in claim.passages))
        for claim in claims
    ]
    return Answer(
        scope=decision.scope,
        verdict=decision.verdict,
        criteria=_criteria(decision, persona),
        rules=tuple(held.rule.id for held in decision.rules),
        text=" ".join(_shown(sentence) for sentence in sentences),
        sentences=tuple(sentences),
        citations=tuple(_citation(number[k], passages[k], documents) for k in order),
        retrieved=tuple(
            RetrievedPassage(passage_id=r.passage.id, score=r.score, text=r.passage.text)
            for r in ranked
        ),
        facts=views(reading.facts),
        questions=draft.questions,
        answers_begin=draft.answers_begin,
        follow_ups=draft.follow_ups,
        notices=draft.notices,
    )


def _shown(sentence: Sentence) -> str:
    marks = "".join(f"[{number}]" for number in sentence.citations)
    return f"{sentence.text} {marks}" if marks else sentence.text


def _criteria(decision: Decision, persona: Persona) -> tuple[CriterionResult, ...]:
    return tuple(
        CriterionResult(
            id=decided.criterion.id,
            status=decided.status,
            said=decided.said,
            label=getattr(decided.criterion.label, persona.value),
            passage_id=decided.criterion.passages[0],
        )
        for decided in decision.criteria
    )


def _citation(number: int, passage: Passage, documents: Mapping[str, Document]) -> Citation:
    document = documents[passage.document_id]
    provenance = document.provenance
    statement = passage.statement
    return Citation(
        n=number,
        passage_id=passage.id,
        document=provenance.title,
        section=passage.section,
        quote=passage.text,
        source=_source(document, statement),
        url=provenance.url,
        review_status=provenance.review_status,
        last_updated=provenance.last_updated,
        certainty=statement.certainty if statement else None,
        population=tuple(statement.population) if statement else (),
        caveats=statement.caveats if statement else (),
        document_id=passage.document_id,
        start=passage.start,
        end=passage.end,
    )


def _source(document: Document, statement: Statement | None) -> str:
    named = {source.id: source.citation for source in document.sources}
    cited = [named[key] for key in statement.sources if key in named] if statement else []
    return "; ".join(cited) or document.provenance.source


def views(facts: Facts) -> dict[str, FactView]:
    """Every fact as the contract shows it; an unknown one has the value "unknown"."""
    return {key: _view(getattr(facts, key)) for key in Facts.model_fields}


def _view(fact: Fact[Any]) -> FactView:
    value = fact.value
    shown: str | list[str] = [str(v) for v in value] if isinstance(value, tuple) else str(value)
    return FactView(
        value=shown,
        said=fact.said,
        turn=fact.turn,
        corrected=fact.corrected,
        overruled=fact.overruled,
        by_model=fact.by_model,
        dose_mg_per_day=fact.dose_mg_per_day if isinstance(fact, SteroidFact) else None,
        dose_g_per_day=fact.dose_g_per_day if isinstance(fact, MmfFact) else None,
        months_on_mmf=str(fact.months_on_mmf) if isinstance(fact, MmfFact) else None,
    )
