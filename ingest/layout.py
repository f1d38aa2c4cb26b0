"""The folders of the index: immutable versions, and one small file that names the current one.

    data/current            which version serves, and which served before it
    data/building.lock      held by the one process that builds
    data/models/<id>/       the exported embedding model
    data/versions/<id>/     manifest, documents, vectors, word index of one version

Never reads or writes what is inside a version.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from corpus.models import Frozen
from ingest.errors import BUILD_IT, REBUILD_IT, DataFolderUnusable, IndexMissing, IndexUnreadable
from ingest.stages import Progress, Stage


class Pointer(Frozen):
    """What the file `current` says."""

    version: str
    previous: str | None = None


class Layout:
    """The paths under one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.versions = data_dir / "versions"
        self.models = data_dir / "models"
        self._current = data_dir / "current"

    def version(self, name: str) -> Path:
        """Return the folder of one version."""
        return self.versions / name

    def pointer(self) -> Pointer:
        """Read which version serves; raises IndexMissing, or IndexUnreadable when it is garbled."""
        try:
            return Pointer.model_validate_json(self._current.read_bytes())
        except (FileNotFoundError, NotADirectoryError) as error:
            raise IndexMissing(self.data_dir, "there is no index", BUILD_IT) from error
        except (ValidationError, OSError) as error:
            problem = "cannot be read, so no version of the index is known"
            raise IndexUnreadable(self._current, problem, REBUILD_IT) from error

    def switch(self, pointer: Pointer) -> None:
        """Make another version serve, in one step: a reader sees the old one or the new one."""
        write_durably(self._current, pointer.model_dump_json().encode())

    @contextmanager
    def building(self, progress: Progress) -> Iterator[None]:
        """Hold the right to build; waits while another process has it.

        The lock belongs to the process, so a killed one leaves none behind.
        Raises DataFolderUnusable when the folder cannot be written.
        """
        from filelock import FileLock, Timeout

        try:
            self.versions.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.data_dir / "building.lock")
            try:
                lock.acquire(timeout=0)
            except Timeout:
                progress(Stage.WAITING, 0, 0)
                lock.acquire()
        except OSError as error:
            raise unusable(self.data_dir, error) from error
        try:
            yield
        finally:
            lock.release()


def new_version_name() -> str:
    """Return a name that no other version has: the time, for people, and a random part."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file at `path` in one step that a crash cannot halve; raises OSError."""
    draft = path.with_name(f"{path.name}.draft")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def unusable(data_dir: Path, error: OSError) -> DataFolderUnusable:
    """Make the error for a data folder that cannot be written."""
    problem = f"the data folder cannot be written ({error.strerror or error})"
    return DataFolderUnusable(data_dir, problem, "check its rights and space, or choose another")
