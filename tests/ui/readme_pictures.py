"""Takes the two pictures of the README: the real assistant, one question, desktop and phone.

`python tests/ui/readme_pictures.py FOLDER` (needs Debian's chromium and a built index). Pictures
of every state of the page, by the fake assistant, come from `screenshots.py`.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import FLAGS, ask, ready
from playwright.sync_api import sync_playwright

QUESTION = "Can I stop CellCept if I'm still on 5 mg of prednisone?"
SIZES = {"desktop": (1200, 840), "phone": (390, 844)}
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
LARGEST_BYTES = 200_000


@contextmanager
def served() -> Iterator[str]:
    """`mmf ui` on a free port; yields its address."""
    command = [sys.executable, "-m", "ui.cli", "ui", "--port", "0"]
    root = Path(__file__).parents[2]
    process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        told = next((m for line in process.stderr if (m := ADDRESS.search(line))), None)
        if told is None:
            raise SystemExit("mmf ui did not start; run `make ingest` first")
        yield told.group()
    finally:
        process.terminate()
        process.wait(timeout=10)


def main(folder: Path) -> None:
    """Write `desktop.png` and `phone.png` into `folder`."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        ready(address)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address)
            ask(page, QUESTION)
            page.wait_for_timeout(600)
            picture = folder / f"{name}.png"
            page.screenshot(path=picture)
            if picture.stat().st_size > LARGEST_BYTES:
                raise SystemExit(f"{picture} is larger than {LARGEST_BYTES:,} bytes")
            page.close()
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python tests/ui/readme_pictures.py FOLDER")
    main(Path(sys.argv[1]))
