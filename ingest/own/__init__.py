"""Somebody's own documents (Markdown, text, HTML, DOCX, PDF) as documents that can be cited.

read_own(Path("protocol.docx")).document.passages[0].id  # local-protocol#monitoring-1

They are local and not reviewed. Nothing is fetched, nothing is run, and no reader guesses: what
cannot be read whole is refused with one line.
"""

from ingest.own.errors import OwnDocumentRefused
from ingest.own.files import SUFFIXES, own_files
from ingest.own.passages import Withheld
from ingest.own.read import OwnDocument, read_own

__all__ = ["SUFFIXES", "OwnDocument", "OwnDocumentRefused", "Withheld", "own_files", "read_own"]
