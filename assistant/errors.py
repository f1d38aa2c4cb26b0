"""What can be wrong with a question; the message is one line that says what, where and the remedy."""


class QuestionRefused(ValueError):
    """The question cannot be read at all: empty, too long, or not text."""
