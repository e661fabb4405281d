"""Other services ask about the signatures of requests that were made to them. Clients sign with
botocore; what the services in between do to requests, nginx and Swift do in tests of their own.
"""

import base64
import dataclasses
import datetime
import json
import unittest

from asking_service import AskingService
from aws_client import allowing
from rollcall_server import ACCOUNT, FakeClock, Server, free_port, wait_until
from server_test import main


def code_of(answer):
    return answer.headers.get("X-Rollcall-Error")


class GatewayTest(unittest.TestCase):
    """A server with a gateway and alice, who may use S3, at a time that stands still."""

    options = ()

    @classmethod
    def setUpClass(cls):
        port = free_port()
        listen = ["--gateway-listen", f"127.0.0.1:{port}"]
        cls.server = Server(*listen, *cls.options, "--quota-users", "100000", clock=FakeClock())
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        cls.clock = cls.server.clock
        cls.asking = AskingService(cls.server, port)
        cls.alice = cls.server.a_user("alice")
        cls.allow("alice", "s3:*")

    @classmethod
    def allow(cls, name, *actions, resource="*"):
        cls.server.iam().put_user_policy(
            UserName=name, PolicyName="p", PolicyDocument=allowing(*actions, resource=resource)
        )

    def setUp(self):
        self.name = self.id().rsplit(".", 1)[1][-60:]

    def a_key(self):
        """The key of a user of this test alone."""
        return self.server.a_user(self.name)

    def last_use(self, key):
        answer = self.server.iam().get_access_key_last_used(AccessKeyId=key.access_key_id)
        used = answer["AccessKeyLastUsed"]
        return (used["ServiceName"], used["Region"]) if "LastUsedDate" in used else None


