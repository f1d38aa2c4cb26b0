"""Keeps model libraries and Chroma from calling out; must run before they are imported.

onnxruntime notes its process and machine for its maker as soon as it is imported, in a file under
the home folder; its own `disable_telemetry_events()` comes after that, so it is no substitute.
"""

import os

SETTINGS = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DO_NOT_TRACK": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "ORT_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def go_offline() -> None:
    """Set the variables that the libraries read; whatever was set before gives way."""
    os.environ.update(SETTINGS)
