"""What goes wrong when texts are read: how they are kept, never what they say."""

from pathlib import Path


class CorpusError(Exception):
    """A file or folder of the corpus cannot be used; the message is one line with the remedy."""

    def __init__(self, path: Path, problem: str, remedy: str, *, line: int | None = None) -> None:
        where = f"{path}, line {line}" if line is not None else f"{path}"
        super().__init__(" ".join(f"{where}: {problem}; {remedy}".split()))
        self.path = path
        self.line = line
