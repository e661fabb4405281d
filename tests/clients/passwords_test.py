"""Passwords and the policy they obey, as boto3 and the AWS CLI see them."""

import json

from aws_client import AwsError
from rollcall_server import ACCOUNT
from server_test import ServerTest, main

FIRST, SECOND, THIRD = "First#Pass1", "Second#Pass2", "Third#Pass3"
DEFAULTS = {
    "MinimumPasswordLength": 6,
    "RequireSymbols": False,
    "RequireNumbers": False,
    "RequireUppercaseCharacters": False,
    "RequireLowercaseCharacters": False,
    "AllowUsersToChangePassword": False,
    "ExpirePasswords": False,
}


class LoginProfiles(ServerTest):
    fake_time = True

    def user_with_password(self, name, **more):
        """Makes a user with the first password; returns the user's key."""
        credentials = self.server.a_user(name)
        self.server.iam().create_login_profile(UserName=name, Password=FIRST, **more)
        return credentials

    def may_change_own_password(self, name):
        statement = {"Effect": "Allow", "Action": "iam:ChangePassword", "Resource": "*"}
        self.server.iam().put_user_policy(
            UserName=name,
            PolicyName="own-password",
            PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statement}),
        )

    def test_live_and_die(self):
        iam = self.server.iam()
        iam.create_user(UserName="ann")
        missing = "Login Profile for User ann cannot be found."
        with self.refused("NoSuchEntity", 404, missing):
            iam.get_login_profile(UserName="ann")
        made = iam.create_login_profile(UserName="ann", Password=FIRST, PasswordResetRequired=True)[
            "LoginProfile"
        ]
        self.assertEqual(made["UserName"], "ann")
        self.assertEqual(made["CreateDate"], self.clock.now())
        self.assertTrue(made["PasswordResetRequired"])
        self.assertEqual(iam.get_login_profile(UserName="ann")["LoginProfile"], made)
        with self.refused("EntityAlreadyExists", 409, "Login Profile for user ann already exists."):
            iam.create_login_profile(UserName="ann", Password=SECOND)
        iam.delete_login_profile(UserName="ann")
        with self.refused("NoSuchEntity", 404, missing):
            iam.delete_login_profile(UserName="ann")
        with self.refused("NoSuchEntity", 404, missing):
            iam.update_login_profile(UserName="ann", Password=SECOND)

    def test_keep_the_reset_flag_unless_it_is_named(self):
        iam = self.server.iam()
        self.user_with_password("bea", PasswordResetRequired=True)
        made = iam.get_login_profile(UserName="bea")["LoginProfile"]
        self.clock.move(minutes=10)
        iam.update_login_profile(UserName="bea")
        iam.update_login_profile(UserName="bea", Password=SECOND)
        self.assertEqual(iam.get_login_profile(UserName="bea")["LoginProfile"], made)
        iam.update_login_profile(UserName="bea", PasswordResetRequired=False)
        self.assertFalse(
            iam.get_login_profile(UserName="bea")["LoginProfile"]["PasswordResetRequired"]
        )

    def test_are_changed_by_who_knows_the_old_password(self):
        credentials = self.user_with_password("cleo", PasswordResetRequired=True)
        own = self.server.iam(credentials)
        with self.refused("AccessDenied", 403) as caught:
            own.change_password(OldPassword=FIRST, NewPassword=SECOND)
        self.assertEqual(
            caught.exception.response["Error"]["Message"],
            f"User: arn:aws:iam::{ACCOUNT}:user/cleo is not authorized to perform: "
            "iam:ChangePassword on resource: user cleo because no identity-based policy allows "
            "the iam:ChangePassword action",
        )
        self.may_change_own_password("cleo")
        with self.refused("AccessDenied", 403, "The old password is not correct."):
            own.change_password(OldPassword=SECOND, NewPassword=THIRD)
        own.change_password(OldPassword=FIRST, NewPassword=SECOND)
        with self.refused("AccessDenied", 403, "The old password is not correct."):
            own.change_password(OldPassword=FIRST, NewPassword=THIRD)
        with self.refused("AccessDenied", 403, "The new password is the same as the old password."):
            own.change_password(OldPassword=SECOND, NewPassword=SECOND)
        profile = self.server.iam().get_login_profile(UserName="cleo")["LoginProfile"]
        self.assertFalse(profile["PasswordResetRequired"])

    def test_are_changed_in_the_aws_cli(self):
        credentials = self.user_with_password("dora")
        self.may_change_own_password("dora")
        self.server.aws(
            *("iam", "change-password", "--old-password", FIRST, "--new-password", SECOND),
            credentials=credentials,
        )
        with self.assertRaises(AwsError) as caught:
            self.server.aws(
                *("iam", "change-password", "--old-password", SECOND, "--new-password", "short"),
                credentials=credentials,
            )
        said = caught.exception.stderr
        self.assertIn("(PasswordPolicyViolation) when calling the ChangePassword operation", said)
        self.assertIn(": Password should have a minimum length of 8", said)

    def test_of_root_are_not_changed_this_way(self):
        with self.refused("InvalidUserType", 400, "Only IAM Users can change their own password"):
            self.server.iam().change_password(OldPassword=FIRST, NewPassword=SECOND)

    def test_are_never_written_anywhere(self):
        self.user_with_password("eve")
        self.server.iam().update_login_profile(UserName="eve", Password=SECOND)
        for password in (FIRST, SECOND):
            self.assertNotIn(password, self.server.log())
            for file in self.server.data.rglob("*"):
                if file.is_file():
                    self.assertNotIn(password.encode(), file.read_bytes(), file)


