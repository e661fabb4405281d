"""Users who are disabled and enabled again, through the tools of AWS, a browser and the report."""

import json

from aws_client import AwsError
from browser import FIRST, GENERIC, SignInTest, error, step
from server_test import main

NOTHING = {"password_enabled": "false", "password_last_used": "N/A", "access_key_1_active": "false"}


class DisabledUsers(SignInTest):
    def setUp(self):
        self.rollcall = self.server.client("rollcall")
        self.iam = self.server.iam()

    def somebody(self, name):
        """With a password that was used and an active key."""
        self.user(name)
        key = self.server.a_key(name)
        self.signed_in(name)
        return key

    def row(self, name):
        self.clock.move(hours=5)
        return self.server.report()[name]

    def test_the_report_is_as_if_they_had_nothing_and_then_as_it_was(self):
        self.somebody("anna")
        before = self.row("anna")
        self.assertEqual(before["password_enabled"], "true")
        self.rollcall.disable_user(UserName="anna")
        during = self.row("anna")
        self.assertEqual({name: during[name] for name in NOTHING}, NOTHING)
        for name in ("password_last_changed", "password_next_rotation"):
            self.assertEqual(during[name], "N/A")
        self.rollcall.enable_user(UserName="anna")
        self.assertEqual(self.row("anna"), before)

    def test_neither_password_nor_key_nor_session_gets_in_until_they_are_enabled(self):
        key = self.somebody("bert")
        browser = self.signed_in("bert")
        temporary = self.server.sts(key).get_session_token()["Credentials"]
        self.rollcall.disable_user(UserName="bert")
        self.assert_over(browser)
        self.assertEqual(error(self.browser().begin("bert", FIRST)), GENERIC)
        with self.refused("InvalidClientTokenId"):
            self.server.sts(key).get_caller_identity()
        with self.refused("InvalidClientTokenId"):
            self.server.sts(self.credentials(temporary)).get_caller_identity()
        self.server.restart()
        self.assertEqual(error(self.browser().begin("bert", FIRST)), GENERIC)
        self.rollcall.enable_user(UserName="bert")
        self.assertEqual(step(self.browser().begin("bert", FIRST)), "done")
        self.server.sts(key).get_caller_identity()
        with self.refused("InvalidClientTokenId"):
            self.server.sts(self.credentials(temporary)).get_caller_identity()

    def credentials(self, answer):
        return type(self.server.root)(
            answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]
        )

    def test_the_command_line_disables_tells_and_enables(self):
        key = self.somebody("cora")
        made = self.server.aws("rollcall", "disable-user", "--user-name", "cora")["DisabledUser"]
        self.assertEqual(made["AccessKeyIds"], [key.access_key_id])
        told = self.server.aws("rollcall", "get-disabled-user", "--user-name", "cora")
        self.assertEqual(told["DisabledUser"], made)
        summaries = self.server.aws("rollcall", "list-user-summaries")["UserSummaries"]
        dates = {user["UserName"]: user.get("DisabledDate") for user in summaries}
        self.assertEqual(dates["cora"], made["DisabledDate"])
        self.server.aws("rollcall", "enable-user", "--user-name", "cora")
        with self.assertRaisesRegex(AwsError, "is not disabled"):
            self.server.aws("rollcall", "get-disabled-user", "--user-name", "cora")


class SignInSessions(SignInTest):
    def own(self, browser, parameters=()):
        answer = browser.api("ListSignInSessions", parameters, service="rollcall")
        self.assertEqual(answer.status, 200, answer.body)
        said = json.loads(answer.body)["ListSignInSessionsResponse"]["ListSignInSessionsResult"]
        return said["SignInSessions"]

    def test_whoever_is_signed_in_sees_and_ends_their_own_without_a_permission(self):
        self.user("dina")
        here, there = self.signed_in("dina"), self.signed_in("dina")
        sessions = self.own(here)
        self.assertEqual(len(sessions), 2)
        self.assertEqual([each["SourceAddress"] for each in sessions], ["127.0.0.1"] * 2)
        other = next(each for each in sessions if not each["IsCurrent"])
        ended = here.api("EndSignInSession", {"SessionId": other["SessionId"]}, service="rollcall")
        self.assertEqual(ended.status, 200, ended.body)
        self.assert_over(there)
        self.assertEqual([each["IsCurrent"] for each in self.own(here)], [True])

    def test_root_sees_its_own(self):
        answer = self.server.client("rollcall").list_sign_in_sessions()
        self.assertEqual(answer["SignInSessions"], [])

    def test_nobody_sees_or_ends_somebody_elses_without_one(self):
        self.user("emil")
        self.user("fred")
        emil = self.signed_in("emil")
        fred = self.signed_in("fred")
        session = self.own(emil)[0]["SessionId"]
        for action, more in (
            ("ListSignInSessions", {}),
            ("EndSignInSession", {"SessionId": session}),
        ):
            answer = fred.api(action, {"UserName": "emil", **more}, service="rollcall")
            self.assertEqual(answer.status, 403, answer.body)
        answer = fred.api("EndSignInSession", {"SessionId": session}, service="rollcall")
        self.assertEqual(answer.status, 404, answer.body)
        self.assertEqual(step(emil.session()), "done")

    def test_an_administrator_ends_one_at_once_and_the_deed_is_recorded(self):
        self.user("gina")
        gina = self.signed_in("gina")
        self.clock.move(minutes=2)
        gina.request("GET", "/signin/session", headers={"User-Agent": "Somebody else's browser"})
        rollcall = self.server.client("rollcall")
        session = rollcall.list_sign_in_sessions(UserName="gina")["SignInSessions"][0]
        self.assertEqual(session["UserAgent"], "Somebody else's browser")
        self.assertEqual(session["LastSeenDate"], self.clock.now())
        rollcall.end_sign_in_session(UserName="gina", SessionId=session["SessionId"])
        self.assert_over(gina)


if __name__ == "__main__":
    main()
