"""Reads one file of one's own: its kind, its bytes, its blocks, and where it comes from."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from corpus import Document, Provenance, ReviewStatus
from ingest.own.blocks import Block, Content, Kind
from ingest.own.clean import clean
from ingest.own.docx import read_docx
from ingest.own.errors import OwnDocumentRefused
from ingest.own.files import bytes_of, check_kind
from ingest.own.html import read_html
from ingest.own.markdown import read_markdown
from ingest.own.passages import to_document
from ingest.own.pdf import read_pdf
from ingest.own.slugs import document_id
from ingest.own.text import read_text

_READERS: dict[str, Callable[[bytes, Path], Content]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
_MOST_PASSAGES = 10_000


def read_own(path: Path) -> Document:
    """Read a file as a local document, not reviewed; raises OwnDocumentRefused.

    Its date is the one that the file itself tells (DOCX, PDF), else the file's last change.
    """
    reader = _READERS[check_kind(path)]
    data = bytes_of(path)
    content = reader(data, path)
    digest = hashlib.sha256(data).hexdigest()
    name = clean(path.name) or "document"
    provenance = Provenance(
        id=document_id(path),
        title=_title(content, path),
        source=f"{name} (sha256 {digest[:12]}…), local, not reviewed",
        review_status=ReviewStatus.LOCAL,
        last_updated=content.dated or date.fromtimestamp(path.stat().st_mtime),
        file_name=name,
        sha256=digest,
    )
    document = to_document(content.blocks, provenance)
    if document is None:
        raise OwnDocumentRefused(path, "it holds no text to cite", "give one that holds text")
    if len(document.passages) > _MOST_PASSAGES:
        problem = f"it holds {len(document.passages)} passages; at most {_MOST_PASSAGES} are read"
        raise OwnDocumentRefused(path, problem, "split it")
    return document


def _title(content: Content, path: Path) -> str:
    """The file's own title, else its first heading, else its name."""
    first: Block | None = next((b for b in content.blocks if b.kind is Kind.HEADING), None)
    told = clean(content.title) or (clean(first.text) if first else "") or clean(path.stem)
    return told[:200].strip() or "Document"
