"""Codes of MFA devices at every door that takes one: each is good once, wherever it is given."""

import concurrent.futures
import datetime
import pathlib

from aws_client import totp
from browser import FIRST, GENERIC, NOT_SIGNED_IN, SignInTest, error, step
from rollcall_server import ACCOUNT
from server_test import main

WRONG = "MultiFactorAuthentication failed with invalid MFA one time pass code. "
BAD_CODES = "Authentication code for device is not valid."


class CodesTest(SignInTest):
    def setUp(self):
        # Every test has a window of tries of its own.
        self.clock.move(minutes=9)

    def owner(self, name):
        """A user with a password and a key; their device comes with enable()."""
        self.user(name)
        self.name = name
        self.sts = self.server.sts(self.server.a_key(name))
        made = self.server.iam().create_virtual_mfa_device(VirtualMFADeviceName=name)
        self.serial = made["VirtualMFADevice"]["SerialNumber"]
        self.seed = made["VirtualMFADevice"]["Base32StringSeed"].decode()

    def code(self, steps=0):
        return totp(self.seed, self.clock.now() + datetime.timedelta(seconds=30 * steps))

    def pair(self, steps=0):
        return {
            "UserName": self.name,
            "SerialNumber": self.serial,
            "AuthenticationCode1": self.code(steps - 1),
            "AuthenticationCode2": self.code(steps),
        }

    def enable(self, steps=0):
        self.server.iam().enable_mfa_device(**self.pair(steps))

    def resync(self, steps):
        self.server.iam().resync_mfa_device(**self.pair(steps))

    def owner_of_long(self, name):
        """The same with a device whose enabling is long ago, so that no code of now is spent."""
        self.owner(name)
        self.enable()
        self.clock.move(minutes=9)

    def at_sts(self, steps=0):
        return self.sts.get_session_token(SerialNumber=self.serial, TokenCode=self.code(steps))

    def past_the_password(self):
        browser = self.browser()
        self.assertEqual(step(browser.begin(self.name, FIRST)), "mfa")
        return browser

    def at_sign_in(self, steps=0):
        return self.past_the_password().post("/signin/mfa", {"code": self.code(steps)})

    def pair_at_sign_in(self, steps=0, browser=None, **more):
        codes = {"code": self.code(steps - 1), "nextCode": self.code(steps)}
        browser = browser or self.past_the_password()
        return browser.post("/signin/mfa", {**codes, **more})

    def refused_at_sts(self, steps=0):
        with self.refused("AccessDenied", 403, WRONG):
            self.at_sts(steps)

    def refused_at_sign_in(self, steps=0):
        self.assertEqual(error(self.at_sign_in(steps)), GENERIC)


class Codes(CodesTest):
    def test_that_enabled_a_device_are_spent_at_sign_in_and_at_sts(self):
        self.owner("alma")
        self.enable()
        for steps in (-1, 0):
            self.refused_at_sign_in(steps)
            self.refused_at_sts(steps)
        self.assertEqual(step(self.at_sign_in(1)), "done")
        self.at_sts(2)

    def test_that_resynchronised_a_device_are_spent_at_sign_in_and_at_sts(self):
        self.owner_of_long("bert")
        self.resync(0)
        for steps in (-1, 0):
            self.refused_at_sign_in(steps)
            self.refused_at_sts(steps)
        self.at_sts(-2)
        self.assertEqual(step(self.at_sign_in(1)), "done")

    def test_that_were_given_at_one_door_are_spent_at_the_other(self):
        self.owner_of_long("cora")
        self.at_sts(0)
        self.refused_at_sign_in(0)
        self.assertEqual(step(self.at_sign_in(1)), "done")
        self.refused_at_sts(1)

    def test_that_were_given_neither_resynchronise_nor_enable_a_device(self):
        self.owner_of_long("dana")
        self.at_sts(0)
        self.assertEqual(step(self.at_sign_in(1)), "done")
        for steps in (0, 1, 2):
            with self.refused("InvalidAuthenticationCode", 403, BAD_CODES):
                self.resync(steps)
        self.server.iam().deactivate_mfa_device(UserName="dana", SerialNumber=self.serial)
        for steps in (0, 1, 2):
            with self.refused("InvalidAuthenticationCode", 403, BAD_CODES):
                self.enable(steps)
        self.enable(3)

    def test_are_good_once_however_many_send_one_at_the_same_time(self):
        self.owner_of_long("emil")
        pair = self.pair(2)

        def outcome(ask):
            try:
                ask()
                return "taken"
            except Exception as failure:
                return failure.response["Error"]["Code"]

        asks = [self.at_sts] * 6 + [lambda: self.server.iam().resync_mfa_device(**pair)] * 4
        with concurrent.futures.ThreadPoolExecutor(len(asks)) as pool:
            outcomes = list(pool.map(outcome, asks))
        self.assertEqual(outcomes.count("taken"), 2, outcomes)  # the code, and the pair
        self.assertEqual(outcomes.count("AccessDenied"), 5)
        self.assertEqual(outcomes.count("InvalidAuthenticationCode"), 3)

    def test_are_good_within_two_steps_each_while_unspent(self):
        self.owner_of_long("fred")
        for steps in (-2, -1, 0, 1, 2):
            self.at_sts(steps)
        for steps in (-2, 0, 2):
            self.refused_at_sts(steps)
        self.clock.move(minutes=9)
        for steps in (-3, 3):
            self.refused_at_sts(steps)

    def test_are_good_in_any_order_while_unspent(self):
        self.owner_of_long("gerd")
        for order in ((2, 1, 0), (0, -1, 1), (-2, 0, -1, 1)):
            for steps in order:
                self.at_sts(steps)
            self.clock.move(minutes=9)


