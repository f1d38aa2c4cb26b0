"""Many visitors at once: a real server, the page's own protocol, and how long full answers take.

    python benchmarks/visitors.py [--visitors 50] [--questions 3] [--p95 3.0] [--address URL]

Starts `mmf ui` as a process of its own on a free port (or uses `--address`), waits until it is
ready, and lets every visitor open the page and ask at the same moment, each in a session of their
own, question after question. A full answer is the time from sending a question to the end of its
stream; it is checked to be whole. Prints errors, median and 95th percentile, and exits with 1 when
there was an error or the 95th percentile is above `--p95` seconds. The index must be built.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import httpx

ROOT = Path(__file__).parents[1]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
QUESTIONS = (
    "Can I stop CellCept if I'm still on 5 mg of prednisone?",
    "Off steroids for 14 months, in remission for 13 months. Could I come off it?",
    "Which blood tests do I need while I take mycophenolate?",
    "What is the usual dose of mycophenolate?",
    "No improvement after 4 months at 2 g/day: what next?",
)
READY_SECONDS = 120.0
ANSWER_SECONDS = 60.0


class Asked(NamedTuple):
    """One question: seconds to its first sentence and to its end, or what went wrong."""

    first: float
    whole: float
    error: str | None = None


def cpu_seconds(process: int) -> float:
    """Processor time that a process has used so far; what it costs whoever else is busy here."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """`mmf ui` on a free port; yields its address and its process."""
    command = [sys.executable, "-m", "ui.cli", "ui", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        told = next((m for line in process.stderr if (m := ADDRESS.search(line))), None)
        if told is None:
            raise SystemExit("mmf ui did not start; run `mmf ingest` first")
        yield told.group(), process.pid
    finally:
        process.terminate()
        process.wait(timeout=10)


async def until_ready(client: httpx.AsyncClient) -> None:
    """Wait until questions can be answered."""
    until = time.monotonic() + READY_SECONDS
    while (await client.get("/readyz")).status_code != 200:
        if time.monotonic() > until:
            raise SystemExit("the server did not become ready")
        await asyncio.sleep(0.3)


def asking(config: dict[str, Any]) -> tuple[int, int]:
    """The event that a question sets off, as function and trigger."""
    box = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "composer")
    for dependency in config["dependencies"]:
        if [box, "submit"] in dependency["targets"]:
            return dependency["id"], box
    raise SystemExit("the page has no event for a question")


async def ask(client: httpx.AsyncClient, session: str, event: tuple[int, int], text: str) -> Asked:
    """Ask one question as the page does, and read its answer to the end."""
    begun = time.perf_counter()
    body = {
        "data": [text, "patient", None],
        "event_data": None,
        "fn_index": event[0],
        "trigger_id": event[1],
        "session_hash": session,
    }
    first, whole = 0.0, False
    try:
        joined = await client.post("/gradio_api/queue/join", json=body)
        joined.raise_for_status()
        wanted = joined.json()["event_id"]
        stream = client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session})
        async with stream as answer:
            answer.raise_for_status()
            async for line in answer.aiter_lines():
                if not line.startswith("data:"):
                    continue
                if not first and "sentence" in line:
                    first = time.perf_counter() - begun
                whole = whole or 'data-state=\\"done\\"' in line
                message = json.loads(line[5:])
                if message["msg"] == "process_completed" and message.get("event_id") == wanted:
                    took = time.perf_counter() - begun
                    failed = not message["success"] or not whole
                    return Asked(first, took, "an answer that was not whole" if failed else None)
    except (httpx.HTTPError, KeyError, ValueError) as error:
        return Asked(first, time.perf_counter() - begun, f"{type(error).__name__}: {error}"[:200])
    return Asked(first, time.perf_counter() - begun, "the stream ended before the answer")


async def visitor(address: str, number: int, questions: int, start: asyncio.Event) -> list[Asked]:
    """One visitor: opens the page, waits for the others, asks."""
    async with httpx.AsyncClient(base_url=address, timeout=ANSWER_SECONDS) as client:
        (await client.get("/")).raise_for_status()
        event = asking((await client.get("/config")).json())
        await start.wait()
        session = uuid4().hex[:11]
        texts = [QUESTIONS[(number + n) % len(QUESTIONS)] for n in range(questions)]
        return [await ask(client, session, event, text) for text in texts]


async def run(
    address: str, visitors: int, questions: int, process: int | None = None
) -> tuple[list[Asked], float | None]:
    """All visitors at once; one question before them warms the server up.

    Returns what they met, and the server's processor seconds an answer where it is known.
    """
    async with httpx.AsyncClient(base_url=address, timeout=ANSWER_SECONDS) as client:
        await until_ready(client)
        event = asking((await client.get("/config")).json())
        await ask(client, uuid4().hex[:11], event, QUESTIONS[0])
    start = asyncio.Event()
    tasks = [
        asyncio.create_task(visitor(address, number, questions, start))
        for number in range(visitors)
    ]
    await asyncio.sleep(3)  # everybody has the page open
    before = cpu_seconds(process) if process else 0.0
    start.set()
    asked = [one for each in await asyncio.gather(*tasks) for one in each]
    return asked, (cpu_seconds(process) - before) / len(asked) if process else None


def percentile(values: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def report(asked: list[Asked], cost: float | None, limit: float) -> int:
    """Print what was measured; the exit code."""
    errors = [one.error for one in asked if one.error]
    whole, first = [one.whole for one in asked], [one.first for one in asked if one.first]
    p95 = percentile(whole, 0.95)
    print(f"answers            {len(asked)}")
    print(f"errors             {len(errors)}")
    for error in sorted(set(errors))[:5]:
        print(f"                   {error}")
    print(f"full answer, p50   {statistics.median(whole):.2f} s")
    print(f"full answer, p95   {p95:.2f} s (at most {limit:g})")
    print(f"full answer, worst {max(whole):.2f} s")
    if first:
        print(
            f"first sentence     p50 {statistics.median(first):.2f} s, p95 "
            f"{percentile(first, 0.95):.2f} s"
        )
    if cost is not None:
        print(f"server             {cost * 1000:.0f} ms of processor time an answer")
    return 1 if errors or p95 > limit else 0


def main() -> int:
    """Measure; 0 when the target was met."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--visitors", type=int, default=50)
    options.add_argument("--questions", type=int, default=3)
    options.add_argument("--p95", type=float, default=3.0)
    options.add_argument("--address", help="a server that runs already")
    given = options.parse_args()
    if given.address:
        measured = asyncio.run(run(given.address, given.visitors, given.questions))
    else:
        with served() as (address, process):
            measured = asyncio.run(run(address, given.visitors, given.questions, process))
    return report(*measured, given.p95)


if __name__ == "__main__":
    sys.exit(main())
