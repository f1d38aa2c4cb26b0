"""What every test shares: an offline environment, and loopback sockets for those that ask.

Sockets are blocked by pytest-socket (see `addopts` in pyproject.toml). A test marked
`@pytest.mark.loopback` may connect to this machine and to nothing else, by name or by address.
"""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings
from real_index import Ran, mmf

LOOPBACK = ["127.0.0.1", "::1", "localhost"]

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
    "NO_PROXY": ",".join(LOOPBACK),
    "no_proxy": ",".join(LOOPBACK),
}

# At import, not in a fixture: libraries read these when they are first imported, and processes that
# tests start inherit them. A developer's own MMF_ settings must not decide what the tests see; that
# the browser tests are required is no setting of the product, and stays.
KEPT = {"MMF_REQUIRE_BROWSER"}
for _name in [name for name in os.environ if name.startswith("MMF_") and name not in KEPT]:
    del os.environ[_name]
os.environ.update(OFFLINE)

# Two busy cores make wall-clock deadlines of single examples meaningless; pytest-timeout holds the
# whole test. No example database: a test run leaves nothing in the tree and reads nothing from it.
settings.register_profile("house", deadline=None, database=None)
settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Translate our marker into pytest-socket's allow-list."""
    for item in items:
        if item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))


@pytest.fixture(autouse=True)
def _names_resolve_to_loopback_only(request: pytest.FixtureRequest) -> Iterator[None]:
    """Refuse foreign names in loopback tests too: a DNS query leaves the machine."""
    if not request.node.get_closest_marker("loopback"):
        yield
        return
    resolve = socket.getaddrinfo

    def only_loopback(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in {None, "", "0.0.0.0", "::", *LOOPBACK}:
            raise socket.gaierror(f"a loopback test tried to look up {name!r}")
        return resolve(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", only_loopback)
        yield


class Indexed(NamedTuple):
    """The project's own corpus in an index, and the command that made it."""

    data: Path
    ingested: Ran


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Indexed:
    """The real index, built once a session by `mmf ingest`; tests must not change it.

    Test processes that run side by side share it: whoever comes first builds, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "indexed"
    folder.mkdir(exist_ok=True)
    kept = folder / "ran.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            built = mmf(["ingest"], folder, MMF_DATA_DIR=str(folder / "data"))
            kept.write_text(json.dumps(built), encoding="utf-8")
    code, out, err, reached = json.loads(kept.read_text(encoding="utf-8"))
    assert code == 0, err
    return Indexed(folder / "data", Ran(code, out, err, tuple(reached)))
