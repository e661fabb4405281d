"""A server whose clock was ahead, and was put right: nothing it wrote meanwhile holds up what is
true."""

import json
import unittest

from aws_client import Credentials, allowing
from browser import FIRST, NOT_SIGNED_IN, Browser, error, step
from rollcall_server import ACCOUNT, FakeClock, Server, wait_until
from server_test import main

DAYS = 30
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class AClockThatWasAhead(unittest.TestCase):
    """Thirty days ahead: a report is made, a key, a password and a role are used. Then it is put
    right, while the server runs or while it does not."""

    def setUp(self):
        self.server = Server(clock=FakeClock())
        self.addCleanup(self.server.close)
        self.server.start()
        self.clock = self.server.clock
        iam = self.server.iam()
        self.alice = self.server.an_administrator("alice")
        iam.create_login_profile(UserName="alice", Password=FIRST)
        role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=TRUST)
        iam.put_role_policy(
            RoleName="reader", PolicyName="read", PolicyDocument=allowing("iam:Get*")
        )
        self.role_arn = role["Role"]["Arn"]

        self.clock.move(days=DAYS)
        self.ahead = self.clock.now()
        self.server.report_text()
        self.used_role = self.assume()
        self.server.iam(self.used_role).get_role(RoleName="reader")
        self.browser = Browser(self.server).sign_in("alice", FIRST)
        self.assertEqual(self.cells(), (stamp(self.ahead),) * 2)

    def assume(self):
        sts = self.server.sts(self.alice)
        return Credentials.of_session(
            sts.assume_role(RoleArn=self.role_arn, RoleSessionName="session")
        )

    def cells(self):
        """When alice's password and key were used last."""
        key = self.server.iam().get_access_key_last_used(AccessKeyId=self.alice.access_key_id)
        user = self.server.iam().get_user(UserName="alice")["User"]
        return stamp(user["PasswordLastUsed"]), stamp(key["AccessKeyLastUsed"]["LastUsedDate"])

    def is_said(self, event, *beginnings):
        """Whether the log says these things about the event in time, one after the other, and no
        more."""

        def about():
            lines = [json.loads(line) for line in self.server.log().splitlines()]
            return [line["about"].split(",")[0] for line in lines if line.get("event") == event]

        return wait_until(lambda: about() == list(beginnings))

    def ready(self):
        return self.server.send("GET", "/readyz").text

    def check_that_nothing_is_held_up(self):
        iam, now = self.server.iam(), stamp(self.clock.now())
        answer = self.server.query("GetCredentialReport")
        self.assertEqual((answer.status, "ReportExpired" in answer.text), (410, True))
        reader = Browser(self.server).sign_in("alice", FIRST)
        facts = json.loads(reader.request("GET", "/console/report-facts").body)
        self.assertEqual((facts["generatedAt"], facts["nextPossibleAt"]), (stamp(self.ahead), now))
        self.assertEqual(iam.generate_credential_report()["State"], "STARTED")
        row = self.server.report()["alice"]
        self.assertEqual(stamp(iam.get_credential_report()["GeneratedTime"]), now)
        self.assertEqual(row["access_key_1_last_used_date"], stamp(self.ahead))

        refused = self.server.query("GetCallerIdentity", service="sts", credentials=self.used_role)
        self.assertEqual((refused.status, "ExpiredToken" in refused.text), (403, True))
        self.assertEqual(error(self.browser.session())[:2], NOT_SIGNED_IN)

        self.server.iam(self.assume()).get_role(RoleName="reader")
        self.assertEqual(step(Browser(self.server).sign_in("alice", FIRST).session()), "done")
        self.assertEqual(self.cells(), (now, now))
        role = iam.get_role(RoleName="reader")["Role"]
        self.assertEqual(stamp(role["RoleLastUsed"]["LastUsedDate"]), now)
        self.clock.move(hours=4)
        row = self.server.report()["alice"]
        self.assertEqual(
            (row["password_last_used"], row["access_key_1_last_used_date"]), (now,) * 2
        )

    def test_and_is_put_right_while_the_server_runs(self):
        self.assertTrue(wait_until(lambda: "clock jumped: ahead by 30 days" in self.ready()))
        self.clock.move(days=-DAYS)
        self.assertTrue(wait_until(lambda: "clock jumped: back by 30 days" in self.ready()))
        self.assertTrue(wait_until(lambda: "dated in the future: reports: 1, " in self.ready()))
        self.assertTrue(self.is_said("clock jumped", "ahead by 30 days", "back by 30 days"))
        self.assertTrue(self.is_said("dated in the future", "reports: 1"))
        self.check_that_nothing_is_held_up()

    def test_and_is_put_right_while_the_server_does_not_run(self):
        self.server.stop()
        self.clock.move(days=-DAYS)
        self.server.start()
        self.assertTrue(wait_until(lambda: "dated in the future: reports: 1, " in self.ready()))
        self.assertTrue(self.is_said("dated in the future", "reports: 1"))
        self.check_that_nothing_is_held_up()


if __name__ == "__main__":
    main()
