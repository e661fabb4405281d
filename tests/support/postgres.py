"""A PostgreSQL of the tests' own, and databases in it: Debian's, in a temporary folder, heard on a
socket there and nowhere else, and gone with the program that started it."""

import atexit
import functools
import itertools
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

from patience import PATIENCE

MISSING = "PostgreSQL is not installed (Debian package postgresql)"

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "300",
    "shared_buffers": "32MB",
    "dynamic_shared_memory_type": "mmap",
}


def programs():
    """The folder of PostgreSQL's programs; None where there are none."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


class Postgres:
    """One server with any number of databases."""

    def __init__(self):
        self.settings = dict(SETTINGS)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-postgres-"))
        self._names = itertools.count(1)
        self._process = None
        self._as_ordinary = self._become_ordinary()
        data = self.folder / "data"
        command = [programs() / "initdb", "-D", data, "-U", "rollcall", "--auth=trust"]
        command += ["--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        made = subprocess.run(
            [*self._as_ordinary, *command], capture_output=True, text=True, cwd=self.folder
        )
        if made.returncode != 0:
            raise AssertionError(f"initdb failed:\n{made.stdout}{made.stderr}")
        self.start()

    def _become_ordinary(self):
        """PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return []
        nobody = pwd.getpwnam("nobody")
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        return [
            "setpriv",
            f"--reuid={nobody.pw_uid}",
            f"--regid={nobody.pw_gid}",
            "--clear-groups",
        ]

    def start(self):
        words = [programs() / "postgres", "-D", self.folder / "data", "-k", self.folder]
        for name, value in self.settings.items():
            words += ["-c", f"{name}={value}"]
        with open(self.folder / "log", "ab") as log:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig=QUIT", *self._as_ordinary[1:], *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"PostgreSQL does not start:\n{self.log()}")
            time.sleep(0.05)

    def _answers(self):
        asked = [programs() / "pg_isready", "-h", self.folder, "-p", self.port, "-q"]
        return subprocess.run(asked, check=False).returncode == 0

    def stop(self):
        """Ends it and every conversation, as `systemctl stop postgresql` does."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(PATIENCE)

    def close(self):
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def port(self):
        """Of the socket in its folder, and of the machine where it listens there too."""
        return str(self.settings.get("port", 5432))

    def own(self, file):
        """Gives it a file, as its private key must be."""
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(file, nobody.pw_uid, nobody.pw_gid)

    def log(self):
        return (self.folder / "log").read_text(errors="replace")

    def run(self, statement, database="postgres"):
        """The rows of the answer, each a list of texts."""
        place = ["-h", self.folder, "-p", self.port]
        command = [programs() / "psql", *place, "-U", "rollcall", "-d", database]
        command += ["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", statement]
        finished = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        if finished.returncode != 0:
            raise AssertionError(f"{statement}\n{finished.stderr}")
        return [line.split("\t") for line in finished.stdout.splitlines()]

    def make_database(self):
        name = f"test_{next(self._names)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def drop_database(self, name):
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def address(self, database):
        return f"postgresql:///{database}?host={self.folder}&user=rollcall"


@functools.cache
def shared():
    """One for the whole program; None where there is no PostgreSQL."""
    if programs() is None:
        return None
    postgres = Postgres()
    atexit.register(postgres.close)
    return postgres
