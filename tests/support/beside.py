"""Another server on the store of one that is there."""

import pathlib
import shutil
import tempfile

from rollcall_server import Server, free_port


class Beside(Server):
    """Ends before the other one does, whose store it is."""

    def __init__(self, first, *options):
        self.clock, self.account, self.root = first.clock, first.account, first.root
        self.data, self.store = first.data, first.store
        self._options = list(options)
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-test-"))
        self.log_file = self._folder / "server.log"
        self._process = None
        self._clients = {}
        self.port = free_port()

    def close(self):
        try:
            self.stop()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
