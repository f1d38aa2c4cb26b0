"""Reads the weights of a written network back, so that training can go on from what is committed.

The file holds 8-bit weights: what is read is their rounded value, near enough to train on from.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

_BIAS, _WEIGHT, _ROUNDED = ".bias", ".weight", "_quantized"
_ON_THE_WAY = ("Cast", "Mul", "Add")


def read_weights(file: Path, prefix: str) -> dict[str, Tensor]:
    """Every weight whose name begins with `prefix`, by its name without it, in float32.

    Raises `ValueError` where a matrix of whole numbers leads to no bias that would name it.
    """
    import onnx

    graph = onnx.load(file).graph
    stored = {each.name: onnx.numpy_helper.to_array(each) for each in graph.initializer}
    named = {n: a for n, a in stored.items() if n.startswith(prefix) and a.dtype == np.float32}
    found = {n: a for n, a in named.items() if n.endswith((_BIAS, _WEIGHT))}
    for name in stored:
        if name.startswith(prefix) and name.endswith(_WEIGHT + _ROUNDED):
            found[name.removesuffix(_ROUNDED)] = _spread(stored, name)
    for name, bias in _matrices(graph, stored):
        found[bias.removesuffix(_BIAS) + _WEIGHT] = _spread(stored, name).T
    return {n.removeprefix(prefix): torch.from_numpy(np.array(a)) for n, a in found.items()}


def _spread(stored: dict[str, Any], name: str) -> Any:
    """The numbers that the whole ones stand for: one scale for all, or one for each column."""
    base = name.removesuffix(_ROUNDED)
    zero = stored[f"{base}_zero_point"].astype(np.float32)
    return (stored[name].astype(np.float32) - zero) * stored[f"{base}_scale"]


def _matrices(graph: Any, stored: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each matrix of whole numbers, with the bias that is added to its product."""
    users: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in stored:
            yield node.input[1], _bias_after(node, users, stored)


def _bias_after(node: Any, users: dict[str, list[Any]], stored: dict[str, Any]) -> str:
    at = node
    while following := users.get(at.output[0]):
        at = following[0]
        if at.op_type not in _ON_THE_WAY:
            break
        for name in at.input:
            if name in stored and name.endswith(_BIAS):
                return str(name)
    raise ValueError(f"no bias is added to the product of {node.input[1]}")