class S3Tokens(GatewayTest):
    def test_a_token_says_who_signed_and_what_roles_they_have(self):
        answer = self.asking.s3token(self.asking.handed_over(self.alice))
        self.assertEqual(answer.status, 200, answer.text)
        token = json.loads(answer.text)["token"]
        user = self.server.iam().get_user(UserName="alice")["User"]
        self.assertEqual((token["user"]["id"], token["user"]["name"]), (user["UserId"], "alice"))
        self.assertEqual(token["project"]["id"], ACCOUNT)
        roles = [role["name"] for role in token["roles"]]
        self.assertEqual(roles, ["swiftoperator", "swiftreader"])
        expires = datetime.datetime.fromisoformat(token["expires_at"].replace("Z", "+00:00"))
        self.assertGreater(expires, self.clock.now())

    def test_the_second_version_says_the_same(self):
        answer = self.asking.s3token(self.asking.handed_over(self.alice), "v2.0")
        access = json.loads(answer.text)["access"]
        self.assertEqual(access["token"]["tenant"]["id"], ACCOUNT)
        self.assertEqual(access["user"]["name"], "alice")
        self.assertEqual(access["user"]["roles"][0]["name"], "swiftoperator")
        self.assertTrue(access["token"]["id"])

    def test_both_alphabets_of_base64_are_read(self):
        signature = self.asking.handed_over(self.alice)
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            self.assertEqual(self.asking.s3token(signature.body(encode)).status, 200)

    def test_the_report_shows_the_use(self):
        key = self.a_key()
        self.asking.s3token(self.asking.handed_over(key, region="eu-west-1"))
        row = self.server.report()[self.name]
        self.assertEqual(row["access_key_1_last_used_service"], "s3")
        self.assertEqual(row["access_key_1_last_used_region"], "N/A")
        now = self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        self.assertEqual(row["access_key_1_last_used_date"], now)

    def test_no_forged_part_is_taken_and_none_moves_anything(self):
        key = self.a_key()
        good = self.asking.handed_over(key)
        other = self.asking.handed_over(self.alice)
        lines = good.string_to_sign.split("\n")
        forged = [
            dataclasses.replace(good, access=self.alice.access_key_id),
            dataclasses.replace(good, signature=other.signature[:-1] + "x"),
            dataclasses.replace(good, signature=good.signature.upper()),
            dataclasses.replace(good, signature=""),
            dataclasses.replace(good, string_to_sign=good.string_to_sign[:-1]),
            dataclasses.replace(good, string_to_sign=good.string_to_sign + "\n"),
            dataclasses.replace(good, string_to_sign=""),
            dataclasses.replace(good, string_to_sign="\n".join(lines[:3])),
            dataclasses.replace(good, string_to_sign=good.string_to_sign.replace("/s3/", "/sqs/")),
            dataclasses.replace(good, string_to_sign=good.string_to_sign.replace("us-", "eu-")),
            dataclasses.replace(
                good, string_to_sign=good.string_to_sign.replace("AWS4-HMAC-SHA256", "AWS")
            ),
        ]
        for signature in forged:
            self.assertEqual(self.asking.s3token(signature).status, 401, signature)
        self.assertIsNone(self.last_use(key))

    def test_skewed_and_replayed_strings_are_refused(self):
        key = self.a_key()
        start = self.clock.now()
        try:
            for minutes in (-16, 16):
                self.clock.set(start + datetime.timedelta(minutes=minutes))
                signature = self.asking.handed_over(key)
                self.clock.set(start)
                self.assertEqual(self.asking.s3token(signature).status, 401)
            self.assertIsNone(self.last_use(key))
            replayed = self.asking.handed_over(key)
            self.assertEqual(self.asking.s3token(replayed).status, 200)
            self.clock.move(minutes=16)
            self.assertEqual(self.asking.s3token(replayed).status, 401)
        finally:
            self.clock.set(start)

    def test_a_key_that_is_switched_off_stops_working_at_once(self):
        key, name, iam = self.a_key(), self.name, self.server.iam()
        for status, expected in [("Active", 200), ("Inactive", 404), ("Active", 200)]:
            iam.update_access_key(UserName=name, AccessKeyId=key.access_key_id, Status=status)
            self.assertEqual(self.asking.s3token(self.asking.handed_over(key)).status, expected)
        iam.delete_access_key(UserName=name, AccessKeyId=key.access_key_id)
        self.assertEqual(self.asking.s3token(self.asking.handed_over(key)).status, 404)

    def test_temporary_credentials_are_not_known_here(self):
        session = self.server.sts(self.alice).get_session_token()["Credentials"]
        key = dataclasses.replace(
            self.alice,
            access_key_id=session["AccessKeyId"],
            secret_access_key=session["SecretAccessKey"],
        )
        self.assertEqual(self.asking.s3token(self.asking.handed_over(key)).status, 404)

    def test_what_is_no_question_is_refused_politely(self):
        for body in [b"", b"{", b"[]", b'{"credentials": {}}', b"x" * 100_000, b"[" * 100_000]:
            answer = self.asking.s3token(body)
            self.assertEqual(answer.status, 400)
            self.assertEqual(json.loads(answer.text)["error"]["code"], 400)
        self.assertEqual(self.asking.s3token(b" " * 2_000_000).status, 413)
        self.assertEqual(self.asking.ask("GET", "/v3/s3tokens").status, 400)

    def test_no_secret_is_handed_out(self):
        path = f"/v3/users/x/credentials/OS-EC2/{self.alice.access_key_id}"
        self.assertEqual(self.asking.ask("GET", path).status, 404)

    def test_the_log_names_the_caller_and_no_signature(self):
        signature = self.asking.handed_over(self.alice)
        answer = self.asking.s3token(signature)
        request_id = answer.headers["X-Rollcall-Request-Id"]
        self.assertTrue(wait_until(lambda: request_id in self.server.log()))
        line = next(line for line in self.server.log().splitlines() if request_id in line)
        self.assertIn(f"arn:aws:iam::{ACCOUNT}:user/alice", line)
        self.assertNotIn(signature.signature, self.server.log())


