"""The embedding adapter: a linear map that keeps vectors at length 1."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.adapter import FILE, adapted
from ingest.embedding import DIMENSIONS


@given(st.integers(0, 2**32 - 1), st.integers(0, 5))
def test_rows_have_length_one_and_do_not_see_one_another(seed, count):
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    found = adapted(vectors)
    assert found.shape == vectors.shape
    assert found.dtype == np.float32
    assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(count), abs=1e-5)
    for row, one in zip(vectors, found, strict=True):
        assert adapted(row[None])[0] == pytest.approx(one, abs=1e-5)


def test_length_plays_no_part_and_nothing_is_mapped_to_nothing():
    row = np.ones((1, DIMENSIONS), dtype=np.float32)
    assert adapted(3 * row) == pytest.approx(adapted(row), abs=1e-5)
    assert not adapted(0 * row).any()


def test_the_map_is_a_square_of_half_precision():
    with np.load(FILE, allow_pickle=False) as file:
        assert file.files == ["map"]
        assert file["map"].shape == (DIMENSIONS, DIMENSIONS)
        assert file["map"].dtype == np.float16
