"""`rollcall init` is killed, or the power goes, at each step that it takes on its disk. Afterwards
the store is whole and its key in its file, or `init` is run again as if nothing had been."""

import configparser
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import tempfile
import unittest

from disk import Disk, Loss, steps_of
from power_cut import MEMORY, RECORDER, lay_out, run_program, troubles_in
from server_test import main


def identity_of(file):
    status = file.stat()
    return f"{status.st_dev}:{status.st_ino}"


class Init(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory(prefix="rollcall-init-", dir=MEMORY)
        self.addCleanup(made.cleanup)
        self.folder = pathlib.Path(made.name) / "folder"
        self.record = pathlib.Path(made.name) / "record"
        self.begin()

    def begin(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()

    @property
    def data(self):
        return self.folder / "data"

    @property
    def credentials(self):
        return self.folder / "credentials"

    def init(self, **environment):
        return run_program(
            *("init", "--data", self.data, "--account-id", "123456789012"),
            *("--credentials-file", self.credentials),
            env={**os.environ, **environment},
        )

    def watched_init(self, **more):
        return self.init(
            LD_PRELOAD=str(RECORDER), ROLLCALL_RECORDER_FOLDER=f"{self.folder}/", **more
        )

    def made_files(self):
        return [self.data / "rollcall.db", self.data / "master.key", self.credentials]

    def note_files_as_laid_out(self, recorded):
        """A cut leaves each file with its identity; what is laid out has others."""
        mark = self.data / "unfinished"
        if not mark.exists():
            return
        text = mark.read_text()
        for identity, file in recorded.items():
            if file.exists():
                text = text.replace(f"made {identity}\n", f"made now {identity_of(file)}\n")
        mark.write_text(text.replace("made now ", "made "))

    def assert_whole(self):
        self.assertEqual(troubles_in(self.data, []), [])
        database = sqlite3.connect(self.data / "rollcall.db")
        keys = database.execute("SELECT access_key_id FROM access_keys").fetchall()
        database.close()
        written = configparser.ConfigParser()
        written.read(self.credentials)
        self.assertEqual(keys, [(written["root"]["aws_access_key_id"],)])

    def assert_whole_or_made_again(self):
        listed = run_program("account", "list", "--data", self.data)
        if listed.returncode != 0:
            made = self.init()
            self.assertEqual(made.returncode, 0, made.stderr)
        self.assert_whole()
        again = self.init()
        self.assertEqual(again.returncode, 1)
        self.assertIn("StoreExists", again.stderr)

    def test_is_run_again_wherever_it_was_killed(self):
        for step in range(1, 10_000):
            with self.subTest(step):
                self.begin()
                killed = self.watched_init(ROLLCALL_RECORDER_END_AT=str(step))
                if killed.returncode == 0:
                    break
                self.assertEqual(killed.returncode, -signal.SIGKILL, killed.stderr)
                self.assert_whole_or_made_again()
        self.assertGreater(step, 20)

    def test_is_run_again_after_a_power_cut_at_any_step(self):
        made = self.watched_init(ROLLCALL_RECORDER_FILE=str(self.record))
        self.assertEqual(made.returncode, 0, made.stderr)
        steps = list(steps_of(self.record.read_bytes()))
        recorded = {identity_of(file): file for file in self.made_files()}
        for moment in range(len(steps) + 1):
            disk = Disk()
            for step in steps[:moment]:
                disk.take(step)
            loss = random.Random(moment).choice([*Loss])
            with self.subTest(f"step {moment}, lost: {loss.value}"):
                self.begin()
                lay_out(self.folder, disk.after_a_cut(random.Random(moment), loss))
                self.note_files_as_laid_out(recorded)
                if moment == len(steps):
                    self.assert_whole()
                self.assert_whole_or_made_again()

    def test_takes_no_file_away_that_it_did_not_make(self):
        self.credentials.write_text("mine")
        refused = self.init()
        self.assertEqual(refused.returncode, 1)
        self.assertIn(f"{self.credentials} exists already", refused.stderr)
        self.assertEqual(self.credentials.read_text(), "mine")
        self.credentials.unlink()
        self.assertEqual(self.init().returncode, 0)

    def test_leaves_a_store_as_it_is(self):
        self.assertEqual(self.init().returncode, 0)
        before = self.credentials.read_bytes()
        self.credentials.rename(self.folder / "kept")
        self.assertEqual(self.init().returncode, 1)
        (self.folder / "kept").rename(self.credentials)
        self.assertEqual(self.credentials.read_bytes(), before)
        self.assert_whole()


if __name__ == "__main__":
    main()
