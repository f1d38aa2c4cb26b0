"""What a language model may do before anything is decided: point out facts, write out a follow-up.

Both are asked side by side and within half of the time that an answer waits for it. What it points
out is checked in `guardrails.proposals` and can only make the decision more cautious; a follow-up
is for search alone. Whatever fails, the answer goes on as it would without a model.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from assistant.contract import Answer, Conversation, HelpReport, Proposed
from assistant.draft import Draft
from assistant.pen import Pen
from assistant.query import follows
from assistant.rewriting import rewriting_problem
from assistant.wording import words
from assistant.writers.base import Prompt, WriterFailed
from assistant.writers.helping import (
    follow_up_prompt,
    helping,
    proposals_in,
    question_in,
    reading_prompt,
)
from assistant.writers.timed import timed
from corpus.models import Frozen
from guardrails.decide import Decision, decide
from guardrails.policy import Policy
from guardrails.policy.models import Verdict
from guardrails.proposals import Counted, Standing, checked, counted, is_softer
from guardrails.request import Reading, Scope, Topic
from guardrails.verify import Claim

_SHARE = 0.5
"""Of the time that is left: the rest is for wording the answer."""
_MOST_SECONDS = 30.0
"""Whoever waits on the page is told that something failed when nothing comes for a minute."""
_TURNS = 4
"""So many of the latest turns are shown for a follow-up, and it may use their words."""
_log = logging.getLogger(__name__)


class Help(Frozen):
    """What came of it."""

    reading: Reading
    decision: Decision
    proposed: tuple[Proposed, ...] = ()
    in_full: str | None = None
    """The last turn written out, for search."""
    notices: tuple[str, ...] = ()
    report: HelpReport | None = None

    def told(self, answer: Answer) -> dict[str, Any]:
        """What it adds to an answer."""
        notices = (*self.notices, *answer.notices)
        return {"proposed": self.proposed, "helped": self.report, "notices": notices}


def asks_reading(pen: Pen, reading: Reading, decision: Decision) -> bool:
    """Whether the model is to point out facts; an emergency and a greeting do not wait for it."""
    greeting = reading.topics == (Topic.GREETING,) and decision.verdict is None
    return pen.settings.llm_reading and decision.verdict is not Verdict.EMERGENCY and not greeting


def asks_follow_up(conversation: Conversation, decision: Decision) -> bool:
    """Whether the model is to write the last turn out; nothing urgent waits for that."""
    ours = decision.verdict in (Verdict.EMERGENCY, Verdict.URGENT_REVIEW)
    return decision.scope is Scope.IN and not ours and follows(conversation.turns)


def said_at_once(
    pen: Pen, conversation: Conversation, reading: Reading, decision: Decision
) -> bool:
    """Whether the verdict is told before a model helps: it is urgent, or nothing can change it."""
    if asks_reading(pen, reading, decision):
        return decision.verdict is Verdict.URGENT_REVIEW
    return decision.verdict is not None and asks_follow_up(conversation, decision)


def certain(draft: Draft, decision: Decision) -> tuple[Claim, ...]:
    """What of an answer that is told at once: all that is urgent, else what the verdict says."""
    urgent = decision.verdict is Verdict.URGENT_REVIEW
    return draft.claims if urgent else draft.claims[:1]


def helped(
    pen: Pen, conversation: Conversation, reading: Reading, decision: Decision, policy: Policy
) -> Help:
    """Ask for what is due, check it, and tell what came of it; never raises for a model's sake."""
    help_ = Help(reading=reading, decision=decision)
    read = asks_reading(pen, reading, decision)
    write = asks_follow_up(conversation, decision)
    if not read and not write:
        return help_
    structured, turns = pen.settings.llm_structured, conversation.turns
    prompts: dict[str, Prompt] = {}
    if read:
        prompts["reading"] = reading_prompt(turns, conversation.today, structured=structured)
    if write:
        prompts["follow_up"] = follow_up_prompt(turns[-_TURNS:], structured=structured)
    texts, failures = _texts(pen, prompts)
    report = HelpReport(prompt_version=helping().version, failures=failures)
    help_ = help_.model_copy(update={"report": report})
    for name, step in (("follow_up", _with_follow_up), ("reading", _with_proposals)):
        if name in texts:
            help_ = _guarded(step, help_, texts[name], conversation, structured)
    return _decided(help_, reading, decision, policy)


