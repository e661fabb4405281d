"""Access keys, as the AWS CLI and boto3 live with them."""

import xml.etree.ElementTree

from aws_client import Credentials
from credentials_test_base import CredentialsTest, arn, quota
from rollcall_server import ACCOUNT
from server_test import main

UNKNOWN_KEY = "AKIAIOSFODNN7EXAMPLE"


class AccessKeys(CredentialsTest):
    def statuses(self):
        listed = self.iam.list_access_keys(UserName=self.user)
        self.assertFalse(listed["IsTruncated"])
        return {key["AccessKeyId"]: key["Status"] for key in listed["AccessKeyMetadata"]}

    def test_a_key_lives_its_life_in_the_command_line(self):
        key = self.aws("create-access-key", "--user-name", self.user)["AccessKey"]
        self.assertEqual(
            set(key), {"UserName", "AccessKeyId", "Status", "SecretAccessKey", "CreateDate"}
        )
        self.assertRegex(key["AccessKeyId"], r"\AAKIA[A-Z2-7]{16}\Z")
        self.assertRegex(key["SecretAccessKey"], r"\A[A-Za-z0-9+/]{40}\Z")
        self.assertEqual((key["UserName"], key["Status"]), (self.user, "Active"))
        listed = self.aws("list-access-keys", "--user-name", self.user)["AccessKeyMetadata"]
        del key["SecretAccessKey"]
        self.assertEqual(listed, [key])
        whose = ("--user-name", self.user, "--access-key-id", key["AccessKeyId"])
        self.aws("update-access-key", *whose, "--status", "Inactive")
        self.assertEqual(self.statuses(), {key["AccessKeyId"]: "Inactive"})
        self.aws("delete-access-key", *whose)
        self.assertEqual(self.statuses(), {})

    def test_the_secret_is_told_once_and_never_logged(self):
        made = self.iam.create_access_key(UserName=self.user)["AccessKey"]
        listed = self.iam.list_access_keys(UserName=self.user)["AccessKeyMetadata"]
        self.assertNotIn("SecretAccessKey", listed[0])
        self.assertNotIn(made["SecretAccessKey"], self.server.log())

    def test_a_third_key_is_one_too_many(self):
        for _ in range(2):
            self.iam.create_access_key(UserName=self.user)
        with self.refused("LimitExceeded", 409, quota("AccessKeysPerUser", 2)):
            self.iam.create_access_key(UserName=self.user)

    def test_an_inactive_key_opens_nothing_until_it_is_active_again(self):
        credentials = self.server.a_key(self.user)
        sts = self.server.sts(credentials)
        whose = {"UserName": self.user, "AccessKeyId": credentials.access_key_id}
        self.assertEqual(sts.get_caller_identity()["Arn"], arn(f"user/{self.user}"))
        self.iam.update_access_key(**whose, Status="Inactive")
        with self.refused("InvalidClientTokenId", 403):
            sts.get_caller_identity()
        self.iam.update_access_key(**whose, Status="Active")
        sts.get_caller_identity()
        self.iam.delete_access_key(**whose)
        with self.refused("InvalidClientTokenId", 403):
            sts.get_caller_identity()

    def test_no_key_can_be_made_expired(self):
        credentials = self.server.a_key(self.user)
        for status in ("Inactive", "Active"):
            whose = {"UserName": self.user, "AccessKeyId": credentials.access_key_id}
            self.iam.update_access_key(**whose, Status=status)
            with self.refused("InvalidInput", 400, "Operation does not support status Expired"):
                self.iam.update_access_key(**whose, Status="Expired")
            self.assertEqual(self.statuses(), {credentials.access_key_id: status})

    def test_a_key_is_found_under_its_own_user_alone(self):
        elsewhere = self.administrator.access_key_id
        for key in (UNKNOWN_KEY, elsewhere):
            whose = {"UserName": self.user, "AccessKeyId": key}
            with self.refused(
                "NoSuchEntity", 404, f"The Access Key with id {key} cannot be found."
            ):
                self.iam.update_access_key(**whose, Status="Inactive")
            with self.refused(
                "NoSuchEntity", 404, f"The Access Key with id {key} cannot be found."
            ):
                self.iam.delete_access_key(**whose)
        with self.refused("NoSuchEntity", 404, "The user with name nobody cannot be found."):
            self.iam.create_access_key(UserName="nobody")

    def test_without_a_name_a_key_is_the_callers_own(self):
        self.assertEqual(
            [k["AccessKeyId"] for k in self.iam.list_access_keys()["AccessKeyMetadata"]],
            [self.administrator.access_key_id],
        )
        root = self.server.iam()
        made = Credentials.of(root.create_access_key())
        self.assertEqual(self.server.sts(made).get_caller_identity()["Arn"], arn("root"))
        self.assertEqual(len(root.list_access_keys()["AccessKeyMetadata"]), 2)
        with self.refused("LimitExceeded", 409, quota("AccessKeysPerUser", 2)):
            root.create_access_key()
        root.delete_access_key(AccessKeyId=made.access_key_id)

    def test_keys_are_listed_in_pages(self):
        made = {self.server.a_key(self.user).access_key_id for _ in range(2)}
        pages = list(
            self.iam.get_paginator("list_access_keys").paginate(
                UserName=self.user, PaginationConfig={"PageSize": 1}
            )
        )
        self.assertEqual([page["IsTruncated"] for page in pages], [True, False])
        self.assertEqual({p["AccessKeyMetadata"][0]["AccessKeyId"] for p in pages}, made)
        with self.refused("ValidationError", 400, "Invalid Marker."):
            self.iam.list_access_keys(UserName=self.user, Marker="bm9uZQ==")

    def test_the_first_use_in_fifteen_minutes_is_told(self):
        credentials = self.server.a_key(self.user)

        def told():
            answer = self.iam.get_access_key_last_used(AccessKeyId=credentials.access_key_id)
            self.assertEqual(answer["UserName"], self.user)
            return answer["AccessKeyLastUsed"]

        self.assertEqual(told(), {"ServiceName": "N/A", "Region": "N/A"})
        first = self.clock.now()
        self.server.sts(credentials, region="eu-west-1").get_caller_identity()
        self.clock.move(minutes=14, seconds=59)
        self.server.sts(credentials, region="us-west-2").get_caller_identity()
        self.assertEqual(
            told(), {"LastUsedDate": first, "ServiceName": "sts", "Region": "eu-west-1"}
        )
        self.clock.move(seconds=1)
        with self.refused("AccessDenied", 403):
            self.server.iam(credentials).list_users()
        self.assertEqual(
            told(),
            {"LastUsedDate": self.clock.now(), "ServiceName": "iam", "Region": "us-east-1"},
        )

    def test_where_that_first_use_came_from_is_told_by_an_action_of_our_own(self):
        credentials = self.server.a_key(self.user)

        def told(asker=self.administrator):
            answer = self.server.query(
                "GetAccessKeyLastUseOrigin",
                [("AccessKeyId", credentials.access_key_id)],
                service="rollcall",
                credentials=asker,
            )
            self.assertEqual(answer.status, 200, answer.text)
            result = xml.etree.ElementTree.fromstring(answer.body)
            self.assertEqual(result.findtext(".//{*}UserName"), self.user)
            origin = result.find(".//{*}AccessKeyLastUseOrigin")
            return {member.tag.partition("}")[2]: member.text for member in origin}

        self.assertEqual(told(), {"ServiceName": "N/A", "Region": "N/A"})
        first = self.clock.now()
        self.server.sts(credentials, region="eu-west-1").get_caller_identity()
        origin = told()
        self.assertRegex(origin.pop("UserAgent"), r"\ABoto3/\S+ .*Botocore/")
        self.assertEqual(
            origin,
            {
                "LastUsedDate": first.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "ServiceName": "sts",
                "Region": "eu-west-1",
                "SourceAddress": "127.0.0.1",
            },
        )
        wild = "<script>alert('1')</script> & " + "a" * 300
        self.clock.move(minutes=15)
        for agent in (wild, "another"):
            refused = self.server.query(
                "ListUsers", credentials=credentials, headers={"User-Agent": agent}
            )
            self.assertEqual(refused.status, 403)
        self.assertEqual(told()["UserAgent"], wild[:256])
        self.assertNotIn("script", self.server.report_text(self.administrator))

    def test_an_unknown_key_is_denied_in_the_same_words_as_a_hidden_one(self):
        stranger = self.server.iam(self.server.a_key(self.user))
        for iam, caller, key in (
            (self.iam, "administrator", UNKNOWN_KEY),
            (stranger, self.user, UNKNOWN_KEY),
            (stranger, self.user, self.administrator.access_key_id),
        ):
            with self.refused(
                "AccessDenied",
                403,
                f"User: {arn('user/' + caller)} is not authorized to perform "
                f"iam:GetAccessKeyLastUsed on resource: access key {key}",
            ):
                iam.get_access_key_last_used(AccessKeyId=key)

    def test_an_id_tells_its_account(self):
        sts = self.server.sts(self.administrator)
        key = self.server.a_key(self.user).access_key_id
        self.assertEqual(sts.get_access_key_info(AccessKeyId=key)["Account"], ACCOUNT)
        with self.refused("ValidationError", 400, f"Invalid access key ID: {UNKNOWN_KEY}"):
            sts.get_access_key_info(AccessKeyId=UNKNOWN_KEY)


if __name__ == "__main__":
    main()
