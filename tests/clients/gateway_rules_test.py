"""What rules let through the gateway, and what they do not: S3's subresources, versions, copies and
paths that are written oddly, asked for by users with policies of their own."""

import json
import unittest

from asking_service import AskingService
from aws_client import allowing
from rollcall_server import ACCOUNT, ROOT, Credentials, FakeClock, Server, free_port
from server_test import main

SHIPPED = ("--gateway-rules", ROOT / "docs/gateway/s3-actions.conf")

# As somebody might write them who thinks of objects only.
OF_OBJECTS = (
    *("--gateway-action", "GET,HEAD /{bucket}/{key*} s3:GetObject arn:aws:s3:::{bucket}/{key}"),
    *("--gateway-action", "PUT /{bucket}/{key*} s3:PutObject arn:aws:s3:::{bucket}/{key}"),
)
AN_ACL_FIRST = ("--gateway-action", "GET /{bucket}?acl s3:GetBucketAcl arn:aws:s3:::{bucket}")

# What nobody may who has s3:GetObject and s3:PutObject on pub/* alone.
NOT_OBJECTS = [
    ("GET", "/"),
    ("GET", "/pub"),
    ("GET", "/pub/"),
    ("GET", "/pub/?list-type=2"),
    ("HEAD", "/pub/"),
    ("PUT", "/pub"),
    ("PUT", "/pub/"),
    ("DELETE", "/pub"),
    ("DELETE", "/pub/a"),
    ("DELETE", "/pub/?policy"),
    ("POST", "/pub/?delete"),
    ("POST", "/pub/"),
    ("POST", "/pub/a?restore"),
    ("PUT", "/pub/a?tagging"),
    ("PUT", "/pub/a?retention"),
    ("PUT", "/pub/a?legal-hold"),
    ("GET", "/pub/a?versionId=1"),
    ("GET", "/pub/a?versionId="),
    ("GET", "/pub/a?uploadId=1"),
    ("GET", "/pub/a?torrent"),
    ("GET", "/pub/a?attributes"),
    ("GET", "/secret/a"),
    *((method, path + spelt) for method in ("GET", "PUT") for path in ("/pub", "/pub/", "/pub/a")
      for spelt in ("?policy", "?acl", "?acl=", "?acl=1", "?ACL", "?%61cl", "?acl&acl", "?x-id=a&acl",
                    "?acl;x", "?x;acl", "?&acl", "?unknown", "?versions", "?tagging")),
]  # fmt: skip

# Paths that some service would take for /secret/a, or for something else.
ODD_PATHS = [
    "/pub/../secret/a",
    "/pub/%2e%2e/secret/a",
    "/pub/%252e%252e/secret/a",
    "/pub/%25252e%25252e/secret/a",
    "/pub/..;/secret/a",
    "/pub/..;x=1/secret/a",
    "/pub/..%3b/secret/a",
    "/pub/.;/a",
    "/pub/%c0%ae%c0%ae/secret/a",
    "/pub/%e0%80%ae%e0%80%ae/secret/a",
    "/pub/%c0%afsecret",
    "/pub/%25c0%25ae%25c0%25ae/secret/a",
    "/pub/..%2fsecret/a",
    "/pub/..%252fsecret/a",
    "/pub/..%5csecret",
    "/pub/..\\secret",
    "/pub//a",
    "//pub/a",
    "/pub/a%00.txt",
    "/pub/a%2500",
    "/pub/a#/../../secret",
    "/pub/./a",
]


class RulesTest(unittest.TestCase):
    options = SHIPPED

    @classmethod
    def setUpClass(cls):
        port = free_port()
        cls.server = Server(
            "--gateway-listen", f"127.0.0.1:{port}", *cls.options, clock=FakeClock()
        )
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        cls.asking = AskingService(cls.server, port)

    def setUp(self):
        self.name = self.id().rsplit(".", 1)[1][-60:]

    def a_user(self, *statements):
        """The key of a user of this test alone, who has these statements."""
        key = self.server.a_user(self.name)
        self.server.iam().put_user_policy(
            UserName=self.name,
            PolicyName="given",
            PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": list(statements)}),
        )
        return key

    def ask(self, key, method, target, headers=()):
        request = self.asking.signed_as_spelt(key, target, method=method, headers=dict(headers))
        return self.asking.nginx(request)

    def assert_refused(self, key, method, target, headers=()):
        answer = self.ask(key, method, target, headers)
        told = (answer.status, answer.headers.get("X-Rollcall-Error"))
        self.assertEqual(told, (403, "AccessDenied"), f"{method} {target} {dict(headers)}")

    def assert_granted(self, key, method, target, *actions, headers=()):
        answer = self.ask(key, method, target, headers)
        self.assertEqual(answer.status, 200, f"{method} {target}: {answer.text}")
        self.assertEqual(answer.headers["X-Rollcall-Action"], ",".join(actions))


def allow(actions, *resources):
    return {"Effect": "Allow", "Action": actions, "Resource": list(resources)}


