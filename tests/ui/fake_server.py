"""Serves the page with the fake assistant, for tests and for looking at it.

`python fake_server.py [PORT] [SECONDS_TO_LOAD] [fail]` writes its address on standard output.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from fake_assistant import FakeAssistant

from ui.server import serve


def main(port: int = 0, seconds: float = 0.0, failing: bool = False) -> None:
    def make() -> FakeAssistant:
        time.sleep(seconds)
        if failing:
            raise LookupError("there is no index: run mmf ingest")
        return FakeAssistant()

    def tell(address: str) -> None:
        sys.stdout.write(address + "\n")
        sys.stdout.flush()

    serve(make, host="127.0.0.1", port=port, on_ready=tell)


if __name__ == "__main__":
    arguments = [*sys.argv[1:], "", ""]
    main(int(arguments[0] or 0), float(arguments[1] or 0), "fail" in sys.argv)