class PasswordPolicy(ServerTest):
    fake_time = True

    def setUp(self):
        self.addCleanup(self.forget)

    def forget(self):
        try:
            self.server.iam().delete_account_password_policy()
        except self.server.iam().exceptions.NoSuchEntityException:
            pass

    def test_is_replaced_as_a_whole(self):
        iam = self.server.iam()
        with self.refused(
            "NoSuchEntity",
            404,
            f"The Password Policy with domain name {ACCOUNT} cannot be found.",
        ):
            iam.get_account_password_policy()
        with self.refused(
            "NoSuchEntity", 404, "The account policy with name PasswordPolicy cannot be found."
        ):
            iam.delete_account_password_policy()
        everything = {
            "MinimumPasswordLength": 14,
            "RequireSymbols": True,
            "RequireNumbers": True,
            "RequireUppercaseCharacters": True,
            "RequireLowercaseCharacters": True,
            "AllowUsersToChangePassword": True,
            "MaxPasswordAge": 90,
            "PasswordReusePrevention": 24,
            "HardExpiry": True,
        }
        iam.update_account_password_policy(**everything)
        self.assertEqual(
            iam.get_account_password_policy()["PasswordPolicy"],
            {**everything, "ExpirePasswords": True},
        )
        iam.update_account_password_policy()
        self.assertEqual(iam.get_account_password_policy()["PasswordPolicy"], DEFAULTS)

    def test_is_what_the_aws_cli_says(self):
        self.server.aws(
            *("iam", "update-account-password-policy", "--minimum-password-length", 12),
            "--require-symbols",
        )
        got = self.server.aws("iam", "get-account-password-policy")
        self.assertEqual(
            got["PasswordPolicy"],
            {**DEFAULTS, "MinimumPasswordLength": 12, "RequireSymbols": True},
        )
        self.server.aws("iam", "delete-account-password-policy")

    def test_is_refused_out_of_bounds(self):
        with self.refused("ValidationError", 400) as caught:
            self.server.iam().update_account_password_policy(
                MinimumPasswordLength=5, PasswordReusePrevention=0, MaxPasswordAge=0
            )
        self.assertEqual(
            caught.exception.response["Error"]["Message"],
            "3 validation errors detected: "
            "Value at 'minimumPasswordLength' failed to satisfy constraint: "
            "Member must have value greater than or equal to 6; "
            "Value at 'passwordReusePrevention' failed to satisfy constraint: "
            "Member must have value greater than or equal to 1; "
            "Value at 'maxPasswordAge' failed to satisfy constraint: "
            "Member must have value greater than or equal to 1",
        )

    def test_is_obeyed(self):
        iam = self.server.iam()
        iam.create_user(UserName="fay")
        refusals = {
            "Ab1!": "Password should have a minimum length of 8",
            "abcdefgh": "Password should meet 2 more of the following requirements: Password "
            "should have at least one uppercase letter, Password should have at least one number, "
            "Password should have at least one symbol",
        }
        for password, message in refusals.items():
            with self.refused("PasswordPolicyViolation", 400, message):
                iam.create_login_profile(UserName="fay", Password=password)
        iam.update_account_password_policy(MinimumPasswordLength=10, RequireSymbols=True)
        with self.refused(
            "PasswordPolicyViolation",
            400,
            "Password does not conform to the account password policy: Password should have a "
            "minimum length of 10, Password should have at least one symbol",
        ):
            iam.create_login_profile(UserName="fay", Password="abcdefgh")
        iam.create_login_profile(UserName="fay", Password="long-enough")

    def test_bars_passwords_that_were_used_before_it_was_set(self):
        iam = self.server.iam()
        iam.create_user(UserName="gwen")
        iam.create_login_profile(UserName="gwen", Password=FIRST)
        iam.update_login_profile(UserName="gwen", Password=SECOND)
        iam.update_account_password_policy(PasswordReusePrevention=2)
        for password in (FIRST, SECOND):
            with self.refused("PasswordPolicyViolation", 400):
                iam.update_login_profile(UserName="gwen", Password=password)
        iam.update_login_profile(UserName="gwen", Password=THIRD)
        iam.update_login_profile(UserName="gwen", Password=FIRST)

    def test_lets_users_change_their_own_with_a_key_also_when_it_expired_for_good(self):
        iam = self.server.iam()
        own = self.server.iam(self.server.a_user("hana"))
        iam.create_login_profile(UserName="hana", Password=FIRST)
        iam.update_account_password_policy(
            AllowUsersToChangePassword=True, MaxPasswordAge=30, HardExpiry=True
        )
        own.change_password(OldPassword=FIRST, NewPassword=SECOND)
        self.assertTrue(own.get_account_password_policy()["PasswordPolicy"]["HardExpiry"])
        self.clock.move(days=30)
        own.change_password(OldPassword=SECOND, NewPassword=THIRD)


if __name__ == "__main__":
    main()
