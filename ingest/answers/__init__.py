"""Whether a statement answers a question: a small network that reads both together.

Search tells what lies near; this tells an answer from a near miss ("how many hours late is too
late?" beside "take a missed dose when you remember"). Trained by `scripts/train_answers.py`.
"""

from ingest.answers.reader import answer_score

__all__ = ["answer_score"]
