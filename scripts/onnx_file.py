"""Writes a trained network as an ONNX file with 8-bit weights, the same way for every network."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

LONGEST = 256
"""Tokens of the longest row that is ever read."""


def write_onnx(network: nn.Module, example: Mapping[str, Tensor], file: Path) -> None:
    """Write `network`, which takes rows as in `example`, each (1, tokens), of any length.

    Each tensor must be one of its own: the exporter takes one that is given twice for one input.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    length = torch.export.Dim("length", min=3, max=LONGEST)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            network.eval(),
            tuple(example.values()),
            str(full),
            input_names=list(example),
            dynamo=True,
            dynamic_shapes={name: {1: length} for name in example},
            verbose=False,
        )
        # Per channel: with one scale for a whole matrix the states are another model's. Reduced
        # range: without it, processors that lack VNNI overflow and read something else.
        quantize_dynamic(
            str(full), str(file), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    _without_traces(file)


def _without_traces(file: Path) -> None:
    """Take out where on the machine of the export each step of a model comes from."""
    import onnx

    model = onnx.load(file)
    graph = model.graph
    for part in (graph, *graph.node, *graph.value_info, *graph.input, *graph.output):
        part.ClearField("doc_string")
        part.ClearField("metadata_props")
    model.ClearField("metadata_props")
    onnx.save(model, file)
