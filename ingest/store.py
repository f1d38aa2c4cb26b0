"""The vectors in Chroma, embedded or on a server: the only home of chromadb.

A collection is written once, when its version of the index is built, and then only read. No
embedding function is ever given to Chroma, since its default one fetches a model.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.embedding import Vectors
from ingest.errors import REBUILD_IT, IndexUnreadable, IngestError
from ingest.offline import go_offline
from ingest.place import Place, Server

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection


class Store:
    """One open collection of vectors; close it when done."""

    def __init__(
        self, client: "ClientAPI", collection: "Collection", where: Path, place: Place
    ) -> None:
        self._client = client
        self.collection = collection
        """Chroma's own object, for LlamaIndex's vector store."""
        self._where = where
        self._place = place

    @classmethod
    def create(cls, place: Place, folder: Path, size: int) -> "Store":
        """Make the new collection of `place` for `size` vectors; `folder` serves the embedded kind.

        Raises ChromaUnreachable when the server does not answer.
        """
        hnsw = {
            "space": "cosine",
            "ef_construction": 200,
            "ef_search": 500,
            # Exactly when the last vector comes, Chroma writes its graph to disk. Otherwise every
            # reader would write it on its first query, and several readers would collide.
            "sync_threshold": max(size, 2),
            "batch_size": max(size, 2),
        }
        with _translated(place, folder):
            client = _connect(place, folder)
            collection = client.create_collection(
                place.collection, embedding_function=None, configuration={"hnsw": hnsw}
            )
        return cls(client, collection, folder, place)

    @classmethod
    def open(cls, place: Place, folder: Path) -> "Store":
        """Open a collection; raises IndexUnreadable or ChromaUnreachable."""
        if place.server is None and not (folder / "chroma.sqlite3").is_file():
            # Chroma would make an empty database here.
            raise IndexUnreadable(folder, "the vectors are missing", REBUILD_IT)
        with _translated(place, folder):
            client = _connect(place, folder)
            collection = client.get_collection(place.collection, embedding_function=None)
        return cls(client, collection, folder, place)

    def count(self) -> int:
        """Return how many vectors the collection holds; raises like `open`."""
        with _translated(self._place, self._where):
            return self.collection.count()

    def nearest(self, vector: Vectors, n: int) -> list[tuple[str, float]]:
        """Return the `n` nearest ids with their cosine in [-1, 1], best first; raises like `open`.

        `vector` has shape (384,).
        """
        with _translated(self._place, self._where):
            found = self.collection.query(
                query_embeddings=[vector], n_results=n, include=["distances"]
            )
        distances: Any = found["distances"]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [(form, max(-1.0, min(1.0, 1.0 - distance))) for form, distance in pairs]

    def close(self) -> None:
        """Let go of files and connections; a second call does nothing."""
        self._client.close()


def drop(server: Server, collection: str) -> None:
    """Remove a collection from a server, if it is there; raises ChromaUnreachable."""
    place = Place(collection=collection, server=server)
    from chromadb.errors import NotFoundError  # noqa: PLC0415

    with _translated(place, Path()):
        client = _connect(place, Path())
        try:
            client.delete_collection(collection)
        except NotFoundError:
            pass
        finally:
            client.close()


def _connect(place: Place, folder: Path) -> "ClientAPI":
    if place.server is not None:
        place.server.check()
    go_offline()
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    if place.server is None:
        return chromadb.PersistentClient(str(folder), settings=settings)
    server = place.server
    return chromadb.HttpClient(
        host=server.host, port=server.port, ssl=server.ssl, settings=settings
    )


@contextmanager
def _translated(place: Place, where: Path) -> Iterator[None]:
    """Turn Chroma's errors into ours."""
    try:
        yield
    except IngestError:
        raise
    except Exception as error:
        if place.server is None:
            raise IndexUnreadable(where, "Chroma cannot read the vectors", REBUILD_IT) from error
        raise _server_error(place.server, place.collection, error) from error


def _server_error(server: Server, collection: str, error: Exception) -> IngestError:
    from chromadb.errors import NotFoundError  # noqa: PLC0415

    if isinstance(error, NotFoundError):
        return IndexUnreadable(
            server.url, f"the collection {collection} is gone from the server", REBUILD_IT
        )
    return server.unreachable(f"the Chroma server failed ({type(error).__name__})")
