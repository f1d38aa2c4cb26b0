"""Settings, from the environment (`MMF_…`) or given; the only place that reads the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus import DOCUMENTS

_ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where things are, and how much is retrieved."""

    model_config = SettingsConfigDict(env_prefix="MMF_", frozen=True, extra="ignore")

    corpus_dir: Path = DOCUMENTS
    """Folder of the documents that are indexed by default."""
    own_documents: Path | None = None
    """File or folder of one's own documents that every `mmf ingest` takes in, not reviewed."""
    data_dir: Path = _ROOT / "var"
    """Where the index and the exported model are kept."""
    chroma_url: str | None = None
    """Address of a Chroma server, such as http://127.0.0.1:8000; without it Chroma is embedded."""
    candidates: int = 20
    """How many passages each search proposes before they are weighed."""
    retrieved: int = 10
    """How many reviewed passages an answer is written from."""
    allowed_origins: str = ""
    """Further sites the page is reached by, comma-separated (`https://name[:port]`)."""

    feedback_dir: Path | None = None
    """Folder where the page keeps what people thought of answers; without it they are not asked."""

    auth_file: Path | None = None
    """Users who may open the page, a line each (`mmf login-line`); without it everybody may."""

    def origins(self) -> tuple[str, ...]:
        """The allowed origins, one by one; empty when only the page's own address is allowed."""
        parts = (part.strip() for part in self.allowed_origins.split(","))
        return tuple(part for part in parts if part)
