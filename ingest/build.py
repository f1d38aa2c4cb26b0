"""Builds the index as a cache of the documents: a new version beside the old one, then a switch.

The old version serves until the new one is complete and was read back. Never changes a version
that serves, and never embeds a text whose vector is known.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from corpus import Document
from corpus.models import Frozen
from ingest.build_model import BuildModel, GivenModel, InstalledModel
from ingest.embedding import Embedder
from ingest.errors import IndexMissing, IndexUnreadable, IngestError, UnusableDocuments
from ingest.index import open_version
from ingest.layout import Layout, Pointer, new_version_name, unusable
from ingest.manifest import Manifest, fingerprint, passage_hash, vectors_fingerprint
from ingest.place import Place, Server
from ingest.stages import Progress, Stage, silent
from ingest.sweep import sweep
from ingest.version import write_version


class BuildReport(Frozen):
    """What a build did, counted in passages."""

    added: int
    changed: int
    removed: int
    unchanged: int
    embedded: int
    """How many texts were embedded; a passage has several, and known ones are kept."""
    rebuilt: bool
    """Whether a new version was written."""


def build_index(
    documents: Sequence[Document],
    data_dir: Path,
    *,
    chroma_url: str | None = None,
    rebuild: bool = False,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
) -> BuildReport:
    """Bring the index in `data_dir` up to date with `documents`.

    `chroma_url` puts the vectors on a Chroma server instead of into `data_dir`; `rebuild` keeps
    nothing of the old version; `embedder` replaces the installed model (see `open_index`).

    Raises UnusableDocuments, ChromaUnreachable, ModelMissing or DataFolderUnusable; the old
    version then serves as before.
    """
    hashes = _hashes(documents)
    server = Server.parse(chroma_url) if chroma_url else None
    if server is not None:
        server.check()  # before any long step
    report = progress or silent
    layout = Layout(data_dir)
    model: BuildModel
    model = GivenModel(embedder) if embedder else InstalledModel(layout.models, report)
    with layout.building(report):
        try:
            return _Build(layout, server, model, report).run(documents, hashes, rebuild=rebuild)
        except OSError as error:
            raise unusable(data_dir, error) from error


class _Build:
    """One build, run while holding the right to build."""

    def __init__(
        self, layout: Layout, server: Server | None, model: BuildModel, progress: Progress
    ) -> None:
        self._layout = layout
        self._server = server
        self._model = model
        self._progress = progress

    def run(
        self, documents: Sequence[Document], hashes: Mapping[str, str], *, rebuild: bool
    ) -> BuildReport:
        pointer, old = self._serving()
        sweep(self._layout, pointer)
        vectors = vectors_fingerprint(self._model.name)
        wanted = fingerprint(documents, vectors)
        before = old.passages if old else {}
        if not rebuild and old and old.fingerprint == wanted and self._reads(pointer):
            return _report(before, hashes, embedded=0, rebuilt=False)
        name = new_version_name()
        manifest = Manifest(
            fingerprint=wanted,
            vectors=vectors,
            embedder=self._model.name,
            model=self._model.exported(anew=rebuild),
            place=Place(collection=f"mmf-{name}", server=self._server),
            passages=dict(hashes),
        )
        kept = old is not None and old.vectors == vectors and not rebuild
        embedded = self._write(name, manifest, documents, pointer, kept=kept)
        return _report(before, hashes, embedded=embedded, rebuilt=True)

    def _serving(self) -> tuple[Pointer | None, Manifest | None]:
        """Return what serves now; what cannot be read counts as not there."""
        try:
            pointer = self._layout.pointer()
        except (IndexMissing, IndexUnreadable):
            return None, None
        try:
            return pointer, Manifest.load(self._layout.version(pointer.version))
        except IndexUnreadable:
            return pointer, None

    def _write(
        self,
        name: str,
        manifest: Manifest,
        documents: Sequence[Document],
        pointer: Pointer | None,
        *,
        kept: bool,
    ) -> int:
        """Write version `name` beside the one of `pointer`, check it, and switch to it."""
        keep = self._layout.version(pointer.version) if pointer and kept else None
        try:
            embedded = write_version(
                self._layout.version(name),
                manifest,
                documents,
                keep=keep,
                model=self._model,
                progress=self._progress,
            )
            self._progress(Stage.CHECK, 0, 0)
            self._check(name)
        except BaseException:
            with suppress(IngestError, OSError):
                sweep(self._layout, pointer)
            raise
        self._progress(Stage.SWITCH, 0, 0)
        new = Pointer(version=name, previous=pointer.version if pointer else None)
        self._layout.switch(new)
        sweep(self._layout, new)
        return embedded

    def _reads(self, pointer: Pointer | None) -> bool:
        """Tell whether the serving version can really be read, so that nothing need be done."""
        try:
            self._check(pointer.version if pointer else "")
        except (IndexMissing, IndexUnreadable):
            return False
        return True

    def _check(self, version: str) -> None:
        """Read a version back; raises IndexUnreadable or IndexMissing."""
        given = self._model.embedder() if isinstance(self._model, GivenModel) else None
        open_version(self._layout, version, self._server, given).close()


def _hashes(documents: Sequence[Document]) -> dict[str, str]:
    """Return each passage's hash by id; raises UnusableDocuments."""
    passages = [passage for document in documents for passage in document.passages]
    ids = Counter(passage.id for passage in passages)
    ids.update(document.provenance.id for document in documents)
    if not passages:
        raise UnusableDocuments("documents", "there are none", "give at least one")
    twice = [identifier for identifier, count in ids.items() if count > 1]
    if twice:
        raise UnusableDocuments(twice[0], "this id is given twice", "rename one of them")
    return {passage.id: passage_hash(passage) for passage in passages}


def _report(
    before: Mapping[str, str], now: Mapping[str, str], *, embedded: int, rebuilt: bool
) -> BuildReport:
    both = before.keys() & now.keys()
    changed = sum(before[passage_id] != now[passage_id] for passage_id in both)
    return BuildReport(
        added=len(now.keys() - before.keys()),
        changed=changed,
        removed=len(before.keys() - now.keys()),
        unchanged=len(both) - changed,
        embedded=embedded,
        rebuilt=rebuilt,
    )