def deny(actions, *resources):
    return {**allow(actions, *resources), "Effect": "Deny"}


OBJECTS_OF_PUB = allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::pub/*")


class WithTheShippedRules(RulesTest):
    def test_objects_may_be_read_and_written_and_nothing_else(self):
        alice = self.a_user(OBJECTS_OF_PUB)
        for target in ("/pub/a", "/pub/folder/", "/pub/a%20b/100%25", "/pub/a?x-id=a"):
            self.assert_granted(alice, "GET", target, "s3:GetObject")
            self.assert_granted(alice, "PUT", target, "s3:PutObject")
        self.assert_granted(
            alice, "GET", "/pub/a?response-content-type=a&partNumber=1", "s3:GetObject"
        )
        self.assert_granted(alice, "POST", "/pub/a?uploads", "s3:PutObject")
        for method, target in NOT_OBJECTS:
            self.assert_refused(alice, method, target)

    def test_a_presigned_request_is_judged_like_a_signed_one(self):
        alice = self.a_user(OBJECTS_OF_PUB)
        for path, query, status in (
            ("/pub/a", "", 200),
            ("/pub/a", "response-content-disposition=attachment", 200),
            ("/pub/a", "acl", 403),
            ("/pub/a", "versionId=1", 403),
            ("/pub/", "policy", 403),
            ("/pub/a", "x-amz-acl=public-read", 403),
        ):
            for ask in (self.asking.nginx, self.asking.caddy, self.asking.envoy):
                answer = ask(self.asking.presigned(alice, path, query=query))
                self.assertEqual(answer.status, status, f"{path}?{query}: {answer.text}")

    def test_an_explicit_deny_of_an_acl_holds_however_it_is_asked_for(self):
        bob = self.a_user(allow("s3:*", "*"), deny("s3:GetBucketAcl", "*"))
        for target in ("/pub?acl", "/pub/?acl", "/pub/?acl=", "/pub/?x-id=a&acl", "/pub?%61cl"):
            self.assert_refused(bob, "GET", target)
        self.assert_granted(bob, "GET", "/pub/?policy", "s3:GetBucketPolicy")
        self.assert_granted(bob, "PUT", "/pub/?acl", "s3:PutBucketAcl")

    def test_paths_that_are_written_oddly_are_nobodys(self):
        carol = self.a_user(allow("s3:*", "*"))
        self.assert_granted(carol, "GET", "/secret/a", "s3:GetObject")
        for path in ODD_PATHS:
            self.assert_refused(carol, "GET", path)

    def test_a_copy_takes_the_write_and_the_source(self):
        source = {"x-amz-copy-source": "/secret/x%20y"}
        key = self.a_user(OBJECTS_OF_PUB)
        self.assert_refused(key, "PUT", "/pub/a", source)
        self.assert_refused(key, "PUT", "/pub/a?partNumber=1&uploadId=1", source)
        self.assert_granted(
            key, "PUT", "/pub/a", "s3:PutObject", "s3:GetObject",
            headers={"x-amz-copy-source": "pub/b"},
        )  # fmt: skip
        for odd in ("pub/../secret/x", "pub/b?versionId=1", "pub/%2e%2e/secret/x", "pub/a+b", "",
                    "arn:aws:s3:us-west-2:123456789012:accesspoint/pub/object/x"):  # fmt: skip
            self.assert_refused(key, "PUT", "/pub/a", {"x-amz-copy-source": odd})
        self.server.iam().put_user_policy(
            UserName=self.name,
            PolicyName="more",
            PolicyDocument=allowing("s3:GetObject", resource="arn:aws:s3:::secret/x y"),
        )
        self.assert_granted(key, "PUT", "/pub/a", "s3:PutObject", "s3:GetObject", headers=source)
        self.assert_refused(key, "PUT", "/secret/a", {"x-amz-copy-source": "pub/b"})

    def test_headers_that_do_more_need_more(self):
        key = self.a_user(OBJECTS_OF_PUB)
        for name in ("x-amz-acl", "x-amz-grant-read", "x-amz-tagging", "x-amz-object-lock-mode",
                     "x-amz-object-lock-legal-hold", "x-amz-unknown", "x-minio-force-delete",
                     "x-http-method-override"):  # fmt: skip
            self.assert_refused(key, "PUT", "/pub/a", {name: "private"})
        self.assert_granted(
            key, "PUT", "/pub/a", "s3:PutObject",
            headers={"x-amz-meta-colour": "green", "x-amz-storage-class": "STANDARD"},
        )  # fmt: skip
        self.server.iam().put_user_policy(
            UserName=self.name,
            PolicyName="more",
            PolicyDocument=allowing("s3:PutObjectAcl", resource="arn:aws:s3:::pub/*"),
        )
        self.assert_granted(
            key, "PUT", "/pub/a", "s3:PutObject", "s3:PutObjectAcl",
            headers={"x-amz-acl": "public-read"},
        )  # fmt: skip

    def test_deleting_many_takes_the_permission_for_every_key(self):
        delete = ["s3:DeleteObject", "s3:DeleteObjectVersion"]
        everything = allow(delete, "arn:aws:s3:::pub/*")
        key = self.a_user(everything)
        self.assert_granted(key, "POST", "/pub/?delete", *delete)
        self.assert_granted(key, "POST", "/pub?delete", *delete)
        self.assert_refused(key, "POST", "/other/?delete")
        for statements in (
            [everything, deny("s3:DeleteObject", "arn:aws:s3:::pub/locked/*")],
            [everything, deny("s3:DeleteObject*", "arn:aws:s3:::*/x")],
            [allow(delete, "arn:aws:s3:::pub/mine/*")],
            [allow(delete, "arn:aws:s3:::pub/?")],
            [allow("s3:DeleteObject", "arn:aws:s3:::pub/*")],
        ):
            self.server.iam().put_user_policy(
                UserName=self.name,
                PolicyName="given",
                PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}),
            )
            self.assert_refused(key, "POST", "/pub/?delete")

    def test_conditions_may_ask_for_what_s3_knows_of_a_request(self):
        listing = {
            **allow("s3:ListBucket", "arn:aws:s3:::pub"),
            "Condition": {"StringLike": {"s3:prefix": "home/*"}},
        }
        public = {
            **deny("s3:PutObject", "*"),
            "Condition": {"StringEquals": {"s3:x-amz-acl": "public-read"}},
        }
        writing = allow(["s3:PutObject", "s3:PutObjectAcl"], "arn:aws:s3:::pub/*")
        key = self.a_user(listing, public, writing)
        self.assert_granted(key, "GET", "/pub?list-type=2&prefix=home%2Fa", "s3:ListBucket")
        for query in ("", "?prefix=", "?prefix=other%2F", "?prefix=other&prefix=home%2F"):
            self.assert_refused(key, "GET", "/pub" + query)
        put = ("PUT", "/pub/a", "s3:PutObject", "s3:PutObjectAcl")
        self.assert_granted(key, *put, headers={"x-amz-acl": "private"})
        self.assert_refused(key, "PUT", "/pub/a", {"x-amz-acl": "public-read"})


