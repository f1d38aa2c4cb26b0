"""One look through the index: all that is known of the passages that either search proposes.

Reviewed and local passages are looked for apart: whatever a local document says, the same reviewed
passages are proposed, with the same numbers, as if it were not there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from corpus import LOCAL_PREFIX, Passage
from ingest.embedding import Vectors
from ingest.forms import kind_of, passage_of
from ingest.judged import Judged
from ingest.lexical import LexicalIndex
from ingest.store import Store

_FORMS_OF_ONE = 8
"""How many forms are looked at for each passage wanted: a near passage brings several."""
_WIDER = 4
"""So many times more forms are fetched when local ones crowd out the reviewed."""

Found = Sequence[tuple[str, float]]
"""Ids of forms and their cosines, best first."""


class Sighting(NamedTuple):
    """A passage as one look found it; a form that was not near enough to be found is None."""

    passage_id: str
    own: float | None = None
    """The cosine of the question with the passage's own words, in [-1, 1]."""
    plain: float | None = None
    question: float | None = None
    """The cosine with the nearest of the questions that the passage answers."""
    words: float = 0.0
    """BM25 over all forms, at least 0."""
    asked: float | None = None
    """The cosine with the nearest question that people judged it to answer."""


class Looker:
    """Looks through one open version of the index, which holds `forms` vectors.

    The questions that were `judged` are read at the first look.
    """

    def __init__(
        self,
        store: Store,
        lexical: LexicalIndex,
        passages: Mapping[str, Passage],
        forms: int,
        judged: Callable[[], Judged],
    ) -> None:
        self._store = store
        self._lexical = lexical
        self._judged = judged
        self._ids = tuple(passages)
        self._rank = {passage_id: rank for rank, passage_id in enumerate(self._ids)}
        self._local = np.array([passage.local for passage in passages.values()], dtype=bool)
        self._forms = forms
        self._local_forms = int(self._local.sum())  # a local passage has one form, its own words

    def look(
        self, vector: Vectors, text: str, k: int, alone: Vectors | None = None
    ) -> list[Sighting]:
        """Up to `k` passages by each search, of either kind, in reading order.

        `vector`, of shape (384,), is the embedded `text`, and `alone` its last turn without what
        was asked before, for the questions that people judged. Raises what `Store.nearest` raises.
        """
        scores = self._lexical.scores(text)
        seen: dict[str, dict[str, float]] = {}
        rows: set[int] = set()
        for found, kind in zip(self._nearest(vector, k), (~self._local, self._local), strict=True):
            seen |= self._by_kind_of_form(found, k)
            rows.update(self._lexical.best_rows(np.where(kind, scores, 0.0), k))
        rows.update(self._rank[key] for key in seen)
        ids, asked = self._ids, self._judged().nearest(vector)
        if alone is not None:
            for key, cosine in self._judged().nearest(alone).items():
                asked[key] = max(cosine, asked[key])
        return [
            Sighting(
                ids[row],
                words=float(scores[row]),
                asked=asked.get(ids[row]),
                **seen.get(ids[row], {}),
            )
            for row in sorted(rows)
        ]

    def _nearest(self, vector: Vectors, k: int) -> tuple[Found, Found]:
        """The nearest forms of reviewed passages, and of local ones."""
        most = min(self._forms - self._local_forms, k * _FORMS_OF_ONE)
        wanted = most + min(self._local_forms, k)
        if not self._local_forms:
            return self._store.nearest(vector, wanted), []
        while True:
            found = self._store.reached(vector, wanted)
            if len(found) < wanted:  # a local document says one thing over and over
                found, wanted = self._store.compared(vector), self._forms
            reviewed = [hit for hit in found if not hit[0].startswith(LOCAL_PREFIX)]
            if len(reviewed) >= most or wanted == self._forms:
                break
            wanted = min(self._forms, wanted * _WIDER)
        local = [hit for hit in found if hit[0].startswith(LOCAL_PREFIX)]
        return reviewed[:most], local[:k]

    def _by_kind_of_form(self, found: Found, k: int) -> dict[str, dict[str, float]]:
        """The best cosine of each kind of form, of the first `k` passages."""
        seen: dict[str, dict[str, float]] = {}
        for form_id, cosine in found:
            key = passage_of(form_id)
            if key in self._rank and (key in seen or len(seen) < k):
                kinds = seen.setdefault(key, {})
                kinds[kind_of(form_id)] = max(cosine, kinds.get(kind_of(form_id), -1.0))
        return seen
