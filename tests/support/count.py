"""Adds up what ctest wrote about each build: release.xml says how each test went, release.json what
limit it has. Prints the slowest tests with their share of their limit and how the output of each failed
test ends, and last one line that counts it all.
"""

import dataclasses
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

SLOWEST = 10
# A machine half as fast would reach the limit of a test that takes this share of it.
NEAR = 0.5
# Lines of what a failed test printed: enough for a traceback and the end of a server's log.
LINES_OF_FAILURE = 80
# What ctest gives a test that names no limit.
CTEST_LIMIT = 1500.0


@dataclasses.dataclass
class Timed:
    build: str
    name: str
    seconds: float
    limit: float

    @property
    def share(self):
        return self.seconds / self.limit


def limits(path):
    """The seconds that each test may take, as `ctest --show-only=json-v1` tells them."""
    if not path.exists():
        return {}
    found = {}
    for test in json.loads(path.read_text())["tests"]:
        told = {entry["name"]: entry["value"] for entry in test.get("properties", [])}
        found[test["name"]] = float(told.get("TIMEOUT", CTEST_LIMIT))
    return found


def timed(path, suite):
    allowed = limits(path.with_suffix(".json"))
    return [
        Timed(path.stem, name, float(case.get("time", "0")), allowed.get(name, CTEST_LIMIT))
        for case in suite.iter("testcase")
        for name in [case.get("name")]
    ]


def show_slowest(tests):
    slowest = sorted(tests, key=lambda test: test.seconds, reverse=True)[:SLOWEST]
    near = [test for test in tests if test.share >= NEAR and test not in slowest]
    print("the slowest tests, and how much of their limit they took:")
    for test in slowest + sorted(near, key=lambda test: test.share, reverse=True):
        warning = "  too near its limit" if test.share >= NEAR else ""
        print(
            f"  {test.seconds:6.1f} s  {test.share:4.0%} of {test.limit:.0f} s"
            f"  {test.build}: {test.name}{warning}"
        )


def show_failures(path, suite):
    """A log is often cut at its front, so the end of it says why a test failed."""
    for case in suite.iter("testcase"):
        if case.get("status") == "fail":
            printed = (case.findtext("system-out") or "").splitlines()[-LINES_OF_FAILURE:]
            print(f"--- {path.stem}: {case.get('name')}", *printed, "---", sep="\n")


def count(path, suite):
    """(passed, failed, skipped) of one build, told case by case where it was not passed."""
    counted = {
        name: int(suite.get(name, "0")) for name in ("tests", "failures", "skipped", "disabled")
    }
    left_out = counted["skipped"] + counted["disabled"]
    print(
        f"  {path.stem}: {counted['tests']} tests,"
        f" {counted['failures']} failed, {left_out} skipped"
    )
    for case in suite.iter("testcase"):
        if case.get("status") == "fail":
            print(f"    failed: {case.get('name')}")
        elif case.get("status") in ("notrun", "disabled"):
            print(f"    skipped: {case.get('name')}")
    return counted["tests"] - counted["failures"] - left_out, counted["failures"], left_out


def main(folder, failed_builds):
    passed, failed, skipped = 0, failed_builds, 0
    tests = []
    suites = {
        path: xml.parse(path).getroot() for path in sorted(pathlib.Path(folder).glob("*.xml"))
    }
    for path, suite in suites.items():
        show_failures(path, suite)
    for path, suite in suites.items():
        tests += timed(path, suite)
        of_build = count(path, suite)
        passed += of_build[0]
        failed += of_build[1]
        skipped += of_build[2]
    if tests:
        show_slowest(tests)
    if failed_builds:
        print(f"  {failed_builds} builds could not be made or tested")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
