"""Lines of the file of users: made, read, compared; and what is refused with one line."""

import hashlib
from pathlib import Path

import pytest
from real_index import mmf

from ui.errors import AuthFileWrong, PasswordRefused
from ui.passwords import SHORTEST, Users, line_for

PASSWORD = "correct horse battery"


def test_a_line_admits_its_password_alone(tmp_path: Path) -> None:
    path = tmp_path / "users"
    path.write_text(f"# the ward\n\n{line_for('ann', PASSWORD)}\n{line_for('bob', PASSWORD)}\n")
    users = Users.read(path)
    assert users.admits("ann", PASSWORD)
    assert users.admits("bob", PASSWORD)
    tries = [("ann", PASSWORD + " "), ("ann", ""), ("eve", PASSWORD), ("", ""), ("Ann", PASSWORD)]
    assert not any(users.admits(*one) for one in tries)


def test_the_same_password_is_another_hash_each_time_and_never_in_the_line() -> None:
    one, two = line_for("ann", PASSWORD), line_for("ann", PASSWORD)
    assert one != two
    assert PASSWORD not in one
    assert one.startswith("ann:scrypt$32768$8$3$")


def test_an_unknown_user_costs_as_much_as_a_known_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "users"
    path.write_text(line_for("ann", PASSWORD))
    users = Users.read(path)
    costs: list[tuple[object, ...]] = []
    scrypt = hashlib.scrypt

    def counted(words: bytes, **how: object) -> bytes:
        costs.append((how["n"], how["r"], how["p"]))
        return scrypt(words, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(hashlib, "scrypt", counted)
    users.admits("ann", "wrong")
    users.admits("eve", "wrong")
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    ("user", "password"),
    [
        ("", PASSWORD),
        ("a:b", PASSWORD),
        ("ann\nbob", PASSWORD),
        ("a" * 65, PASSWORD),
        ("ann", "x" * (SHORTEST - 1)),
        ("ann", "x" * 1_025),
    ],
)
def test_what_no_line_can_be_made_of_is_refused(user: str, password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        line_for(user, password)
    assert len(str(refused.value).splitlines()) == 1
    assert password not in str(refused.value)


GOOD = "ann:scrypt$16384$8$1$" + "A" * 22 + "==$" + "A" * 43 + "="


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no user"),
        ("# nobody\n", "names no user"),
        ("ann:secret", "line 1"),
        (f"{GOOD}\nbob:scrypt$2$8$1$AAAA$AAAA", "line 2"),
        (f"{GOOD}\n{GOOD}", "line 2"),
        (GOOD.replace("16384", "16385"), "line 1"),
        (GOOD.replace("16384", "1073741824"), "line 1"),
        (GOOD.replace("ann", "a n"), "line 1"),
        (GOOD.replace("A=", "?="), "line 1"),
        (b"\xff\xfe", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, text: str | bytes | None, why: str
) -> None:
    path = tmp_path / "users"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(AuthFileWrong, match=why) as wrong:
        Users.read(path)
    assert "MMF_AUTH_FILE" in str(wrong.value)
    assert "secret" not in str(wrong.value)
    assert len(str(wrong.value).splitlines()) == 1


@pytest.mark.loopback
def test_a_line_is_made_by_a_command_and_opens_the_page_or_is_told_why_not(tmp_path: Path) -> None:
    made = mmf(["login-line", "ann"], tmp_path, stdin=f"{PASSWORD}\n".encode())
    assert (made.code, made.err) == (0, "")
    (tmp_path / "users").write_text(made.out)
    assert Users.read(tmp_path / "users").admits("ann", PASSWORD)
    short = mmf(["login-line", "ann"], tmp_path, stdin=b"short\n")
    assert (short.code, short.out) == (1, "")
    assert len(short.err.splitlines()) == 1
    closed = mmf(["ui", "--port", "0"], tmp_path, MMF_AUTH_FILE=str(tmp_path / "none"))
    assert closed.code == 1
    assert "MMF_AUTH_FILE" in closed.err
    assert len(closed.err.splitlines()) == 1


def test_a_file_that_others_may_write_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "users"
    path.write_text(GOOD)
    path.chmod(0o620)
    with pytest.raises(AuthFileWrong, match="chmod 600"):
        Users.read(path)
