"""The ways back in that docs/operations.md names, each tried from the machine itself."""

import os
import pathlib
import subprocess

from aws_client import Credentials, totp
from authenticator import Authenticator, register
from browser import FIRST, NOT_SIGNED_IN, Browser, SignInTest, error, step
from rollcall_server import ACCOUNT, program
from server_test import main

ROOT = "Root#Pass1"


class LockedOut(SignInTest):
    init_options = ("--root-email", "root@example.com")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account("root-password", "--password-file", cls.file("password", ROOT))

    @classmethod
    def file(cls, name, text):
        file = cls.path(name)
        file.write_text(text)
        return file

    @classmethod
    def path(cls, name):
        return pathlib.Path(cls.server.data).parent / name

    @classmethod
    def account(cls, command, *options, account_id=ACCOUNT, check=True):
        where = ("--data", cls.server.data, "--account-id", account_id)
        return cls.server.run("account", command, *where, *options, check=check)

    def root(self, headers=()):
        browser = Browser(self.server, headers)
        answer = browser.post("/signin/begin", {"email": "root@example.com", "password": ROOT})
        return browser, answer

    def test_root_without_the_device_gets_in_by_the_password_alone(self):
        serial, seed = self.server.a_device("root", "phone")
        self.clock.move(minutes=5)
        before, answer = self.root()
        self.assertEqual(step(answer), "mfa")
        code = {"code": totp(seed, self.clock.now())}
        self.assertEqual(step(before.post("/signin/mfa", code)), "done")
        half_way, _ = self.root()

        self.account("root-mfa-off")
        self.assert_over(before)
        self.assertEqual(error(half_way.post("/signin/mfa", code))[:2], NOT_SIGNED_IN)
        after, answer = self.root()
        self.assertEqual(step(answer), "done")
        self.assertEqual(after.api("ListUsers").status, 200)
        listed = self.server.iam().list_virtual_mfa_devices()["VirtualMFADevices"]
        self.assertNotIn(serial, [device["SerialNumber"] for device in listed])
        self.assertIn("rollcall:DeleteRootMfaDevices", self.server.events())

    def test_root_without_the_security_key_too(self):
        origin = self.server.endpoint.replace("127.0.0.1", "localhost")
        before, _ = self.root({"Origin": origin, "Host": origin.removeprefix("http://")})
        register(before, "root", Authenticator(), "lost")
        _, answer = self.root()
        self.assertEqual(step(answer), "mfa")
        self.account("root-mfa-off")
        self.assert_over(before)
        _, answer = self.root()
        self.assertEqual(step(answer), "done")

    def test_only_root_loses_devices_and_only_where_there_are_any(self):
        self.user("paul")
        self.server.a_device("paul")
        refused = self.account("root-mfa-off", check=False)
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("the root user has no MFA device", refused.stderr)
        refused = self.account("root-mfa-off", account_id="999999999999", check=False)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("999999999999", refused.stderr)
        self.assertEqual(len(self.server.iam().list_mfa_devices(UserName="paul")["MFADevices"]), 1)

    def test_root_gets_an_address_that_it_never_had_or_has_no_more(self):
        other = "210987654321"
        self.account("create", "--credentials-file", self.path("other"), account_id=other)
        self.account(
            *("root-password", "--password-file", self.file("password", ROOT)), account_id=other
        )
        signing_in = {"email": "other@example.com", "password": ROOT}
        self.assertEqual(error(self.browser().post("/signin/begin", signing_in))[1], "SignInFailed")
        for address in ("", "@example.com", "other@"):
            refused = self.account(
                "root-email", "--root-email", address, account_id=other, check=False
            )
            self.assertNotEqual(refused.returncode, 0, address)
        for address in ("first@example.com", "other@example.com"):
            self.account("root-email", "--root-email", address, account_id=other)
        self.assertEqual(step(self.browser().post("/signin/begin", signing_in)), "done")
        listed = self.server.run("account", "list", "--data", self.server.data).stdout
        addresses = {line.split()[0]: line.split()[-1] for line in listed.splitlines()}
        self.assertEqual(addresses[ACCOUNT], "root@example.com")
        self.assertEqual(addresses[other], "other@example.com")
        self.assertIn("rollcall:SetRootEmail", self.server.events())

    def test_an_account_whose_key_could_not_be_written_down_is_not_lost(self):
        lost = "310987654321"
        where = ("--data", self.server.data, "--account-id", lost)
        with open("/dev/full", "w") as full:
            created = subprocess.run(
                [program(), "account", "create", *where],
                env={**os.environ, **self.server.store.environment()},
                stdout=full,
                stderr=subprocess.PIPE,
            )
        self.assertEqual(created.returncode, 1)
        listed = self.server.run("account", "list", "--data", self.server.data).stdout
        self.assertIn(lost, listed)
        self.account("root-key", "--credentials-file", self.path("found"), account_id=lost)
        root = Credentials.of_file(self.path("found"))
        iam = self.server.iam(root)
        keys = [key["AccessKeyId"] for key in iam.list_access_keys()["AccessKeyMetadata"]]
        self.assertEqual(len(keys), 2)
        refused = self.account("root-key", account_id=lost, check=False)
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("has as many access keys as it can", refused.stderr)
        (unknown,) = set(keys) - {root.access_key_id}
        iam.delete_access_key(AccessKeyId=unknown)
        self.assertIn("aws_secret_access_key", self.account("root-key", account_id=lost).stdout)
        self.assertIn("rollcall:CreateRootAccessKey", self.server.events())

    def test_root_gives_the_last_administrator_a_new_password(self):
        self.administrator("ruth")
        root, _ = self.root()
        given = {"UserName": "ruth", "Password": "Second#Pass2", "PasswordResetRequired": "true"}
        self.assertEqual(root.api("UpdateLoginProfile", given).status, 200)
        browser = self.browser()
        self.assertEqual(step(browser.begin("ruth", "Second#Pass2")), "changePassword")
        new = {"oldPassword": "Second#Pass2", "newPassword": FIRST}
        self.assertEqual(step(browser.post("/signin/change-password", new)), "done")
        self.assertEqual(browser.api("ListUsers").status, 200)

    def test_without_the_master_key_nothing_works_until_it_is_back(self):
        (key,) = pathlib.Path(self.server.data).glob("master*")
        kept = key.rename(key.parent.parent / "kept")
        self.addCleanup(self.server.start)
        self.server.stop()
        for command in (
            ("serve", "--listen", "127.0.0.1:0", "--data", self.server.data),
            ("account", "list", "--data", self.server.data),
        ):
            refused = self.server.run(*command, check=False)
            self.assertEqual(refused.returncode, 1, refused.stderr)
            self.assertIn(str(key), refused.stderr)
        kept.rename(key)
        self.assertIn(
            ACCOUNT, self.server.run("account", "list", "--data", self.server.data).stdout
        )


if __name__ == "__main__":
    main()
