"""The power goes, at any moment, and nothing that was answered is lost.

ROLLCALL_POWER_CUTS says how many cuts are simulated (300), ROLLCALL_POWER_CUT_SEED which: what is
printed with a failure makes the same one again from the same record, of which none is kept. The
planted mistakes show that the rig sees what it is for.
"""

import contextlib
import os
import pathlib
import shutil
import signal
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
    """The same with a real file system, which is shut down at once.

    A flush that is on its way while ext4 shuts down may return success without having written: the
    journal drops its transaction, and the flush takes one that it no longer finds for committed.
    Noted by one monotonic clock, on a busy machine: what a flush had called written before the
    shutdown was called was always there (23,700 flushes of a program that does nothing else, 720
    answers of this server); all that was lost had been flushed by a call that began before the
    shutdown and returned behind it. A power cut takes whoever could hear of it as well.
    """

    ROUNDS = 2 + CUTS // 500

    @contextlib.contextmanager
    def at_work(self, bug=""):
        with DiskOnLoop() as disk, tempfile.TemporaryDirectory() as elsewhere:
            with unittest.mock.patch("tempfile.tempdir", str(disk.folder)):
                server = RecordedServer(pathlib.Path(elsewhere) / "record", bug)
            try:
                server.start()
                yield disk, server, Work(server)
            finally:
                server.kill()

    def troubles_after(self, disk, server, facts):
        disk.come_back()
        opened = run_program("account", "list", "--data", server.data)
        self.assertEqual(opened.returncode, 0, opened.stderr)
        return troubles_in(server.data, facts)

    def troubles_after_a_cut(self, answers, bug=""):
        """Of a server that was at work until so many answers. Once it is killed no thread of it comes
        back from a flush, so that each answer, whenever it was read, was sent before the disk went.
        """
        with self.at_work(bug) as (disk, server, work):
            cutter = disk.cut_when(
                lambda: len(work.facts) >= answers,
                just_before=lambda: os.kill(server.pid, signal.SIGKILL),
            )
            work.do(100_000)
            cutter.join()
            server.kill()  # waits for its end
            return self.troubles_after(disk, server, work.facts.values())

    def test_what_was_answered_is_there_after_the_power_went(self):
        for number in range(self.ROUNDS):
            with self.subTest(number):
                self.assertEqual(self.troubles_after_a_cut(40 * (number + 1)), [])

    def test_a_flush_of_the_log_that_is_skipped_is_seen(self):
        self.assertTrue(self.troubles_after_a_cut(40, "log-not-flushed"))

    def test_what_was_answered_before_the_disk_alone_went_is_there(self):
        with self.at_work() as (disk, server, work):
            before = []

            def is_time():
                before[:] = work.answered()
                return len(before) >= 40

            work.is_cut = lambda: len(work.facts) >= 40
            cutter = disk.cut_when(is_time)
            work.do(100_000)  # ends because the server does: it meets what it cannot write
            cutter.join()
            server.kill()
            self.assertEqual(self.troubles_after(disk, server, before), [])


if __name__ == "__main__":
    main()
