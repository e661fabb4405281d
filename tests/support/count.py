"""Adds up what ctest wrote about each build, and ends with one line that counts it all."""

import pathlib
import sys
import xml.etree.ElementTree as xml


def main(folder, failed_builds):
    passed, failed, skipped = 0, failed_builds, 0
    for path in sorted(pathlib.Path(folder).glob("*.xml")):
        suite = xml.parse(path).getroot()
        counted = {
            name: int(suite.get(name, "0")) for name in ("tests", "failures", "skipped", "disabled")
        }
        left_out = counted["skipped"] + counted["disabled"]
        passed += counted["tests"] - counted["failures"] - left_out
        failed += counted["failures"]
        skipped += left_out
        print(
            f"  {path.stem}: {counted['tests']} tests,"
            f" {counted['failures']} failed, {left_out} skipped"
        )
        for case in suite.iter("testcase"):
            if case.get("status") == "fail":
                print(f"    failed: {case.get('name')}")
            elif case.get("status") in ("notrun", "disabled"):
                print(f"    skipped: {case.get('name')}")
    if failed_builds:
        print(f"  {failed_builds} builds could not be made or tested")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
