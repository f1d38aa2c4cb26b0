"""Serves the page with the fake assistant, for tests and for looking at it.

`python fake_server.py [--port N] [--seconds TO_LOAD] [--fail] [--feedback FOLDER] [--users FILE]`
writes its address on standard output.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from fake_assistant import FakeAssistant

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
    given = options.parse_args()

    def make() -> FakeAssistant:
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
