"""Reads YAML text into plain values and keeps where each value stands in the text.

Scalars stay the strings that they are in the file (`null` apart): the models decide what they mean,
so that no wording turns into a number, a date or a boolean on the way. Knows nothing of documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from corpus.errors import CorpusError

Loc = tuple[str | int, ...]
"""The keys and positions that lead to a value, as in pydantic's error locations."""

# libyaml's parser is ten times as fast; the pure one gives the same nodes and marks.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"


class Place(NamedTuple):
    """Line of a key or list entry (from 1), and the value's span [start, end) without quotes."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class ParsedYaml:
    """A YAML text as dicts, lists, strings and None, with the place of every value."""

    value: object
    places: Mapping[Loc, Place]

    def line(self, loc: Loc) -> int:
        """Line of the value at `loc`, or of its nearest ancestor that stands in the text."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places[loc].line


def parse_yaml(text: str, path: Path) -> ParsedYaml:
    """Parse one YAML document; `path` only names the file in errors.

    Raises CorpusError for a syntax error, an empty file, a key given twice and an alias.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        problem = f"not valid YAML ({error.problem or error.context})"
        raise CorpusError(path, problem, "correct the syntax there", line=line) from error
    except yaml.YAMLError as error:
        raise CorpusError(path, f"not valid YAML ({error})", "correct the syntax") from error
    if root is None:
        raise CorpusError(path, "the file is empty", "write a document or remove the file")
    reader = _Reader(path)
    value = reader.convert(root, (), root.start_mark.line + 1)
    return ParsedYaml(value, reader.places)


@dataclass
class _Reader:
    path: Path
    places: dict[Loc, Place] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def convert(self, node: yaml.Node, loc: Loc, line: int) -> object:
        if id(node) in self.seen:
            problem = "an alias (*name) is used"
            raise CorpusError(self.path, problem, "write the value out in full", line=line)
        self.seen.add(id(node))
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        start, end = node.start_mark.index + quoted, node.end_mark.index - quoted
        self.places[loc] = Place(line, start, end)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            entries = enumerate(node.value)
            return [self.convert(n, (*loc, i), n.start_mark.line + 1) for i, n in entries]
        return None if node.tag == _NULL else node.value

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                problem = "a key is not plain text"
                raise CorpusError(self.path, problem, "use a known key", line=line)
            if key.value in found:
                problem = f'the key "{key.value}" is given twice'
                raise CorpusError(self.path, problem, "keep one of them", line=line)
            found[key.value] = self.convert(value, (*loc, key.value), line)
        return found
