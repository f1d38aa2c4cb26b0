"""`mmf ui`: serves the page with an assistant that is opened in the background."""

from collections.abc import Callable

from assistant.pipeline import Assistant
from assistant.settings import Settings
from ui.about import evaluation_in
from ui.feedback import Feedback
from ui.passwords import Users
from ui.server import serve


def run_page(*, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until interrupted; `tell` is given the address once the page can be opened."""
    settings = Settings()
    serve(
        lambda: Assistant.open(settings),
        host=host,
        port=port,
        on_ready=lambda address: tell(f"The page is open at {address} (Ctrl-C ends it)."),
        allowed_origins=settings.origins(),
        evaluated=lambda: evaluation_in(settings.data_dir / "evals", settings.corpus_dir),
        users=Users.read(settings.auth_file) if settings.auth_file else None,
        feedback=Feedback(settings.feedback_dir) if settings.feedback_dir else None,
    )
