"""The network in the repository, back in the form that training works on."""

from pathlib import Path

import numpy as np
import torch
from onnx_weights import read_weights

from reader.data import LEARNT
from reader.heads import CONVERSATION
from reader.network import Reader


def read_committed(reader: Reader, folder: Path = LEARNT) -> None:
    """Give the reader the weights of `encoder.onnx` and `heads.npz`; `write` writes them.

    Raises `RuntimeError` where they are of a network of another shape.
    """
    state = read_weights(folder / "encoder.onnx", "reader.")
    with np.load(folder / "heads.npz", allow_pickle=False) as stored:
        arrays = {n: stored[n].astype(np.float32).T for n in stored.files if n != "names"}
    for part in ("sentence", "signs", "conversation"):
        state[f"{part}.weight"] = torch.from_numpy(arrays[part].copy())
        state[f"{part}.bias"] = torch.from_numpy(arrays[f"{part}_bias"].copy())
    state["queries"] = torch.from_numpy(arrays["queries"].copy())
    start = 0
    for at, values in enumerate(CONVERSATION.values()):
        rows = slice(start, start := start + len(values))
        state[f"noticed.{at}.weight"] = torch.from_numpy(arrays["noticed"][rows].copy())
        state[f"noticed.{at}.bias"] = torch.from_numpy(arrays["noticed_bias"][rows].copy())
    reader.load_state_dict(state)
