"""No table names a key twice: the second would silently stand for both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for room in ("assistant", "corpus", "guardrails", "ingest", "ui")
    for file in ROOT.glob(f"{room}/**/*.yaml")
)


def twice(node: yaml.Node | None) -> Iterator[str]:
    """The keys that a mapping anywhere in the document holds more than once, with their line."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield f"{key.value}, line {key.start_mark.line + 1}"
            seen.add(key.value)
            yield from twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from twice(value)


def test_a_key_that_stands_twice_is_found():
    assert list(twice(yaml.compose("a: {b: 1, c: 2, b: 3}\nd: [{e: 1, e: 2}]"))) == [
        "b, line 1",
        "e, line 2",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_key_stands_twice(file: Path):
    assert list(twice(yaml.compose(file.read_text(encoding="utf-8"), yaml.CSafeLoader))) == []
