"""Users, their tags and their policies, as boto3 and the AWS CLI see them."""

import json
import os
import pathlib
import unittest

from aws_client import AwsError
from rollcall_server import ACCOUNT, ROOT
from server_test import ServerTest, main

ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess"


def allow(actions, resource="*", effect="Allow"):
    statement = {"Effect": effect, "Action": actions, "Resource": resource}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def names_of_all_kinds():
    """The corpus of names, if it stands beside this repository."""
    shared = pathlib.Path(os.environ.get("ROLLCALL_SHARED", ROOT.parent / "shared"))
    file = shared / "corpora/names.json"
    if not file.exists():
        raise unittest.SkipTest(f"there is no {file}")
    return json.loads(file.read_text())


class TheLifeOfAUser(ServerTest):
    def test_begins_and_ends_in_boto3(self):
        iam = self.server.iam()
        made = iam.create_user(
            UserName="Ann,oNym",
            Path='/a,b/"c"/<d>&/',
            Tags=[{"Key": "部署", "Value": "space + slash/"}],
        )["User"]
        self.assertEqual(made["Arn"], f'arn:aws:iam::{ACCOUNT}:user/a,b/"c"/<d>&/Ann,oNym')
        self.assertEqual(made["Tags"], [{"Key": "部署", "Value": "space + slash/"}])
        got = iam.get_user(UserName="ann,onym")["User"]
        self.assertEqual(got, made)
        iam.update_user(UserName="Ann,oNym", NewUserName="ann", NewPath="/")
        moved = iam.get_user(UserName="ann")["User"]
        self.assertEqual(moved["UserId"], made["UserId"])
        self.assertEqual(moved["CreateDate"], made["CreateDate"])
        self.assertEqual(moved["Arn"], f"arn:aws:iam::{ACCOUNT}:user/ann")
        iam.delete_user(UserName="ANN")
        with self.refused("NoSuchEntity", 404, "The user with name ann cannot be found."):
            iam.get_user(UserName="ann")

    def test_goes_on_under_the_name_that_it_has(self):
        iam = self.server.iam()
        iam.create_user(UserName="kenji")
        iam.create_group(GroupName="kenji")
        for path in ({}, {"NewPath": "/new/"}):
            with self.refused("EntityAlreadyExists", 409, "User with name KENJI already exists."):
                iam.update_user(UserName="kenji", NewUserName="KENJI", **path)
            with self.refused("EntityAlreadyExists", 409, "Group with name KENJI already exists."):
                iam.update_group(GroupName="kenji", NewGroupName="KENJI", **path)
        iam.update_user(UserName="kenji", NewUserName="kenji", NewPath="/team/")
        iam.update_group(GroupName="kenji", NewGroupName="kenji", NewPath="/team/")
        user = iam.get_user(UserName="Kenji")["User"]
        group = iam.get_group(GroupName="Kenji")["Group"]
        self.assertEqual((user["UserName"], user["Path"]), ("kenji", "/team/"))
        self.assertEqual((group["GroupName"], group["Path"]), ("kenji", "/team/"))
        iam.delete_user(UserName="kenji")
        iam.delete_group(GroupName="kenji")

    def test_begins_and_ends_in_the_aws_cli(self):
        made = self.server.aws("iam", "create-user", "--user-name", "cli", "--path", "/cli/")
        self.assertEqual(made["User"]["Arn"], f"arn:aws:iam::{ACCOUNT}:user/cli/cli")
        self.server.aws("iam", "tag-user", "--user-name", "cli", "--tags", "Key=team,Value=one two")
        listed = self.server.aws("iam", "list-user-tags", "--user-name", "cli")
        self.assertEqual(listed["Tags"], [{"Key": "team", "Value": "one two"}])
        found = self.server.aws("iam", "list-users", "--path-prefix", "/cli/")
        self.assertEqual([user["UserName"] for user in found["Users"]], ["cli"])
        self.server.aws("iam", "untag-user", "--user-name", "cli", "--tag-keys", "TEAM")
        self.server.aws("iam", "delete-user", "--user-name", "cli")
        with self.assertRaises(AwsError) as caught:
            self.server.aws("iam", "get-user", "--user-name", "cli")
        said = caught.exception.stderr
        self.assertIn("An error occurred (NoSuchEntity) when calling the GetUser operation", said)
        self.assertIn(": The user with name cli cannot be found.", said)

    def test_does_not_end_while_something_is_left(self):
        iam = self.server.iam()
        self.server.a_user("full")
        iam.create_login_profile(UserName="full", Password="Replays#Pass1")
        iam.put_user_policy(UserName="full", PolicyName="in", PolicyDocument=allow("iam:GetUser"))
        iam.attach_user_policy(UserName="full", PolicyArn=ADMINISTRATOR_ACCESS)
        serial, _ = self.server.a_device("full")

        def in_the_way(message):
            return self.refused("DeleteConflict", 409, f"Cannot delete entity, must {message}")

        with in_the_way("detach all policies first."):
            iam.delete_user(UserName="full")
        iam.detach_user_policy(UserName="full", PolicyArn=ADMINISTRATOR_ACCESS)
        with in_the_way("delete policies first."):
            iam.delete_user(UserName="full")
        iam.delete_user_policy(UserName="full", PolicyName="in")
        with in_the_way("remove tokens from principal first."):
            iam.delete_user(UserName="full")
        iam.deactivate_mfa_device(UserName="full", SerialNumber=serial)
        with in_the_way("delete login profile first."):
            iam.delete_user(UserName="full")
        iam.delete_login_profile(UserName="full")
        with in_the_way("delete access keys first."):
            iam.delete_user(UserName="full")
        for key in iam.list_access_keys(UserName="full")["AccessKeyMetadata"]:
            iam.delete_access_key(UserName="full", AccessKeyId=key["AccessKeyId"])
        iam.delete_user(UserName="full")