class ForwardAuth(GatewayTest):
    def ways(self):
        return (self.asking.nginx, self.asking.caddy, self.asking.envoy)

    def test_every_proxy_learns_who_signed(self):
        signed = [
            self.asking.signed(self.alice, "/b/a%20b%2Bc/%C3%A9", query="list-type=2&prefix=a%2Fb"),
            self.asking.signed(self.alice, "/b/k", method="PUT", body=b"content"),
            self.asking.presigned(self.alice, "/b/a%20b%2Bc/%C3%A9"),
            self.asking.signed(self.alice, "/pets/7", service="execute-api", query="a=b"),
        ]
        for request in signed:
            for ask in self.ways():
                answer = ask(request)
                self.assertEqual(answer.status, 200, answer.text)
                arn = f"arn:aws:iam::{ACCOUNT}:user/alice"
                self.assertEqual(answer.headers["X-Rollcall-Arn"], arn)
                self.assertEqual(answer.headers["X-Rollcall-Account"], ACCOUNT)
                self.assertEqual(answer.headers["X-Rollcall-Session"], "")

    def test_the_service_and_region_that_were_signed_are_recorded(self):
        key = self.a_key()
        request = self.asking.signed(key, "/pets", service="execute-api", region="eu-west-1")
        self.assertEqual(self.asking.nginx(request).headers["X-Rollcall-Region"], "eu-west-1")
        self.assertEqual(self.last_use(key), ("execute-api", "eu-west-1"))

    def test_sessions_are_named(self):
        trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
        role = self.server.iam().create_role(
            RoleName="reader",
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
        )["Role"]
        self.allow("alice", "s3:*", "sts:AssumeRole")
        session = type(self.alice).of_session(
            self.server.sts(self.alice).assume_role(RoleArn=role["Arn"], RoleSessionName="s-1")
        )
        for request in (self.asking.signed(session, "/b"), self.asking.presigned(session, "/b")):
            answer = self.asking.nginx(request)
            self.assertEqual(answer.status, 200, answer.text)
            self.assertEqual(answer.headers["X-Rollcall-Session"], "s-1")
            self.assertEqual(
                answer.headers["X-Rollcall-Arn"],
                f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/s-1",
            )
        without = self.asking.signed(session, "/b")
        del without.headers["X-Amz-Security-Token"]
        self.assertEqual(code_of(self.asking.nginx(without)), "InvalidAccessKeyId")

    def test_no_changed_part_is_taken_and_none_moves_anything(self):
        key = self.a_key()
        for request in (self.asking.signed(key, "/b/k"), self.asking.presigned(key, "/b/k")):
            other_headers = {**request.headers, "Host": "other.example.com"}
            for forged in [
                dataclasses.replace(request, method="PUT"),
                dataclasses.replace(request, target=request.target.replace("/k", "/l")),
                dataclasses.replace(
                    request, target=request.target + ("&" if "?" in request.target else "?") + "a=b"
                ),
                dataclasses.replace(request, headers=other_headers),
            ]:
                for ask in self.ways():
                    answer = ask(forged)
                    self.assertEqual(answer.status, 403, forged)
                    self.assertEqual(code_of(answer), "SignatureDoesNotMatch")
        changed = self.asking.signed(key, "/b/k")
        changed.headers["X-Amz-Content-SHA256"] = "UNSIGNED-PAYLOAD"
        self.assertEqual(self.asking.nginx(changed).status, 403)
        self.assertIsNone(self.last_use(key))

    def test_a_presigned_request_is_good_until_it_expires(self):
        start, request = self.clock.now(), self.asking.presigned(self.alice, "/b/k", expires=3600)
        try:
            self.clock.move(minutes=60)
            self.assertEqual(self.asking.nginx(request).status, 200)
            self.clock.move(seconds=1)
            self.assertEqual(self.asking.nginx(request).status, 403)
        finally:
            self.clock.set(start)

    def test_a_signed_header_is_good_for_a_quarter_of_an_hour(self):
        start, request = self.clock.now(), self.asking.signed(self.alice, "/b/k")
        try:
            self.clock.move(minutes=15, seconds=1)
            for ask in self.ways():
                answer = ask(request)
                self.assertEqual((answer.status, code_of(answer)), (403, "RequestTimeTooSkewed"))
                self.assertIn("the current time is too large", answer.text)
        finally:
            self.clock.set(start)

    def test_who_signs_nothing_is_told_to(self):
        request = self.asking.signed(self.alice, "/b")
        request.headers = {"Host": request.headers["Host"]}
        for ask in self.ways():
            answer = ask(request)
            self.assertEqual((answer.status, code_of(answer)), (401, "AccessDenied"))
            self.assertIn("<Code>AccessDenied</Code>", answer.text)

    def test_a_header_of_the_client_cannot_take_the_place_of_the_proxys(self):
        request = self.asking.signed(self.alice, "/allowed")
        sent_along = {"X-Original-Method": "GET", "X-Original-URI": "/allowed"}
        request.target, request.headers = "/b", {**request.headers, **sent_along}
        self.assertEqual(self.asking.caddy(request).status, 403)
        self.assertEqual(self.asking.envoy(request).status, 403)

    def test_the_length_of_a_body_that_stayed_with_the_proxy_can_be_signed(self):
        request = self.asking.signed(
            self.alice, "/b/k", method="PUT", body=b"content", headers={"Content-Length": "7"}
        )
        self.assertIn("content-length", request.headers["Authorization"])
        del request.headers["Content-Length"]
        self.assertEqual(self.asking.nginx(request).status, 403)
        request.headers["X-Original-Content-Length"] = "7"
        self.assertEqual(self.asking.nginx(request).status, 200)

    def test_head_is_answered_without_a_body(self):
        answer = self.asking.nginx(self.asking.signed(self.alice, "/b"), method="HEAD")
        self.assertEqual((answer.status, answer.body), (200, b""))


