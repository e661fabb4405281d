"""The line of progress of a build: what it says while a build goes on, and that it hides nothing."""

import io
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake"))

import build_progress  # noqa: E402
from build_progress import Estimate, Sources, in_words  # noqa: E402


class TheEstimate(unittest.TestCase):
    def run_at_pace(self, pace, jobs=2, steps=100):
        """(elapsed, remaining as said) after each pair of steps, when each takes `pace` times its
        weight of one second."""
        estimate = Estimate({f"step {number}": 1.0 for number in range(steps)}, jobs)
        said = []
        for number in range(steps):
            elapsed = (number // jobs + 1) * pace
            estimate.step_ended(f"step {number}", elapsed)
            said.append((elapsed, estimate.remaining(elapsed)))
        return said

    def test_is_the_guess_before_anything_has_ended(self):
        estimate = Estimate({f"step {number}": 3.0 for number in range(100)}, 2)
        self.assertAlmostEqual(estimate.remaining(0.0), 150.0)

    def test_stays_true_where_steps_take_what_was_guessed(self):
        for elapsed, remaining in self.run_at_pace(1.0):
            self.assertAlmostEqual(elapsed + remaining, 50.0, delta=5.0)

    def test_learns_from_the_first_tenth_how_slow_a_machine_is(self):
        said = self.run_at_pace(4.0)
        elapsed, remaining = said[20]
        self.assertAlmostEqual(elapsed + remaining, 200.0, delta=60.0)

    def test_learns_from_the_first_tenth_that_a_cache_has_it_all(self):
        elapsed, remaining = self.run_at_pace(0.02)[20]
        self.assertLess(remaining, 30.0)
        self.assertLess(self.run_at_pace(0.02)[80][1], 3.0)

    def test_counts_down_between_the_ends_of_steps_and_never_below_nothing(self):
        estimate = Estimate({"Building the console": 40.0}, 2)
        self.assertAlmostEqual(estimate.remaining(10.0), 30.0)
        self.assertEqual(estimate.remaining(90.0), 0.0)

    def test_its_percentage_never_goes_back(self):
        estimate = Estimate({"one": 10.0, "two": 10.0, "three": 10.0}, 1)
        self.assertEqual(estimate.percent(0.0), 0)
        before = estimate.percent(20.0)
        estimate.step_ended("one", 20.0)  # twice as slow as guessed
        self.assertGreaterEqual(estimate.percent(20.0), before)
        self.assertEqual(estimate.percent(1000.0), 99)

    def test_of_nothing_is_nothing(self):
        self.assertEqual(Estimate({}, 2).remaining(0.0), 0.0)

    def test_is_said_no_more_exactly_than_it_is_known(self):
        self.assertEqual(in_words(290), "about 5 min more")
        self.assertEqual(in_words(47), "about 50 s more")
        self.assertEqual(in_words(4), "a few seconds more")


class TheGuess(unittest.TestCase):
    def test_counts_what_a_file_includes_once_and_dear_libraries_by_name(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "src/base").mkdir(parents=True)
            (root / "src/base/one.h").write_text("// " + "x" * 2000)
            (root / "src/base/two.h").write_text('#include "base/one.h"\n')
            dear = root / "src/base/dear.cpp"
            dear.write_text(
                '#include "base/one.h"\n#include "base/two.h"\n#include <CLI/CLI.hpp>\n'
            )
            cheap = root / "src/base/cheap.cpp"
            cheap.write_text("int x;\n")
            sources = Sources(root)
            self.assertAlmostEqual(sources.seconds(cheap), build_progress.EMPTY_FILE, delta=0.01)
            expected = build_progress.EMPTY_FILE + 2.1 * build_progress.KILOBYTE + 4.0
            self.assertAlmostEqual(sources.seconds(dear), expected, delta=0.01)

    def test_takes_the_last_time_but_does_not_trust_a_cache(self):
        with tempfile.TemporaryDirectory() as folder:
            log = "# ninja log v5\n0\t9000\t1\tslow.a\t0\n0\t1\t1\tquick.a\t0\n"
            pathlib.Path(folder, ".ninja_log").write_text(log)
            steps = ["Linking static library slow.a", "Linking static library quick.a"]
            weights = build_progress.weigh(steps, pathlib.Path(folder))
        self.assertEqual(list(weights.values()), [9.0, build_progress.LINK / 2])


class ABuild(unittest.TestCase):
    def built(self, *commands):
        """(exit code, what was printed) of a build with a step for each command."""
        with tempfile.TemporaryDirectory() as folder:
            steps = [
                f"rule r{number}\n  command = {command}\n  description = Building {number}\n"
                f"build {number}: r{number}\n"
                for number, command in enumerate(commands)
            ]
            pathlib.Path(folder, "build.ninja").write_text("".join(steps))
            out = io.StringIO()
            code = build_progress.main(folder, ["-j", "1"], out)
            return code, out.getvalue()

    def test_shows_no_line_for_each_step(self):
        code, printed = self.built(*[f"touch {number}" for number in range(50)])
        self.assertEqual(code, 0)
        self.assertTrue(printed.startswith("  0 %  about 50 s more\n"), printed)
        self.assertLess(len(printed.splitlines()), 12)
        self.assertNotIn("Building", printed)

    def test_counts_the_steps_behind_a_manifest_that_is_always_made_anew(self):
        with tempfile.TemporaryDirectory() as folder:
            manifest = (
                "rule again\n  command = true\n  description = Running CMake\n  generator = 1\n"
                "rule make\n  command = touch $out\n  description = Building $out\n"
                "build always: phony\nbuild build.ninja: again always\nbuild one: make\n"
            )
            pathlib.Path(folder, "build.ninja").write_text(manifest)
            steps = build_progress.steps_to_do(pathlib.Path(folder), ["one"])
        self.assertEqual(steps, ["Building one"])

    def test_shows_the_whole_of_what_a_compiler_says_and_ends_as_it_did(self):
        code, printed = self.built("printf 'x.cpp:1: error: y\\n  1 | z\\n' && false")
        self.assertNotEqual(code, 0)
        self.assertIn("FAILED: 0 \n", printed)
        self.assertIn("x.cpp:1: error: y\n  1 | z\n", printed)
        self.assertIn("ninja: build stopped", printed)

    def test_shows_warnings_of_what_was_built(self):
        code, printed = self.built("echo x.cpp: warning && touch 0")
        self.assertEqual(code, 0)
        self.assertIn("x.cpp: warning\n", printed)

    def test_of_an_unknown_target_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "build.ninja").write_text("")
            finished = subprocess.run(
                [sys.executable, ROOT / "cmake/build_progress.py", folder, "nothing"],
                capture_output=True,
                text=True,
            )
        self.assertNotEqual(finished.returncode, 0)
        self.assertIn("unknown target 'nothing'", finished.stdout)


if __name__ == "__main__":
    unittest.main()
