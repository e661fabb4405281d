"""Passkeys and security keys: registered and signed in with as a browser does, and seen through AWS's clients."""

import base64
import json

import botocore.exceptions
from authenticator import Authenticator, ask, register
from browser import FIRST, GENERIC, Browser, SignInTest, error, step
from rollcall_server import ACCOUNT, wait_until
from server_test import main


class SecurityKeys(SignInTest):
    def setUp(self):
        super().setUp()
        self.origin = self.server.endpoint.replace("127.0.0.1", "localhost")

    def browser(self):
        host = self.origin.removeprefix("http://")
        return Browser(self.server, {"Origin": self.origin, "Host": host})

    def past_the_password(self, user):
        browser = self.browser()
        self.assertEqual(step(browser.begin(user, FIRST)), "mfa")
        return browser

    def challenge(self, browser):
        answer = browser.post("/signin/security-key/begin")
        self.assertEqual(answer.status, 200, answer.text)
        return base64.b64decode(json.loads(answer.body)["challenge"])

    def use(self, browser, key):
        signed = key.sign(self.challenge(browser), self.origin)
        return browser.post("/signin/security-key", signed)

    def test_a_key_lives_its_life(self):
        name, key, iam = self.administrator("alice"), Authenticator(), self.server.iam()
        serial = register(self.signed_in(name), name, key, "my-key")
        self.assertRegex(
            serial, rf"\Aarn:aws:iam::{ACCOUNT}:u2f/user/alice/my-key-[A-Z2-7]{{26}}\Z"
        )
        listed = iam.list_mfa_devices(UserName=name)["MFADevices"]
        self.assertEqual([(d["UserName"], d["SerialNumber"]) for d in listed], [(name, serial)])
        told = self.server.query("GetMFADevice", [("SerialNumber", serial), ("UserName", name)])
        self.assertIn(f"<EnableDate>{listed[0]['EnableDate']:%Y-%m-%dT%H:%M:%SZ}<", told.text)
        self.assertEqual(iam.list_virtual_mfa_devices()["VirtualMFADevices"], [])
        self.assertEqual(self.server.report()[name]["mfa_active"], "true")

        browser = self.past_the_password(name)
        said = json.loads(self.use(browser, key).body)
        self.assertEqual((said["step"], said["session"]["mfa"]), ("done", True))
        self.assertIn("/second-", register(browser, name, Authenticator(), "second"))
        self.server.kill()
        self.server.start()
        self.assertEqual(step(self.use(self.past_the_password(name), key)), "done")

        for device in iam.list_mfa_devices(UserName=name)["MFADevices"]:
            iam.deactivate_mfa_device(UserName=name, SerialNumber=device["SerialNumber"])
        self.assertEqual(step(self.browser().begin(name, FIRST)), "done")
        self.clock.move(hours=5)
        self.assertEqual(self.server.report()[name]["mfa_active"], "false")

    def test_a_session_with_a_key_is_one_with_mfa_to_policies(self):
        name, key = self.administrator("bea"), Authenticator()
        register(self.signed_in(name), name, key)
        deny = {"Effect": "Deny", "Action": "iam:ListUsers", "Resource": "*"}
        deny["Condition"] = {"Bool": {"aws:MultiFactorAuthPresent": "false"}}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
        self.server.iam().put_user_policy(UserName=name, PolicyName="p", PolicyDocument=policy)
        browser = self.past_the_password(name)
        self.assertEqual(step(self.use(browser, key)), "done")
        self.assertEqual(browser.api("ListUsers").status, 200)

    def test_what_was_forged_is_refused_and_said_in_the_log(self):
        name, key = self.administrator("cleo"), Authenticator()
        register(self.signed_in(name), name, key)
        elsewhere, other = self.origin + "0", Authenticator()
        other.credential_id = key.credential_id

        def refused(forge, reason):
            browser = self.past_the_password(name)
            answer = browser.post("/signin/security-key", forge(self.challenge(browser)))
            self.assertEqual(error(answer), GENERIC, reason)
            self.assertTrue(wait_until(lambda: reason in self.server.log()), reason)
            self.clock.move(minutes=30)

        refused(lambda c: key.sign(c, elsewhere), "the origin is another one")
        refused(lambda c: key.sign(c[::-1], self.origin), "the challenge is another one")
        refused(lambda c: key.sign(c, self.origin, flags=0), "nobody touched the key")
        refused(lambda c: other.sign(c, self.origin), "the signature is wrong")
        key.relying_party = "example.com"
        refused(lambda c: key.sign(c, self.origin), "for another relying party")
        key.relying_party = "localhost"
        self.assertEqual(step(self.use(self.past_the_password(name), key)), "done")
        key.count -= 1
        refused(lambda c: key.sign(c, self.origin), "the key's counter went back")

        browser = self.past_the_password(name)
        signed = key.sign(self.challenge(browser), self.origin)
        self.assertEqual(step(browser.post("/signin/security-key", signed)), "done")
        browser = self.past_the_password(name)
        self.challenge(browser)
        self.assertEqual(error(browser.post("/signin/security-key", signed)), GENERIC)

    def test_a_key_is_good_for_no_code_at_sts(self):
        name = self.administrator("dora")
        serial = register(self.signed_in(name), name, Authenticator())
        credentials = self.server.a_key(name)
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            self.server.sts(credentials).get_session_token(SerialNumber=serial, TokenCode="123456")
        self.assertIn("unable to validate MFA code", str(refused.exception))

    def test_a_user_with_a_key_is_not_deleted(self):
        name = self.administrator("eve")
        register(self.signed_in(name), name, Authenticator())
        iam = self.server.iam()
        iam.detach_user_policy(
            UserName=name, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess"
        )
        with self.assertRaises(iam.exceptions.DeleteConflictException):
            iam.delete_user(UserName=name)

    def test_nobody_registers_one_under_an_address(self):
        name = self.administrator("fay")
        browser = Browser(self.server).sign_in(name, FIRST)
        self.assertEqual(
            ask(browser, "BeginSecurityKeyRegistration", UserName=name),
            "SecurityKeyNotUsableHere",
        )


if __name__ == "__main__":
    main()
