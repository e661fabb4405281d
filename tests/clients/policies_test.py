"""Policies of every kind and version, as boto3 puts them and as they then work."""

import json

from aws_client import Credentials
from rollcall_server import ACCOUNT
from server_test import ServerTest, main

EVERYTHING = [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]
OF_BEFORE = [
    json.dumps({"Statement": EVERYTHING}),
    json.dumps({"Version": "2008-10-17", "Statement": EVERYTHING}),
]
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": {"AWS": ACCOUNT},
            "Action": "sts:AssumeRole",
        },
    }
)


class PoliciesOfBefore2012(ServerTest):
    def setUp(self):
        self.iam = self.server.iam()

    def test_are_good_for_whoever_holds_them_and_for_sessions(self):
        alice = self.server.a_user("alice")
        self.iam.create_group(GroupName="staff")
        role = self.iam.create_role(RoleName="auditor", AssumeRolePolicyDocument=TRUST)["Role"]
        for document in OF_BEFORE:
            put = {"PolicyName": "old", "PolicyDocument": document}
            self.iam.put_user_policy(UserName="alice", **put)
            self.iam.put_group_policy(GroupName="staff", **put)
            self.iam.put_role_policy(RoleName="auditor", **put)
        self.iam.put_user_policy(
            UserName="alice",
            PolicyName="sts",
            PolicyDocument=json.dumps(
                {"Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}}
            ),
        )
        sts = self.server.sts(alice)
        for document in OF_BEFORE:
            sts.assume_role(RoleArn=role["Arn"], RoleSessionName="night", Policy=document)
            sts.get_federation_token(Name="guest", Policy=document)

    def test_are_no_managed_policies(self):
        message = "Policy document must be version 2012-10-17 or greater."
        for document in OF_BEFORE:
            with self.refused("MalformedPolicyDocument", 400, message):
                self.iam.create_policy(PolicyName="old", PolicyDocument=document)

    def test_take_a_variable_for_what_it_is_written_as(self):
        own = self.server.iam(self.server.a_user("bea"))
        document = {
            "Statement": {
                "Effect": "Allow",
                "Action": "iam:GetUser",
                "Resource": f"arn:aws:iam::{ACCOUNT}:user/${{aws:username}}",
            }
        }
        for version, is_allowed in (("2012-10-17", True), ("2008-10-17", False)):
            self.iam.put_user_policy(
                UserName="bea",
                PolicyName="own",
                PolicyDocument=json.dumps({"Version": version, **document}),
            )
            if is_allowed:
                own.get_user()
                continue
            with self.refused("AccessDenied", 403):
                own.get_user()


class ManagedPolicies(ServerTest):
    def test_without_a_description_are_shown_without_one(self):
        iam = self.server.iam()
        document = json.dumps({"Version": "2012-10-17", "Statement": EVERYTHING})
        made = iam.create_policy(PolicyName="plain", PolicyDocument=document)["Policy"]
        self.assertNotIn("Description", iam.get_policy(PolicyArn=made["Arn"])["Policy"])
        for policy in iam.list_policies(Scope="Local")["Policies"]:
            self.assertNotIn("Description", policy)

    def test_that_could_never_match_are_refused(self):
        iam = self.server.iam()
        for resource, message in (
            (
                "arn:aws-cn:s3:::bucket/*",
                'Partition "aws-cn" is not valid for resource "arn:aws-cn:s3:::bucket/*".',
            ),
            (
                "arn:${AWS::Partition}:s3:::bucket",
                'Partition "${AWS::Partition}" is not valid for resource '
                '"arn:${AWS::Partition}:s3:::bucket".',
            ),
            ("arn:aws:iam::${AWS::AccountId}:user/alice", "The policy failed legacy parsing"),
            ("arn:aws:iam::ACCOUNT_ID:user/alice", "The policy failed legacy parsing"),
            ("arn:aws:sqs:${aws:RequestedRegion}:*:queue", "The policy failed legacy parsing"),
        ):
            statement = {"Effect": "Deny", "Action": "*", "Resource": resource}
            document = json.dumps({"Version": "2012-10-17", "Statement": statement})
            with self.subTest(resource), self.refused("MalformedPolicyDocument", 400, message):
                iam.create_policy(PolicyName="never", PolicyDocument=document)

    def test_are_simulated_with_whole_names_of_actions(self):
        iam = self.server.iam()
        document = json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
                    {"Effect": "Deny", "Action": "s3:GetObjectAcl", "Resource": "*"},
                ],
            }
        )
        self.server.a_user("carl")
        iam.put_user_policy(UserName="carl", PolicyName="own", PolicyDocument=document)
        source = f"arn:aws:iam::{ACCOUNT}:user/carl"
        for name in ("s3:Get*", "GetObject"):
            with self.refused("InvalidInput", 400) as caught:
                iam.simulate_principal_policy(PolicySourceArn=source, ActionNames=[name])
            said = caught.exception.response["Error"]["Message"]
            self.assertTrue(said.startswith(f"Invalid ActionNames.member.1: {name} "), said)
        answer = iam.simulate_principal_policy(
            PolicySourceArn=source, ActionNames=["s3:GetObject", "s3:GetObjectAcl"]
        )
        self.assertEqual(
            [result["EvalDecision"] for result in answer["EvaluationResults"]],
            ["allowed", "explicitDeny"],
        )


