"""Serves the page with the fake assistant, for tests and for looking at it.

`python fake_server.py [--port N] [--seconds TO_LOAD] [--fail] [--feedback FOLDER] [--users FILE]
[--model]` writes its address on standard output. With `--model` it is the real assistant, with a
model double that helps with reading.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from fake_assistant import FakeAssistant

from ui.answerer import Answerer
from ui.feedback import Feedback
from ui.passwords import Users
from ui.server import serve


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--seconds", type=float, default=0.0)
    options.add_argument("--fail", action="store_true")
    options.add_argument("--feedback", type=Path)
    options.add_argument("--users", type=Path)
    options.add_argument("--model", action="store_true")
    given = options.parse_args()

    def make() -> Answerer:
        if given.model:
            from reading_model import reading_assistant

            return reading_assistant()
        time.sleep(given.seconds)
        if given.fail:
            raise LookupError("there is no index: run mmf ingest")
        return FakeAssistant()

    def tell(address: str) -> None:
        sys.stdout.write(address + "\n")
        sys.stdout.flush()

    serve(
        make,
        host="127.0.0.1",
        port=given.port,
        on_ready=tell,
        users=Users.read(given.users) if given.users else None,
        feedback=Feedback(given.feedback) if given.feedback else None,
    )


if __name__ == "__main__":
    main()
