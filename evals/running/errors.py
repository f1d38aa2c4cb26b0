"""What can go wrong with a run as a whole; each message is one line: what, where, the remedy."""


class RunFailed(Exception):
    """The run could not be done; finished cases are kept."""


class Interrupted(Exception):
    """Somebody stopped the run; finished cases are kept."""
