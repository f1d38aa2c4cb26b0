"""Run by tests as a process: builds or asks with the real model, and notes every outward call.

`build FOLDER` and `ask FOLDER` print one JSON object. A call is refused as well as noted, so a
library that swallows the refusal is still found out.
"""

import json
import socket
import sys
from pathlib import Path
from typing import Any

CALLS: list[str] = []


def refuse(name: str) -> Any:
    def call(*args: Any, **_kwargs: Any) -> Any:
        address = next((a for a in args if not isinstance(a, socket.socket)), None)
        CALLS.append(f"{name} {address}")
        raise OSError("no network here")

    return call


def build(data: Path) -> dict[str, object]:
    from small_corpus import DOCUMENTS

    from ingest import build_index

    stages: list[str] = []
    report = build_index(DOCUMENTS, data, progress=lambda stage, *_count: stages.append(stage))
    again = build_index(DOCUMENTS, data)
    return {
        "report": report.model_dump(),
        "again": again.model_dump(),
        "stages": list(dict.fromkeys(stages)),
    }


def ask(data: Path) -> dict[str, object]:
    from small_corpus import DOCUMENTS

    from ingest import open_index

    index = open_index(data)
    hits = index.dense("how long until the drug kicks in", 4)
    found = [hit.passage_id for hit in hits]
    lexical = [hit.passage_id for hit in index.lexical("liver tests", 4)]
    current = index.is_current(DOCUMENTS)
    index.close()
    return {"dense": found, "lexical": lexical, "current": current}


if __name__ == "__main__":
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, refuse(name))
    socket.getaddrinfo = refuse("getaddrinfo")
    result = {"build": build, "ask": ask}[sys.argv[1]](Path(sys.argv[2]))
    heavy = {"torch", "transformers", "sentence_transformers", "llama_index", "bm25s", "scipy"}
    result |= {"calls": CALLS, "heavy": sorted(heavy & set(sys.modules))}
    sys.stdout.write(json.dumps(result))
