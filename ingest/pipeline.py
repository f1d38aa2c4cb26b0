"""From documents to vectors in Chroma, with LlamaIndex: the only home of its core and Chroma parts.

A LlamaIndex document is one file of the corpus; its nodes are the forms of its passages. Node ids
come from the passages, so a text has the same id in every build. Only texts without a known vector
are embedded.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from corpus import Document
from ingest.embedding import Embedder, Vectors
from ingest.field import for_meaning
from ingest.forms import forms
from ingest.kept_vectors import text_hash
from ingest.offline import go_offline
from ingest.stages import Progress, Stage
from ingest.store import Store

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode, TransformComponent

_EMBED_BATCH = 64
_STORE_BATCH = 1000  # below what SQLite takes in one statement


def run_pipeline(
    documents: Sequence[Document],
    store: Store,
    known: Mapping[str, Vectors],
    embedder: Callable[[], Embedder],
    progress: Progress,
) -> tuple[dict[str, Vectors], int]:
    """Put a vector for every form of every passage into `store`.

    `known` maps text hashes to vectors of shape (384,); `embedder` is called only when a text
    has no known vector. Returns the vectors of all texts by hash, and how many texts were embedded.
    """
    go_offline()
    from llama_index.core import Document as LlamaDocument
    from llama_index.core.ingestion import IngestionPipeline
    from llama_index.vector_stores.chroma import ChromaVectorStore

    vectors = dict(known)
    pipeline = IngestionPipeline(
        transformations=[
            _transformation(_to_nodes({d.provenance.id: d for d in documents})),
            _transformation(_with_vectors(vectors, embedder, progress)),
        ],
        disable_cache=True,
    )
    inputs = [LlamaDocument(id_=d.provenance.id, text=d.text) for d in documents]
    nodes = pipeline.run(documents=inputs)
    vector_store = ChromaVectorStore(chroma_collection=store.collection)
    for start in range(0, len(nodes), _STORE_BATCH):
        progress(Stage.STORE, start, len(nodes))
        vector_store.add(list(nodes[start : start + _STORE_BATCH]))
    used = {text_hash(node.get_content()) for node in nodes}
    return {key: vectors[key] for key in vectors if key in used}, len(used - known.keys())


Step = Callable[[Sequence["BaseNode"]], Sequence["BaseNode"]]


def _transformation(step: Step) -> "TransformComponent":
    """Wrap a function as a step of LlamaIndex's pipeline."""
    from llama_index.core.schema import TransformComponent

    class Component(TransformComponent):
        def __call__(self, nodes: Sequence["BaseNode"], **_kwargs: Any) -> Sequence["BaseNode"]:
            return step(nodes)

    return Component()


def _to_nodes(documents: Mapping[str, Document]) -> Step:
    """Split a document into the forms of its passages instead of by length."""

    def step(sources: Sequence["BaseNode"]) -> Sequence["BaseNode"]:
        from llama_index.core.schema import NodeRelationship, TextNode

        return [
            TextNode(
                id_=form.id,
                text=for_meaning(form.text),
                metadata={"passage_id": passage.id, "document_id": passage.document_id},
                relationships={NodeRelationship.SOURCE: source.as_related_node_info()},
            )
            for source in sources
            for passage in documents[source.node_id].passages
            for form in forms(passage)
        ]

    return step


def _with_vectors(
    vectors: dict[str, Vectors], embedder: Callable[[], Embedder], progress: Progress
) -> Step:
    """Give every node its vector; those of texts not in `vectors` are embedded and added there."""

    def step(nodes: Sequence["BaseNode"]) -> Sequence["BaseNode"]:
        texts = {text_hash(node.get_content()): node.get_content() for node in nodes}
        new = [key for key in texts if key not in vectors]
        for start in range(0, len(new), _EMBED_BATCH):
            model = embedder()
            progress(Stage.EMBED, start, len(new))
            batch = new[start : start + _EMBED_BATCH]
            found = model.embed([texts[key] for key in batch])
            vectors.update(zip(batch, found, strict=True))
        for node in nodes:
            node.embedding = vectors[text_hash(node.get_content())].tolist()
        return nodes

    return step
