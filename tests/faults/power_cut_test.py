"""The power goes, at any moment, and nothing that was answered is lost.

ROLLCALL_POWER_CUTS says how many cuts are simulated (300), ROLLCALL_POWER_CUT_SEED which: what is
printed with a failure makes the same one again from the same record, of which none is kept. The
planted mistakes show that the rig sees what it is for.
"""

import os
import pathlib
import shutil
import sys
import tempfile
import unittest
import unittest.mock

from disk_on_loop import DiskOnLoop
from power_cut import Record, RecordedServer, Work, lay_out, run_program, troubles_in, troubles_of
from rollcall_server import Credentials, Server
from server_test import main

CUTS = int(os.environ.get("ROLLCALL_POWER_CUTS", "300"))
SEED = int(os.environ.get("ROLLCALL_POWER_CUT_SEED", "1"))


class Simulated(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.record = Record.of_work(requests=max(1800, CUTS // 2))

    def test_whatever_a_cut_leaves_opens_and_holds_what_was_answered(self):
        print(
            f"{len(self.record.steps)} steps, {len(self.record.facts)} answers, {CUTS} cuts",
            file=sys.stderr,
        )
        # By init, and by two servers that found none; so it was moved while one was at work.
        self.assertGreater(self.record.times_the_log_began(), 3)
        self.assertEqual(troubles_of(self.record.cuts(CUTS, SEED)), [])

    def test_a_server_goes_on_from_where_it_was_cut(self):
        for cut in self.record.cuts(3, SEED + 1):
            with self.subTest(cut.name), Server() as server:
                server.stop()
                shutil.rmtree(server.data)
                (server.data.parent / "credentials").unlink()
                lay_out(server.data.parent, cut.files)
                server.root = Credentials.of_file(server.data.parent / "credentials")
                server.start()
                report = server.report()
                for kind, name in cut.facts:
                    if kind == "user":
                        self.assertIn(name, report)
                    if kind == "use":
                        used = server.iam().get_access_key_last_used(AccessKeyId=name)
                        self.assertEqual(used["AccessKeyLastUsed"]["Region"], "eu-west-1")
                server.a_user("made-after-the-cut")


class Planted(unittest.TestCase):
    """Mistakes that a kill does not show."""

    def caught(self, bug, requests=120):
        record = Record.of_work(requests, bug)
        return troubles_of(record.cuts(400, SEED), most=1)

    def test_without_a_mistake_there_is_no_trouble(self):
        self.assertEqual(self.caught(""), [])

    def test_a_commit_that_does_not_flush_is_seen(self):
        self.assertTrue(self.caught("synchronous-normal"))

    def test_a_flush_of_the_log_that_is_skipped_is_seen(self):
        self.assertTrue(self.caught("log-not-flushed"))

    def test_an_answer_before_its_commit_is_seen(self):
        self.assertTrue(self.caught("answer-before-commit"))

    def test_a_name_that_is_not_flushed_is_seen(self):
        self.assertTrue(self.caught("folder-not-flushed"))

    def test_a_database_that_is_not_flushed_is_seen(self):
        self.assertTrue(self.caught("database-not-flushed"))


class OnADiskOfItsOwn(unittest.TestCase):
    """The same with a real file system, which is shut down at once."""

    ROUNDS = 2 + CUTS // 500

    def troubles_after_a_cut(self, answers, bug=""):
        """Of a server that was at work until so many answers."""
        with DiskOnLoop() as disk, tempfile.TemporaryDirectory() as elsewhere:
            with unittest.mock.patch("tempfile.tempdir", str(disk.folder)):
                server = RecordedServer(pathlib.Path(elsewhere) / "record", bug)
            server.start()
            work = Work(server)
            work.is_cut = lambda: len(work.facts) >= answers
            before = []

            def is_time():
                before[:] = work.answered()
                return len(before) >= answers

            cutter = disk.cut_when(is_time)
            work.do(100_000)
            cutter.join()
            server.kill()  # if it met nothing that it could not write
            disk.come_back()
            opened = run_program("account", "list", "--data", server.data)
            self.assertEqual(opened.returncode, 0, opened.stderr)
            # Not what crossed the cut: a system that shuts down may call written what it gives up.
            return troubles_in(server.data, before)

    def test_what_was_answered_is_there_after_the_file_system_went(self):
        for number in range(self.ROUNDS):
            with self.subTest(number):
                self.assertEqual(self.troubles_after_a_cut(40 * (number + 1)), [])

    def test_a_flush_of_the_log_that_is_skipped_is_seen(self):
        self.assertTrue(self.troubles_after_a_cut(40, "log-not-flushed"))


if __name__ == "__main__":
    main()
