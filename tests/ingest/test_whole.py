"""The whole way with the real model: build, build again, ask; each as a process of its own."""

import shutil
from pathlib import Path

import pytest
from whole import Whole, run_whole

from ingest import build_model
from ingest.stages import silent

pytestmark = pytest.mark.slow


def test_a_build_goes_through_its_steps_and_calls_nobody(whole: Whole) -> None:
    assert whole.result["calls"] == []
    assert whole.result["stages"] == [
        "Loading the embedding model",
        "Preparing the embedding model for asking",
        "Embedding the texts",
        "Writing the vectors",
        "Writing the word index",
        "Checking the new index",
        "Switching to the new index",
    ]
    report = {"added": 4, "changed": 0, "removed": 0, "unchanged": 0, "embedded": 12}
    assert whole.result["report"] == {**report, "rebuilt": True}
    nothing = {"added": 0, "changed": 0, "removed": 0, "unchanged": 4, "embedded": 0}
    assert whole.result["again"] == {**nothing, "rebuilt": False}


def test_a_build_lets_no_library_speak_to_the_person(whole: Whole) -> None:
    assert whole.errors == ""


def test_asking_finds_by_meaning_calls_nobody_and_imports_nothing_heavy(whole: Whole) -> None:
    asked = run_whole(whole.data, "ask")
    assert asked.errors == ""
    assert asked.result["calls"] == []
    assert asked.result["heavy"] == []
    assert asked.result["dense"][0] == "duration#onset"  # type: ignore[index]
    assert asked.result["lexical"] == ["safety#blood-tests"]
    assert asked.result["current"] is True


def test_a_damaged_export_is_made_anew_and_a_sound_one_is_kept(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(whole.data / "models", tmp_path / "models")
    (sound,) = (tmp_path / "models").iterdir()
    exports: list[Path] = []
    monkeypatch.setattr(build_model, "export", lambda _model, folder: exports.append(folder))
    model = build_model.InstalledModel(tmp_path / "models", silent)
    monkeypatch.setattr(model, "embedder", lambda: None)
    assert model.exported(anew=False) == sound.name
    assert exports == []
    (sound / "model.onnx").write_bytes(b"not a graph")
    assert [model.exported(anew=False)] == [folder.name for folder in exports] != [sound.name]
