"""Which errors are expected: they become one line that says what, where and the remedy."""


def expected_failures() -> tuple[type[Exception], ...]:
    """The house's own errors; anything else is a fault and keeps its traceback."""
    from assistant.errors import MissingPassages, QuestionRefused, WriterUnavailable
    from corpus import CorpusError
    from evals.sets import SetError
    from guardrails.policy import PolicyError
    from ingest import IngestError
    from ui.errors import ServeError

    return (
        QuestionRefused,
        MissingPassages,
        WriterUnavailable,
        CorpusError,
        SetError,
        PolicyError,
        IngestError,
        ServeError,
        OSError,
    )
