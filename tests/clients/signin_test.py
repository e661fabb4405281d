"""Signing in as a browser does, against the real server: every step, and what is refused."""

import json
import pathlib

from aws_client import totp
from browser import FIRST, GENERIC, NOT_SIGNED_IN, SECOND, SignInTest, error, step
from rollcall_server import ACCOUNT
from server_test import main

ROOT = "Root#Pass1"

DEFAULT_RULES = {
    "minimumLength": 8,
    "uppercase": False,
    "lowercase": False,
    "numbers": False,
    "symbols": False,
    "classes": 3,
    "reusePrevention": 0,
}


class Password(SignInTest):
    def test_alone_is_enough_for_a_user_without_a_device(self):
        self.user("alice")
        self.server.iam().create_account_alias(AccountAlias="example")
        browser = self.browser()
        answer = browser.begin("Alice", FIRST, account="example")
        said = json.loads(answer.body)
        self.assertEqual(said["step"], "done")
        self.assertEqual(
            said["session"],
            {
                "accountId": ACCOUNT,
                "accountAlias": "example",
                "arn": f"arn:aws:iam::{ACCOUNT}:user/alice",
                "userName": "alice",
                "isRoot": False,
                "mfa": False,
                "signedInAt": "2026-09-11T12:00:00Z",
                "expiresAt": "2026-09-12T00:00:00Z",
                "idleMinutes": 60,
                "passwordExpiresAt": None,
                "ownPassword": "notAllowed",
                "ownPasswordRules": DEFAULT_RULES,
                "passwordRules": DEFAULT_RULES,
            },
        )
        self.assertEqual(json.loads(browser.session().body), said)
        cookie = answer.headers["Set-Cookie"]
        self.assertIn("; HttpOnly", cookie)
        self.assertIn("; SameSite=Strict", cookie)
        self.assertIn("; Path=/", cookie)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")

    def test_that_is_wrong_is_told_like_everything_that_is_wrong(self):
        self.user("bea")
        self.server.iam().create_user(UserName="without-password")
        wrong = [
            {"account": ACCOUNT, "userName": "bea", "password": SECOND},
            {"account": ACCOUNT, "userName": "nobody", "password": FIRST},
            {"account": ACCOUNT, "userName": "without-password", "password": FIRST},
            {"account": "210987654321", "userName": "bea", "password": FIRST},
            {"account": "no-such-alias", "userName": "bea", "password": FIRST},
            {"account": ACCOUNT, "userName": "", "password": FIRST},
            {"email": "nobody@example.com", "password": FIRST},
            {"email": "", "password": FIRST},
            {"password": FIRST},
        ]
        for members in wrong:
            answer = self.browser().post("/signin/begin", members)
            self.assertEqual(error(answer), GENERIC, members)
            self.assertNotIn("Set-Cookie", answer.headers)

    def test_is_in_no_log(self):
        self.user("cleo")
        self.browser().begin("cleo", SECOND)
        self.signed_in("cleo")
        self.assertNotIn(FIRST, self.server.log())
        self.assertNotIn(SECOND, self.server.log())

    def test_use_is_in_the_report_within_the_rule_of_five_minutes(self):
        self.user("dora")
        self.clock.move(hours=5)
        self.browser().begin("dora", SECOND)
        self.assertEqual(self.server.report()["dora"]["password_last_used"], "no_information")
        self.clock.move(hours=5)
        first = self.clock.now()
        self.signed_in("dora")
        self.clock.move(minutes=4, seconds=59)
        self.signed_in("dora")
        said = self.server.report()["dora"]["password_last_used"]
        self.assertEqual(said, first.strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.clock.move(hours=4)
        second = self.clock.now()
        self.signed_in("dora")
        self.server.kill()
        self.server.start()
        said = self.server.report()["dora"]["password_last_used"]
        self.assertEqual(said, second.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def test_use_is_told_of_the_user_after_the_password_is_gone_and_not_in_the_report(self):
        def cell():
            self.clock.move(hours=5)
            return self.server.report()["finn"]["password_last_used"]

        def told():
            iam = self.server.iam()
            listed = {user["UserName"]: user for user in iam.list_users()["Users"]}
            got = iam.get_user(UserName="finn")["User"]["PasswordLastUsed"]
            self.assertEqual(listed["finn"]["PasswordLastUsed"], got)
            return got

        self.user("finn")
        used = self.clock.now()
        self.signed_in("finn")
        self.server.iam().delete_login_profile(UserName="finn")
        self.assertEqual((told(), cell()), (used, "N/A"))
        self.server.iam().create_login_profile(UserName="finn", Password=FIRST)
        self.assertEqual((told(), cell()), (used, "no_information"))
        again = self.clock.now()
        self.signed_in("finn")
        self.assertEqual((told(), cell()), (again, again.strftime("%Y-%m-%dT%H:%M:%SZ")))

    def test_that_must_be_changed_is_changed_before_anything_else(self):
        self.user("eve", PasswordResetRequired=True)
        browser = self.browser()
        said = json.loads(browser.begin("eve", FIRST).body)
        self.assertEqual((said["step"], said["reason"]), ("changePassword", "reset"))
        self.assertEqual(error(browser.api("GetUser"))[:2], NOT_SIGNED_IN)

        def change(old, new):
            return browser.post("/signin/change-password", {"oldPassword": old, "newPassword": new})

        for bad in ("short", SECOND + "x" * 128, SECOND + "ひ", SECOND + "\0"):
            self.assertEqual(error(change(FIRST, bad))[:2], (400, "PasswordPolicyViolation"), bad)
        self.assertEqual(error(change(SECOND, "Third#Pass3")), GENERIC)
        self.assertEqual(error(change(FIRST, FIRST))[:2], (400, "PasswordPolicyViolation"))
        self.assertEqual(step(change(FIRST, SECOND)), "done")
        self.assertEqual(error(self.browser().begin("eve", FIRST)), GENERIC)
        self.assertEqual(step(self.browser().begin("eve", SECOND)), "done")

    def test_that_must_be_changed_comes_with_the_rules_for_the_next_one(self):
        self.user("gina", PasswordResetRequired=True)
        self.policy(MinimumPasswordLength=14, RequireSymbols=True, PasswordReusePrevention=3)
        rules = {**DEFAULT_RULES, "minimumLength": 14, "symbols": True, "classes": 0}
        rules["reusePrevention"] = 3
        said = json.loads(self.browser().begin("gina", FIRST).body)
        self.assertEqual((said["step"], said["passwordRules"]), ("changePassword", rules))

    def test_that_has_expired_is_changed_and_under_hard_expiry_is_not(self):
        self.user("fay")
        self.policy(MaxPasswordAge=30)
        expires = json.loads(self.browser().begin("fay", FIRST).body)["session"]
        self.clock.move(days=30)
        self.assertEqual(expires["passwordExpiresAt"], f"{self.clock.now():%Y-%m-%dT%H:%M:%SZ}")
        browser = self.browser()
        said = json.loads(browser.begin("fay", FIRST).body)
        self.assertEqual((said["step"], said["reason"]), ("changePassword", "expired"))
        self.server.iam().update_account_password_policy(MaxPasswordAge=30, HardExpiry=True)
        answer = self.browser().begin("fay", FIRST)
        self.assertEqual(json.loads(answer.body), {"step": "passwordExpired"})
        answer = browser.post(
            "/signin/change-password", {"oldPassword": FIRST, "newPassword": SECOND}
        )
        self.assertEqual(error(answer)[:2], NOT_SIGNED_IN)
        self.server.iam().update_account_password_policy(
            MaxPasswordAge=30, PasswordReusePrevention=1
        )
        answer = browser.post(
            "/signin/change-password", {"oldPassword": FIRST, "newPassword": SECOND}
        )
        self.assertEqual(step(answer), "done")

    def test_that_expires_for_good_is_changed_with_a_key_and_in_no_session(self):
        self.user("gus")
        key = self.server.a_key("gus")
        self.policy(MaxPasswordAge=1, HardExpiry=True, AllowUsersToChangePassword=True)
        self.clock.move(hours=23, minutes=30)
        browser = self.signed_in("gus")
        self.clock.move(minutes=31)
        answer = browser.api("ChangePassword", {"OldPassword": FIRST, "NewPassword": SECOND})
        self.assertEqual(answer.status, 403)
        self.assertIn("The password has expired. Only an administrator can set", answer.text)
        self.server.iam(key).change_password(OldPassword=FIRST, NewPassword=SECOND)
        self.assertEqual(step(self.browser().begin("gus", SECOND)), "done")


class Device(SignInTest):
    def setUp(self):
        self.clock.move(minutes=30)

    def test_is_asked_for_after_the_password_and_a_code_is_good_once(self):
        self.user("gwen")
        serial, seed = self.server.a_device("gwen")
        self.clock.move(minutes=5)
        browser = self.browser()
        said = json.loads(browser.begin("gwen", FIRST).body)
        self.assertEqual((said["step"], said["devices"]), ("mfa", [serial]))
        self.assertEqual(error(browser.api("GetUser"))[:2], NOT_SIGNED_IN)
        self.assertEqual(error(browser.post("/signin/mfa", {"code": "000000"})), GENERIC)
        code = totp(seed, self.clock.now())
        before = browser.session_id
        answer = browser.post("/signin/mfa", {"code": code, "serialNumber": serial})
        said = json.loads(answer.body)
        self.assertEqual(said["step"], "done")
        self.assertTrue(said["session"]["mfa"])
        self.assertNotEqual(browser.session_id, before)
        again = self.browser()
        again.begin("gwen", FIRST)
        self.assertEqual(error(again.post("/signin/mfa", {"code": code})), GENERIC)

    def test_is_not_used_up_by_whoever_has_a_key_of_its_user(self):
        self.user("hugo")
        serial, seed = self.server.a_device("hugo")
        key = self.server.a_key("hugo")
        self.clock.move(minutes=10)
        wrong = [("SerialNumber", serial), ("TokenCode", "000000")]
        for _ in range(10):
            self.server.query("GetSessionToken", wrong, service="sts", credentials=key)
        browser = self.browser()
        self.assertEqual(step(browser.begin("hugo", FIRST)), "mfa")
        code = {"code": totp(seed, self.clock.now())}
        self.assertEqual(step(browser.post("/signin/mfa", code)), "done")

    def test_gets_nine_codes_in_three_minutes_and_says_when_there_are_more(self):
        self.user("ilse")
        _, seed = self.server.a_device("ilse")
        self.clock.move(seconds=180 - self.clock.now().timestamp() % 180)
        browser = self.browser()

        def patiently(ask):
            answer = ask()
            while answer.status == 429:
                self.clock.move(seconds=int(answer.headers["Retry-After"]))
                answer = ask()
            return answer

        for tried in range(9):
            if tried % 5 == 0:  # a sign-in has five wrong codes
                self.assertEqual(step(patiently(lambda: browser.begin("ilse", FIRST))), "mfa")
            answer = patiently(lambda: browser.post("/signin/mfa", {"code": "000000"}))
            self.assertEqual(error(answer), GENERIC)
        self.clock.move(seconds=20)  # longer than the wrong ones have to wait

        def right():
            return browser.post("/signin/mfa", {"code": totp(seed, self.clock.now())})

        self.assertEqual(error(right())[:2], (429, "TooManyAttempts"))
        self.assertEqual(step(patiently(right)), "done")

    def test_gets_five_wrong_codes_and_no_more(self):
        self.user("hana")
        self.server.a_device("hana")
        browser = self.browser()
        browser.begin("hana", FIRST)
        for _ in range(5):
            self.assertEqual(error(browser.post("/signin/mfa", {"code": "000000"})), GENERIC)
        self.assert_over(browser)

    def test_is_seen_by_policies(self):
        self.user("ines")
        _, seed = self.server.a_device("ines")
        self.clock.move(minutes=5)
        statement = {
            "Effect": "Allow",
            "Action": "iam:ListUsers",
            "Resource": "*",
            "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
        }
        for name in ("ines", self.user("jane")):
            self.server.iam().put_user_policy(
                UserName=name,
                PolicyName="with-mfa",
                PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statement}),
            )
        browser = self.browser()
        browser.begin("ines", FIRST)
        browser.post("/signin/mfa", {"code": totp(seed, self.clock.now())})
        self.assertEqual(browser.api("ListUsers").status, 200)
        self.assertEqual(self.signed_in("jane").api("ListUsers").status, 403)


