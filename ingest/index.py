"""Reading the index: passages, documents, and search over them by meaning and by words.

Opens fast, since neither torch nor LlamaIndex nor YAML is touched. Never writes, and never returns
an id that is not one of its passages.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from corpus import Document, Passage
from corpus.models import Frozen
from ingest.embedding import Embedder, Vectors
from ingest.errors import BUILD_IT, REBUILD_IT, IndexMissing, IndexUnreadable
from ingest.field import for_meaning
from ingest.forms import passage_of
from ingest.judged import judged
from ingest.layout import Layout
from ingest.lexical import LexicalIndex
from ingest.look import Looker, Sighting
from ingest.manifest import (
    CHROMA,
    LEXICAL,
    Manifest,
    fingerprint,
    form_counts,
    load_documents,
    vectors_fingerprint,
)
from ingest.onnx_embedder import OnnxEmbedder
from ingest.place import Place, Server
from ingest.seal import check_seal
from ingest.store import Store

_REMEMBERED = 32
"""So many questions are not embedded anew when asked again, as one answer asks twice."""
_SAME = 0.99
"""The least cosine of a text with its own stored vector, whichever side embedded it."""


class Hit(Frozen):
    """A passage found by a search."""

    passage_id: str
    score: float
    """Dense: the cosine in [-1, 1] of the passage's best form. Lexical: BM25, above 0."""


