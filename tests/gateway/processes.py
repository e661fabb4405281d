"""What the two rigs share: a program of somebody else run in the foreground, and a sample
configuration of the documents filled in."""

import os
import pathlib
import signal
import socket
import subprocess

# A program of Debian sees neither the tests' modules nor a proxy of the machine.
PROGRAM_ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("PYTHON", "AWS_", "OS_")) and not name.lower().endswith("_proxy")
} | {"PYTHONDONTWRITEBYTECODE": "1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


def sample(file, values):
    """The text of a sample with each of these pieces replaced; each must be there exactly once."""
    text = file.read_text()
    for piece, value in values.items():
        if text.count(f"\n{piece}") + text.count(f" {piece}") != 1:
            raise AssertionError(f"{file} does not have '{piece}' once")
        for before in "\n ":
            text = text.replace(before + piece, before + value)
    return text


def accepts(port):
    with socket.socket() as probe:
        probe.settimeout(10)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Process:
    """A child with its log, ended by the id that was kept."""

    def __init__(self, arguments, log_file):
        self._log_file = pathlib.Path(log_file)
        with open(self._log_file, "ab") as log:
            self._process = subprocess.Popen(
                [str(argument) for argument in arguments],
                env=PROGRAM_ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def is_running(self):
        return self._process.poll() is None

    def stop(self):
        if self.is_running():
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def log_tail(self, lines):
        text = self._log_file.read_text(errors="replace")
        return f"--- {self._log_file.name}\n" + "\n".join(text.splitlines()[-lines:])
