"""Instance profiles, as boto3, its paginators and its waiter, and the AWS CLI see them."""

import json

import botocore.exceptions

from rollcall_server import ACCOUNT
from server_test import ServerTest, main

TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "ec2.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)


class InstanceProfiles(ServerTest):
    def setUp(self):
        self.iam = self.server.iam()

    def a_role(self, name):
        return self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)["Role"]

    def count(self):
        return self.iam.get_account_summary()["SummaryMap"]["InstanceProfiles"]

    def test_live_from_boto3_to_the_aws_cli(self):
        role = self.a_role("web-role")
        before = self.count()
        made = self.iam.create_instance_profile(
            InstanceProfileName="Web", Path="/team/", Tags=[{"Key": "Team", "Value": "部署"}]
        )["InstanceProfile"]
        self.assertEqual(made["Arn"], f"arn:aws:iam::{ACCOUNT}:instance-profile/team/Web")
        self.assertEqual(made["Roles"], [])
        self.iam.get_waiter("instance_profile_exists").wait(InstanceProfileName="web")
        self.iam.add_role_to_instance_profile(InstanceProfileName="web", RoleName="web-role")
        got = self.iam.get_instance_profile(InstanceProfileName="web")["InstanceProfile"]
        self.assertEqual(got["Tags"], made["Tags"])
        (held,) = got["Roles"]
        self.assertEqual(held["Arn"], role["Arn"])
        self.assertEqual(held["AssumeRolePolicyDocument"], json.loads(TRUST))
        listed = self.server.aws("iam", "list-instance-profiles-for-role", "--role-name=web-role")
        self.assertEqual(
            listed["InstanceProfiles"][0]["InstanceProfileId"], got["InstanceProfileId"]
        )
        self.assertEqual(self.count(), before + 1)
        conflict = "Cannot delete entity, must remove roles from instance profile first."
        with self.refused("DeleteConflict", 409, conflict):
            self.iam.delete_role(RoleName="web-role")
        with self.refused("DeleteConflict", 409, conflict):
            self.iam.delete_instance_profile(InstanceProfileName="Web")
        named = "--instance-profile-name=Web"
        self.server.aws("iam", "remove-role-from-instance-profile", named, "--role-name=web-role")
        self.server.aws("iam", "delete-instance-profile", named)
        self.iam.delete_role(RoleName="web-role")
        self.assertEqual(self.count(), before)
        with self.refused("NoSuchEntity", 404, "Instance Profile Web cannot be found."):
            self.iam.get_instance_profile(InstanceProfileName="Web")

    def test_hold_one_role_each(self):
        for name in ("first", "second"):
            self.a_role(name)
        self.iam.create_instance_profile(InstanceProfileName="single")
        self.iam.add_role_to_instance_profile(InstanceProfileName="single", RoleName="first")
        message = "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"
        with self.refused("LimitExceeded", 409, message):
            self.iam.add_role_to_instance_profile(InstanceProfileName="single", RoleName="second")
        with self.refused("EntityAlreadyExists", 409, "Instance Profile SINGLE already exists."):
            self.iam.create_instance_profile(InstanceProfileName="SINGLE")

    def test_come_in_pages(self):
        self.a_role("paged")
        names = [f"paged-{number}" for number in range(5)]
        for name in names:
            self.iam.create_instance_profile(InstanceProfileName=name, Path="/pages/")
            self.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName="paged")
        for operation, asked in (
            ("list_instance_profiles", {"PathPrefix": "/pages/"}),
            ("list_instance_profiles_for_role", {"RoleName": "paged"}),
        ):
            with self.subTest(operation=operation):
                found = []
                pages = self.iam.get_paginator(operation)
                for page in pages.paginate(**asked, PaginationConfig={"PageSize": 2}):
                    self.assertLessEqual(len(page["InstanceProfiles"]), 2)
                    found += [each["InstanceProfileName"] for each in page["InstanceProfiles"]]
                self.assertEqual(found, names)

    def test_have_tags_that_come_in_pages_too(self):
        self.iam.create_instance_profile(InstanceProfileName="tagged")
        keys = [str(number) for number in range(5)]
        self.iam.tag_instance_profile(
            InstanceProfileName="tagged", Tags=[{"Key": key, "Value": ""} for key in keys]
        )
        first = self.iam.list_instance_profile_tags(InstanceProfileName="tagged", MaxItems=3)
        rest = self.iam.list_instance_profile_tags(
            InstanceProfileName="tagged", Marker=first["Marker"]
        )
        self.assertEqual([tag["Key"] for tag in first["Tags"] + rest["Tags"]], keys)

    def test_that_do_not_come_are_not_waited_for_for_ever(self):
        with self.assertRaises(botocore.exceptions.WaiterError):
            self.iam.get_waiter("instance_profile_exists").wait(
                InstanceProfileName="never", WaiterConfig={"Delay": 0, "MaxAttempts": 2}
            )

    def test_are_written_down_as_events(self):
        self.iam.create_instance_profile(InstanceProfileName="noted")
        self.iam.delete_instance_profile(InstanceProfileName="noted")
        events = self.server.events()
        self.assertIn("iam:CreateInstanceProfile", events)
        self.assertIn("iam:DeleteInstanceProfile", events)


if __name__ == "__main__":
    main()
