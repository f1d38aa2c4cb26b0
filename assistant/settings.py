"""Settings, from the environment (`MMF_…`) or given; the only place that reads the environment."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
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

    llm: Literal["none", "openai", "anthropic", "ollama"] = "none"
    """Which kind of language model phrases answers; none: statements as they stand."""
    llm_model: str = ""
    """The model's name, as its server knows it."""
    llm_url: str | None = None
    """Address of the server; needed for `openai`, else the adapter's own default."""
    llm_key: SecretStr | None = None
    """Key of the server, where it wants one; never logged, recorded or shown."""
    llm_seconds: float = Field(default=20.0, gt=0, le=120)
    """Seconds for all attempts together; then the statements are told as they stand."""
    llm_tokens: int = Field(default=400, ge=20, le=4_000)
    """The most tokens of one attempt."""
    llm_structured: bool = False
    """Ask for JSON rather than lines; for servers that hold a model to it."""
    llm_reading: bool = False
    """Let the model point out facts in a person's words; it can only make answers more cautious."""

    feedback_dir: Path | None = None
    """Folder where the page keeps what people thought of answers; without it they are not asked."""

    auth_file: Path | None = None
    """Users who may open the page, a line each (`mmf login-line`); without it everybody may."""

    def key(self) -> str | None:
        """The server's key in the clear, for the adapter alone."""
        return self.llm_key.get_secret_value() if self.llm_key else None

    def origins(self) -> tuple[str, ...]:
        """The allowed origins, one by one; empty when only the page's own address is allowed."""
        parts = (part.strip() for part in self.allowed_origins.split(","))
        return tuple(part for part in parts if part)
