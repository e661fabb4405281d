"""Replays the cases captured from live AWS against fresh servers.

The cases and their runner stand outside of this repository: in the folder that ROLLCALL_SHARED
names, else in ../shared. Without them this test says so and is skipped. known.txt names the cases
that cannot pass yet, a line each: case, TAB, reason. A case that passes all the same is stale and
fails the run, so that the list stays true.

    run.py [--files GLOB] [--case REGEX] [--write-known-candidates FILE] [-v]
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import postgres  # noqa: E402
import store_of_tests  # noqa: E402
from rollcall_server import ACCOUNT, ROOT, Server, program  # noqa: E402

KNOWN = pathlib.Path(__file__).with_name("known.txt")
HAVE = (
    "assume_role,no_password_policy,exclusive_account,sts_propagation,certs_not_present,totp,"
    "mfa_budget,no_report_yet_or_complete"
)
# Each on a server of its own, side by side. The two cases that need an account without a report
# would each spoil it for the other, for a report is frozen for four hours. The MFA cases mostly wait
# for time steps, so they are begun first.
RUNS = (
    {"files": "08_*.json"},
    {"files": "0[1-7]_*.json"},
    {"files": "09_*.json"},
    {"files": "1[0134]_*.json"},
    {"files": "12_*.json"},
    {"files": "12_*.json", "case": "report-state", "have": HAVE + ",no_report_yet"},
    {"files": "12_*.json", "case": "fixture_users", "have": HAVE + ",no_report_yet"},
    # What a server need not have. This one has it all, but for the organizations.
    {"files": "90_*.json", "have": HAVE + ",all_ops"},
)


def folder_of_cases():
    shared = pathlib.Path(os.environ.get("ROLLCALL_SHARED", ROOT.parent / "shared"))
    return shared / "conformance"


def replay(run, options):
    """One run of the cases on one new server: (what was printed, the result of each case)."""
    with tempfile.TemporaryDirectory() as folder, Server("--report-edition", "live") as server:
        administrator = server.an_administrator()
        results = pathlib.Path(folder) / "results.json"
        command = [sys.executable, folder_of_cases() / "run_conformance.py"]
        command += ["--endpoint", server.endpoint, "--account", ACCOUNT, "--report", results]
        command += ["--files", run["files"], "--case", run.get("case", options.case)]
        command += ["--have", run.get("have", HAVE)]
        if KNOWN.exists():
            command += ["--known", KNOWN]
        if options.verbose:
            command.append("-v")
        credentials = {
            "AWS_ACCESS_KEY_ID": administrator.access_key_id,
            "AWS_SECRET_ACCESS_KEY": administrator.secret_access_key,
        }
        finished = subprocess.run(
            command,
            env={**os.environ, **credentials},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if not results.exists():
            raise RuntimeError(f"the runner broke off:\n{finished.stdout}\n{server.log_tail()}")
        if not server.is_running():
            raise RuntimeError(f"the server died:\n{server.log_tail()}")
        return finished.stdout, json.loads(results.read_text())["cases"]


def write_candidates(path, cases):
    """The known list as it would have to be now: old reasons kept, what went wrong for new ones."""
    reasons = {}
    if KNOWN.exists():
        for line in KNOWN.read_text().splitlines():
            if line and not line.startswith("#"):
                case, _, reason = line.partition("\t")
                reasons[case] = reason
    failing = [case for case in cases if case["status"] in ("fail", "known")]
    lines = [
        f"{case['case']}\t{reasons.get(case['case']) or ' '.join(case['why'].split())}\n"
        for case in sorted(failing, key=lambda case: (case["file"], case["case"]))
    ]
    pathlib.Path(path).write_text("".join(lines))
    print(f"{len(lines)} candidates are in {path}: give each the reason why it cannot pass yet")


def main():
    parser = argparse.ArgumentParser(description="Replays cases captured from live AWS.")
    parser.add_argument("--files", help="only these files, on one server: '03_*.json'")
    parser.add_argument(
        "--case", default="", help="only the cases whose name matches this expression"
    )
    parser.add_argument("--write-known-candidates", metavar="FILE")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()

    if not (folder_of_cases() / "run_conformance.py").exists():
        print(
            f"skipped: the cases are not in {folder_of_cases()}; ROLLCALL_SHARED says where they are"
        )
        return 77
    if store_of_tests.is_missing():
        print(f"skipped: {postgres.MISSING}")
        return 77
    if not program().exists():
        print(f"{program()} is not built: ./dev build release")
        return 1

    runs = [{"files": options.files}] if options.files else RUNS
    with concurrent.futures.ThreadPoolExecutor(len(runs)) as pool:
        answers = list(pool.map(lambda run: replay(run, options), runs))

    # A case that one run has to skip counts as skipped only if no other run had it.
    cases = {}
    for printed, results in answers:
        lines = printed.rstrip().splitlines()
        print("\n".join(lines[:-1]) if lines else "")
        for case in results:
            key = case["file"], case["case"]
            if key not in cases or cases[key]["status"] == "skip":
                cases[key] = case
    if options.write_known_candidates:
        write_candidates(options.write_known_candidates, cases.values())

    count = {status: 0 for status in ("pass", "fail", "known", "stale", "skip")}
    for case in cases.values():
        count[case["status"]] += 1
    print(", ".join(f"{number} {status}" for status, number in count.items()))
    return 0 if count["pass"] and not count["fail"] and not count["stale"] else 1


if __name__ == "__main__":
    sys.exit(main())
