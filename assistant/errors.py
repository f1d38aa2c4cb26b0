"""What can be wrong with a question or a setting; in one line what, where and the remedy."""


class QuestionRefused(ValueError):
    """The question cannot be read at all: empty, too long, or not text."""


class WriterUnavailable(ValueError):
    """The settings name a language model that cannot be asked; the message says what to do."""