class Index:
    """One open version of the index; close it when done."""

    def __init__(
        self,
        manifest: Manifest,
        documents: Sequence[Document],
        store: Store,
        lexical: LexicalIndex,
        embedder: Embedder,
    ) -> None:
        self._manifest = manifest
        self._store = store
        self._lexical = lexical
        self._embedder = embedder
        self.documents: Mapping[str, Document] = MappingProxyType(
            {document.provenance.id: document for document in documents}
        )
        """Every document by its id: provenance, sources, and the whole file's text."""
        self.passages: Mapping[str, Passage] = MappingProxyType(
            {passage.id: passage for document in documents for passage in document.passages}
        )
        """Every passage by its id, in reading order."""
        self.forms, self._most_forms = form_counts(documents)
        """How many vectors there are: several for each passage."""
        self._rank = {passage_id: rank for rank, passage_id in enumerate(self.passages)}
        self._looker = Looker(store, lexical, self.passages, self.forms, judged)
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._embedded)

    def dense(self, query: str, k: int) -> list[Hit]:
        """Find up to `k` passages by meaning, best first, each once; none for a blank query.

        Raises ValueError when `k` is below 1, IndexUnreadable or ChromaUnreachable when the
        vectors cannot be read.
        """
        text = _checked(query, k)
        if not text:
            return []
        # So many forms hold at least k passages, even if all forms of the best ones come first.
        wanted = min(self.forms, (k - 1) * self._most_forms + 1)
        best: dict[str, float] = {}
        for form_id, cosine in self._store.nearest(self._vector(text), wanted):
            passage_id = passage_of(form_id)
            if passage_id in self.passages:
                best[passage_id] = max(cosine, best.get(passage_id, -1.0))
        ranked = sorted(best.items(), key=lambda item: (-item[1], self._rank[item[0]]))
        return [Hit(passage_id=passage_id, score=score) for passage_id, score in ranked[:k]]

    def lexical(self, query: str, k: int) -> list[Hit]:
        """Find up to `k` passages that share words with `query`, best first.

        Raises ValueError when `k` is below 1.
        """
        found = self._lexical.nearest(_checked(query, k), k)
        return [Hit(passage_id=passage_id, score=score) for passage_id, score in found]

    def look(self, query: str, k: int, alone: str = "") -> list[Sighting]:
        """Find up to `k` passages by meaning and `k` by words, with all that is known of each.

        Reviewed and local passages are looked for apart, so many of either. In reading order; none
        for a blank query. `alone` is the part of `query` that is a question by itself, as those are
        that people judged. Raises like `dense`.
        """
        text = _checked(query, k)
        if not text:
            return []
        by_itself = self._vector(alone.strip()) if alone.strip() else None
        return self._looker.look(self._vector(text), text, k, by_itself)

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a word as `ingest.lexical.words` gives it."""
        return self._lexical.rarity(word)

    def lead(self, query: str, first: Collection[str]) -> float:
        """By how much `query` is nearer to judged questions that are answered than to others.

        As `Judged.lead`: in (-2, 2), and 0 where one of the `first` statements, those that were
        found for it, is newer than the judgements.
        """
        return judged().lead(self._vector(query), first)

    def _embedded(self, text: str) -> Vectors:
        vector: Vectors = self._embedder.embed([for_meaning(text)])[0]
        return vector

    def is_current(self, documents: Sequence[Document]) -> bool:
        """Tell whether building from `documents` now would change nothing."""
        vectors = vectors_fingerprint(self._embedder.name)
        return fingerprint(documents, vectors) == self._manifest.fingerprint

    def check(self) -> None:
        """Raise IndexUnreadable unless all vectors are there and a text finds itself.

        That is one search through all parts, so neither a damaged model nor a damaged store
        answers as if it were whole.
        """
        count = self._store.count()
        if count != self.forms:
            problem = f"Chroma holds {count} of {self.forms} vectors"
            raise IndexUnreadable(self._store.where, problem, REBUILD_IT)
        hits = self.dense(next(iter(self.passages.values())).text, 1)
        if not hits or hits[0].score < _SAME:
            problem = "a text of the index does not find itself"
            raise IndexUnreadable(self._store.where, problem, REBUILD_IT)

    def close(self) -> None:
        """Let go of files and connections; a second call does nothing."""
        self._store.close()


def open_index(
    data_dir: Path, *, chroma_url: str | None = None, embedder: Embedder | None = None
) -> Index:
    """Open the version of the index that serves now.

    `chroma_url` must be where the index was built to, None for embedded. `embedder` must be of the
    model that the index was built with; None takes the one exported beside it.

    Raises IndexMissing, IndexUnreadable or ChromaUnreachable.
    """
    layout = Layout(data_dir)
    server = Server.parse(chroma_url) if chroma_url else None
    while True:
        pointer = layout.pointer()
        try:
            return open_version(layout, pointer.version, server, embedder)
        except IndexUnreadable:
            # Two builds since the pointer was read have swept that version away: read it again.
            if layout.pointer() == pointer:
                raise


def open_version(
    layout: Layout, version: str, server: Server | None, embedder: Embedder | None = None
) -> Index:
    """Open one version, whether or not it serves; raises like `open_index`."""
    folder = layout.version(version)
    check_seal(folder)
    manifest = Manifest.load(folder)
    _check_place(layout.data_dir, manifest.place, server)
    documents = load_documents(folder)
    passage_ids = [passage.id for document in documents for passage in document.passages]
    lexical = LexicalIndex.load(folder / LEXICAL, passage_ids)
    if embedder is None:
        if manifest.model is None:
            problem = f"it was built with another embedding model ({manifest.embedder})"
            raise IndexUnreadable(folder, problem, REBUILD_IT)
        embedder = OnnxEmbedder(layout.models / manifest.model, manifest.embedder)
    elif embedder.name != manifest.embedder:
        problem = f"it was built with {manifest.embedder}, not with {embedder.name}"
        raise IndexUnreadable(folder, problem, REBUILD_IT)
    store = Store.open(manifest.place, folder / CHROMA)
    index = Index(manifest, documents, store, lexical, embedder)
    try:
        index.check()
    except BaseException:
        index.close()
        raise
    return index


def _check_place(data_dir: Path, place: Place, server: Server | None) -> None:
    if place.server != server:
        kept = place.server.url if place.server else "in the data folder"
        asked = server.url if server else "in the data folder"
        problem = f"the index keeps its vectors {kept}, but they are looked for {asked}"
        raise IndexMissing(data_dir, problem, f"{BUILD_IT} or correct MMF_CHROMA_URL")


def _checked(query: str, k: int) -> str:
    """Return the query without what no tokenizer takes (lone surrogates) and outer blanks."""
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    return query.encode("utf-8", "replace").decode("utf-8").strip()
