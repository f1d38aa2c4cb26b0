"""The errors of the page server; each message is one line: what, where, the remedy."""

from pathlib import Path


class ServeError(Exception):
    """The page cannot be served."""


class PortInUse(ServeError):
    """Another program listens where the page should."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"port {port} on {host} is already in use: stop the other program or choose "
            f"another port with --port"
        )


class CannotListen(ServeError):
    """The address cannot be listened on at all."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"cannot listen on {host}, port {port} ({reason}): check --host and --port"
        )


class AuthFileWrong(ServeError):
    """The file of users cannot be used."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"the file of users {path} (MMF_AUTH_FILE) cannot be used: {why}; "
            "`mmf login-line USER` makes a line of it"
        )


class PasswordRefused(ServeError):
    """A user name or password that no line can be made of."""