def _decided(help_: Help, reading: Reading, decision: Decision, policy: Policy) -> Help:
    """The help with its decision; where that would be softer, the rules' own and no proposal."""
    if help_.reading == reading:
        return help_
    after = decide(help_.reading, policy)
    if not is_softer(after, decision):
        return help_.model_copy(update={"decision": after})
    _log.error("help in reading would have made a decision more permissive, and was left out")
    back = {"reading": reading, "decision": decision, "proposed": (), "notices": ()}
    return help_.model_copy(update=back)


def _texts(pen: Pen, prompts: dict[str, Prompt]) -> tuple[dict[str, str], dict[str, str]]:
    """What the model wrote for each prompt, and why it did not; both are asked at once."""
    seconds = min(pen.left() * _SHARE, _MOST_SECONDS)

    def whole(prompt: Prompt) -> str:
        pieces = timed(pen.writer, prompt, seconds=seconds, stop=pen.stop)
        return "".join(piece.text for piece in pieces)

    texts: dict[str, str] = {}
    failures: dict[str, str] = {}
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="helping") as pool:
        asked: dict[str, Future[str]] = {
            name: pool.submit(whole, prompt) for name, prompt in prompts.items()
        }
        for name, future in asked.items():
            try:
                texts[name] = future.result()
            except WriterFailed as failure:
                failures[name] = str(failure)
    return ({} if pen.stop.is_set() else texts), failures


Step = Callable[[Help, str, Conversation, bool], Help]


def _guarded(
    step: Step, help_: Help, text: str, conversation: Conversation, structured: bool
) -> Help:
    """The step, or the help as it was where a check breaks on what the model wrote."""
    try:
        return step(help_, text, conversation, structured)
    except Exception as error:  # noqa: BLE001 - what cannot be checked is as if it were not there
        _log.error("what a language model wrote could not be checked: %s", type(error).__name__)
        return help_


def _with_proposals(help_: Help, text: str, conversation: Conversation, structured: bool) -> Help:
    proposals = proposals_in(text, structured=structured)
    standing, refused = checked(proposals, conversation.turns, conversation.today)
    turns = len(conversation.turns)
    after = {key: conversation.corrected_after.get(key, turns) for key in conversation.corrections}
    found = counted(
        help_.reading.facts,
        standing,
        after,
        [(d.fact, d.value, d.after) for d in conversation.dismissed],
    )
    told = words().read_by_model
    notices = tuple(
        told.to(conversation.persona, said=p.quote, what=p.label) for p in found.blocking
    )
    return help_.model_copy(
        update={
            "reading": help_.reading.model_copy(update={"facts": found.facts}),
            "proposed": _proposed(found),
            "notices": notices,
            "report": _report(help_, refused=dict(sorted(refused.items()))),
        }
    )


def _with_follow_up(help_: Help, text: str, conversation: Conversation, structured: bool) -> Help:
    question = question_in(text, structured=structured)
    if question is None:
        return help_.model_copy(update={"report": _report(help_, not_searched="form")})
    problem = rewriting_problem(question, conversation.turns[-_TURNS:])
    if problem:
        return help_.model_copy(update={"report": _report(help_, not_searched=problem)})
    report = _report(help_, searched=question)
    return help_.model_copy(update={"in_full": question, "report": report})


def _report(help_: Help, **more: Any) -> HelpReport | None:
    return help_.report.model_copy(update=more) if help_.report else None


def _proposed(found: Counted) -> tuple[Proposed, ...]:
    def told(proposal: Standing, counts: bool) -> Proposed:
        return Proposed(**proposal.model_dump(exclude={"blocking"}), counted=counts)

    return (
        *(told(proposal, True) for proposal in found.blocking),
        *(told(proposal, False) for proposal in found.offered),
    )
