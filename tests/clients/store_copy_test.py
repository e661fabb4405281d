"""A store that moves: from a data directory into PostgreSQL and back, with everything in it, and
served there as if it had never been elsewhere."""

import pathlib
import re
import shutil
import tempfile
import unittest

import postgres
import store_of_tests
from rollcall_server import FakeClock, Server
from server_test import main


class InADirectory(Server):
    store_kind = "sqlite"


@unittest.skipUnless(postgres.programs(), postgres.MISSING)
class AMove(unittest.TestCase):
    def setUp(self):
        self.server = InADirectory(clock=FakeClock())
        self.addCleanup(self.server.close)
        self.server.start()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-copy-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = store_of_tests.PostgresStore(postgres.shared())
        self.addCleanup(self.database.drop)

    def copy(self, source, target, code=None):
        words = ("store", "copy", "--from", source, "--to", target)
        done = self.server.run(*words, check=code is None)
        if code:
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            self.assertIn(code, done.stderr)
        return done

    def serve(self, data, store):
        self.server.data, self.server.store = data, store
        self.server.start()

    def check_packed_rows(self):
        told = self.server.run("store", "check", "--data", self.server.data).stdout
        self.assertRegex(told, r"^1 accounts, 3 users, 0 differences\n$")

    def test_there_and_back_keeps_every_report_key_and_event(self):
        server = self.server
        for name in ("alice", "bob"):
            server.a_user(name)
        key = server.a_key("alice")
        report = server.report_text()
        events = server.events()
        here = server.data
        server.stop()

        there = self.copy(here, self.database.address)
        self.assertRegex(there.stderr, r"1 of 1 accounts, \d+ rows\n$")
        self.serve(here, self.database)
        self.assertEqual(server.report_text(), report)
        self.assertEqual(server.events()[: len(events)], events)
        self.assertEqual(server.sts(key).get_caller_identity()["Account"], server.account)
        self.check_packed_rows()
        server.a_key("bob")
        server.clock.move(hours=5)
        later = server.report_text()
        self.assertNotEqual(later, report)
        events = server.events()
        server.stop()

        back = self.folder / "data"
        digests = self.copy(self.database.address, back).stdout
        self.assertRegex(digests, re.compile(r"^users +3  [0-9a-f]{64}$", re.MULTILINE))
        shutil.copy(here / "master.key", back / "master.key")
        self.serve(back, store_of_tests.SqliteStore(back))
        self.assertEqual(server.report_text(), later)
        self.assertEqual(server.events()[: len(events)], events)
        self.assertEqual(server.sts(key).get_caller_identity()["Account"], server.account)
        self.check_packed_rows()

    def test_is_refused_while_a_server_has_the_store(self):
        self.copy(self.server.data, self.database.address, code="DirectoryInUse")
        here = self.server.data
        self.server.stop()
        self.copy(here, self.database.address)
        self.serve(here, self.database)
        self.copy(self.database.address, self.folder / "data", code="DatabaseInUse")

    def test_never_writes_over_a_store(self):
        here = self.server.data
        self.server.stop()
        self.copy(here, self.database.address)
        self.copy(here, self.database.address, code="StoreExists")
        self.copy(self.database.address, here, code="StoreExists")
        self.copy(self.folder / "nothing", self.database.address, code="NoStore")

    def test_is_told_in_words_that_name_the_option(self):
        with_password = self.database.address + "&password=hunter2"
        refused = self.copy(self.server.data, with_password, code="ValidationError")
        self.assertIn("--to: ", refused.stderr)
        self.assertNotIn("hunter2", refused.stderr)
        told = self.folder / "address"
        told.write_text(with_password + "\n")
        told.chmod(0o600)
        self.server.stop()
        words = ("store", "copy", "--from", self.server.data)
        neither = self.server.run(*words, check=False)
        self.assertIn("--to and --to-file", neither.stderr)
        self.server.run(*words, "--to-file", told)


if __name__ == "__main__":
    main()
