"""The sockets of tests: shut by default, loopback only where asked for."""

import os
import socket

import pytest
from pytest_socket import SocketBlockedError, SocketConnectBlockedError


def test_a_plain_test_opens_no_socket() -> None:
    with pytest.warns(UserWarning, match="socket"), pytest.raises(SocketBlockedError):
        socket.socket()


@pytest.mark.loopback
def test_a_loopback_test_reaches_this_machine() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()


@pytest.mark.loopback
def test_a_loopback_test_reaches_no_other_machine() -> None:
    with pytest.warns(UserWarning, match="connect"), pytest.raises(SocketConnectBlockedError):
        socket.socket().connect(("192.0.2.1", 80))


@pytest.mark.loopback
def test_a_loopback_test_looks_up_no_foreign_name() -> None:
    with pytest.raises(socket.gaierror, match="example"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_the_environment_is_offline() -> None:
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["ANONYMIZED_TELEMETRY"] == "False"
