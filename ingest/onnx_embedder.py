"""The asking side of embedding: the exported model, with onnxruntime and tokenizers alone.

The adapter comes after it, as on the other side. Never imports torch, and gives the vectors of the
indexing side within 1e-5.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.adapter import adapted
from ingest.embedding import DIMENSIONS, Vectors
from ingest.errors import REBUILD_IT, IndexUnreadable
from ingest.model_files import MAX_TOKENS
from ingest.offline import go_offline
from ingest.onnx_export import GRAPH, INPUTS, OUTPUT, TOKENIZER
from ingest.seal import check_seal

THREADS = 2
BATCH = 32


class OnnxEmbedder:
    """Embeds with the model in `folder`, written by `ingest.onnx_export` under the name `name`.

    Raises IndexUnreadable when the files are not there or damaged.
    """

    def __init__(self, folder: Path, name: str) -> None:
        go_offline()
        import onnxruntime
        from onnxruntime.capi.onnxruntime_pybind11_state import (
            Fail,
            InvalidProtobuf,
            NoSuchFile,
        )
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        # Waiting threads sleep: the page and the answer share two cores with them.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        check_seal(folder)
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except (Fail, InvalidProtobuf, NoSuchFile) as error:
            problem = "the exported embedding model is missing or damaged"
            raise IndexUnreadable(folder, problem, REBUILD_IT) from error
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self.name = name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts`: shape (n, 384), rows of length 1."""
        return adapted(self.plain(texts))

    def plain(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts` without the adapter, which is fitted on these: shape (n, 384)."""
        batches = [self._batch(texts[i : i + BATCH]) for i in range(0, len(texts), BATCH)]
        return np.concatenate([np.empty((0, DIMENSIONS), dtype=np.float32), *batches])

    def _batch(self, texts: Sequence[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(list(texts))
        columns = (
            [row.ids for row in encoded],
            [row.attention_mask for row in encoded],
            [row.type_ids for row in encoded],
        )
        inputs = {
            name: np.array(column, dtype=np.int64)
            for name, column in zip(INPUTS, columns, strict=True)
        }
        (vectors,) = self._session.run([OUTPUT], inputs)
        return np.asarray(vectors, dtype=np.float32)
