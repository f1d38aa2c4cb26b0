"""What can be wrong with a question, a setting or an index; what, where and the remedy."""


class QuestionRefused(ValueError):
    """The question cannot be read at all: empty, too long, or not text."""


class WriterUnavailable(ValueError):
    """The settings name a language model that cannot be asked; the message says what to do."""


class VerdictLost(Exception):
    """Verification refused the sentence that tells the verdict: the cautious answer is due."""


class MissingPassages(Exception):
    """The policy cites passages that the index does not hold, so no answer could be cited."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(
            f"the index lacks {len(missing)} passages that the rules cite, first {missing[0]};"
            " run `mmf ingest`"
        )
