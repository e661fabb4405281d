"""What tests of a store in PostgreSQL are written on."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

import postgres
from patience import PATIENCE
from rollcall_server import FakeClock, Server, program


class OnPostgres(Server):
    store_kind = "postgresql"


class OnSqlite(Server):
    store_kind = "sqlite"


class OnPostgresOfItsOwn(Server):
    """One that a test may stop without hurting any other."""

    store_kind = "postgresql of its own"


@unittest.skipUnless(postgres.programs(), postgres.MISSING)
class PostgresTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-postgres-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def a_server(self, kind=OnPostgres, **more):
        server = kind(clock=FakeClock(), **more)
        self.addCleanup(server.close)
        return server

    def a_database(self):
        server = postgres.shared()
        name = server.make_database()
        self.addCleanup(server.drop_database, name)
        return server.address(name)

    def rollcall(self, *words, store=None, **environment):
        """Ends what it starts: no test here waits for a server that was to be refused."""
        told = {"ROLLCALL_STORE": store} if store else {}
        return subprocess.run(
            [program(), *map(str, words)],
            env={"HOME": str(self.folder), **told, **environment},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def refused(self, code, *words, **more):
        done = self.rollcall(*words, **more)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(code, done.stderr)
        return done.stderr
