"""MFA devices, as the AWS CLI and boto3 live with them."""

import datetime
import json

from aws_client import code_pair, totp
from credentials_test_base import CredentialsTest, arn, quota
from server_test import main

BAD_CODES = "Authentication code for device is not valid."
SESSION_NEEDED = (
    "To complete this action, please ensure that you are authenticated with an MFA device "
    "that is enabled for this user."
)


class MfaDevices(CredentialsTest):
    def setUp(self):
        super().setUp()
        self.device = self.user.replace("user-", "device-")
        self.serial = arn(f"mfa/{self.device}")

    def a_device(self, name=None):
        made = self.iam.create_virtual_mfa_device(VirtualMFADeviceName=name or self.device)
        return made["VirtualMFADevice"]

    def pair(self, device, steps=0, user=None):
        """What gives a device to the user, with the codes of `steps` from now."""
        moment = self.clock.now() + datetime.timedelta(seconds=30 * steps)
        return {
            "UserName": user or self.user,
            "SerialNumber": device["SerialNumber"],
            **code_pair(device["Base32StringSeed"].decode(), moment),
        }

    def test_a_device_lives_its_life_in_the_command_line(self):
        picture, seed = self.server.data.parent / "code.png", self.server.data.parent / "seed"
        make = ("create-virtual-mfa-device", "--virtual-mfa-device-name", self.device)
        made = self.aws(*make, "--outfile", picture, "--bootstrap-method", "QRCodePNG")
        self.assertEqual(made, {"VirtualMFADevice": {"SerialNumber": self.serial}})
        self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
        self.aws("delete-virtual-mfa-device", "--serial-number", self.serial)

        self.aws(*make, "--outfile", seed, "--bootstrap-method", "Base32StringSeed")
        self.assertRegex(seed.read_text(), r"\A[A-Z2-7]{64}\Z")
        codes = code_pair(seed.read_text(), self.clock.now())
        whose = ("--user-name", self.user, "--serial-number", self.serial)
        self.aws(
            "enable-mfa-device",
            *whose,
            "--authentication-code1",
            codes["AuthenticationCode1"],
            "--authentication-code2",
            codes["AuthenticationCode2"],
        )
        listed = self.aws("list-mfa-devices", "--user-name", self.user)["MFADevices"]
        self.assertEqual((listed[0]["UserName"], listed[0]["SerialNumber"]), whose[1::2])
        self.aws("deactivate-mfa-device", *whose)
        self.assertEqual(self.aws("list-mfa-devices", "--user-name", self.user)["MFADevices"], [])
        unassigned = self.aws("list-virtual-mfa-devices", "--assignment-status", "Unassigned")
        self.assertIn({"SerialNumber": self.serial}, unassigned["VirtualMFADevices"])
        self.aws("delete-virtual-mfa-device", "--serial-number", self.serial)
        self.assertNotIn(self.serial, json.dumps(self.aws("list-virtual-mfa-devices")))

    def test_a_device_is_the_one_of_its_name(self):
        device = self.a_device()
        with self.refused("EntityAlreadyExists", 409) as refused:
            self.a_device()
        said = refused.exception.response["Error"]["Message"]
        self.assertRegex(said, r"\AMFA device already exists\. Nobody uses it: .*Enable.*Delete")
        self.iam.enable_mfa_device(**self.pair(device))
        with self.refused("EntityAlreadyExists", 409, "MFA device already exists."):
            self.a_device()
        missing = f"MFA Device with serial number {self.serial}-2 does not exist."
        with self.refused("NoSuchEntity", 404, missing):
            self.iam.delete_virtual_mfa_device(SerialNumber=self.serial + "-2")

    def test_the_report_tells_who_has_a_device(self):
        before = self.server.report(self.administrator)[self.user]["mfa_active"]
        self.server.a_device(self.user)
        self.clock.move(hours=4)
        after = self.server.report(self.administrator)[self.user]["mfa_active"]
        self.assertEqual((before, after), ("false", "true"))

    def test_only_two_codes_in_a_row_enable_a_device(self):
        device = self.a_device()
        good = self.pair(device)
        first, second = good["AuthenticationCode1"], good["AuthenticationCode2"]
        for codes in ((second, first), (second, second)):
            swapped = {"AuthenticationCode1": codes[0], "AuthenticationCode2": codes[1]}
            with self.refused("InvalidAuthenticationCode", 403, BAD_CODES):
                self.iam.enable_mfa_device(**{**good, **swapped})
        for steps in (-1440, -999, 1001):
            with self.refused("InvalidAuthenticationCode", 403, BAD_CODES):
                self.iam.enable_mfa_device(**self.pair(device, steps))
        self.iam.enable_mfa_device(**self.pair(device, -998))

    def test_no_pair_of_codes_is_good_twice(self):
        device = self.a_device()
        self.iam.enable_mfa_device(**self.pair(device))
        for steps in (-5, 0, 1):
            with self.refused("InvalidAuthenticationCode", 403, BAD_CODES):
                self.iam.resync_mfa_device(**self.pair(device, steps))
        self.iam.resync_mfa_device(**self.pair(device, 10))
        self.iam.deactivate_mfa_device(UserName=self.user, SerialNumber=self.serial)
        for steps in (0, 10, 11):
            with self.refused("InvalidAuthenticationCode", 403, BAD_CODES):
                self.iam.enable_mfa_device(**self.pair(device, steps))
        self.iam.enable_mfa_device(**self.pair(device, 12))

    def test_a_device_whose_clock_runs_away_is_followed(self):
        device = self.a_device()
        for steps in (600, 1200, 1800, 1802):
            change = self.iam.resync_mfa_device if steps > 600 else self.iam.enable_mfa_device
            change(**self.pair(device, steps))
        self.iam.deactivate_mfa_device(UserName=self.user, SerialNumber=self.serial)
        self.iam.enable_mfa_device(**self.pair(device, 1804))

    def test_a_device_has_one_user(self):
        device, other = self.a_device(), self.user + "-2"
        self.iam.create_user(UserName=other)
        whose = {"UserName": self.user, "SerialNumber": self.serial}
        with self.refused("NoSuchEntity", 404, "MFA Device invalid for user."):
            self.iam.deactivate_mfa_device(**whose)
        self.iam.enable_mfa_device(**self.pair(device))
        with self.refused(
            "EntityAlreadyExists", 409, f"MFA Device for user {self.user} already exists."
        ):
            self.iam.enable_mfa_device(**self.pair(device, 2))
        with self.refused("EntityAlreadyExists", 409, "MFA Device is already in use."):
            self.iam.enable_mfa_device(**self.pair(device, 2, other))
        with self.refused("NoSuchEntity", 404, "MFA Device invalid for user."):
            self.iam.resync_mfa_device(**self.pair(device, 2, other))
        with self.refused(
            "DeleteConflict", 409, "MFA VirtualDevice in use. Must deactivate first."
        ):
            self.iam.delete_virtual_mfa_device(SerialNumber=self.serial)
        self.iam.deactivate_mfa_device(**whose)

    def test_a_user_has_eight_devices_at_most(self):
        for number in range(8):
            self.iam.enable_mfa_device(**self.pair(self.a_device(f"{self.device}-{number}")))
        with self.refused("LimitExceeded", 409, quota("MFADevicesPerUser", 8)):
            self.iam.enable_mfa_device(**self.pair(self.a_device()))

    def test_the_user_is_looked_for_before_the_device_and_the_codes(self):
        codes = {"AuthenticationCode1": "123456", "AuthenticationCode2": "654321"}
        missing = f"MFA Device with serial number {self.serial} does not exist."
        for user, message in (
            ("nobody", "The user with name nobody cannot be found."),
            (self.user, missing),
        ):
            whose = {"UserName": user, "SerialNumber": self.serial}
            with self.refused("NoSuchEntity", 404, message):
                self.iam.enable_mfa_device(**whose, **codes)
            with self.refused("NoSuchEntity", 404, message):
                self.iam.resync_mfa_device(**whose, **codes)
            with self.refused("NoSuchEntity", 404, message):
                self.iam.deactivate_mfa_device(**whose)

    def test_whoever_has_a_device_needs_a_session_to_change_the_own_ones(self):
        own = self.server.iam(self.server.a_key(self.user))
        self.iam.attach_user_policy(
            UserName=self.user, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess"
        )
        device = self.a_device()
        own.enable_mfa_device(**self.pair(device))
        whose = {"UserName": self.user, "SerialNumber": self.serial}
        for serial in (self.serial, self.serial + "-missing"):
            with self.refused("AccessDenied", 403, SESSION_NEEDED):
                own.enable_mfa_device(**{**self.pair(device, 2), "SerialNumber": serial})
            with self.refused("AccessDenied", 403, SESSION_NEEDED):
                own.deactivate_mfa_device(**{**whose, "SerialNumber": serial})
        own.resync_mfa_device(**self.pair(device, 2))
        self.iam.deactivate_mfa_device(**whose)
        own.enable_mfa_device(**self.pair(device, 4))

    def test_root_enables_a_device_for_itself(self):
        root, device = self.server.iam(), self.a_device("root-account-mfa-device")
        root.enable_mfa_device(**self.pair(device, user="root"))
        self.assertEqual(
            [d["SerialNumber"] for d in root.list_mfa_devices()["MFADevices"]],
            [device["SerialNumber"]],
        )
        with self.refused("NoSuchEntity", 404, "The user with name root cannot be found."):
            self.iam.deactivate_mfa_device(UserName="root", SerialNumber=device["SerialNumber"])
        root.deactivate_mfa_device(UserName="root", SerialNumber=device["SerialNumber"])

    def test_devices_are_listed_in_pages_by_what_they_are(self):
        serials = set()
        for number in range(3):
            device = self.a_device(f"{self.device}-{number}")
            serials.add(device["SerialNumber"])
            self.iam.enable_mfa_device(**self.pair(device))
        for operation, member, parameters in (
            ("list_mfa_devices", "MFADevices", {"UserName": self.user}),
            ("list_virtual_mfa_devices", "VirtualMFADevices", {"AssignmentStatus": "Assigned"}),
        ):
            pages = self.iam.get_paginator(operation).paginate(
                **parameters, PaginationConfig={"PageSize": 2}
            )
            seen = [device for page in pages for device in page[member]]
            self.assertEqual(len(seen), len({d["SerialNumber"] for d in seen}))
            self.assertLessEqual(serials, {d["SerialNumber"] for d in seen})
        mine = next(d for d in seen if d["SerialNumber"] in serials)
        self.assertEqual(set(mine), {"SerialNumber", "User", "EnableDate"})
        self.assertEqual(mine["User"]["UserName"], self.user)
        self.assertEqual(mine["EnableDate"], self.clock.now())

    def test_a_device_has_tags_whose_keys_differ_in_case(self):
        tags = [{"Key": "Team", "Value": "One"}, {"Key": "team", "Value": "Two"}]
        made = self.iam.create_virtual_mfa_device(VirtualMFADeviceName=self.device, Tags=tags)
        self.assertCountEqual(made["VirtualMFADevice"]["Tags"], tags)
        self.iam.tag_mfa_device(SerialNumber=self.serial, Tags=[{"Key": "a", "Value": "aws:b"}])
        self.iam.untag_mfa_device(SerialNumber=self.serial, TagKeys=["team", "gone"])
        listed = self.iam.list_mfa_device_tags(SerialNumber=self.serial)
        self.assertCountEqual(listed["Tags"], [tags[0], {"Key": "a", "Value": "aws:b"}])
        with self.refused(
            "InvalidInput", 400, "Tag keys beginning with aws: are reserved for system use."
        ):
            self.iam.tag_mfa_device(SerialNumber=self.serial, Tags=[{"Key": "aws:x", "Value": ""}])
        with self.refused("InvalidInput", 400, "Duplicate tag keys found."):
            self.iam.tag_mfa_device(SerialNumber=self.serial, Tags=tags[:1] * 2)

    def test_virtual_devices_are_not_for_get_mfa_device(self):
        self.a_device()
        answer = self.server.query(
            "GetMFADevice", [("SerialNumber", self.serial)], credentials=self.administrator
        )
        self.assertEqual(answer.status, 400)
        self.assertIn("<Code>ValidationError</Code>", answer.text)
        self.assertIn("Currently, only hardware FIDO security keys are supported.", answer.text)

    def test_neither_seed_nor_codes_are_logged(self):
        device = self.a_device()
        self.iam.enable_mfa_device(**self.pair(device))
        seed = device["Base32StringSeed"].decode()
        log = self.server.log()
        self.assertIn("iam:EnableMFADevice", log)
        for secret in (seed, totp(seed, self.clock.now())):
            self.assertNotIn(f'"{secret}', log)


if __name__ == "__main__":
    main()
