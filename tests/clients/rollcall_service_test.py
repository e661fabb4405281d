"""The service `rollcall`, which AWS has not, through the tools of AWS with the model in docs/aws-cli."""

import json
import unittest

from aws_model import extensions
from rollcall_server import MODELS
from server_test import ServerTest, main

MODEL = json.loads((MODELS / "rollcall/2026-12-01/service-2.json").read_text())

OWN_KEYS = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*"},
        {
            "Effect": "Allow",
            "Action": "iam:ListAccessKeys",
            "Resource": "arn:aws:iam::*:user/${aws:username}",
        },
    ],
}


class TheService(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server.iam().create_user(UserName="alice")
        cls.key = cls.server.a_key("alice")

    def test_model_and_catalogue_name_the_same_actions_and_parameters(self):
        ours = {action: names for (service, action), names in extensions().items()}
        self.assertEqual({service for service, _ in extensions()}, {"rollcall"})
        self.assertEqual(set(MODEL["operations"]), set(ours))
        for name, operation in MODEL["operations"].items():
            with self.subTest(action=name):
                members = MODEL["shapes"][operation["input"]["shape"]]["members"]
                self.assertEqual(set(members), ours[name])

    def test_answers_boto3(self):
        rollcall = self.server.client("rollcall")
        summaries = rollcall.get_paginator("list_user_summaries").paginate().build_full_result()
        self.assertEqual([summary["UserName"] for summary in summaries["UserSummaries"]], ["alice"])
        self.server.sts(self.key).get_caller_identity()
        origin = rollcall.get_access_key_last_use_origin(AccessKeyId=self.key.access_key_id)
        self.assertEqual(origin["UserName"], "alice")
        self.assertEqual(origin["AccessKeyLastUseOrigin"]["SourceAddress"], "127.0.0.1")

    def test_tells_a_caller_what_it_may_do(self):
        self.server.iam().put_user_policy(
            UserName="alice", PolicyName="own", PolicyDocument=json.dumps(OWN_KEYS)
        )
        rollcall = self.server.client("rollcall", self.key)
        permitted = {
            action["ActionName"]: action["Decision"]
            for action in rollcall.list_permitted_actions()["PermittedActions"]
        }
        self.assertEqual(permitted["iam:ListUsers"], "Allowed")
        self.assertEqual(permitted["iam:ListAccessKeys"], "Depends")
        self.assertNotIn("iam:DeleteUser", permitted)

    def test_tells_everything_that_is_wrong_with_a_policy(self):
        document = '{"Statement": {"Effect": "Permit",\n "Action": "GetUser", "Resource": "*"}}'
        rollcall = self.server.client("rollcall", self.key)
        findings = rollcall.validate_policy(PolicyDocument=document)["Findings"]
        self.assertEqual(
            [
                (finding["IssueCode"], finding["Locations"][0]["Span"]["Start"])
                for finding in findings
            ],
            [
                ("INVALID_EFFECT", {"Line": 1, "Column": 26, "Offset": 25}),
                ("INVALID_ACTION", {"Line": 2, "Column": 12, "Offset": 46}),
            ],
        )
        self.assertEqual(findings[0]["Expected"], ["Allow", "Deny"])
        with self.assertRaises(rollcall.exceptions.ClientError) as refused:
            self.server.iam().put_user_policy(
                UserName="alice", PolicyName="wrong", PolicyDocument=document
            )
        self.assertEqual(refused.exception.response["Error"]["Message"], "Syntax errors in policy.")

    def test_tells_the_terms_of_policies(self):
        terms = self.server.client("rollcall", self.key).list_policy_terms()
        self.assertIn("iam:GetCredentialReport", terms["ActionNames"])
        self.assertIn("StringLike", terms["ConditionOperators"])
        self.assertIn("aws:SourceIp", [key["ContextKeyName"] for key in terms["ContextKeys"]])

    def test_is_signed_for_by_its_own_name(self):
        answer = self.server.query("ListUserSummaries", service="rollcall")
        self.assertEqual(answer.status, 200, answer.text)
        stranger = self.server.query("ListUsers", service="rollcall")
        self.assertEqual(stranger.status, 400, answer.text)
        self.assertIn("InvalidAction", stranger.text)

    def test_what_it_does_still_answers_under_the_names_of_iam(self):
        self.assertEqual(self.server.query("ListUserSummaries").status, 200)
        self.assertEqual(
            self.server.query(
                "GetAccessKeyLastUseOrigin", [("AccessKeyId", self.key.access_key_id)]
            ).status,
            200,
        )


class TheCommandLine(ServerTest):
    def test_knows_the_service_by_its_model(self):
        self.server.iam().create_user(UserName="alice")
        listed = self.server.aws("rollcall", "list-user-summaries")
        self.assertEqual([user["UserName"] for user in listed["UserSummaries"]], ["alice"])


if __name__ == "__main__":
    main()
