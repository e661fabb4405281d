"""A site behind nginx, whose every request is checked by the gateway: what comes through, what does
not, and what the credential report says afterwards."""

import hashlib
import sys
import urllib.error
import urllib.parse
import urllib.request
from xml.etree import ElementTree

import nginx_site
from asking_service import AskingService
from gateway_test_base import RealServiceTest
from patience import PATIENCE
from rollcall_server import ACCOUNT, Credentials
from s3_clients import s3
from server_test import main

# Names that are escaped one way by one program and another way by the next.
NAMES = (
    "two words",
    "a+b",
    "100%",
    "%41 is not A",
    "été/Straße",
    "日本語",
    "😀",
    "a&b=c;d",
    "what?#",
    "it's (a) *star*",
    "tilde~dot.dash-under_score",
    "double//slash",
    "a\\b|c",
    '<&">',
)


def target_of(name):
    return "/bucket/" + urllib.parse.quote(name, safe="/~")


class NginxTest(RealServiceTest):
    service_kind = nginx_site.NginxSite
    fake_time = True
    options = ("--gateway-address-header", "X-Real-IP")

    def setUp(self):
        super().setUp()
        self.site = self.service
        self.site.requests.clear()
        self.client = AskingService(self.server, self.site.port)

    def send(self, request, body=None, headers=()):
        """Sends what was signed to nginx, byte for byte, with more headers."""
        return self.client.ask(
            request.method, request.target, {**request.headers, **dict(headers)}, body
        )

    def browse(self, url):
        """(status, body) of a plain GET, as a browser does it: the URL and nothing else."""
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def assert_refused(self, answer, status, code):
        """Refused with this error of S3's kind, and nothing of it reached the site."""
        self.assertEqual(answer.status, status, answer.text)
        self.assertIn(f"<Code>{code}</Code>", answer.text)
        self.assertEqual(answer.headers["Content-Type"], "application/xml")
        self.assertEqual(self.site.requests, [])


class ComesThrough(NginxTest):
    def test_a_signed_request_arrives_with_its_principal(self):
        alice = self.a_user("alice")
        self.assertEqual(self.send(self.client.signed(alice, "/bucket/object")).status, 200)
        _, target, headers, _ = self.site.requests.pop()
        user = self.server.iam().get_user(UserName="alice")["User"]
        self.assertEqual(target, "/bucket/object")
        told = {name: value for name, value in headers.items() if name.startswith("x-rollcall-")}
        self.assertTrue(told.pop("x-rollcall-request-id"))
        self.assertEqual(
            told,
            {
                "x-rollcall-account": ACCOUNT,
                "x-rollcall-arn": user["Arn"],
                "x-rollcall-user-id": user["UserId"],
                "x-rollcall-user-name": "alice",
                "x-rollcall-access-key-id": alice.access_key_id,
                "x-rollcall-service": "s3",
                "x-rollcall-region": "us-east-1",
            },
        )
        self.assertNotIn("x-auth-token", headers)
        self.assert_used("alice", "s3", "N/A")

    def test_names_that_are_hard_to_spell_arrive_as_they_were_sent(self):
        alice, bob = self.a_user("alice"), self.a_user("bob")
        for name in NAMES:
            target = target_of(name)
            for request in (
                self.client.signed(alice, target),
                self.client.signed(alice, target, method="PUT", body=b"text"),
                self.client.presigned(alice, target),
                self.client.signed(bob, target, service="files", region="eu-west-1"),
            ):
                answer = self.send(request, b"text" if request.method == "PUT" else None)
                self.assertEqual(answer.status, 200, f"{name}: {answer.text}")
                self.assertEqual(self.site.requests.pop()[:2], (request.method, request.target))
        self.assert_used("alice", "s3", "N/A")
        self.assert_used("bob", "files", "eu-west-1")

    def test_queries_arrive_as_they_were_sent(self):
        alice = self.a_user("alice")
        for query in ("prefix=a%20b%2Bc%25", "list-type=2&delimiter=%2F&prefix=", "acl", "x=1&x=2"):
            for sign in (self.client.signed, self.client.presigned):
                request = sign(alice, "/bucket", query=query)
                self.assertEqual(self.send(request).status, 200, query)
                self.assertEqual(self.site.requests.pop()[1], request.target)

    def test_a_session_is_named(self):
        self.server.iam().create_role(
            RoleName="reader",
            AssumeRolePolicyDocument=(
                '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",'
                f'"Principal":{{"AWS":"arn:aws:iam::{ACCOUNT}:root"}}}}]}}'
            ),
        )
        alice = self.a_user("alice", "sts:AssumeRole")
        session = Credentials.of_session(
            self.server.sts(alice).assume_role(
                RoleArn=f"arn:aws:iam::{ACCOUNT}:role/reader", RoleSessionName="nightly"
            )
        )
        for sign in (self.client.signed, self.client.presigned):
            self.assertEqual(self.send(sign(session, "/bucket/object")).status, 200)
            headers = self.site.requests.pop()[2]
            self.assertEqual(headers["x-rollcall-session"], "nightly")
            self.assertEqual(
                headers["x-rollcall-arn"], f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/nightly"
            )


