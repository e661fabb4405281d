"""A store of S3 behind nginx, with the rules that the documents give: who may do what is decided for
each request as S3 would decide it."""

import json
import sys

import nginx_site
from nginx_test import NginxTest, target_of
from rollcall_server import ROOT
from server_test import main

SHIPPED = ("--gateway-rules", ROOT / "docs/gateway/s3-actions.conf")
HOST = ("--gateway-host", "store.example.com")

# What nobody may who has s3:GetObject and s3:PutObject on pub/* alone.
NOT_OBJECTS = (
    ("GET", "/pub/", ""),
    ("GET", "/pub/", "policy"),
    ("PUT", "/pub/", "policy"),
    ("PUT", "/pub/", "acl"),
    ("PUT", "/pub/a", "acl"),
    ("GET", "/pub/", "acl"),
    ("GET", "/pub/a", "acl="),
    ("DELETE", "/pub/", "policy"),
    ("POST", "/pub/", "delete"),
    ("POST", "/pub/a", "restore"),
    ("GET", "/pub/a", "versionId=1"),
    ("GET", "/pub/a", "uploadId=1"),
    ("GET", "/pub/a", "unknown"),
    ("GET", "/", ""),
    ("GET", "/secret/a", ""),
)

# What nginx hands on as it was sent, and some site behind would read as /secret/a.
ODD_PATHS = (
    "/pub/../secret/a",
    "/pub/%2e%2e/secret/a",
    "/pub/%252e%252e/secret/a",
    "/pub/..;/secret/a",
    "/pub/..%2fsecret/a",
    "/pub/..%5csecret/a",
    "/pub/%c0%ae%c0%ae/secret/a",
    "/pub//../secret/a",
    "/pub//a",
    "//secret/a",
)


class ByRules(NginxTest):
    options = (*NginxTest.options, *SHIPPED, *HOST)

    def a_user_of_objects(self, *more):
        """alice, who may read and write the objects of pub, and what more statements say."""
        key = self.server.a_user("alice")
        objects = {
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:PutObject"],
            "Resource": "arn:aws:s3:::pub/*",
        }
        policy = {"Version": "2012-10-17", "Statement": [objects, *more]}
        self.server.iam().put_user_policy(
            UserName="alice", PolicyName="given", PolicyDocument=json.dumps(policy)
        )
        return key

    def test_policies_decide_about_names_that_are_hard_to_spell(self):
        alice = self.a_user(
            "alice", "s3:GetObject", resource="arn:aws:s3:::bucket/öffentlich und frei/*"
        )
        may = self.client.signed(alice, target_of("öffentlich und frei/100%"))
        self.assertEqual(self.send(may).status, 200)
        self.assertEqual(self.site.requests.pop()[2]["x-rollcall-action"], "s3:GetObject")
        for method, name in (("GET", "geheim/x"), ("PUT", "öffentlich und frei/100%")):
            request = self.client.signed(alice, target_of(name), method=method)
            self.assert_refused(self.send(request), 403, "AccessDenied")
        unknown = self.client.signed(alice, "/bucket/x", method="PATCH")
        self.assert_refused(self.send(unknown), 403, "AccessDenied")

    def test_a_denied_request_that_was_signed_well_counts_as_a_use(self):
        bob = self.a_user("bob", "s3:GetObject", resource="arn:aws:s3:::elsewhere/*")
        request = self.client.signed(bob, "/bucket/object")
        self.assert_refused(self.send(request), 403, "AccessDenied")
        self.assert_used("bob", "s3", "N/A")

    def test_whoever_may_use_objects_may_nothing_else(self):
        alice = self.a_user_of_objects()
        for sign in (self.client.signed, self.client.presigned):
            for method in ("GET", "PUT"):
                self.assertEqual(self.send(sign(alice, "/pub/a", method=method)).status, 200)
            self.site.requests.clear()
            for method, path, query in NOT_OBJECTS:
                request = sign(alice, path, method=method, query=query)
                self.assert_refused(self.send(request), 403, "AccessDenied")

    def test_an_explicit_deny_of_an_acl_holds(self):
        everything = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
        no_acl = {"Effect": "Deny", "Action": "s3:GetBucketAcl", "Resource": "*"}
        alice = self.a_user_of_objects(everything, no_acl)
        for path in ("/pub", "/pub/"):
            request = self.client.signed(alice, path, query="acl")
            self.assert_refused(self.send(request), 403, "AccessDenied")
        self.assertEqual(self.send(self.client.signed(alice, "/pub/", query="policy")).status, 200)

    def test_no_path_that_could_be_another_comes_through(self):
        everything = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
        alice = self.a_user_of_objects(everything)
        for path in ODD_PATHS:
            answer = self.send(self.client.signed_as_spelt(alice, path))
            # Some of them nginx refuses itself.
            self.assertIn(answer.status, (400, 403), path)
            self.assertEqual(self.site.requests, [], path)

    def test_a_copy_takes_the_right_to_read_its_source(self):
        alice = self.a_user_of_objects()

        def copy(source):
            headers = {"x-amz-copy-source": source}
            return self.send(self.client.signed(alice, "/pub/y", method="PUT", headers=headers))

        self.assert_refused(copy("/secret/x"), 403, "AccessDenied")
        self.assert_refused(copy("pub/../secret/x"), 403, "AccessDenied")
        self.assertEqual(copy("/pub/x").status, 200)
        told = self.site.requests.pop()[2]["x-rollcall-action"]
        self.assertEqual(told, "s3:PutObject,s3:GetObject")

    def test_a_bucket_in_front_of_the_host_is_no_way_around(self):
        alice = self.a_user_of_objects()
        for host in ("secret.store.example.com", "another.example.com"):
            request = self.client.signed(alice, "/pub/a", headers={"Host": host})
            request.headers["Host"] = host
            self.assert_refused(self.send(request), 403, "AccessDenied")


if __name__ == "__main__":
    if missing := nginx_site.what_is_missing():
        print(f"SKIP: {missing}")
        sys.exit(77)
    main()
