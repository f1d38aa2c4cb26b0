"""Loaded by Python at the start of a guarded process: notes each address that it reaches for.

A foreign address is refused as well as noted. Does nothing without SOCKET_GUARD_LOG.
"""

import ipaddress
import os
import sys


def _note(line: str) -> None:
    with open(os.environ["SOCKET_GUARD_LOG"], "a", encoding="utf-8") as log:
        log.write(line + "\n")


def _kind(host: object) -> str:
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in ("localhost", "None", ""):
        return "loopback"
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return "foreign"
    return "loopback" if address.is_loopback or address.is_unspecified else "foreign"


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if address is None:
            return
        if not isinstance(address, tuple):
            _note(f"unix {address!r}")
            return
        kind, what = _kind(address[0]), f"{event} {address!r}"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        kind, what = _kind(arguments[0]), f"{event} {arguments[0]!r}"
    else:
        return
    _note(f"{kind} {what}")
    if kind == "foreign":
        raise OSError(f"no network here: {what}")


if "SOCKET_GUARD_LOG" in os.environ:
    sys.addaudithook(_hook)
