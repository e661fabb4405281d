"""The gateway as the services of these tests know it: an address and a token that stay the same,
whichever server stands behind them."""

import pathlib
import tempfile

from rollcall_server import Server, free_port


class Door:
    """An address that services are configured with before there is a server, and the shared token."""

    token = "a-token-of-a-test-that-is-long-enough"

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="rollcall-door-")
        self._token_file = pathlib.Path(self._folder.name) / "token"
        self._token_file.touch(mode=0o600)
        self._token_file.write_text(self.token + "\n")
        self.port = free_port()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}"

    def server(self, *options, clock):
        """A new Rollcall behind this door, not started yet. One at a time."""
        return Server(
            *("--gateway-listen", f"127.0.0.1:{self.port}"),
            *("--gateway-token-file", self._token_file),
            *options,
            clock=clock,
        )

    def close(self):
        self._folder.cleanup()
