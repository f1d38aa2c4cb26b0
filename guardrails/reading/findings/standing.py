"""Which findings of earlier turns still stand at the end: those that no later turn took back.

Feeling better is not taking back: a faint stays a faint. Only where the state itself is what
matters (`states`) does its end end the finding.
"""

from collections.abc import Sequence

from guardrails.reading.findings.cleared import NOT_CLEARED, clears, is_of_another, is_turned
from guardrails.reading.findings.had_after_all import is_had_after_all
from guardrails.reading.findings.over import long_ago
from guardrails.reading.findings.scene import Scene
from guardrails.reading.findings.told import Finding, Status
from guardrails.reading.mood import is_question
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause


def standing(
    scene: Scene,
    found: Sequence[Finding],
    states: frozenset[str] = frozenset(),
    lasting: frozenset[str] = frozenset(),
) -> list[Finding]:
    """The findings that hold and that no later turn takes back, in order.

    The values in `states` are taken back by any later denial. Those in `lasting` are never taken
    back by a word like "false alarm", only by a denial or a past of their own.
    """
    kept: list[Finding] = []
    for turn in scene.turns:
        here = [finding for finding in found if finding.turn == turn]
        held = [finding for finding in here if finding.holds]
        if held:
            last, listed = _disclaimed(scene, turn), _disclaimed_list(scene, turn)
            held = [
                finding
                for finding in held
                if finding.clause.index > last
                and not (finding.clause.sentence in listed and _is_listed(scene, finding))
            ]
        another = bool(kept) and is_of_another(scene, turn)
        if another:
            held = [finding for finding in held if not _denied_after(finding, here)]
        again = {finding.value for finding in held}
        gone = {f.value for f in here if _takes_back(f, states)} - again
        taken = sweeping(scene, turn) if kept and (another or not held) else None
        kept = [f for f in kept if f.value not in gone and not _swept(f, taken, lasting)]
        kept.extend(held)
    return kept


def _takes_back(finding: Finding, states: frozenset[str]) -> bool:
    if finding.status is Status.OVER:
        return True
    if finding.status is not Status.DENIED:
        return False
    ended = wordings("setting")["taken_back"]["ended_now"]
    only_ended = any(e.search(finding.clause.text) for e in ended)
    return finding.value in states or not only_ended


def sweeping(scene: Scene, turn: int) -> str | None:
    """Whether a turn takes back all that was said before.

    As long `past`, as a `mistake`, or as `cleared`: seen to, and gone.
    """
    tables = wordings("setting")["taken_back"]
    found: str | None = None
    for clause in scene.clauses:
        if clause.turn != turn:
            continue
        if any(e.search(clause.text) for e in tables["past"]) and _not_recent(clause):
            return "past"
        if any(e.search(clause.text) for e in tables["mistake"]):
            found = "mistake"
    unsaid = is_turned(scene, turn) or is_of_another(scene, turn) or _explained(scene, turn)
    if found is None and unsaid:
        found = "mistake"
    return found or ("cleared" if clears(scene, turn) else None)


def _explained(scene: Scene, turn: int) -> bool:
    """ "Scrap that, the thermometer was set to something daft"; "never mind that" alone is none."""
    tables = wordings("setting")["taken_back"]
    told = [c.text for c in scene.clauses if c.turn == turn and not is_question(c)]
    rest = [text for text in told if not tables["waved_away"].found_in(text)]
    waved = len(rest) < len(told)
    return waved and any(tables["explained"].found_in(text) for text in rest)


def _denied_after(finding: Finding, here: Sequence[Finding]) -> bool:
    """ "Chest pain is bed 14, bed 12 has none": the last word of such a turn is the patient's."""
    return any(
        other.value == finding.value
        and other.status is Status.DENIED
        and other.clause.index > finding.clause.index
        for other in here
    )


def _disclaimed(scene: Scene, turn: int) -> int:
    """The last clause before words that give all of it to nobody; -1 where there are none."""
    disclaimed = wordings("setting")["taken_back"]["disclaimed"]
    return max(
        (c.index for c in scene.clauses if c.turn == turn and disclaimed.found_in(c.text)),
        default=-1,
    )


def _disclaimed_list(scene: Scene, turn: int) -> range:
    """The sentences that "I have never had a single one of them" is about; none where unsaid.

    Back to the paper that the list is read off; where none is named, the two sentences before.
    """
    tables = wordings("setting")["taken_back"]
    clauses = [clause for clause in scene.clauses if clause.turn == turn]
    papers = [c.sentence for c in clauses if tables["paper"].found_in(c.text)]
    names = ("disclaimed_list", "none_of_paper") if papers else ("disclaimed_list",)
    said = [c.sentence for c in clauses if any(tables[name].found_in(c.text) for name in names)]
    if not said:
        return range(0)
    read_off = [sentence for sentence in papers if sentence <= said[-1]]
    return range(read_off[0] if read_off else max(0, said[-1] - 2), said[-1] + 1)


def _is_listed(scene: Scene, finding: Finding) -> bool:
    """Whether nobody is said to have it: the bare item of a list, or of a form."""
    at = scene.clauses.index(finding.clause)
    own = wordings("setting")["taken_back"]["told_own"].found_in(scene.sentence_text(at))
    return not (own or is_had_after_all(scene, at, finding.end))


def _not_recent(clause: TaggedClause) -> bool:
    return not clause.times() or long_ago(clause)


def _swept(finding: Finding, sweeping: str | None, lasting: frozenset[str]) -> bool:
    if sweeping is None:
        return False
    if sweeping == "cleared":
        return finding.value not in NOT_CLEARED
    return sweeping == "past" or finding.value not in lasting
