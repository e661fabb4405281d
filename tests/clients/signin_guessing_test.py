"""Guessing passwords and codes: who is held up by it, and who is not."""

import json

from aws_client import totp
from browser import FIRST, GENERIC, SECOND, Browser, SignInTest, error, step
from rollcall_server import ACCOUNT
from server_test import main

TOO_MANY = (429, "TooManyAttempts")


class Guessing(SignInTest):
    def setUp(self):
        self.clock.move(hours=1)

    def test_is_slowed_down_and_never_stops_the_owner_for_good(self):
        self.user("vera")
        for _ in range(6):
            self.assertEqual(error(self.browser().begin("vera", SECOND)), GENERIC)
        for seconds in (1, 2, 4, 8):
            answer = self.browser().begin("vera", FIRST)
            self.assertEqual(error(answer)[:2], (429, "TooManyAttempts"))
            self.assertEqual(answer.headers["Retry-After"], str(seconds))
            self.assertEqual(json.loads(answer.body)["error"]["retryAfterSeconds"], seconds)
            self.clock.move(seconds=seconds)
            self.assertEqual(error(self.browser().begin("vera", SECOND)), GENERIC)
        self.clock.move(seconds=16)
        self.signed_in("vera")
        self.assertEqual(error(self.browser().begin("vera", SECOND)), GENERIC)
        self.signed_in("vera")

    def test_who_exists_is_slowed_down_alike(self):
        for _ in range(6):
            self.assertEqual(error(self.browser().begin("nobody-here", FIRST)), GENERIC)
        answer = self.browser().begin("nobody-here", FIRST)
        self.assertEqual(error(answer)[:2], (429, "TooManyAttempts"))


class FromAfar(SignInTest):
    """Behind a proxy, so that browsers can be anywhere."""

    options = ("--console-origin", "https://iam.example.com")
    init_options = ("--root-email", "root@example.com")

    def setUp(self):
        self.clock.move(hours=2)

    def browser_at(self, address):
        return Browser(
            self.server, {"Origin": "https://iam.example.com", "X-Forwarded-For": address}
        )

    def fails(self, browser, times=6, **members):
        for _ in range(times):
            answer = browser.post("/signin/begin", {"password": SECOND, **members})
            self.assertEqual(error(answer), GENERIC)

    def test_a_stranger_cannot_spell_the_count_of_an_owner_at_home(self):
        self.user("alma")
        home, away = self.browser_at("192.0.2.1"), self.browser_at("203.0.113.7")
        home.sign_in("alma", FIRST)
        for name in ("alma 192.0.2.1", "alma/192.0.2.1", "alma\n192.0.2.1"):
            self.fails(away, account=ACCOUNT, userName=name)
        self.assertEqual(step(home.begin("alma", FIRST)), "done")

    def test_the_address_of_root_cannot_be_told_by_what_is_held_up(self):
        for tries in (
            [{"account": ACCOUNT, "userName": ""}, {}],
            [{}, {"account": "999999999999"}],
            [{"account": "999999999999"}, {}],
        ):
            outcomes = []
            for email in ("root@example.com", "nobody@example.com"):
                self.clock.move(hours=2)
                away = self.browser_at("203.0.113.8")
                first = tries[0] if "userName" in tries[0] else {**tries[0], "email": email}
                self.fails(away, **first)
                answer = away.post(
                    "/signin/begin", {"password": SECOND, "email": email, **tries[1]}
                )
                outcomes.append(answer.status)
            self.assertEqual(outcomes[0], outcomes[1], tries)

    def test_what_a_proxy_says_of_a_port_makes_no_other_address(self):
        for i in range(100):
            away = self.browser_at(f"198.51.100.4:{1000 + i}")
            self.fails(away, times=1, account=ACCOUNT, userName=f"u{i}")
        self.assertEqual(error(away.begin("new", SECOND))[:2], TOO_MANY)


class InTheLog(SignInTest):
    def test_stands_whom_a_failed_sign_in_was_for_if_there_is_such_a_user(self):
        self.user("nora")
        self.server.a_device("nora")
        browser = self.browser()
        browser.begin("nora", SECOND)
        browser.begin("secret-typed-here", SECOND)
        browser.begin("nora", FIRST)
        browser.post("/signin/mfa", {"code": "000000"})
        browser.post("/signin/" + "a" * 5000)
        self.server.restart()  # writes out the log
        lines = [json.loads(line) for line in self.server.log().splitlines()]
        told = [
            (line.get("principal"), line.get("detail"))
            for line in lines
            if line.get("code") == "SignInFailed"
        ]
        nora = f"arn:aws:iam::{ACCOUNT}:user/nora"
        self.assertEqual(
            told,
            [
                (nora, "the password is wrong"),
                (None, "there is no such user, or no password"),
                (nora, "the code is wrong"),
            ],
        )
        self.assertNotIn("secret-typed-here", self.server.log())
        self.assertIn("console:?", [line.get("action") for line in lines])


class ThroughNoProxyOfOurs(SignInTest):
    """Who connects is not among the proxies that are believed."""

    options = ("--console-origin", "https://iam.example.com", "--trusted-proxy", "192.0.2.0/24")

    def test_nobody_is_somewhere_else_by_saying_so(self):
        for i in range(100):
            forwarded = {"Origin": "https://iam.example.com", "X-Forwarded-For": f"198.51.100.{i}"}
            answer = Browser(self.server, forwarded).begin(f"u{i}", SECOND)
            self.assertEqual(error(answer), GENERIC)
        self.assertEqual(error(Browser(self.server, forwarded).begin("new", SECOND))[:2], TOO_MANY)


class OfWhoKnowsThePassword(SignInTest):
    def setUp(self):
        self.clock.move(hours=2)

    def test_the_code_can_be_given_at_once_however_long_the_password_had_to_wait(self):
        self.user("berta")
        _, seed = self.server.a_device("berta")
        browser = self.browser()
        for _ in range(30):
            browser.begin("berta", SECOND)
            self.clock.move(minutes=15)
        self.assertEqual(step(browser.begin("berta", FIRST)), "mfa")
        answer = browser.post("/signin/mfa", {"code": totp(seed, self.clock.now())})
        self.assertEqual(step(answer), "done", answer.text)

    def test_codes_are_guessed_no_faster_for_it(self):
        self.user("celia")
        self.server.a_device("celia")
        browser = self.browser()
        wrong = 0
        while wrong < 6:
            if step(browser.session()) != "mfa":
                self.assertEqual(step(browser.begin("celia", FIRST)), "mfa")
            self.assertEqual(error(browser.post("/signin/mfa", {"code": "000000"})), GENERIC)
            wrong += 1
        self.assertEqual(error(browser.post("/signin/mfa", {"code": "000000"}))[:2], TOO_MANY)
        self.assertEqual(error(browser.begin("celia", FIRST))[:2], TOO_MANY)

    def test_a_new_password_that_is_not_good_enough_is_no_guess(self):
        self.user("doris", PasswordResetRequired=True)
        browser = self.browser()
        browser.begin("doris", FIRST)

        def change(new):
            return browser.post(
                "/signin/change-password", {"oldPassword": FIRST, "newPassword": new}
            )

        for weak in [*"abcdefgh", FIRST, FIRST]:
            self.assertEqual(error(change(weak))[:2], (400, "PasswordPolicyViolation"))
        self.assertEqual(step(change(SECOND)), "done")


if __name__ == "__main__":
    main()