class WithRulesOfObjects(RulesTest):
    options = OF_OBJECTS

    def test_they_grant_nothing_that_they_do_not_name(self):
        alice = self.a_user(OBJECTS_OF_PUB)
        self.assert_granted(alice, "GET", "/pub/a", "s3:GetObject")
        self.assert_granted(alice, "PUT", "/pub/a", "s3:PutObject")
        self.assert_granted(alice, "GET", "/pub/a?response-expires=0", "s3:GetObject")
        for method, target in NOT_OBJECTS:
            self.assert_refused(alice, method, target)
        self.assert_refused(alice, "PUT", "/pub/a", {"x-amz-copy-source": "pub/b"})
        self.assert_refused(alice, "PUT", "/pub/a", {"x-amz-acl": "private"})


class WithARuleInFront(RulesTest):
    options = (*AN_ACL_FIRST, *OF_OBJECTS)

    def test_an_explicit_deny_holds_with_and_without_a_slash(self):
        alice = self.a_user(OBJECTS_OF_PUB, deny("s3:GetBucketAcl", "*"))
        for target in ("/pub?acl", "/pub/?acl", "/pub/?acl=", "/pub?acl&x=1", "/pub/a?acl"):
            self.assert_refused(alice, "GET", target)


class ByHost(RulesTest):
    options = (*SHIPPED, "--gateway-host", "example.com")

    def test_a_bucket_in_front_of_the_host_is_the_bucket(self):
        # The host that clients name is store.example.com, so that the bucket is "store" and paths are keys alone.
        alice = self.a_user(allow("s3:GetObject", "arn:aws:s3:::store/pub/*"))
        self.assert_granted(alice, "GET", "/pub/a", "s3:GetObject")
        self.assert_refused(alice, "GET", "/a")
        self.assert_refused(alice, "GET", "/")


class ByAnotherHost(RulesTest):
    options = (*SHIPPED, "--gateway-host", "other.example.com")

    def test_a_host_that_is_not_the_services_is_refused(self):
        self.assert_refused(self.a_user(allow("s3:*", "*")), "GET", "/pub/a")


class ByAccount(RulesTest):
    options = (*SHIPPED, "--gateway-account", ACCOUNT)

    def test_another_accounts_root_is_a_stranger_here(self):
        file = self.server.data.parent / "other-root"
        self.server.run(
            *("account", "create", "--data", self.server.data),
            *("--account-id", "210987654321", "--credentials-file", file),
        )
        stranger = Credentials.of_file(file)
        alice = self.a_user(OBJECTS_OF_PUB)
        self.assert_granted(alice, "GET", "/pub/a", "s3:GetObject")
        self.assert_refused(stranger, "GET", "/pub/a")


if __name__ == "__main__":
    main()
