"""How the small networks that were trained for the guardrails are opened.

Deterministic: one thread, one row at a time, and whole vocabularies without padding or cutting.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

TOKENIZER = Path(__file__).parent / "reading" / "learnt" / "tokenizer.json"
"""Every one of them descends from the shipped MiniLM and reads its tokens."""
LONGEST_ROW = 256
"""Tokens of a row, its marks included; what the MiniLM was made for."""
START, END = 101, 102
"""Ids of [CLS] and [SEP] in its vocabulary."""


def open_network(file: Path) -> Any:
    """A session of onnxruntime. Raises its errors where the file is missing or broken."""
    # onnxruntime notes machine and process for its maker at import unless this is set before it.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


@cache
def tokenizer() -> Any:
    """The tokenizer. Raises `OSError` or `ValueError` where its file is missing or broken."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(TOKENIZER))
    found.no_truncation()
    found.no_padding()
    return found
