"""The clock in a developer's hand: a file says what time it is for the server, and all that it dates
moves with it. The clients of this test sign at the time that they wrote into the file."""

import datetime
import pathlib
import tempfile
import unittest

from aws_client import code_pair, totp
from rollcall_server import RealClock, Server, wait_until
from server_test import main

UTC = datetime.timezone.utc
START = datetime.datetime(2027, 3, 1, 9, 0, 0, tzinfo=UTC)


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class ClockFile(RealClock):
    """Moves server and clients by the file that the server reads, as a shell would: `echo` alone."""

    def __init__(self, file):
        self.file = pathlib.Path(file)
        self.set(START)

    def now(self):
        return self._now

    def set(self, moment):
        self._now = moment
        self.say(stamp(moment))

    def say(self, text):
        self.file.write_text(text + "\n")

    def move(self, **span):
        self.set(self._now + datetime.timedelta(**span))


class DevelopmentClock(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rollcall-clock-")
        self.addCleanup(folder.cleanup)
        self.clock = ClockFile(pathlib.Path(folder.name) / "clock")
        self.options = ("--development", "--clock-file", self.clock.file)
        self.server = Server(*self.options, clock=self.clock)
        self.addCleanup(self.server.close)
        self.server.start()
        self.iam = self.server.iam()

    def ready(self):
        return self.server.send("GET", "/readyz").text

    def last_used(self, credentials):
        used = self.iam.get_access_key_last_used(AccessKeyId=credentials.access_key_id)
        return stamp(used["AccessKeyLastUsed"]["LastUsedDate"])

    def test_moves_the_age_of_a_report(self):
        first = self.server.report_text()
        self.iam.create_user(UserName="later")
        self.clock.move(hours=3, minutes=59, seconds=59)
        self.assertEqual(self.iam.generate_credential_report()["State"], "COMPLETE")
        self.assertEqual(self.server.report_text(), first)
        self.clock.move(seconds=1)
        self.assertEqual(self.iam.generate_credential_report()["State"], "STARTED")
        self.assertIn(
            f"\nlater,arn:aws:iam::123456789012:user/later,{stamp(START)},",
            self.server.report_text(),
        )

    def test_moves_the_window_of_last_uses(self):
        alice = self.server.an_administrator("alice")
        self.server.iam(alice).list_users()
        self.clock.move(minutes=14, seconds=59)
        self.server.iam(alice).list_users()
        self.assertEqual(self.last_used(alice), stamp(START))
        self.clock.move(seconds=1)
        self.server.iam(alice).list_users()
        self.assertEqual(self.last_used(alice), stamp(self.clock.now()))

    def test_moves_the_steps_of_a_device(self):
        alice = self.server.an_administrator("alice")
        serial, seed = self.server.a_device("alice")
        sts = self.server.sts(alice)
        self.clock.move(days=30)
        session = sts.get_session_token(
            SerialNumber=serial, TokenCode=totp(seed, self.clock.now()), DurationSeconds=900
        )
        self.assertEqual(
            session["Credentials"]["Expiration"],
            self.clock.now() + datetime.timedelta(minutes=15),
        )
        old = code_pair(seed, self.clock.now())["AuthenticationCode1"]
        self.clock.move(minutes=5)
        with self.assertRaisesRegex(Exception, "AccessDenied"):
            sts.get_session_token(SerialNumber=serial, TokenCode=old)

    def test_moves_what_a_signature_is_compared_with(self):
        self.clock.say("+30d")
        answer = self.server.query("ListUsers")
        self.assertEqual((answer.status, "SignatureDoesNotMatch" in answer.text), (403, True))

    def test_keeps_the_last_good_time_while_the_file_is_broken(self):
        self.iam.list_users()
        self.clock.say("tomorrow")
        self.iam.list_users()
        self.assertIn(f"the clock shows {stamp(START)}", self.ready())
        self.assertTrue(wait_until(lambda: "development clock broken" in self.server.log()))
        self.clock.move(days=1)
        self.iam.list_users()
        self.assertIn(f"the clock shows {stamp(self.clock.now())}", self.ready())
        self.assertEqual(self.server.log().count("development clock broken"), 1)

    def test_is_shouted_about(self):
        self.assertIn("DEVELOPMENT: THIS SERVER IS FOR DEVELOPERS", self.ready())
        self.assertIn('"event":"DEVELOPMENT"', self.server.log())

    def test_is_refused_without_the_switch_or_without_a_time(self):
        serve = ("serve", "--data", self.server.data, "--clock-file", self.clock.file)
        refused = self.server.run(*serve, check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("--development", refused.stderr)
        self.clock.say("tomorrow")
        refused = self.server.run(*serve, "--development", check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("such as +30d", refused.stderr)


if __name__ == "__main__":
    main()
