"""What the end-to-end tests stand on is tested itself where it is more than plumbing."""

import contextlib
import datetime
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import boto3  # noqa: E402
import botocore.config  # noqa: E402
import botocore.exceptions  # noqa: E402
import count  # noqa: E402
from aws_client import Credentials, certificate, code_pair, totp  # noqa: E402
from fake_clock import UTC, FakeClock, client_time  # noqa: E402

SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890", of RFC 6238


def at(seconds):
    return datetime.datetime.fromtimestamp(seconds, UTC)


class OneTimeCodes(unittest.TestCase):
    def test_they_are_those_of_rfc_6238(self):
        for seconds, code in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
            self.assertEqual(totp(SEED, at(seconds)), code)

    def test_a_pair_is_of_two_steps_that_follow_each_other(self):
        pair = code_pair(SEED, at(59))
        self.assertEqual(pair["AuthenticationCode1"], totp(SEED, at(29)))
        self.assertEqual(pair["AuthenticationCode2"], totp(SEED, at(30)))


class Clock(unittest.TestCase):
    def test_programs_and_boto3_see_the_time_that_a_test_moves(self):
        clock = FakeClock(datetime.datetime(2026, 9, 11, 12, 0, 0, tzinfo=UTC))
        self.addCleanup(clock.close)
        clock.move(hours=4, seconds=-1)
        shown = subprocess.run(
            ["date", "+%FT%T"], env=clock.environment(), check=True, capture_output=True, text=True
        )
        self.assertEqual(shown.stdout, "2026-09-11T15:59:59\n")

        sent = []
        client_time.clock = clock
        client = boto3.client(
            "sts",
            region_name="us-east-1",
            endpoint_url="http://127.0.0.1:1",
            aws_access_key_id="AKIA",
            aws_secret_access_key="secret",
            config=botocore.config.Config(retries={"total_max_attempts": 1}),
        )
        client.meta.events.register("before-send.sts.*", lambda request, **_: sent.append(request))
        with self.assertRaises(botocore.exceptions.EndpointConnectionError):
            client.get_caller_identity()
        self.assertEqual(sent[0].headers["X-Amz-Date"], b"20260911T155959Z")


class Files(unittest.TestCase):
    def test_a_profile_of_a_credentials_file_is_read(self):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write("[root]\naws_access_key_id = A\naws_secret_access_key = b=+/\n[x]\n")
            file.flush()
            self.assertEqual(Credentials.of_file(file.name), Credentials("A", "b=+/"))

    def test_a_certificate_is_pem(self):
        self.assertTrue(certificate("test").startswith("-----BEGIN CERTIFICATE-----"))


class Count(unittest.TestCase):
    def told(self, failed_builds=0, cases=(), limits=None, **counts):
        """What is printed of one build, and the exit code: cases are (name, seconds)."""
        printed = io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            told = " ".join(f'{name}="{number}"' for name, number in counts.items())
            run = "".join(
                f'<testcase name="{name}" status="run" time="{seconds}"/>'
                for name, seconds in cases
            )
            pathlib.Path(folder, "release.xml").write_text(f"<testsuite {told}>{run}</testsuite>")
            if limits is not None:
                tests = [
                    {"name": name, "properties": [{"name": "TIMEOUT", "value": limit}]}
                    for name, limit in limits.items()
                ]
                tests.append({"name": "without-limit"})
                pathlib.Path(folder, "release.json").write_text(json.dumps({"tests": tests}))
            with contextlib.redirect_stdout(printed):
                code = count.main(folder, failed_builds)
        return code, printed.getvalue()

    def test_only_a_run_of_passed_tests_is_a_success(self):
        self.assertEqual(self.told(tests=3, failures=0, skipped=1, disabled=0)[0], 0)
        self.assertEqual(self.told(tests=3, failures=1, skipped=0, disabled=0)[0], 1)
        self.assertEqual(self.told(tests=0, failures=0, skipped=0, disabled=0)[0], 1)
        self.assertEqual(self.told(1, tests=3, failures=0, skipped=0, disabled=0)[0], 1)

    def test_the_ten_slowest_are_shown_with_their_share_of_their_limit(self):
        cases = [(f"t{number}", 10 * number) for number in range(1, 13)]
        limits = {name: 400.0 for name, _ in cases}
        lines = self.told(cases=cases, limits=limits, tests=12)[1].splitlines()
        shown = [line for line in lines if " of 400 s" in line]
        self.assertEqual(len(shown), 10)
        self.assertEqual(shown[0].split(), "120.0 s 30% of 400 s release: t12".split())
        self.assertNotIn("near", " ".join(shown))
        self.assertEqual(lines[-1], "12 passed, 0 failed, 0 skipped")

    def test_a_test_near_its_limit_is_shown_however_short_it_is(self):
        cases = [(f"t{number}", 100) for number in range(10)] + [("short", 5.0)]
        limits = {"short": 10.0, **{name: 1000.0 for name, _ in cases[:10]}}
        printed = self.told(cases=cases, limits=limits, tests=11)[1]
        self.assertIn("50% of 10 s  release: short  too near its limit", printed)

    def test_a_test_that_names_no_limit_has_that_of_ctest(self):
        printed = self.told(cases=[("without-limit", 15)], limits={}, tests=1)[1]
        self.assertIn("1% of 1500 s", printed)


if __name__ == "__main__":
    unittest.main()
