"""Puts answers of the fake assistant together, so that each case tells only what is its own."""

from fake_texts import PASSAGES

from assistant.contract import Answer, Citation, CriterionResult, RetrievedPassage, Sentence


def criteria_of(statuses: str, said: dict[str, str]) -> tuple[CriterionResult, ...]:
    word = {"+": "met", "-": "unmet", "?": "unknown"}
    passages = {
        "W1": "pitfall-on-steroids",
        "W2": "minimum-remission",
        "W3": "minimum-remission",
        "W4": "withdrawal-strength",
    }
    return tuple(
        CriterionResult(
            id=f"W{n}",
            status=word[sign],
            said=said.get(f"W{n}"),
            passage_id=f"mmf-duration#{passages[f'W{n}']}" if f"W{n}" in passages else None,
        )
        for n, sign in enumerate(statuses, 1)
    )


def answer_with(
    verdict: str | None,
    sentences: tuple[Sentence, ...],
    citations: tuple[Citation, ...],
    *,
    scope: str = "in_scope",
    criteria: tuple[CriterionResult, ...] = (),
    rules: tuple[str, ...] = (),
    questions: tuple[str, ...] = (),
    answers_begin: tuple[str, ...] = (),
    follow_ups: tuple[str, ...] = (),
    notices: tuple[str, ...] = (),
) -> Answer:
    numbers = {citation.n for citation in citations}
    assert all(n in numbers for sentence in sentences for n in sentence.citations)
    return Answer(
        scope=scope,
        verdict=verdict,
        criteria=criteria,
        rules=rules,
        text=" ".join(sentence.text for sentence in sentences),
        sentences=sentences,
        citations=citations,
        retrieved=tuple(
            RetrievedPassage(passage_id=key, score=0.5, text=passage.text)
            for key, passage in PASSAGES.items()
        ),
        questions=questions,
        answers_begin=answers_begin,
        follow_ups=follow_ups,
        notices=notices,
        timings_ms={"total": 18.2},
    )
