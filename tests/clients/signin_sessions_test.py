"""What somebody has who signed in: how long it lasts, what ends it, and who cannot use it."""

import json

from aws_client import totp
from browser import FIRST, SECOND, UNTRUSTED, SignInTest, error, step
from rollcall_server import ACCOUNT
from server_test import main


class Session(SignInTest):
    def test_gets_a_new_id_at_each_step_and_takes_none_from_outside(self):
        self.user("kate", PasswordResetRequired=True)
        browser = self.browser()
        browser.cookies["rollcall"] = planted = f"{ACCOUNT}-" + "0" * 32
        browser.begin("kate", FIRST)
        pending = browser.session_id
        self.assertNotEqual(pending, planted)
        browser.post("/signin/change-password", {"oldPassword": FIRST, "newPassword": SECOND})
        self.assertNotEqual(browser.session_id, pending)
        former = self.browser()
        former.cookies["rollcall"] = pending
        self.assert_over(former)

    def test_takes_the_place_of_the_one_that_the_browser_had(self):
        self.user("kira")
        browser = self.signed_in("kira")
        former = self.browser()
        former.cookies["rollcall"] = browser.session_id
        browser.sign_in("kira", FIRST)
        self.assert_over(former)
        self.assertEqual(step(browser.session()), "done")

    def test_is_kept_as_a_hash(self):
        self.user("lena")
        browser = self.signed_in("lena")
        secret = browser.session_id.split("-")[1].encode()
        for file in self.server.data.rglob("*"):
            if file.is_file():
                self.assertNotIn(secret, file.read_bytes(), file)

    def test_ends_when_it_is_not_used_for_an_hour_and_outlives_a_restart(self):
        self.user("mona")
        browser = self.signed_in("mona")
        for _ in range(3):
            self.clock.move(minutes=59, seconds=59)
            self.assertEqual(step(browser.session()), "done")
        self.server.restart()
        self.assertEqual(step(browser.session()), "done")
        self.clock.move(hours=1)
        self.assert_over(browser)

    def test_ends_after_twelve_hours_however_much_it_is_used(self):
        self.user("nina")
        browser = self.signed_in("nina")
        for _ in range(23):
            self.clock.move(minutes=31)
            self.assertEqual(step(browser.session()), "done")
        self.clock.move(minutes=7)
        self.assert_over(browser)

    def test_ends_with_sign_out_here_or_everywhere(self):
        self.user("olga")
        one, two, three = (self.signed_in("olga") for _ in range(3))
        former = one.session_id
        self.assertEqual(one.post("/signin/sign-out").status, 204)
        self.assertIsNone(one.session_id)
        one.cookies["rollcall"] = former
        self.assert_over(one)
        self.assertEqual(step(two.session()), "done")
        self.assertEqual(two.post("/signin/sign-out-everywhere").status, 204)
        self.assert_over(three)

    def test_ends_when_the_password_changes_but_for_the_one_that_changes_it(self):
        self.administrator("pia")
        here, there = self.signed_in("pia"), self.signed_in("pia")
        answer = here.api("ChangePassword", {"OldPassword": FIRST, "NewPassword": SECOND})
        self.assertEqual(answer.status, 200, answer.text)
        self.assert_over(there)
        self.assertEqual(step(here.session()), "done")
        self.server.iam().update_login_profile(UserName="pia", Password=FIRST)
        self.assert_over(here)

    def test_ends_when_a_device_comes_or_goes_and_when_password_or_user_go(self):
        iam = self.server.iam()
        self.user("rosa")
        before = self.signed_in("rosa")
        serial, seed = self.server.a_device("rosa")
        self.assert_over(before)
        self.clock.move(minutes=5)
        browser = self.browser()
        browser.begin("rosa", FIRST)
        browser.post("/signin/mfa", {"code": totp(seed, self.clock.now())})
        self.assertEqual(step(browser.session()), "done")
        iam.deactivate_mfa_device(UserName="rosa", SerialNumber=serial)
        self.assert_over(browser)
        browser.sign_in("rosa", FIRST)
        iam.delete_login_profile(UserName="rosa")
        self.assert_over(browser)
        iam.create_login_profile(UserName="rosa", Password=FIRST)
        browser.sign_in("rosa", FIRST)
        iam.delete_login_profile(UserName="rosa")
        iam.delete_user(UserName="rosa")
        self.user("rosa")
        self.assert_over(browser)

    def test_follows_its_user_to_a_new_name(self):
        self.administrator("sara")
        browser = self.signed_in("sara")
        self.server.iam().update_user(UserName="sara", NewUserName="sarah")
        caller = json.loads(browser.api("GetCallerIdentity", service="sts").text)
        self.assertEqual(
            caller["GetCallerIdentityResponse"]["GetCallerIdentityResult"]["Arn"],
            f"arn:aws:iam::{ACCOUNT}:user/sarah",
        )


