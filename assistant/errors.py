"""What can be wrong with a question; the message says in one line what, where and the remedy."""


class QuestionRefused(ValueError):
    """The question cannot be read at all: empty, too long, or not text."""
