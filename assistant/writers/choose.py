"""Which writer the settings name; without one, nothing of a language model is imported."""

from assistant.settings import Settings
from assistant.writers.base import Writer


def chosen_writer(settings: Settings) -> Writer | None:
    """The writer, or None for statements as they stand. Raises `WriterUnavailable`."""
    if settings.llm == "none":
        return None
    from assistant.writers.adapters import make_writer

    return make_writer(settings)
