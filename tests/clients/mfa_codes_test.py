"""Codes of MFA devices at every door that takes one: each is good once, wherever it is given."""

import concurrent.futures
import datetime

from aws_client import totp
from browser import FIRST, GENERIC, SignInTest, error, step
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

    def at_sign_in(self, steps=0):
        browser = self.browser()
        self.assertEqual(step(browser.begin(self.name, FIRST)), "mfa")
        return browser.post("/signin/mfa", {"code": self.code(steps)})

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


if __name__ == "__main__":
    main()
