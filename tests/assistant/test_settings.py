"""Settings come from the environment, under their own prefix, and can be given."""

import pytest
from pydantic import ValidationError

from assistant.settings import Settings
from corpus import DOCUMENTS

ROOT = DOCUMENTS.parents[1]


def test_without_an_environment_the_project_s_own_places_are_taken():
    chosen = Settings()
    assert chosen.corpus_dir == DOCUMENTS
    assert chosen.data_dir == DOCUMENTS.parents[1] / "var"
    assert (chosen.chroma_url, chosen.origins()) == (None, ())


def test_the_environment_is_read(monkeypatch, tmp_path):
    monkeypatch.setenv("MMF_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("MMF_CHROMA_URL", "http://127.0.0.1:8000")
    monkeypatch.setenv("MMF_RETRIEVED", "3")
    chosen = Settings()
    assert (chosen.data_dir, chosen.retrieved) == (tmp_path, 3)
    assert chosen.chroma_url == "http://127.0.0.1:8000"
    assert Settings(retrieved=5).retrieved == 5


@pytest.mark.parametrize(
    ("value", "origins"),
    [
        ("", ()),
        (" , ,", ()),
        ("https://a.example", ("https://a.example",)),
        (
            "https://a.example, https://b.example:8443 ",
            ("https://a.example", "https://b.example:8443"),
        ),
    ],
)
def test_the_allowed_origins(monkeypatch, value, origins):
    monkeypatch.setenv("MMF_ALLOWED_ORIGINS", value)
    assert Settings().origins() == origins


def test_a_setting_that_makes_no_sense_is_refused_and_none_can_be_changed(monkeypatch):
    monkeypatch.setenv("MMF_CANDIDATES", "many")
    with pytest.raises(ValidationError, match="candidates"):
        Settings()
    monkeypatch.delenv("MMF_CANDIDATES")
    with pytest.raises(ValidationError):
        Settings().retrieved = 1


def test_every_setting_of_a_language_model_is_in_the_manual_and_in_the_help():
    manual = (ROOT / "docs" / "language-models.md").read_text(encoding="utf-8")
    command = (ROOT / "ui" / "cli.py").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        if name.startswith("llm"):
            assert f"`MMF_{name.upper()}`" in manual
            assert f"MMF_{name.upper()}" in command


def test_no_key_is_ever_written_out(monkeypatch):
    monkeypatch.setenv("MMF_LLM_KEY", "very-secret")
    chosen = Settings()
    assert "very-secret" not in f"{chosen!r} {chosen} {chosen.model_dump_json()}"
    assert chosen.key() == "very-secret"