class Root(SignInTest):
    init_options = ("--root-email", "root@example.com")

    def password(self, text, line_end="\n"):
        file = pathlib.Path(self.server.data).parent / "password"
        file.write_text(text + line_end, newline="")
        return self.server.run(
            *("account", "root-password", "--data", self.server.data),
            *("--account-id", ACCOUNT, "--password-file", file),
            check=False,
        )

    def begin(self, password, email="Root@example.com"):
        browser = self.browser()
        return browser, browser.post("/signin/begin", {"email": email, "password": password})

    def test_signs_in_with_the_password_that_was_set_and_does_everything(self):
        self.assertEqual(self.password("weak").returncode, 1)
        self.assertEqual(self.password(ROOT).returncode, 0)
        browser, answer = self.begin(ROOT)
        session = json.loads(answer.body)["session"]
        self.assertTrue(session["isRoot"])
        self.assertIsNone(session["userName"])
        self.assertEqual(browser.api("ListUsers").status, 200)
        answer = browser.post(
            "/signin/change-password", {"oldPassword": ROOT, "newPassword": SECOND}
        )
        self.assertEqual(step(answer), "done")
        self.assertEqual(error(self.begin(ROOT)[1]), GENERIC)
        self.assertEqual(self.password(ROOT).returncode, 0)
        self.assert_over(browser)

    def test_does_not_sign_in_again_by_changing_the_password(self):
        self.assertEqual(self.password(ROOT).returncode, 0)
        browser, _ = self.begin(ROOT)
        root = "<root_account>"
        before = self.server.report()[root]["password_last_used"]
        began = json.loads(browser.session().body)["session"]["signedInAt"]
        former = browser.session_id
        self.clock.move(minutes=50)
        answer = browser.post(
            "/signin/change-password", {"oldPassword": ROOT, "newPassword": SECOND}
        )
        self.assertEqual(json.loads(answer.body)["session"]["signedInAt"], began)
        self.assertNotEqual(browser.session_id, former)
        self.clock.move(hours=5)
        self.assertEqual(self.server.report()[root]["password_last_used"], before)

    def test_has_the_password_of_the_file_however_its_line_ends(self):
        for line_end in ("", "\n", "\r\n"):
            self.assertEqual(self.password(ROOT, line_end).returncode, 0)
            self.assertEqual(step(self.begin(ROOT)[1]), "done")

    def test_has_no_password_that_could_not_be_typed_again(self):
        for text in (ROOT + "x" * 128, ROOT + "ひ"):
            refused = self.password(text)
            self.assertEqual(refused.returncode, 1)
            self.assertIn("128", refused.stderr)

    def test_is_delayed_by_no_more_than_a_minute(self):
        self.assertEqual(self.password(ROOT).returncode, 0)
        for _ in range(20):
            self.begin(SECOND)
            self.clock.move(minutes=1)
        self.assertEqual(step(self.begin(ROOT)[1]), "done")


if __name__ == "__main__":
    main()
