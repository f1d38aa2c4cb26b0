"""Citations of an answer: that they exist and are verbatim, and that they support what cites them.

Precision and recall as in ALCE (Gao et al., EMNLP 2023), with the rules of `support` in place of
entailment: recall is the share of cited sentences that their citations together support; precision
the share of citations that support their sentence alone, or without which the others no longer do.
"""

from collections.abc import Mapping, Sequence

from assistant.contract import Answer, Citation, Sentence
from evals.score import Harm, Score, Stage
from evals.scoring.house import blanks, policy_passages, standing, tells_sureness
from evals.scoring.marks import judged, measured, unscored
from evals.scoring.support import ABOUT, about, alien, unsupported
from evals.scoring.texts import Texts, wordings


def score_citations(answer: Answer, texts: Texts) -> list[Score]:
    """`citation_integrity`, `support`, `response_support`, `citation_recall`, `…_precision`."""
    broken = broken_citations(answer, texts)
    reason = broken[0] if broken else f"{len(answer.citations)} citations are as they should be"
    scores = [
        judged("citation_integrity", Stage.CITATION, not broken, reason, Harm.BROKEN_CITATION)
    ]
    cited = [sentence for sentence in answer.sentences if sentence.citations]
    if not cited:
        none = "no sentence cites anything"
        names = ("support", "response_support", "citation_recall", "citation_precision")
        return [*scores, *(unscored(name, Stage.VERIFICATION, none) for name in names)]
    by_number = {citation.n: citation for citation in answer.citations}
    why = {s.text: _unsupported(s, by_number, answer, texts) for s in cited}
    wrong = [f"“{text}” {reason}" for text, reason in why.items() if reason]
    recall = 1 - len(wrong) / len(why)
    told = wrong[0] if wrong else f"all {len(why)} cited sentences are supported"
    scores.append(judged("support", Stage.VERIFICATION, not wrong, told, Harm.BROKEN_CITATION))
    scores.append(measured("response_support", Stage.VERIFICATION, float(not wrong), told))
    scores.append(measured("citation_recall", Stage.VERIFICATION, recall, told))
    return [*scores, _precision(cited, by_number, answer, texts)]


def broken_citations(answer: Answer, texts: Texts) -> list[str]:
    """What is wrong with the citations as such, one line each."""
    numbers = [citation.n for citation in answer.citations]
    problems = [f"[{n}] stands twice" for n in sorted({n for n in numbers if numbers.count(n) > 1})]
    used = [n for sentence in answer.sentences for n in sentence.citations]
    problems += [f"[{n}] is cited and not listed" for n in dict.fromkeys(used) if n not in numbers]
    problems += [f"[{n}] is listed and cited nowhere" for n in numbers if n not in used]
    if list(dict.fromkeys(used)) != sorted(set(used)):
        problems.append("numbers are not in the order of first use")
    for citation in answer.citations:
        problem = _broken(citation, texts)
        if problem:
            problems.append(f"[{citation.n}] {problem}")
    return problems + [f"“{s.text}” cites nothing" for s in answer.sentences if _uncited(s)]


def _broken(citation: Citation, texts: Texts) -> str | None:
    passage = texts.passages.get(citation.passage_id)
    if passage is None:
        return f"cites {citation.passage_id}, which is in no text"
    if not citation.quote or citation.quote not in passage.text:
        return f"quotes what {citation.passage_id} does not say"
    file = texts.files.get(passage.document_id, "")
    if file[passage.start : passage.end] != passage.text:
        return f"{citation.passage_id} is not where it should be in its file"
    if citation.end and file[citation.start : citation.end] != citation.quote:
        return f"its offsets do not point at its quote in {passage.document_id}"
    return None


def _uncited(sentence: Sentence) -> bool:
    """Whether it states something and names no source; house phrases and questions need none."""
    return not (sentence.citations or sentence.text.endswith("?") or sentence.text in standing())


def _unsupported(
    sentence: Sentence, by_number: Mapping[int, Citation], answer: Answer, texts: Texts
) -> str | None:
    """Why the citations of a sentence do not support it."""
    held = _held(sentence, by_number, texts)
    filled = blanks(sentence.text, answer.verdict)
    if filled is None:
        cited = [by_number[n].passage_id for n in sentence.citations if n in by_number]
        passages = [texts.passages[key] for key in cited if key in texts.passages]
        if any(tells_sureness(sentence.text, passage) for passage in passages):
            return None
        return unsupported(sentence.text, held)
    allowed = policy_passages(answer)
    keys = [by_number[n].passage_id for n in sentence.citations if n in by_number]
    strangers = [key for key in keys if key not in allowed]
    if strangers or not keys:
        return f"cites {strangers[0] if strangers else 'nothing'}, which did not decide it"
    return next((why for part in filled if (why := alien(part, held))), None)


def _held(
    sentence: Sentence, by_number: Mapping[int, Citation], texts: Texts, without: int | None = None
) -> list[str]:
    """The wordings of the passages that a sentence cites, but for one of them."""
    keys = [by_number[n].passage_id for n in sentence.citations if n in by_number and n != without]
    return [text for key in keys if key in texts.passages for text in wordings(texts.passages[key])]


def _precision(
    cited: Sequence[Sentence], by_number: Mapping[int, Citation], answer: Answer, texts: Texts
) -> Score:
    total = 0
    idle: list[str] = []
    for sentence in cited:
        for number in sentence.citations:
            total += 1
            alone = sentence.model_copy(update={"citations": (number,)})
            if not _unsupported(alone, by_number, answer, texts):
                continue
            rest = _held(sentence, by_number, texts, without=number)
            near = about(sentence.text, _held(alone, by_number, texts)) >= ABOUT
            if not (near and unsupported(sentence.text, rest)):
                idle.append(f"[{number}] adds nothing to “{sentence.text}”")
    reason = idle[0] if idle else f"all {total} citations bear on their sentence"
    value = 1 - len(idle) / total
    return measured("citation_precision", Stage.VERIFICATION, value, reason)
