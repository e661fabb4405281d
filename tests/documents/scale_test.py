"""docs/scale.md and its translation hold the tables that bench/scale.py computes from the figures that
were recorded, and the model says what it should of loads that are easy to reckon."""

import importlib.util
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIGURES = ROOT / "docs/scale/figures.txt"


def loaded():
    spec = importlib.util.spec_from_file_location("scale", ROOT / "bench/scale.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scale = loaded()


class Pages(unittest.TestCase):
    maxDiff = None

    def test_hold_what_is_computed_from_the_recorded_figures(self):
        figures = scale.figures_in(FIGURES.read_text())
        for language, path in scale.pages().items():
            page = path.read_text()
            written = scale.put_into(page, figures, language)
            self.assertEqual(page, written, f"./dev scale write writes {path.name} anew")

    def test_name_every_constant_and_the_command_that_prints_it(self):
        for path in scale.pages().values():
            page = path.read_text()
            for constant in scale.CONSTANTS:
                self.assertIn(f"| `{constant.name}` |", page)
                self.assertIn(f"| `{constant.command}` |", page)
                self.assertGreater(page.count(f"`{constant.name}`"), 1, "it is explained, too")

    def test_are_read_from_lines_under_the_command_that_printed_them(self):
        command = None
        found = {}
        for line in FIGURES.read_text().splitlines():
            if line.startswith("./dev "):
                command = line
            for constant in scale.CONSTANTS:
                if scale.re.search(constant.pattern, line):
                    found.setdefault(constant.name, command)
        self.assertEqual(found, {each.name: each.command for each in scale.CONSTANTS})

    def test_a_figure_that_is_missing_is_told_with_its_command(self):
        lines = FIGURES.read_text().splitlines()
        without = "\n".join(line for line in lines if "on the wire" not in line)
        with self.assertRaisesRegex(scale.Missing, "'wire': ./dev scale wire prints it"):
            scale.figures_in(without)


class Model(unittest.TestCase):
    FIGURES = {
        "request": 10,
        "decided": 30,
        "change": 100,
        "database": 2_000,
        "processors": 2,
        "user": 3_000,
        "report": 1_000,
        "row": 20,
        "revoked": 120,
        "wire": 1_000,
    }

    def needs(self, accounts, users, requests):
        return scale.needs(scale.Case(accounts, users, requests), self.FIGURES)

    def test_a_million_requests_a_second(self):
        found = self.needs(10_000, 100_000_000, 1_000_000)
        # 1,000,000 times 10 + half of 20 millionths, and 10,000 changes of 100.
        self.assertAlmostEqual(found["cores"], 21)
        self.assertEqual(found["servers"], 3)  # 16 processors each, half busy
        self.assertEqual(found["connections"], 72)
        # A hundredth changes; a tenth of the keys in a quarter of an hour.
        self.assertAlmostEqual(found["writes"], 10_000 + 10_000_000 / 900)
        self.assertEqual(found["nodes"], 3)  # each takes 1,000 a processor, of 8
        self.assertAlmostEqual(found["tables"], 300)
        self.assertAlmostEqual(found["reports"], 600)
        self.assertAlmostEqual(found["disk"], 1_800)
        self.assertAlmostEqual(found["network"], 8_000)
        self.assertAlmostEqual(found["account"], 0.01)

    def test_no_key_is_used_more_often_than_there_are_requests(self):
        self.assertAlmostEqual(self.needs(1, 100_000_000, 10)["writes"], 10.1)

    def test_what_grows_with_what(self):
        small, large = self.needs(1, 1_000, 10), self.needs(1, 2_000, 10)
        self.assertAlmostEqual(large["tables"] / small["tables"], 2)
        self.assertEqual(large["network"], small["network"])
        self.assertEqual(large["revoked"], small["revoked"])
        self.assertAlmostEqual(large["account"] / small["account"], 2)

    def test_no_more_digits_are_shown_than_are_known(self):
        shown = {0.012345: "0.012", 3.456: "3.5", 99.7: "100", 123.4: "120", 123_456: "120,000"}
        self.assertEqual({value: scale.shown(value) for value in shown}, shown)


if __name__ == "__main__":
    unittest.main()
