"""Opens the project's own index once for all tests of this folder."""

from collections.abc import Iterator
from typing import Any

import house
import pytest

from ingest import open_index


@pytest.fixture(scope="session", autouse=True)
def _house_index(indexed: Any) -> Iterator[None]:
    index = open_index(indexed.data)
    house.share(index)
    yield
    index.close()
