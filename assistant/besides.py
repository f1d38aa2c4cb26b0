"""What was asked beside an urgent matter: told after it, where the texts surely speak of it.

"Two lines stand on my printout, MPA and MPAG: which one works?" is asked by somebody who may be
urgent for another reason, or was taken to be. Nothing that speaks for keeping or for ending
mycophenolate is told here: no criterion and no duration argues against an urgent matter.
"""

import re
from collections.abc import Sequence

from assistant.evidence import SURELY_ASKED, SURELY_SILENT, Evidence
from assistant.inform import Teller, same
from assistant.wording import words
from corpus.models import Passage
from guardrails.verify import Claim

_OF_DURATION = frozenset(["mmf-duration", "duration-evidence", "relapse"])
_FITS, _SURE = 0.4, 0.9
"""A statement that fits a little less surely answers where that it answers is nearly sure."""
_KEEPS = re.compile(r"\b(?:continu|keep|kept|go on|goes on|carry on|withdraw)", re.IGNORECASE)


def besides(found: Evidence, told: Sequence[Claim], teller: Teller) -> list[Claim]:
    """The statement that answers what else was asked, or that no text does; or nothing."""
    if not surely_asked(found):
        return []
    if not found.answered and found.silence is not None:
        key = found.silence.passage.id
        unsaid = f"{words().silent.to(teller.persona)} {teller.claim(key).text}"
        return [Claim(text=unsaid, passages=(key,))]
    best = found.hits[0].passage
    claim = teller.claim(best.id)
    if _of_keeping(best) or any(same(claim.text, other.text) for other in told):
        return []
    return [claim]


def surely_asked(found: Evidence) -> bool:
    """Whether a statement surely answers, or is surely known to be missing."""
    if found.answered:
        fits = found.hits[0].score
        return fits >= SURELY_ASKED or (fits >= _FITS and found.chance >= _SURE)
    return found.silence is not None and found.silence.score >= SURELY_SILENT


def _of_keeping(passage: Passage) -> bool:
    plain = passage.statement.plain if passage.statement else ""
    return passage.document_id in _OF_DURATION or bool(_KEEPS.search(f"{passage.text} {plain}"))
