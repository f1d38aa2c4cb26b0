"""Removes versions that no reader can be using, and what killed builds left behind."""

import shutil
from contextlib import suppress

from ingest.errors import ChromaUnreachable, IndexUnreadable
from ingest.layout import Layout, Pointer
from ingest.manifest import PLACE, Manifest
from ingest.place import Place
from ingest.store import drop


def sweep(layout: Layout, pointer: Pointer | None) -> None:
    """Remove every version but those that `pointer` names, and models that none of these use.

    Call it only while holding the right to build. Raises OSError.
    """
    kept = {pointer.version, pointer.previous} if pointer else set()
    for folder in sorted(layout.versions.iterdir()):
        if folder.name not in kept:
            _remove(layout, folder.name)
    models = set()
    for name in sorted(n for n in kept if n):
        with suppress(IndexUnreadable):
            models.add(Manifest.load(layout.version(name)).model)
    if layout.models.is_dir() and pointer:
        for folder in layout.models.iterdir():
            if folder.name not in models:
                shutil.rmtree(folder)


def _remove(layout: Layout, version: str) -> None:
    folder = layout.version(version)
    try:
        place = Place.model_validate_json((folder / PLACE).read_bytes())
    except (OSError, ValueError):
        place = None  # killed before anything was stored
    if place is not None and place.server is not None:
        try:
            drop(place.server, place.collection)
        except ChromaUnreachable:
            return  # the folder stays as a reminder, for a time when the server is up
    shutil.rmtree(folder)
