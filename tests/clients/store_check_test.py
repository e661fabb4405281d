"""`rollcall store check`: packed rows and tables say the same, whatever was asked of the server."""

import contextlib
import random
import sqlite3

from aws_client import certificate
from rollcall_server import ACCOUNT
from server_test import ServerTest, main

NAMES = ("anna", "Bert", "clara")


class Walker:
    """Asks the server for whatever comes to mind of a few users; what it refuses is not done."""

    def __init__(self, test, seed):
        self.test = test
        self.iam = test.server.iam()
        self.rollcall = test.server.client("rollcall")
        self.random = random.Random(seed)
        self.keys = {}
        self.made = 0

    def step(self):
        name = self.random.choice(NAMES)
        steps = (
            *(self.tag, self.rename, self.make_password, self.delete_password),
            *(self.make_key, self.make_key, self.use_keys, self.use_keys),
            *(self.switch_key, self.delete_key, self.give_device, self.take_device),
            *(self.upload, self.switch_certificate, self.disable, self.enable, self.delete),
        )
        with contextlib.suppress(self.iam.exceptions.EntityAlreadyExistsException):
            self.iam.create_user(UserName=name)
        with contextlib.suppress(self.iam.exceptions.ClientError):
            self.random.choice(steps)(name)

    def tag(self, name):
        self.iam.tag_user(UserName=name, Tags=[{"Key": "a", "Value": "b"}])

    def rename(self, name):
        self.iam.update_user(UserName=name, NewUserName=self.random.choice(NAMES), NewPath="/team/")

    def make_password(self, name):
        self.iam.create_login_profile(UserName=name, Password=self.test.password)

    def delete_password(self, name):
        self.iam.delete_login_profile(UserName=name)

    def make_key(self, name):
        self.keys.setdefault(name.lower(), []).append(self.test.server.a_key(name))

    def use_keys(self, name):
        for key in self.keys.get(name.lower(), ()):
            with contextlib.suppress(self.iam.exceptions.ClientError):
                self.test.server.sts(key).get_caller_identity()

    def listed_keys(self, name):
        return self.iam.list_access_keys(UserName=name)["AccessKeyMetadata"]

    def switch_key(self, name):
        for key in self.listed_keys(name):
            status = self.random.choice(("Active", "Inactive"))
            self.iam.update_access_key(UserName=name, AccessKeyId=key["AccessKeyId"], Status=status)

    def delete_key(self, name):
        for key in self.listed_keys(name)[:1]:
            self.iam.delete_access_key(UserName=name, AccessKeyId=key["AccessKeyId"])

    def give_device(self, name):
        self.made += 1
        self.test.server.a_device(name, f"device-{self.made}")

    def take_device(self, name):
        for device in self.iam.list_mfa_devices(UserName=name)["MFADevices"]:
            self.iam.deactivate_mfa_device(UserName=name, SerialNumber=device["SerialNumber"])

    def upload(self, name):
        self.iam.upload_signing_certificate(UserName=name, CertificateBody=certificate())

    def switch_certificate(self, name):
        listed = self.iam.list_signing_certificates(UserName=name)["Certificates"]
        for each in listed:
            self.iam.update_signing_certificate(
                UserName=name, CertificateId=each["CertificateId"], Status="Inactive"
            )
        for each in listed[1:]:
            self.iam.delete_signing_certificate(UserName=name, CertificateId=each["CertificateId"])

    def disable(self, name):
        self.rollcall.disable_user(UserName=name)

    def enable(self, name):
        self.rollcall.enable_user(UserName=name)

    def delete(self, name):
        for key in self.listed_keys(name):
            self.iam.delete_access_key(UserName=name, AccessKeyId=key["AccessKeyId"])
        for each in self.iam.list_signing_certificates(UserName=name)["Certificates"]:
            self.iam.delete_signing_certificate(UserName=name, CertificateId=each["CertificateId"])
        self.take_device(name)
        with contextlib.suppress(self.iam.exceptions.NoSuchEntityException):
            self.iam.delete_login_profile(UserName=name)
        self.iam.delete_user(UserName=name)


class StoreCheck(ServerTest):
    fake_time = True
    password = "Correct-Horse-7-Battery"

    def check(self, **more):
        return self.server.run("store", "check", "--data", self.server.data, **more)

    def test_finds_nothing_beside_a_server_of_which_everything_was_asked(self):
        walker = Walker(self, seed=7)
        for number in range(120):
            walker.step()
            if number % 12 == 0:
                self.clock.move(hours=1)
            if number % 30 == 29:
                found = self.check()
                self.assertRegex(found.stdout, r"\A1 accounts, \d users, 0 differences\n\Z")

    def test_says_what_differs_and_ends_with_1(self):
        self.server.a_user("zoe")
        with contextlib.closing(sqlite3.connect(self.server.data / "rollcall.db")) as database:
            database.execute("UPDATE users SET path = '/other/' WHERE user_key = 'zoe'")
            database.execute("DELETE FROM packed_rows WHERE user_key = ''")
            database.commit()
        found = self.check(check=False)
        self.assertEqual(found.returncode, 1)
        root, zoe, total = found.stdout.splitlines()
        self.assertEqual(root, f"{ACCOUNT}  <root_account>  no packed row")
        arn = f"arn:aws:iam::{ACCOUNT}:user"
        self.assertEqual(zoe, f"{ACCOUNT}  zoe  arn is {arn}/other/zoe and packed as {arn}/zoe")
        self.assertRegex(total, r"\A1 accounts, \d+ users, 2 differences\Z")
        self.assertIn("PackedRowsDiffer", found.stderr)
        # A change of root and of zoe writes both anew.
        self.server.iam().update_user(UserName="zoe", NewPath="/mended/")
        key = self.server.iam().create_access_key()["AccessKey"]
        self.server.iam().delete_access_key(AccessKeyId=key["AccessKeyId"])
        self.assertIn("0 differences", self.check().stdout)


if __name__ == "__main__":
    main()