class Resynchronising(CodesTest):
    def owner_ahead(self, name, steps=10):
        """An owner whose device ran ahead when it was enabled, and has been put right."""
        self.owner(name)
        self.enable(steps)

    def test_lets_in_whose_device_ran_ahead_when_it_was_enabled(self):
        self.owner_ahead("hanna")
        self.refused_at_sign_in(0)
        self.refused_at_sts(0)
        self.assertEqual(step(self.pair_at_sign_in(0, serialNumber=self.serial)), "done")
        for steps in (-1, 0):
            self.refused_at_sign_in(steps)
            self.refused_at_sts(steps)
        self.assertEqual(step(self.at_sign_in(1)), "done")
        self.at_sts(2)

    def test_lets_in_whose_device_is_hours_away_by_now(self):
        self.owner_ahead("ivo", 1000)
        self.assertEqual(step(self.pair_at_sign_in(0)), "done")
        self.assertEqual(step(self.pair_at_sign_in(900)), "done")
        self.assertEqual(step(self.at_sign_in(901)), "done")

    def test_takes_no_codes_that_were_given_or_are_not_in_a_row(self):
        self.owner_ahead("jana")
        browser = self.past_the_password()
        for codes in ((0, 0), (0, -1), (-2, 0)):
            members = {"code": self.code(codes[0]), "nextCode": self.code(codes[1])}
            self.assertEqual(error(browser.post("/signin/mfa", members)), GENERIC, codes)
        self.assertEqual(error(self.pair_at_sign_in(-5, browser)), GENERIC)
        self.assertEqual(step(self.pair_at_sign_in(0, browser)), "done")
        for steps in (-1, 0, 1, 10):
            self.assertEqual(error(self.pair_at_sign_in(steps)), GENERIC, steps)

    def test_is_for_who_has_given_the_password(self):
        self.owner_ahead("kai")
        codes = {"code": self.code(-1), "nextCode": self.code(0), "serialNumber": self.serial}
        self.assertEqual(error(self.browser().post("/signin/mfa", codes))[:2], NOT_SIGNED_IN)

    def test_has_the_tries_of_a_sign_in_and_no_more(self):
        self.owner_ahead("lara")
        browser = self.past_the_password()
        for _ in range(5):
            self.assertEqual(error(self.pair_at_sign_in(2000, browser)), GENERIC)
        self.assert_over(browser)

    def test_of_somebody_elses_device_is_refused(self):
        self.owner_ahead("mona")
        codes = {"code": self.code(-1), "nextCode": self.code(0), "serialNumber": self.serial}
        self.owner_ahead("nils")
        answer = self.past_the_password().post("/signin/mfa", codes)
        self.assertEqual(error(answer), GENERIC)

    def test_takes_a_pair_once_however_many_send_it_at_the_same_time(self):
        self.owner_ahead("olaf")
        browsers = [self.past_the_password() for _ in range(4)]
        with concurrent.futures.ThreadPoolExecutor(len(browsers)) as pool:
            answers = list(pool.map(lambda browser: self.pair_at_sign_in(0, browser), browsers))
        self.assertEqual([step(answer) for answer in answers].count("done"), 1)


class OfRoot(CodesTest):
    init_options = ("--root-email", "root@example.com")

    def test_resynchronising_lets_root_in_and_is_recorded(self):
        password = pathlib.Path(self.server.data).parent / "password"
        password.write_text("Root#Pass1")
        account = ("--data", self.server.data, "--account-id", ACCOUNT)
        self.server.run("account", "root-password", *account, "--password-file", password)
        made = self.server.iam().create_virtual_mfa_device(VirtualMFADeviceName="phone")
        self.name, self.serial = "root", made["VirtualMFADevice"]["SerialNumber"]
        self.seed = made["VirtualMFADevice"]["Base32StringSeed"].decode()
        self.enable(10)
        browser = self.browser()
        begun = browser.post(
            "/signin/begin", {"email": "root@example.com", "password": "Root#Pass1"}
        )
        self.assertEqual(step(begun), "mfa")
        self.assertEqual(error(browser.post("/signin/mfa", {"code": self.code(0)})), GENERIC)
        self.assertEqual(step(self.pair_at_sign_in(0, browser)), "done")
        self.assertEqual(browser.api("ListUsers").status, 200)
        self.assertIn("signin:ResyncMFADevice", self.server.events())


if __name__ == "__main__":
    main()
