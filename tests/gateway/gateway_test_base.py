"""What a test of a real service begins with: the service, started once for all tests of a file, and
for each test a Rollcall of its own behind the same door, so that each has a report of its own.
"""

import functools
import sys
import unittest

from aws_client import allowing
from door import Door
from rollcall_server import FakeClock, RealClock

S3_EVERYTHING = ("s3:*",)


class RealServiceTest(unittest.TestCase):
    """service_kind is what runs: a class with start(), close() and log_tail(), made with a Door."""

    service_kind = None
    fake_time = False
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.door, cls.service = _running(cls.service_kind)

    def setUp(self):
        self.serve(*self.options)
        self.addCleanup(self._tell_of_failure)

    def serve(self, *options):
        """Puts a new Rollcall behind the door, in place of the one that is there."""
        clock = FakeClock() if self.fake_time else RealClock()
        self.server = self.door.server(*options, clock=clock)
        self.addCleanup(self.server.close)
        self.server.start()

    def _tell_of_failure(self):
        outcome = self._outcome.result
        if any(test is self for test, _ in outcome.failures + outcome.errors):
            print(self.server.log_tail(), self.service.log_tail(), sep="\n", file=sys.stderr)

    def a_user(self, name, *actions, resource="*"):
        """Makes a user who may do all of S3, or these actions; returns the Credentials."""
        key = self.server.a_user(name)
        self.server.iam().put_user_policy(
            UserName=name,
            PolicyName="given",
            PolicyDocument=allowing(*(actions or S3_EVERYTHING), resource=resource),
        )
        return key

    def switch(self, name, key, status):
        self.server.iam().update_access_key(
            UserName=name, AccessKeyId=key.access_key_id, Status=status
        )

    # What the report says of a user's first key.

    def assert_used(self, name, service, region):
        row = self.server.report()[name]
        self.assertNotEqual(row["access_key_1_last_used_date"], "N/A", name)
        self.assertEqual(_use(row), (service, region), name)

    def assert_never_used(self, *names):
        report = self.server.report()
        for name in names:
            self.assertEqual(report[name]["access_key_1_last_used_date"], "N/A", name)
            self.assertEqual(_use(report[name]), ("N/A", "N/A"), name)


@functools.cache
def _running(service_kind):
    """A door and a service that asks there, until the last test of the file has run."""
    door = Door()
    unittest.addModuleCleanup(door.close)
    service = service_kind(door)
    unittest.addModuleCleanup(service.close)
    service.start()
    return door, service


def _use(row):
    return row["access_key_1_last_used_service"], row["access_key_1_last_used_region"]
