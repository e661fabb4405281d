"""What an account says of itself: aliases, the summary, and who may do what."""

import json

from rollcall_server import ACCOUNT
from server_test import ServerTest, main

ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess"
SUMMARY_KEYS = {
    *("UsersQuota", "GroupsQuota", "RolesQuota", "PoliciesQuota", "GroupsPerUserQuota"),
    *("AccessKeysPerUserQuota", "SigningCertificatesPerUserQuota", "ServerCertificatesQuota"),
    *("InstanceProfilesQuota", "AttachedPoliciesPerUserQuota", "AttachedPoliciesPerGroupQuota"),
    *("AttachedPoliciesPerRoleQuota", "UserPolicySizeQuota", "GroupPolicySizeQuota"),
    *("RolePolicySizeQuota", "AssumeRolePolicySizeQuota", "PolicySizeQuota"),
    *("VersionsPerPolicyQuota", "PolicyVersionsInUseQuota", "GlobalEndpointTokenVersion"),
    *("Users", "Groups", "Roles", "Policies", "PolicyVersionsInUse", "InstanceProfiles"),
    *("Providers", "ServerCertificates", "MFADevices", "MFADevicesInUse", "AccountMFAEnabled"),
    *("AccountAccessKeysPresent", "AccountPasswordPresent", "AccountSigningCertificatesPresent"),
}


class Aliases(ServerTest):
    def test_take_each_others_place(self):
        iam = self.server.iam()
        self.assertEqual(iam.list_account_aliases()["AccountAliases"], [])
        iam.create_account_alias(AccountAlias="first-name")
        self.server.aws("iam", "create-account-alias", "--account-alias", "second-name")
        self.assertEqual(
            self.server.aws("iam", "list-account-aliases")["AccountAliases"], ["second-name"]
        )
        with self.refused(
            "EntityAlreadyExists", 409, "The account alias second-name already exists."
        ):
            iam.create_account_alias(AccountAlias="second-name")
        with self.refused("NoSuchEntity", 404, "The account alias first-name cannot be found."):
            iam.delete_account_alias(AccountAlias="first-name")
        iam.delete_account_alias(AccountAlias="second-name")
        self.assertEqual(iam.list_account_aliases()["AccountAliases"], [])

    def test_must_be_good_for_a_host_name(self):
        for alias in ("ab", "-ab", "ab-", "a--b", "Abc", "a" * 64):
            with self.subTest(alias=alias), self.refused("ValidationError", 400):
                self.server.iam().create_account_alias(AccountAlias=alias)


class Summary(ServerTest):
    def test_has_thirty_four_figures_that_move_at_once(self):
        iam = self.server.iam()
        before = iam.get_account_summary()["SummaryMap"]
        self.assertEqual(set(before), SUMMARY_KEYS)
        self.assertEqual(before["UsersQuota"], 5000)
        self.assertEqual(before["AccountAccessKeysPresent"], 1)
        self.server.an_administrator("admin")
        self.server.a_device("admin")
        iam.create_virtual_mfa_device(VirtualMFADeviceName="spare")
        after = self.server.aws("iam", "get-account-summary")["SummaryMap"]
        moved = {key: after[key] - before[key] for key in after if after[key] != before[key]}
        self.assertEqual(
            moved, {"Users": 1, "MFADevices": 2, "MFADevicesInUse": 1, "PolicyVersionsInUse": 1}
        )


class AuthorizationDetails(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        iam = cls.server.iam()
        for number in range(5):
            iam.create_user(UserName=f"user-{number}", Path="/details/")
        cls.document = {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "iam:Get*", "Resource": "*"}],
        }
        iam.put_user_policy(
            UserName="user-1", PolicyName="look", PolicyDocument=json.dumps(cls.document, indent=2)
        )
        iam.attach_user_policy(UserName="user-2", PolicyArn=ADMINISTRATOR_ACCESS)
        iam.tag_user(UserName="user-3", Tags=[{"Key": "team", "Value": "one"}])

    def test_tell_who_may_do_what(self):
        details = self.server.iam().get_account_authorization_details()
        users = {user["UserName"]: user for user in details["UserDetailList"]}
        self.assertEqual(sorted(users), [f"user-{number}" for number in range(5)])
        self.assertEqual(
            users["user-1"]["UserPolicyList"],
            [{"PolicyName": "look", "PolicyDocument": self.document}],
        )
        self.assertNotIn("UserPolicyList", users["user-0"])
        self.assertEqual(users["user-0"]["GroupList"], [])
        self.assertEqual(
            users["user-2"]["AttachedManagedPolicies"],
            [{"PolicyName": "AdministratorAccess", "PolicyArn": ADMINISTRATOR_ACCESS}],
        )
        self.assertEqual(users["user-3"]["Tags"], [{"Key": "team", "Value": "one"}])
        self.assertEqual(users["user-3"]["Arn"], f"arn:aws:iam::{ACCOUNT}:user/details/user-3")
        (policy,) = details["Policies"]
        self.assertEqual(policy["AttachmentCount"], 1)
        (version,) = policy["PolicyVersionList"]
        self.assertEqual(version["Document"]["Statement"][0]["Action"], "*")

    def test_come_in_pages(self):
        pages = self.server.iam().get_paginator("get_account_authorization_details")
        for size in (1, 2, 5, 6):
            found = []
            for page in pages.paginate(PaginationConfig={"PageSize": size}):
                found += [user["UserName"] for user in page["UserDetailList"]]
                found += [policy["PolicyName"] for policy in page["Policies"]]
            expected = [f"user-{number}" for number in range(5)] + ["AdministratorAccess"]
            self.assertEqual(found, expected, f"pages of {size}")

    def test_come_from_the_aws_cli(self):
        details = self.server.aws(
            "iam", "get-account-authorization-details", "--filter", "AWSManagedPolicy", "Group"
        )
        self.assertEqual(details["UserDetailList"], [])
        self.assertEqual(details["Policies"][0]["Arn"], ADMINISTRATOR_ACCESS)


if __name__ == "__main__":
    main()
