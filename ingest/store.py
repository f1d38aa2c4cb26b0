"""The vectors in Chroma, embedded or on a server: the only home of chromadb.

A collection is written once, when its version of the index is built, and then only read. No
embedding function is ever given to Chroma, since its default one fetches a model.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from ingest.embedding import Vectors
from ingest.errors import REBUILD_IT, IndexUnreadable, IngestError
from ingest.offline import go_offline
from ingest.place import Place, Server

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection


class Store:
    """One open collection of vectors; close it when done."""

    def __init__(
        self, client: "Client", collection: "Collection", where: Path, place: Place
    ) -> None:
        self._client = client
        self.collection = collection
        """Chroma's own object, for LlamaIndex's vector store."""
        self.where = where if place.server is None else place.server.url
        """The folder or address, for messages."""
        self._folder = where
        self._place = place

    @classmethod
    def create(cls, place: Place, folder: Path, size: int) -> "Store":
        """Make the new collection of `place` for `size` vectors; `folder` serves the embedded kind.

        Raises ChromaUnreachable when the server does not answer.
        """
        hnsw: CreateHNSWConfiguration = {
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
        with _translated(self._place, self._folder):
            return self.collection.count()

    def nearest(self, vector: Vectors, n: int) -> list[tuple[str, float]]:
        """Return the `n` nearest ids with their cosine in [-1, 1], best first; raises like `open`.

        `vector` has shape (384,); `n` is from 1 to `count()`.
        """
        found = self.reached(vector, n)
        if len(found) != n:
            problem = f"Chroma finds {len(found)} vectors where {n} were asked for"
            raise IndexUnreadable(self.where, problem, REBUILD_IT)
        return found

    def reached(self, vector: Vectors, n: int) -> list[tuple[str, float]]:
        """Return what `nearest` does, or fewer: the graph may not lead to all of many equal texts.

        Raises like `open`.
        """
        with _translated(self._place, self._folder):
            found = self.collection.query(
                query_embeddings=cast("Any", [vector]), n_results=n, include=["distances"]
            )
        distances: Any = found["distances"]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [(form, max(-1.0, min(1.0, 1.0 - distance))) for form, distance in pairs]

    def compared(self, vector: Vectors) -> list[tuple[str, float]]:
        """Return every id with its cosine, best first, without the graph: exact, and slow.

        Raises like `open`.
        """
        with _translated(self._place, self._folder):
            held = self.collection.get(include=["embeddings"])
        rows = np.asarray(held["embeddings"], dtype=np.float32)
        cosines = rows @ vector / (np.linalg.norm(rows, axis=1) * np.linalg.norm(vector))
        order = np.argsort(-cosines, kind="stable")
        return [(held["ids"][row], max(-1.0, min(1.0, float(cosines[row])))) for row in order]

    def close(self) -> None:
        """Let go of files and connections; a second call does nothing."""
        self._client.close()


def drop(server: Server, collection: str) -> None:
    """Remove a collection from a server, if it is there; raises ChromaUnreachable."""
    place = Place(collection=collection, server=server)
    from chromadb.errors import NotFoundError

    with _translated(place, Path()):
        client = _connect(place, Path())
        try:
            client.delete_collection(collection)
        except NotFoundError:
            pass
        finally:
            client.close()


def _connect(place: Place, folder: Path) -> "Client":
    if place.server is not None:
        place.server.check()
    go_offline()
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if place.server is None:
        return cast("Client", chromadb.PersistentClient(str(folder), settings=settings))
    server = place.server
    client = chromadb.HttpClient(
        host=server.host, port=server.port, ssl=server.ssl, settings=settings
    )
    return cast("Client", client)


@contextmanager
def _translated(place: Place, where: Path) -> Iterator[None]:
    """Turn Chroma's errors into ours."""
    try:
        yield
    except IngestError:
        raise
    except Exception as error:
        if not _is_chromas(error):
            raise
        if place.server is None:
            raise IndexUnreadable(where, "Chroma cannot read the vectors", REBUILD_IT) from error
        raise _server_error(place.server, place.collection, error) from error


def _is_chromas(error: Exception) -> bool:
    """Tell whether Chroma raised it for damaged files, a failing server, or one that is no Chroma.

    It lets its HTTP library's errors through, and that library is not ours to import.
    """
    from chromadb.errors import ChromaError

    from_http = type(error).__module__.partition(".")[0] == "httpx"
    return from_http or isinstance(error, ChromaError | OSError | ValueError | KeyError)


def _server_error(server: Server, collection: str, error: Exception) -> IngestError:
    from chromadb.errors import NotFoundError

    if isinstance(error, NotFoundError):
        return IndexUnreadable(
            server.url, f"the collection {collection} is gone from the server", REBUILD_IT
        )
    return server.unreachable(f"the Chroma server failed ({type(error).__name__})")