class Names(ServerTest):
    def test_of_every_kind_come_back_as_they_were_given(self):
        iam = self.server.iam()
        given = {}
        for name in names_of_all_kinds()["valid_user_names"]:
            if name.lower() in given:
                with self.refused(
                    "EntityAlreadyExists", 409, f"User with name {name} already exists."
                ):
                    iam.create_user(UserName=name)
                continue
            given[name.lower()] = name
            user = iam.create_user(UserName=name)["User"]
            self.assertEqual(user["Arn"], f"arn:aws:iam::{ACCOUNT}:user/{name}")
        pages = iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 7})
        listed = [user["UserName"] for page in pages for user in page["Users"]]
        self.assertEqual(listed, [given[key] for key in sorted(given)])
        for name in listed:
            self.assertEqual(iam.get_user(UserName=name.upper())["User"]["UserName"], name)

    def test_that_are_none_are_refused(self):
        iam = self.server.iam()
        for name in names_of_all_kinds()["invalid_user_names"]:
            with self.subTest(name=name), self.refused("ValidationError", 400):
                iam.create_user(UserName=name)

    def test_of_paths_come_back_as_they_were_given(self):
        iam = self.server.iam()
        iam.create_user(UserName="wanderer")
        for path in names_of_all_kinds()["paths"]:
            iam.update_user(UserName="wanderer", NewPath=path)
            user = iam.get_user(UserName="wanderer")["User"]
            self.assertEqual(user["Path"], path)
            self.assertEqual(user["Arn"], f"arn:aws:iam::{ACCOUNT}:user{path}wanderer")
        iam.delete_user(UserName="wanderer")


