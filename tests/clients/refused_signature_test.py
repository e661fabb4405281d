"""What is said of a signature that is refused, to the client and to the log, at each door: the API,
forward authentication, and the tokens for stores.
"""

import dataclasses
import datetime
import json
import unittest

from asking_service import AskingService
from aws_client import allowing
from rollcall_server import Credentials, FakeClock, Server, free_port, wait_until
from server_test import main

UNSIGNED = "There were headers present in the request which were not signed"
LIST_USERS = b"Action=ListUsers&Version=2010-05-08"
UNKNOWN = "AKIAIOSFODNN7EXAMPLE"


class RefusedSignature(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        port = free_port()
        cls.server = Server("--gateway-listen", f"127.0.0.1:{port}", clock=FakeClock())
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        cls.clock = cls.server.clock
        cls.asking = AskingService(cls.server, port)
        cls.alice = cls.server.a_user("alice")
        cls.server.iam().put_user_policy(
            UserName="alice", PolicyName="p", PolicyDocument=allowing("s3:*")
        )

    def at(self, seconds):
        """A clock that is so far off, for whatever is signed meanwhile."""
        start = self.clock.now()

        class Off:
            def __enter__(_):
                self.clock.set(start + datetime.timedelta(seconds=seconds))

            def __exit__(_, *why):
                self.clock.set(start)

        return Off()

    def ask_api(self, service, form, unsigned=()):
        """Asks the API with a form that is signed for a service, and headers that are not."""
        content = {"Content-Type": "application/x-www-form-urlencoded"}
        request = self.asking.signed(
            self.alice, "/", method="POST", service=service, headers=content, body=form
        )
        headers = {**request.headers, **dict(unsigned)}
        return self.server.send("POST", "/", headers, form)

    def line_of(self, answer):
        """The line that the log has about an answer."""
        names = ("X-Rollcall-Request-Id", "x-amzn-RequestId")
        request_id = next(answer.headers[name] for name in names if name in answer.headers)
        self.assertTrue(wait_until(lambda: request_id in self.server.log()))
        lines = self.server.log().splitlines()
        return json.loads(next(line for line in lines if request_id in line))


def code_of(answer):
    return answer.headers.get("X-Rollcall-Error") or answer.text.split("Code>")[1][:-2]


class AtEveryDoor(RefusedSignature):
    """The same four mistakes, and what the log has of each."""

    def doors(self, key):
        """Asks with a key at each door: what it is called, how it is asked, the headers it signed."""
        yield "api", lambda: self.server.query("ListUsers", credentials=key), "host"
        signed = self.asking.signed(key, "/b/k")
        yield "auth", lambda: self.asking.nginx(signed), "host"
        presigned = self.asking.presigned(key, "/b/k", expires=900)
        yield "presigned", lambda: self.asking.nginx(presigned), "host"
        handed_over = self.asking.handed_over(key)
        yield "s3tokens", lambda: self.asking.s3token(handed_over), None

    def check(self, key, reason, signed_at=0):
        for door, ask, signed_headers in list(self.signed_at(key, signed_at)):
            with self.subTest(door=door):
                answer = ask()
                self.assertIn(answer.status, (401, 403, 404), answer.text)
                line = self.line_of(answer)
                self.assertEqual(line["access_key_id"], key.access_key_id)
                self.assertTrue(line["reason"].startswith(reason), line)
                self.assertNotIn("principal", line)
                self.assertIn(line["signed_for"], ("us-east-1/iam", "us-east-1/s3"))
                if signed_headers:
                    self.assertIn(signed_headers, line["signed_headers"].split(";"))
                self.assertNotIn(key.secret_access_key, json.dumps(line))

    def signed_at(self, key, seconds):
        with self.at(seconds):
            if not seconds:
                return list(self.doors(key))
            doors = list(self.doors(key))
        return [door for door in doors if door[0] != "api"]

    def test_a_wrong_secret(self):
        self.check(Credentials(self.alice.access_key_id, "x" * 40), "wrong secret")

    def test_an_unknown_key(self):
        self.check(Credentials(UNKNOWN, self.alice.secret_access_key), "unknown key")

    def test_an_inactive_key(self):
        key = self.server.a_key("alice")
        self.server.iam().update_access_key(
            UserName="alice", AccessKeyId=key.access_key_id, Status="Inactive"
        )
        self.check(key, "inactive key")

    def test_one_that_has_expired_and_by_how_much(self):
        self.check(self.alice, "expired by 62 s", signed_at=-962)

    def test_one_that_is_not_valid_yet_and_by_how_much(self):
        self.check(self.alice, "not yet valid, early by 62 s", signed_at=962)

    def test_one_that_nobody_made(self):
        line = self.line_of(self.server.send("POST", "/", {}, b"Action=ListUsers"))
        self.assertEqual(line["reason"], "unsigned")
        self.assertNotIn("access_key_id", line)


class Headers(RefusedSignature):
    def unsigned(self):
        return {
            "x-amz-copy-source": "/secret/x",
            "x-amz-acl": "public-read",
            "X-AMZ-Meta-Colour": "red",
            "x-amz-server-side-encryption-customer-key": "k",
            "x-amz-security-token": "t",
            "x_amz_copy_source": "/secret/x",
            "X.Amz.Copy-Source": "/secret/x",
            "x-amz-decoded-content-length": "7",
        }

    def test_a_header_of_amazon_that_nobody_signed_is_refused_by_a_proxy(self):
        for sign in (self.asking.signed, self.asking.presigned):
            for name, value in self.unsigned().items():
                request = sign(self.alice, "/pub/y", method="PUT")
                request.headers[name] = value
                for ask in (self.asking.nginx, self.asking.caddy, self.asking.envoy):
                    answer = ask(request)
                    if name == "x-amz-security-token" and sign == self.asking.signed:
                        self.assertEqual(answer.status, 403)  # as a token that is none
                        continue
                    self.assertEqual((answer.status, code_of(answer)), (403, "AccessDenied"), name)
                    self.assertEqual(answer.headers["X-Rollcall-Message"], UNSIGNED)
                    self.assertIn(f"<Message>{UNSIGNED}</Message>", answer.text)
                    self.assertEqual(self.line_of(answer)["reason"], f"unsigned header {name}")

    def test_the_same_headers_pass_where_they_are_signed(self):
        headers = {"x-amz-acl": "private", "x-amz-copy-source": "/b/x", "x-amz-meta-colour": "red"}
        request = self.asking.signed(self.alice, "/pub/y", method="PUT", headers=headers)
        self.assertEqual(self.asking.nginx(request).status, 200)

    def test_other_headers_may_be_added(self):
        request = self.asking.presigned(self.alice, "/pub/y", method="PUT")
        request.headers |= {"X-Amzn-Trace-Id": "Root=1", "Content-Type": "text/plain", "Range": "0"}
        self.assertEqual(self.asking.nginx(request).status, 200)

    def test_a_second_line_of_a_signed_header_is_no_way_around(self):
        request = self.asking.signed(self.alice, "/b", headers={"x-amz-acl": "private"})
        request.headers["X-Amz-ACL"] = "public-read"
        answer = self.asking.nginx(request)
        self.assertEqual((answer.status, code_of(answer)), (403, "SignatureDoesNotMatch"))

    def test_the_api_refuses_them_too(self):
        for name in ("x-amz-meta-colour", "X-Amz-Target", "x_amz_target"):
            answer = self.ask_api("iam", LIST_USERS, {name: "x"})
            self.assertEqual((answer.status, code_of(answer)), (403, "AccessDenied"))
            self.assertIn(UNSIGNED, answer.text)

    def test_a_mismatch_names_the_headers_that_were_signed(self):
        request = self.asking.signed(self.alice, "/b", headers={"X-Custom": "as it was sent"})
        request.headers["X-Custom"] = "as a proxy made it"
        answer = self.asking.nginx(request)
        self.assertEqual(code_of(answer), "SignatureDoesNotMatch")
        named = "The signed headers are: host;x-amz-content-sha256;x-amz-date;x-custom"
        self.assertIn(named, answer.headers["X-Rollcall-Message"])
        forged = Credentials(self.alice.access_key_id, "x" * 40)
        answer = self.server.query("ListUsers", credentials=forged)
        self.assertIn("The signed headers are: content-type;host;x-amz-date", answer.text)


class Presigned(RefusedSignature):
    def test_a_url_says_that_it_has_expired(self):
        with self.at(-62):
            request = self.asking.presigned(self.alice, "/b/k", expires=60)
        for ask in (self.asking.nginx, self.asking.caddy, self.asking.envoy):
            answer = ask(request)
            self.assertEqual((answer.status, code_of(answer)), (403, "AccessDenied"))
            self.assertEqual(answer.headers["X-Rollcall-Message"], "Request has expired")
            self.assertEqual(self.line_of(answer)["reason"], "expired by 2 s")

    def test_a_url_cannot_be_made_for_more_than_a_week(self):
        for expires in (691200, 604801, 0, -1, "soon", "60.0", "+60", ""):
            request = self.asking.presigned(self.alice, "/b/k", expires=expires)
            answer = self.asking.nginx(request)
            self.assertEqual((answer.status, code_of(answer)), (403, "AccessDenied"), expires)
        week = self.asking.presigned(self.alice, "/b/k", expires=604800)
        with self.at(604800):
            self.assertEqual(self.asking.nginx(week).status, 200)

    def test_no_parameter_of_a_signature_can_be_added_or_repeated(self):
        request = self.asking.presigned(self.alice, "/b/k", expires=60)
        for more in (
            "X-Amz-Expires=604800",
            "x-amz-expires=604800",
            "X-Amz-Date=20260911T120000Z",
            "X-Amz-Signature=" + "0" * 64,
            "x-amz-signature=" + "0" * 64,
            "X%2DAmz-Expires=604800",
            "X-Amz-SignedHeaders=host%3Bx-amz-acl",
            "X-Amz-Security-Token=t",
        ):
            for target in (f"{request.target}&{more}", request.target.replace("?", f"?{more}&")):
                changed = dataclasses.replace(request, target=target)
                self.assertIn(self.asking.nginx(changed).status, (401, 403), target)
        self.assertEqual(self.asking.nginx(request).status, 200)


class WhatStrangersSay(RefusedSignature):
    """Whatever is sent, a line stays one line of JSON, and a short one."""

    HOSTILE = (
        'AKIA","principal":"arn:aws:iam::1:root","x":"',
        "AKIA\\u000a{}",
        "wJalrXUtnFEMI" + "K7MDENGbPxRfiCYEXAMPLEKEYY",
        "x" * 2000,
        "A" * 2000,
        "\xe9\xff{}",
    )

    def test_no_line_can_be_forged_or_filled(self):
        self.line_of(self.server.query("ListUsers"))  # whatever came before it is written
        before = len(self.server.log().splitlines())
        asked = 0
        for text in self.HOSTILE:
            header = (
                f"AWS4-HMAC-SHA256 Credential={text}/20260911/{text}/s3/aws4_request, "
                f"SignedHeaders=host;{text}, Signature={text}"
            )
            headers = {"Authorization": header, "X-Amz-Date": "20260911T120000Z"}
            answer = self.server.send("POST", "/", headers, b"Action=ListUsers&Version=2010-05-08")
            line = self.line_of(answer)
            self.assertNotIn("access_key_id", line)
            self.assertNotIn("principal", line)
            self.assertLess(len(json.dumps(line)), 2000)
            described = {"X-Original-Method": "GET", "X-Original-URI": "/" + text}
            line = self.line_of(self.asking.ask("GET", "/auth", {**headers, **described}))
            self.assertNotIn("access_key_id", line)
            self.assertLess(len(json.dumps(line)), 3000)
            handed_over = dataclasses.replace(self.asking.handed_over(self.alice), access=text)
            self.assertNotIn("access_key_id", self.line_of(self.asking.s3token(handed_over)))
            asked += 3
        lines = self.server.log().splitlines()[before:]
        self.assertEqual(len(lines), asked)
        for line in lines:
            json.loads(line)
        secret = self.HOSTILE[2]
        self.assertNotIn(secret, "".join(lines).split('"signed_headers"')[0])


class Wanted(RefusedSignature):
    def test_an_action_that_there_is_not_is_named(self):
        answer = self.server.query("FlyToTheMoon")
        self.assertEqual(code_of(answer), "InvalidAction")
        self.assertEqual(self.line_of(answer)["wanted"], "iam:FlyToTheMoon")

    def test_a_wrong_service_is_named_beside_the_action(self):
        answer = self.ask_api("ec2", b"Action=GetCallerIdentity&Version=2011-06-15")
        line = self.line_of(answer)
        self.assertEqual(code_of(answer), "SignatureDoesNotMatch")
        self.assertEqual(line["action"], "sts:GetCallerIdentity")
        self.assertEqual(line["signed_for"], "us-east-1/ec2")
        self.assertEqual(line["reason"], "wrong service")

    def test_what_was_signed_for_this_server_proves_nothing_elsewhere(self):
        for service in ("iam", "sts"):
            signed = self.asking.signed(self.alice, "/b/k", service=service)
            handed_over = self.asking.handed_over(self.alice, service=service)
            for answer in (self.asking.nginx(signed), self.asking.s3token(handed_over)):
                line = self.line_of(answer)
                self.assertEqual(line["reason"], "wrong service")
                self.assertEqual(line["signed_for"], f"us-east-1/{service}")
                self.assertEqual(line["access_key_id"], self.alice.access_key_id)

    def test_federation_that_is_not_served_needs_no_signature_to_be_told_so(self):
        for action in ("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"):
            form = f"Action={action}&Version=2011-06-15&RoleArn=arn"
            posted = self.server.send(
                "POST", "/", {"Content-Type": "application/x-www-form-urlencoded"}, form.encode()
            )
            for answer in (posted, self.server.send("GET", f"/?{form}")):
                self.assertEqual((answer.status, code_of(answer)), (400, "InvalidAction"))
                self.assertEqual(self.line_of(answer)["wanted"], f"sts:{action}")


if __name__ == "__main__":
    main()
