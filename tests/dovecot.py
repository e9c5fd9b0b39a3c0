"""Finds Debian's Dovecot and runs a mail server of the tests' own: loopback only, no trace."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from imapclient import imap_utf7

HOW_TO_GET = "apt-get install dovecot-imapd openssl"
START_SECONDS = 15.0
USER, PASSWORD = "desk@harbour.example", "pass%word é@/"
QUOTED_USER, QUOTED_PASSWORD = (quote(one, safe="") for one in (USER, PASSWORD))
QUOTED = f"{QUOTED_USER}:{QUOTED_PASSWORD}"  # as an address holds them

CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = standfirst-tests
log_path = {folder}/log
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
ssl_dh =
disable_plaintext_auth = no
auth_mechanisms = plain
auth_failure_delay = 0
default_internal_user = {account}
default_internal_group = {group}
default_login_user = {account}
mail_location = maildir:{folder}/mail:LAYOUT=fs
mail_uid = {account}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
namespace inbox {{
  inbox = yes
  separator = {separator}
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={account} gid={group} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {safe_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


def find_binary() -> Path | None:
    """The program, or None where it or its IMAP part is not here."""
    found = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    folders = ("/usr/lib/dovecot", "/usr/libexec/dovecot")
    part = any(Path(folder, "imap").exists() for folder in folders)
    return Path(found) if found and part and shutil.which("openssl") else None


@dataclass(slots=True)
class Server:
    """A running server with one account; letters are put into its folders as files."""

    folder: Path
    port: int
    safe_port: int
    number: int = field(default=0)

    @property
    def certificate(self) -> Path:
        return self.folder / "cert.pem"

    def url(self, folder: str = "", *, scheme: str = "imap", login: str = QUOTED) -> str:
        port = self.safe_port if scheme == "imaps" else self.port
        return f"{scheme}://{login}@127.0.0.1:{port}/{folder}"

    def deliver(self, letter: bytes, folder: str = "") -> Path:
        """Put a letter into a folder as the mail system would; answers its file."""
        place = self.folder_of(folder)
        self.number += 1
        path = place / "new" / f"{1_700_000_000 + self.number}.M{self.number}.harbour"
        waiting = place / "tmp" / path.name
        waiting.write_bytes(letter)
        self._own(waiting)
        waiting.rename(path)
        return path

    def letters(self, folder: str = "") -> list[tuple[str, str]]:
        """(subfolder, flags) of every letter in a folder: "new" and "" for one never touched."""
        place = self.folder_of(folder)
        found = [path for name in ("new", "cur") for path in (place / name).iterdir()]
        return sorted((path.parent.name, path.name.partition(":2,")[2]) for path in found)

    def renumber(self, folder: str = "") -> None:
        """Lose the folder's numbers, as when a mail system is moved: UIDVALIDITY changes."""
        place = self.folder_of(folder)
        for path in place.glob("dovecot*"):
            path.unlink()
        (place / "dovecot-uidlist").write_text("3 V1234567890 N1\n")
        self._own(place / "dovecot-uidlist")

    def folder_of(self, folder: str) -> Path:
        """The place of a folder, made where it is not there."""
        place = self.folder / "mail" / folder
        for name in ("cur", "new", "tmp"):
            (place / name).mkdir(parents=True, exist_ok=True)
        for path in (place, *place.parents):
            if self.folder in path.parents:
                self._own(path)
        for name in ("cur", "new", "tmp"):
            self._own(place / name)
        return place

    def _own(self, path: Path) -> None:
        if account := _account():
            shutil.chown(path, account[0], account[1])


def as_stored(name: str) -> str:
    """A folder's name as the server writes it on the disk: in the modified UTF-7 of IMAP."""
    packed: bytes = imap_utf7.encode(name)
    return packed.decode("ascii")


def _account() -> tuple[str, str] | None:
    """As root the server works as an unprivileged user, else as the one who runs the tests."""
    return ("nobody", "nogroup") if os.geteuid() == 0 else None


@contextmanager
def server(binary: Path, *, separator: str = "/") -> Iterator[Server]:
    """A fresh server on loopback ports; ended with all its processes when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="standfirst-dovecot-"))
    folder.chmod(0o755)
    made = Server(folder, *_free_ports())
    account, group = _account() or (pwd.getpwuid(os.geteuid()).pw_name, _own_group())
    try:
        for name in ("run", "state", "mail", "home"):
            (folder / name).mkdir()
            made._own(folder / name)
        (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
        _certify(folder)
        settings = CONFIGURATION.format(
            folder=folder,
            account=account,
            group=group,
            port=made.port,
            safe_port=made.safe_port,
            separator=separator,
        )
        (folder / "dovecot.conf").write_text(settings)
        process = subprocess.Popen(
            [binary, "-F", "-c", folder / "dovecot.conf"], start_new_session=True
        )
        try:
            _wait(made, process)
            yield made
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=START_SECONDS)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own_group() -> str:
    import grp

    return grp.getgrgid(os.getegid()).gr_name


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _certify(folder: Path) -> None:
    """A certificate for 127.0.0.1, signed by itself."""
    command: list[str | Path] = [
        *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
        *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext"),
        *("subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem"),
        *("-out", folder / "cert.pem"),
    ]
    subprocess.run(command, check=True, capture_output=True)


def _wait(made: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", made.port), 1) as line:
            if line.recv(100).startswith(b"* OK"):
                return
        time.sleep(0.05)
    log = made.folder / "log"
    raise RuntimeError(f"Dovecot did not start:\n{log.read_text() if log.exists() else ''}")