class Roles(ServerTest):
    def setUp(self):
        self.iam = self.server.iam()

    def test_are_assumed_for_an_hour_with_temporary_credentials(self):
        role = self.iam.create_role(
            RoleName="long", AssumeRolePolicyDocument=TRUST, MaxSessionDuration=43200
        )["Role"]
        dora = self.server.a_user("dora")
        self.iam.put_user_policy(
            UserName="dora",
            PolicyName="sts",
            PolicyDocument=json.dumps(
                {"Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}}
            ),
        )
        sts = self.server.sts(dora)
        chained = self.server.sts(Credentials.of_session(sts.get_session_token()))
        asked = {"RoleArn": role["Arn"], "RoleSessionName": "night"}
        sts.assume_role(**asked, DurationSeconds=7200)
        chained.assume_role(**asked, DurationSeconds=3600)
        with self.refused(
            "ValidationError",
            400,
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by "
            "role chaining.",
        ):
            chained.assume_role(**asked, DurationSeconds=7200)

    def test_have_arns_without_empty_parts(self):
        sts = self.server.sts(self.server.an_administrator())
        for arn in (
            "arn::b:::something/test-role",
            "arn:a::::something/test-role",
            "arn:a:a::aaaaaaaaaa:",
        ):
            with self.refused("ValidationError", 400, f"{arn} is invalid"):
                sts.assume_role(RoleArn=arn, RoleSessionName="night")

    def test_show_whom_they_trust_by_present_names_or_by_ids(self):
        def trust(principal):
            statement = {
                "Effect": "Allow",
                "Principal": {"AWS": principal},
                "Action": "sts:AssumeRole",
            }
            return {"Version": "2012-10-17", "Statement": [statement]}

        def shown():
            return self.iam.get_role(RoleName="keeper")["Role"]["AssumeRolePolicyDocument"]

        tama = self.iam.create_user(UserName="tama")["User"]
        self.iam.create_role(
            RoleName="keeper", AssumeRolePolicyDocument=json.dumps(trust(tama["Arn"]))
        )
        self.assertEqual(shown(), trust(tama["Arn"]))
        self.iam.update_user(UserName="tama", NewUserName="mike")
        self.assertEqual(shown(), trust(f"arn:aws:iam::{ACCOUNT}:user/mike"))
        self.iam.delete_user(UserName="mike")
        self.iam.create_user(UserName="tama")
        self.assertEqual(shown(), trust(tama["UserId"]))


if __name__ == "__main__":
    main()
