"""What is read back from the written networks is the network that was written."""

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from answers.network import AnswerNetwork
from onnx_weights import read_weights
from reader.committed import read_committed
from reader.data import LEARNT
from reader.network import Reader

from ingest.answers.reader import NETWORK
from ingest.model_files import model_folder

IDS = np.array([[101, 2064, 1045, 2644, 2635, 1996, 4200, 1029, 102]])
NEAR = 0.95
"""Correlation of states: weights and, at run time, also states are rounded to 8 bits."""


def states_of(file: Path, **rows: np.ndarray) -> np.ndarray:
    return onnxruntime.InferenceSession(str(file)).run(None, rows)[0]


def test_the_learnt_reader_reads_back_whole():
    reader = Reader(model_folder(), layers=6)
    read_committed(reader)
    ones = np.ones_like(IDS)
    with torch.no_grad():
        back = reader.eval().hidden(torch.tensor(IDS), torch.tensor(ones)).numpy()
    written = states_of(LEARNT / "encoder.onnx", ids=IDS, mask=ones)
    assert np.corrcoef(back.ravel(), written.ravel())[0, 1] > NEAR
    with np.load(LEARNT / "heads.npz") as heads:
        np.testing.assert_allclose(reader.queries.detach().numpy(), heads["queries"].T)
        first = reader.noticed[0].weight.detach().numpy()
        np.testing.assert_allclose(first, heads["noticed"].T[: len(first)].astype(np.float32))


def test_the_network_over_answers_reads_back_whole():
    network = AnswerNetwork(model_folder())
    network.load_state_dict(read_weights(NETWORK, "network."))  # strict: nothing may be missing
    types = np.array([[0, 0, 0, 0, 0, 1, 1, 1, 1]])
    written = states_of(NETWORK, ids=IDS, types=types)
    with torch.no_grad():
        back = network.eval()(
            torch.tensor(IDS), torch.ones_like(torch.tensor(IDS)), torch.tensor(types)
        )
    assert back.item() == pytest.approx(written.item(), abs=1.0)


def test_a_matrix_that_no_bias_names_is_refused(tmp_path):
    whole = helper.make_tensor("w_quantized", TensorProto.INT8, [2, 2], bytes(4), raw=True)
    step = helper.make_node("MatMulInteger", ["x", "w_quantized"], ["y"])
    ports = [
        helper.make_tensor_value_info("x", TensorProto.UINT8, [1, 2]),
        helper.make_tensor_value_info("y", TensorProto.INT32, [1, 2]),
    ]
    graph = helper.make_graph([step], "made", ports[:1], ports[1:], [whole])
    file = tmp_path / "made.onnx"
    onnx.save(helper.make_model(graph), file)
    with pytest.raises(ValueError, match="no bias"):
        read_weights(file, "network.")
