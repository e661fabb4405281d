"""docs/compatibility.md says what the program can do, and nothing else."""

import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get("ROLLCALL_TEST_PROGRAMS", ROOT / "build/release/tests"))


class Compatibility(unittest.TestCase):
    maxDiff = None

    def test_the_page_lists_the_actions_of_the_program(self):
        printed = subprocess.run(
            [PROGRAMS / "compatibility"], check=True, capture_output=True, text=True
        ).stdout
        page = (ROOT / "docs/compatibility.md").read_text()
        self.assertEqual(page, printed, "./dev docs writes it anew")


if __name__ == "__main__":
    unittest.main()