class Browser(NginxTest):
    def url(self, key, name, expires=300):
        self.server._sign_at_server_time()
        client = s3(f"http://127.0.0.1:{self.site.port}", key)
        return client.generate_presigned_url(
            "get_object", Params={"Bucket": "bucket", "Key": name}, ExpiresIn=expires
        )

    def test_a_presigned_url_opens_until_it_expires_and_not_once_more(self):
        alice = self.a_user("alice")
        url = self.url(alice, "Ünder the+hood 100%.txt")
        self.assertEqual(self.browse(url), (200, "in"))
        self.server.clock.move(minutes=4, seconds=59)
        self.assertEqual(self.browse(url), (200, "in"))
        self.server.clock.move(seconds=2)
        self.site.requests.clear()
        status, body = self.browse(url)
        self.assertEqual(status, 403)
        told = ElementTree.fromstring(body)
        self.assertEqual(told.findtext("Code"), "AccessDenied")
        self.assertEqual(told.findtext("Message"), "Request has expired")
        self.assertEqual(self.site.requests, [])
        self.assert_used("alice", "s3", "N/A")

    def test_a_presigned_url_of_a_week_outlives_the_quarter_of_an_hour(self):
        url = self.url(self.a_user("alice"), "object", expires=604800)
        self.server.clock.move(days=6)
        self.assertEqual(self.browse(url)[0], 200)

    def test_a_presigned_url_is_of_no_use_once_its_key_is_off(self):
        alice = self.a_user("alice")
        url = self.url(alice, "object")
        self.assertEqual(self.browse(url)[0], 200)
        self.switch("alice", alice, "Inactive")
        self.assertEqual(self.browse(url)[0], 403)
        self.switch("alice", alice, "Active")
        self.assertEqual(self.browse(url)[0], 200)

    def test_no_part_of_a_presigned_url_can_be_changed(self):
        url = self.url(self.a_user("alice"), "object")
        for changed in (
            url.replace("/bucket/object", "/bucket/another"),
            url.replace("X-Amz-Expires=300", "X-Amz-Expires=604800"),
            url.replace("us-east-1", "us-west-2"),
            url + "&versionId=1",
            url[:-1],
            url[:-1] + ("0" if url[-1] != "0" else "1"),
        ):
            self.assertNotEqual(changed, url)
            self.assertIn(self.browse(changed)[0], (401, 403), changed)
        self.assertEqual(self.site.requests, [])
        self.assert_never_used("alice")


class StaysOutside(NginxTest):
    def test_what_is_not_verified_moves_nothing(self):
        alice, bob = self.a_user("alice"), self.a_user("bob")
        self.switch("bob", bob, "Inactive")
        forged = Credentials(alice.access_key_id, "x" * 40)
        unknown = Credentials("AKIAIOSFODNN7EXAMPLE", alice.secret_access_key)
        for sign in (self.client.signed, self.client.presigned):
            for key, code in (
                (forged, "SignatureDoesNotMatch"),
                (unknown, "InvalidAccessKeyId"),
                (bob, "InvalidAccessKeyId"),
            ):
                self.assert_refused(self.send(sign(key, "/bucket/object")), 403, code)
        unsigned = self.client.ask("GET", "/bucket/object", {"Host": "store.example.com"})
        self.assert_refused(unsigned, 401, "AccessDenied")
        self.assertTrue(unsigned.headers["WWW-Authenticate"])
        self.assert_never_used("alice", "bob")

    def test_no_part_of_a_signed_request_can_be_changed(self):
        alice = self.a_user("alice")
        headers = {"X-Amz-Meta-Colour": "green"}
        request = self.client.signed(alice, "/bucket/object", headers=headers, query="acl")
        for change in (
            {"method": "DELETE"},
            {"target": "/bucket/another?acl"},
            {"target": "/bucket/object"},
            {"headers": {**request.headers, "X-Amz-Meta-Colour": "red"}},
            {"headers": {**request.headers, "Host": "another.example.com"}},
            {"headers": {**request.headers, "X-Amz-Content-SHA256": hashed(b"other")}},
        ):
            changed = type(request)(**{**vars(request), **change})
            self.assert_refused(self.send(changed), 403, "SignatureDoesNotMatch")
        self.assert_never_used("alice")

    def test_a_request_cannot_be_sent_again_after_a_quarter_of_an_hour(self):
        alice = self.a_user("alice")
        request = self.client.signed(alice, "/bucket/object")
        self.server.clock.move(minutes=15, seconds=1)
        answer = self.send(request)
        self.assert_refused(answer, 403, "RequestTimeTooSkewed")
        self.assertIn("request time and the current time is too large", answer.text)
        self.assertEqual(self.site.requests, [])
        self.assert_never_used("alice")

    def test_a_key_is_of_no_use_from_the_moment_it_is_off(self):
        alice = self.a_user("alice")
        for _ in range(5):
            self.assertEqual(self.send(self.client.signed(alice, "/bucket/o")).status, 200)
            self.switch("alice", alice, "Inactive")
            self.site.requests.clear()
            refused = self.send(self.client.signed(alice, "/bucket/o"))
            self.assert_refused(refused, 403, "InvalidAccessKeyId")
            self.switch("alice", alice, "Active")

    def test_what_a_client_makes_up_about_itself_is_not_believed(self):
        alice = self.a_user("alice")
        made_up = {
            "X-Rollcall-Arn": "arn:aws:iam::123456789012:root",
            "X-Rollcall-Session": "made-up",
            "X-Rollcall-Action": "s3:GetObject",
            "X-Rollcall-User-Name": "root",
            "X-Original-Method": "GET",
            "X-Original-URI": "/bucket/another",
            "X-Forwarded-Method": "GET",
            "X-Forwarded-Uri": "/bucket/another",
            "X-Auth-Token": "another",
        }
        answer = self.send(self.client.signed(alice, "/bucket/object"), headers=made_up)
        self.assertEqual(answer.status, 200, answer.text)
        headers = self.site.requests.pop()[2]
        self.assertEqual(headers["x-rollcall-user-name"], "alice")
        self.assertEqual(headers["x-rollcall-arn"], f"arn:aws:iam::{ACCOUNT}:user/alice")
        self.assertNotIn("x-rollcall-session", headers)
        self.assertNotIn("x-rollcall-action", headers)

        elsewhere = self.client.signed(alice, "/bucket/another")
        elsewhere.target = "/bucket/object"
        refused = self.send(elsewhere, headers=made_up)
        self.assert_refused(refused, 403, "SignatureDoesNotMatch")
        self.assertIn("The signed headers are: host;", refused.text)

    def test_nobody_comes_in_while_there_is_nobody_to_ask(self):
        alice = self.a_user("alice")
        request = self.client.signed(alice, "/bucket/object")
        self.server.stop()
        self.assertEqual(self.send(request).status, 500)
        self.assertEqual(self.site.requests, [])

    def test_the_question_itself_cannot_be_asked_from_outside(self):
        request = self.client.signed(self.a_user("alice"), "/rollcall-auth")
        self.assertEqual(self.send(request).status, 404)
        self.assertEqual(self.site.requests, [])


