"""What goes wrong when somebody's own file is read; one line with the remedy."""

from ingest.errors import IngestError


class OwnDocumentRefused(IngestError):
    """The file cannot be taken in: its kind, its size, or what is (not) in it."""