class Policies(ServerTest):
    def test_open_and_close_doors_at_once(self):
        iam = self.server.iam()
        erin = self.server.a_user("erin", Path="/staff/")
        own = self.server.iam(erin)
        with self.refused(
            "AccessDenied",
            403,
            f"User: arn:aws:iam::{ACCOUNT}:user/staff/erin is not authorized to perform: "
            "iam:GetUser on resource: user erin because no identity-based policy allows the "
            "iam:GetUser action",
        ):
            own.get_user()
        with self.refused(
            "AccessDenied",
            403,
            f"User: arn:aws:iam::{ACCOUNT}:user/staff/erin is not authorized to perform: "
            f"iam:ListUsers on resource: arn:aws:iam::{ACCOUNT}:user/ because no identity-based "
            "policy allows the iam:ListUsers action",
        ):
            own.list_users()
        staff = f"arn:aws:iam::{ACCOUNT}:user/staff/*"
        iam.put_user_policy(
            UserName="erin", PolicyName="look", PolicyDocument=allow("iam:Get*", staff)
        )
        self.assertEqual(own.get_user(UserName="ERIN")["User"]["UserName"], "erin")
        iam.update_user(UserName="erin", NewPath="/left/")
        with self.refused("AccessDenied", 403):
            own.get_user()
        iam.attach_user_policy(UserName="erin", PolicyArn=ADMINISTRATOR_ACCESS)
        own.get_user()
        iam.put_user_policy(
            UserName="erin", PolicyName="never", PolicyDocument=allow("iam:*", "*", "Deny")
        )
        with self.refused(
            "AccessDenied",
            403,
            f"User: arn:aws:iam::{ACCOUNT}:user/left/erin is not authorized to perform: "
            "iam:GetUser on resource: user erin with an explicit deny in an identity-based policy",
        ):
            own.get_user()
        self.assertEqual(self.server.sts(erin).get_caller_identity()["Account"], ACCOUNT)

    def test_come_back_as_documents(self):
        iam = self.server.iam()
        iam.create_user(UserName="frank")
        document = allow(["iam:GetUser", "s3:*"], "*")
        iam.put_user_policy(UserName="frank", PolicyName="a+b=c", PolicyDocument=document)
        got = iam.get_user_policy(UserName="frank", PolicyName="A+B=C")
        self.assertEqual(got["PolicyDocument"], json.loads(document))
        self.assertEqual(got["PolicyName"], "A+B=C")
        self.assertEqual(iam.list_user_policies(UserName="frank")["PolicyNames"], ["a+b=c"])
        listed = self.server.aws(
            "iam", "get-user-policy", "--user-name", "frank", "--policy-name", "a+b=c"
        )
        self.assertEqual(listed["PolicyDocument"], json.loads(document))

    def test_with_conditions_hold_where_the_conditions_do(self):
        grace = self.server.a_user("grace")
        iam = self.server.iam()
        for transport, answer in (("true", "denied"), ("false", "allowed")):
            with self.subTest(transport=transport):
                document = json.loads(allow("iam:GetUser"))
                document["Statement"][0]["Condition"] = {
                    "Bool": {"aws:SecureTransport": transport},
                    "IpAddress": {"aws:SourceIp": "127.0.0.0/8"},
                }
                iam.put_user_policy(
                    UserName="grace", PolicyName="x", PolicyDocument=json.dumps(document)
                )
                if answer == "allowed":
                    self.assertEqual(self.server.iam(grace).get_user()["User"]["UserName"], "grace")
                else:
                    with self.refused("AccessDenied", 403):
                        self.server.iam(grace).get_user()

    def test_that_are_managed_are_listed_while_attached(self):
        iam = self.server.iam()
        iam.create_user(UserName="heidi")
        iam.attach_user_policy(UserName="heidi", PolicyArn=ADMINISTRATOR_ACCESS)
        self.assertEqual(
            iam.list_attached_user_policies(UserName="heidi")["AttachedPolicies"],
            [{"PolicyName": "AdministratorAccess", "PolicyArn": ADMINISTRATOR_ACCESS}],
        )
        iam.detach_user_policy(UserName="heidi", PolicyArn=ADMINISTRATOR_ACCESS)
        with self.refused("NoSuchEntity", 404, f"Policy {ADMINISTRATOR_ACCESS} was not found."):
            iam.detach_user_policy(UserName="heidi", PolicyArn=ADMINISTRATOR_ACCESS)


if __name__ == "__main__":
    main()