class Rules(GatewayTest):
    options = (
        "--gateway-action",
        "GET,HEAD /{bucket}/{key*} s3:GetObject arn:aws:s3:::{bucket}/{key};"
        "* /{path*} {service}:{Method}",
        "--gateway-role",
        "writer=s3:PutObject",
        "--gateway-address-header",
        "X-Real-IP",
    )

    def ask(self, key, path, address="192.0.2.1", **more):
        request = self.asking.signed(key, path, **more)
        request.headers["X-Real-IP"] = address
        return self.asking.nginx(request)

    def test_policies_decide_by_the_rule_that_matches(self):
        key, name = self.a_key(), self.name
        self.allow(name, "s3:GetObject", resource="arn:aws:s3:::b/docs/*")
        allowed = self.ask(key, "/b/docs/a%20b")
        self.assertEqual(
            (allowed.status, allowed.headers["X-Rollcall-Action"]), (200, "s3:GetObject")
        )
        denied = self.ask(key, "/b/other")
        self.assertEqual((denied.status, code_of(denied)), (403, "AccessDenied"))
        self.assertIn("arn:aws:s3:::b/other", denied.headers["X-Rollcall-Message"])
        self.assertEqual(self.ask(key, "/b/docs/../other").status, 403)
        self.assertEqual(self.ask(key, "/b/docs/k", method="PUT").status, 403)
        self.allow(name, "execute-api:Put")
        self.assertEqual(self.ask(key, "/pets", method="PUT", service="execute-api").status, 200)

    def test_conditions_see_the_client_that_the_proxy_names(self):
        key, name = self.a_key(), self.name
        statement = {
            "Effect": "Allow",
            "Action": "s3:*",
            "Resource": "*",
            "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}},
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        self.server.iam().put_user_policy(UserName=name, PolicyName="p", PolicyDocument=policy)
        self.assertEqual(self.ask(key, "/b/k").status, 200)
        self.assertEqual(self.ask(key, "/b/k", address="192.0.2.1, 127.0.0.1").status, 403)

    def test_roles_are_those_of_the_configuration(self):
        answer = json.loads(self.asking.s3token(self.asking.handed_over(self.alice)).text)
        self.assertEqual([role["name"] for role in answer["token"]["roles"]], ["writer"])


if __name__ == "__main__":
    main()
