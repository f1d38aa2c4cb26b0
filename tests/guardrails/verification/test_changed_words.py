"""No statement with one changed word, number or name may be shown, whichever word it is.

Some ten thousand sentences; a fixed sample of them is looked at, so that the suite stays quick.
`SHARE = 1` looks at all.
"""

from collections.abc import Callable, Iterator, Mapping
from zlib import crc32

import pytest
from changed_words import Changed, contraries, names, numbers

from corpus import Passage
from guardrails.verification import written_problem
from guardrails.verify import Claim

SHARE = 16
Making = Callable[[Mapping[str, Passage]], Iterator[Changed]]


@pytest.mark.parametrize("making", [contraries, numbers, names])
def test_no_changed_statement_is_shown(making: Making, passages: Mapping[str, Passage]) -> None:
    every = dict.fromkeys(making(passages))
    sample = [pair for pair in every if crc32(pair[1].encode()) % SHARE == 0]
    assert len(sample) > 50
    claims = [Claim(text=text, passages=(key,)) for key, text in sample]
    assert [c.text for c in claims if written_problem(c, passages, None) is None] == []
