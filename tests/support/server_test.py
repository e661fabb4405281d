"""The base of every end-to-end test.

    class Users(ServerTest):
        def test_a_user_that_was_made_is_listed(self):
            iam = self.server.iam()
            iam.create_user(UserName="alice")
            self.assertEqual(iam.list_users()["Users"][0]["UserName"], "alice")

    if __name__ == "__main__":
        main()
"""

import contextlib
import sys
import unittest

import botocore.exceptions

import postgres
import store_of_tests
from rollcall_server import FakeClock, RealClock, Server, program


class ServerTest(unittest.TestCase):
    """One server for all tests of a class. fake_time freezes its clock; options go to serve."""

    fake_time = False
    options = ()
    init_options = ()

    @classmethod
    def setUpClass(cls):
        clock = FakeClock() if cls.fake_time else RealClock()
        cls.server = Server(*cls.options, clock=clock, init_options=cls.init_options)
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        cls.clock = clock

    def run(self, result=None):
        before = _troubles(result)
        outcome = super().run(result)
        if _troubles(result) > before:
            print(f"--- server log at {self.id()}\n{self.server.log_tail()}", file=sys.stderr)
        return outcome

    @contextlib.contextmanager
    def refused(self, code, status=None, message=None):
        """with self.refused("NoSuchEntity", 404): iam.get_user(UserName="nobody")"""
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            yield caught
        error = caught.exception.response
        self.assertEqual(error["Error"].get("Code"), code, error["Error"].get("Message"))
        if status is not None:
            self.assertEqual(error["ResponseMetadata"]["HTTPStatusCode"], status)
        if message is not None:
            self.assertEqual(error["Error"].get("Message"), message)


def _troubles(result):
    return len(result.errors) + len(result.failures) if result is not None else 0


def main():
    """What a test file ends with. Exit code 77 tells CTest that all of it was skipped."""
    if not program().exists():
        print(f"{program()} is not built: ./dev build release", file=sys.stderr)
        sys.exit(1)
    if store_of_tests.is_missing():
        print(f"skipped: {postgres.MISSING}")
        sys.exit(77)
    outcome = unittest.main(module="__main__", exit=False, verbosity=2).result
    if not outcome.wasSuccessful():
        sys.exit(1)
    sys.exit(77 if outcome.testsRun == len(outcome.skipped) else 0)
