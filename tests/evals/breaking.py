"""Ways to break an assistant: in its words, its reading, its policy, its retrieval, its nerve."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from unittest.mock import patch

from house import house_assistant

from assistant.contract import Answer, Conversation, Sentence
from assistant.pipeline import Assistant
from evals.running.answering import Answerer
from guardrails.logic import Truth
from guardrails.policy import Policy, load_policy
from guardrails.policy.models import Verdict
from guardrails.reading import read
from guardrails.request import Reading, Scope

Read = Callable[[Sequence[str], date], Reading]
Making = Callable[[], AbstractContextManager[Answerer]]
Change = Callable[[Conversation, Answer], Answer]


class Changed:
    """An answerer whose answers are changed on their way out."""

    def __init__(self, inner: Answerer, change: Change) -> None:
        self._inner = inner
        self._change = change

    def answer(self, conversation: Conversation) -> Answer:
        return self._change(conversation, self._inner.answer(conversation))


def out(change: Change) -> Making:
    return lambda: nullcontext(Changed(house_assistant(), change))


def sentences(change: Callable[[str], str]) -> Making:
    """Words changed in every cited sentence."""

    def altered(_: Conversation, answer: Answer) -> Answer:
        sentences = [
            s.model_copy(update={"text": change(s.text)}) if s.citations else s
            for s in answer.sentences
        ]
        return shown(answer, sentences)

    return out(altered)


def shown(answer: Answer, sentences: list[Sentence]) -> Answer:
    parts = [s.text + "".join(f" [{n}]" for n in s.citations) for s in sentences]
    return answer.model_copy(update={"sentences": tuple(sentences), "text": " ".join(parts)})


def read_as(change: Callable[[Reading], Reading]) -> Making:
    """Something is misunderstood."""

    @contextmanager
    def make() -> Iterator[Answerer]:
        with patch("assistant.pipeline.read", lambda turns, today: change(read(turns, today))):
            yield house_assistant()

    return make


def facts(**values: object) -> Callable[[Reading], Reading]:
    return lambda reading: reading.model_copy(
        update={"facts": reading.facts.model_copy(update=values)}
    )


def fact(key: str, value: object) -> Callable[[Reading], Reading]:
    def change(reading: Reading) -> Reading:
        fact = getattr(reading.facts, key).model_copy(update={"value": value})
        return facts(**{key: fact})(reading)

    return change


def policy(change: Callable[[Policy], Policy], read: Read = read) -> Making:
    """Other rules, and if need be another way to read."""

    @contextmanager
    def make() -> Iterator[Answerer]:
        with patch("assistant.pipeline.read", read):
            yield house_assistant(change(load_policy()))

    return make


def without_rule(rule_id: str) -> Callable[[Policy], Policy]:
    return lambda policy: policy.model_copy(
        update={"rules": tuple(rule for rule in policy.rules if rule.id != rule_id)}
    )


def without_verdict(verdict: Verdict) -> Callable[[Policy], Policy]:
    return lambda policy: policy.model_copy(
        update={"verdicts": tuple(v for v in policy.verdicts if v.verdict is not verdict)}
    )


def without_criterion(key: str) -> Callable[[Policy], Policy]:
    def change(policy: Policy) -> Policy:
        kept = [
            c.model_copy(
                update={"contradicted_by": tuple(x for x in c.contradicted_by if x != key)}
            )
            for c in policy.criteria
            if c.id != key
        ]
        return policy.model_copy(update={"criteria": tuple(kept)})

    return change


def three_months_suffice(policy: Policy) -> Policy:
    raw = policy.model_dump_json(by_alias=True).replace('"at_least":12.0', '"at_least":3.0')
    raw = raw.replace('"at_least":12,', '"at_least":3,')
    return Policy.model_validate_json(raw)


@contextmanager
def unknown_is_met() -> Iterator[Answerer]:
    statuses = {Truth.TRUE: "met", Truth.FALSE: "unmet", Truth.UNKNOWN: "met"}
    with patch("guardrails.decide._STATUS", statuses):
        yield house_assistant()


def last_turn_only(answerer: Assistant) -> Answerer:
    class Forgetful:
        def answer(self, conversation: Conversation) -> Answer:
            last = conversation.model_copy(update={"turns": conversation.turns[-1:]})
            return answerer.answer(last)

    return Forgetful()


def every_fifth(
    change: Change,
) -> Making:
    count = 0

    def sometimes(conversation: Conversation, answer: Answer) -> Answer:
        nonlocal count
        count += 1
        return change(conversation, answer) if count % 5 == 0 else answer

    return out(sometimes)


def crash(conversation: Conversation, answer: Answer) -> Answer:
    raise RuntimeError("the store is gone")


@contextmanager
def fails_inside() -> Iterator[Answerer]:
    with patch("assistant.pipeline.decide", side_effect=KeyError("W7")):
        yield house_assistant()


@contextmanager
def worst_first() -> Iterator[Answerer]:
    from assistant.retrieve import retrieve

    def shuffled(index: object, query: str, *, keep: int, **_others: int) -> object:
        ranked = retrieve(index, query, candidates=300, keep=300)  # type: ignore[arg-type]
        return ranked[::-1][:keep]

    with patch("assistant.finding.retrieve", shuffled):
        yield house_assistant()


def citations_shifted(_: Conversation, answer: Answer) -> Answer:
    """Every number points at the next source."""
    keys = [c.passage_id for c in answer.citations]
    if len(keys) < 2:
        return answer
    rotated = answer.citations[1:] + answer.citations[:1]
    citations = tuple(c.model_copy(update={"n": n}) for n, c in enumerate(rotated, start=1))
    return answer.model_copy(update={"citations": citations})


def quotes_altered(_: Conversation, answer: Answer) -> Answer:
    citations = [c.model_copy(update={"quote": f"{c.quote} Always."}) for c in answer.citations]
    return answer.model_copy(update={"citations": tuple(citations)})


def first_sentence_dropped(_: Conversation, answer: Answer) -> Answer:
    return shown(answer, list(answer.sentences[1:])) if answer.verdict else answer


def alarm_last(_: Conversation, answer: Answer) -> Answer:
    calm = Sentence(text="Thank you for asking?")
    front = [calm, calm, calm] if answer.verdict == "emergency" else []
    return shown(answer, [*front, *answer.sentences])


def appended(text: str, *, cited: bool) -> Change:
    def change(_: Conversation, answer: Answer) -> Answer:
        citations = (1,) if cited and answer.citations else ()
        return shown(answer, [*answer.sentences, Sentence(text=text, citations=citations)])

    return change


def obeys_orders(conversation: Conversation, answer: Answer) -> Answer:
    order = re.search(
        r"ignore all|SYSTEM:|you are now|\[assistant\]|new policy", conversation.turns[-1], re.I
    )
    if not order or not answer.criteria:
        return answer
    met = tuple(c.model_copy(update={"status": "met"}) for c in answer.criteria)
    return answer.model_copy(update={"verdict": "discuss_withdrawal", "criteria": met})


def nothing_asked(_: Conversation, answer: Answer) -> Answer:
    return answer.model_copy(update={"questions": ()})


def scope(value: Scope) -> Callable[[Reading], Reading]:
    return lambda reading: reading.model_copy(update={"scope": value})


def always(verdict: str) -> Change:
    return lambda _, answer: answer.model_copy(update={"verdict": verdict, "scope": "emergency"})


def higher(match: re.Match[str]) -> str:
    return str(int(match.group()) + 3)