class ShortSession(SignInTest):
    options = ("--session-idle", "60")

    def test_lasts_for_as_long_as_it_is_used(self):
        self.user("zita")
        browser = self.signed_in("zita")
        for _ in range(4):
            self.clock.move(seconds=40)
            self.assertEqual(step(browser.session()), "done")
        self.clock.move(seconds=60)
        self.assert_over(browser)


class Forgery(SignInTest):
    def setUp(self):
        self.clock.move(hours=1)

    def test_from_another_origin_is_refused(self):
        self.administrator("tina")
        browser = self.signed_in("tina")
        members = {"account": ACCOUNT, "userName": "tina", "password": FIRST}
        for origin in (None, "null", "http://evil.example", self.server.endpoint + "0"):
            forged = {"Origin": origin}
            self.assertEqual(error(browser.api("ListUsers", headers=forged))[:2], UNTRUSTED)
            answer = self.browser().post("/signin/begin", members, headers=forged)
            self.assertEqual(error(answer)[:2], UNTRUSTED)
        self.assertEqual(browser.api("ListUsers").status, 200)

    def test_by_a_page_whose_name_leads_here_is_refused(self):
        self.user("tess")
        members = {"account": ACCOUNT, "userName": "tess", "password": FIRST}
        name = f"evil.example:{self.server.port}"
        forged = {"Host": name, "Origin": f"http://{name}"}
        answer = self.browser().post("/signin/begin", members, headers=forged)
        self.assertEqual(error(answer)[:2], (403, "InsecureTransport"))
        answer = self.signed_in("tess").request("GET", "/signin/session", headers=forged)
        self.assertEqual(error(answer)[:2], (403, "InsecureTransport"))

    def test_without_the_token_of_the_session_is_refused(self):
        self.administrator("ursa")
        browser, other = self.signed_in("ursa"), self.signed_in("ursa")
        for token in (None, "", "0" * 64, other.token):
            forged = {"X-Rollcall-Token": token}
            self.assertEqual(error(browser.api("ListUsers", headers=forged))[:2], UNTRUSTED)
            answer = browser.post("/signin/sign-out", headers=forged)
            self.assertEqual(error(answer)[:2], UNTRUSTED)
        self.assertEqual(browser.api("ListUsers").status, 200)

    def test_by_another_method_changes_nothing(self):
        self.user("uta")
        browser = self.signed_in("uta")
        path = "/signin/sign-out"
        override = {"X-HTTP-Method-Override": "POST", "X-HTTP-Method": "POST"}
        for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "post"):
            origin = {"Origin": self.server.endpoint}
            answer = browser.request(method, path + "?_method=POST", headers={**override, **origin})
            self.assertEqual(answer.status, 404, method)
        asked = {
            "Origin": "http://evil.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "x-rollcall-token",
        }
        for method in ("OPTIONS", "GET"):
            answer = browser.request(method, "/signin/session", headers=asked)
            self.assertFalse([n for n in answer.headers if n.startswith("Access-Control")], method)
        self.assertEqual(step(browser.session()), "done")

    def test_by_a_form_of_another_page_is_refused(self):
        answer = self.browser().post("/signin/begin", {}, headers={"Content-Type": "text/plain"})
        self.assertEqual(error(answer)[:2], (400, "MalformedRequest"))

    def test_of_a_body_is_refused(self):
        for body in (b"", b"[]", b'"x"', b'{"password": {}}', b'{"password": 1.5}', b"[" * 5000):
            answer = self.browser().request(
                "POST", "/signin/begin", body, {"Content-Type": "application/json"}
            )
            self.assertEqual(error(answer)[:2], (400, "MalformedRequest"), body[:20])


if __name__ == "__main__":
    main()