class Bodies(NginxTest):
    """The body is not seen by the gateway: what a signature says of it is for the site to compare."""

    def test_a_body_other_than_the_one_declared_is_found_by_the_site(self):
        alice = self.a_user("alice")
        request = self.client.signed(alice, "/bucket/object", method="PUT", body=b"signed")
        self.assertEqual(self.send(request, b"forged").status, 200)
        _, _, headers, body = self.site.requests.pop()
        self.assertEqual(headers["x-amz-content-sha256"], hashed(b"signed"))
        self.assertNotEqual(headers["x-amz-content-sha256"], hashed(body))

    def test_a_declared_hash_cannot_be_changed(self):
        alice = self.a_user("alice")
        request = self.client.signed(alice, "/bucket/object", method="PUT", body=b"signed")
        for other in (hashed(b"forged"), "UNSIGNED-PAYLOAD", ""):
            answer = self.send(request, b"forged", {"X-Amz-Content-SHA256": other})
            self.assertEqual(answer.status, 403, other)
        self.assertEqual(self.site.requests, [])
        self.assert_never_used("alice")

    def test_an_unsigned_payload_is_whatever_comes(self):
        alice = self.a_user("alice")
        request = self.client.presigned(alice, "/bucket/object", method="PUT")
        for body in (b"one", b"another"):
            self.assertEqual(self.send(request, body).status, 200)
            self.assertEqual(self.site.requests.pop()[3], body)
        self.assert_used("alice", "s3", "N/A")

    def test_a_service_that_declares_no_hash_can_have_no_body(self):
        alice = self.a_user("alice")
        bare = self.client.signed(alice, "/x", method="POST", service="files", region="eu-west-1")
        self.assertEqual(self.send(bare).status, 200)
        full = self.client.signed(
            alice, "/x", method="POST", service="files", region="eu-west-1", body=b"text"
        )
        self.site.requests.clear()
        self.assert_refused(self.send(full, b"text"), 403, "SignatureDoesNotMatch")

    def test_a_signed_length_is_checked(self):
        alice = self.a_user("alice")
        request = self.client.signed(
            alice, "/bucket/object", method="PUT", body=b"text", headers={"Content-Length": "4"}
        )
        signed_headers = request.headers["Authorization"]
        self.assertIn("content-length", signed_headers)
        length = request.headers.pop("Content-Length")
        self.assertEqual(length, "4")
        self.assertEqual(self.send(request, b"text").status, 200)
        self.site.requests.clear()
        self.assert_refused(self.send(request, b"longer"), 403, "SignatureDoesNotMatch")


def hashed(body):
    return hashlib.sha256(body).hexdigest()


if __name__ == "__main__":
    if missing := nginx_site.what_is_missing():
        print(f"SKIP: {missing}")
        sys.exit(77)
    main()
