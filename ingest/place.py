"""Where an index keeps its vectors: in its own folder, or in a collection of a Chroma server."""

import http.client
from typing import Self
from urllib.parse import urlsplit

from pydantic import model_validator

from corpus.models import Frozen
from ingest.errors import ChromaUnreachable

_PATIENCE_S = 3.0


class Server(Frozen):
    """The address of a Chroma server."""

    host: str
    port: int
    ssl: bool = False

    @property
    def url(self) -> str:
        """The address as a person writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.ssl else 'http'}://{host}:{self.port}"

    @classmethod
    def parse(cls, url: str) -> Self:
        """Read `http://host:port`; raises ChromaUnreachable when it is no such address."""
        remedy = "give an address such as http://127.0.0.1:8000"
        try:
            parts = urlsplit(url.strip())
            port = parts.port
        except ValueError as error:
            raise ChromaUnreachable(url, "not the address of a Chroma server", remedy) from error
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ChromaUnreachable(url, "not the address of a Chroma server", remedy)
        if parts.username or parts.password or parts.query or parts.path.strip("/"):
            where = f"{parts.scheme}://{parts.hostname}"
            problem = "a Chroma address holds a host and a port and nothing else"
            raise ChromaUnreachable(where, problem, remedy)
        ssl = parts.scheme == "https"
        return cls(host=parts.hostname, port=port or (443 if ssl else 8000), ssl=ssl)

    def check(self) -> None:
        """Ask for a heartbeat; raises ChromaUnreachable when none comes within seconds.

        Chroma's own client waits without end for a server that accepts and stays silent.
        """
        kind = http.client.HTTPSConnection if self.ssl else http.client.HTTPConnection
        connection = kind(self.host, self.port, timeout=_PATIENCE_S)
        try:
            connection.request("GET", "/api/v2/heartbeat")
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as error:
            raise self.unreachable("no answer from the Chroma server") from error
        finally:
            connection.close()
        if status != http.client.OK:
            raise self.unreachable(f"answers with status {status}, so it is no Chroma server")

    def unreachable(self, problem: str) -> ChromaUnreachable:
        """Make the error for this server."""
        remedy = "start it, or unset MMF_CHROMA_URL to use the embedded store"
        return ChromaUnreachable(self.url, problem, remedy)


class Place(Frozen):
    """Where one version of the index keeps its vectors."""

    collection: str
    server: Server | None = None
    """None means embedded, in the version's own folder."""

    @model_validator(mode="after")
    def _name_fits(self) -> Self:
        if not 3 <= len(self.collection) <= 512:
            raise ValueError("a collection's name has 3 to 512 characters")
        return self
