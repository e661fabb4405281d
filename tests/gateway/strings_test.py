"""Strings to sign that no store would hand over: forged, cut short, old, or made for something else.
None of them opens anything, and none is seen in the credential report."""

import base64
import datetime
import hashlib
import hmac
import json
import unittest

from asking_service import AskingService, HandedOver
from aws_client import allowing
from door import Door
from rollcall_server import Credentials, FakeClock
from server_test import main

DIGEST = hashlib.sha256(b"a canonical request").hexdigest()


def version_4(key, moment, scope=None, lines=None):
    """A string to sign with its signature, right unless it is told otherwise."""
    stamp = moment.strftime("%Y%m%dT%H%M%SZ")
    scope = scope or f"{stamp[:8]}/us-east-1/s3/aws4_request"
    text = "\n".join(lines or ("AWS4-HMAC-SHA256", stamp, scope, DIGEST))
    secret = b"AWS4" + key.secret_access_key.encode()
    for step in [*scope.split("/"), text]:
        secret = hmac.new(secret, step.encode(), hashlib.sha256).digest()
    return HandedOver(key.access_key_id, text, secret.hex())


class StringsTest(unittest.TestCase):
    options = ()

    def setUp(self):
        self.door = Door()
        self.addCleanup(self.door.close)
        self.clock = FakeClock()
        self.server = self.door.server(*self.options, clock=self.clock)
        self.addCleanup(self.server.close)
        self.server.start()
        self.store = AskingService(self.server, self.door.port, {"X-Auth-Token": self.door.token})
        self.alice = self.server.a_user("alice")
        self.server.iam().put_user_policy(
            UserName="alice", PolicyName="given", PolicyDocument=allowing("s3:*")
        )

    def string(self, **more):
        return version_4(self.alice, self.clock.now(), **more)

    def accepted(self, handed_over):
        return self.store.s3token(handed_over).status == 200

    def used(self):
        row = self.server.report()["alice"]
        return row["access_key_1_last_used_service"], row["access_key_1_last_used_region"]


class Forged(StringsTest):
    def tearDown(self):
        self.assertEqual(self.used(), ("N/A", "N/A"))

    def refused(self, handed_over):
        answer = self.store.s3token(handed_over)
        self.assertIn(answer.status, (400, 401, 403, 404, 413), answer.text)
        self.assertIn("error", json.loads(answer.text))

    def test_a_string_that_is_cut_short_anywhere(self):
        whole = self.string()
        for length in range(len(whole.string_to_sign)):
            self.refused(HandedOver(whole.access, whole.string_to_sign[:length], whole.signature))
            # Its own signature does not make it whole.
            lines = whole.string_to_sign[:length].split("\n")
            self.refused(self.string(lines=lines))

    def test_a_signature_that_is_not_quite_it(self):
        whole = self.string()
        for signature in (
            *(whole.signature[:length] for length in range(0, 64, 7)),
            whole.signature + "0",
            whole.signature + " ",
            whole.signature[:-1] + ("0" if whole.signature[-1] != "0" else "1"),
            "0" * 64,
            "é" * 32,
        ):
            self.refused(HandedOver(whole.access, whole.string_to_sign, signature))

    def test_a_string_that_was_changed_after_it_was_signed(self):
        whole = self.string()
        for old, new in (
            (DIGEST, hashlib.sha256(b"another").hexdigest()),
            ("us-east-1", "us-west-2"),
            ("/s3/", "/glacier/"),
            ("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"),
            ("aws4_request", "aws5_request"),
            ("\n", "\r\n"),
        ):
            changed = whole.string_to_sign.replace(old, new)
            self.assertNotEqual(changed, whole.string_to_sign)
            self.refused(HandedOver(whole.access, changed, whole.signature))
        self.refused(HandedOver(whole.access, whole.string_to_sign + "\n", whole.signature))

    def test_a_well_signed_string_of_no_such_shape(self):
        stamp = self.clock.now().strftime("%Y%m%dT%H%M%SZ")
        day = stamp[:8]
        good = f"{day}/us-east-1/s3/aws4_request"
        for scope in (
            f"{day}/us-east-1/s3",
            f"{day}/us-east-1/s3/aws4_request/more",
            f"{day}/us-east-1/s3/aws4_other",
            f"{day}//s3/aws4_request",
            f"{day}/us-east-1//aws4_request",
            f"{day}/us east 1/s3/aws4_request",
            f"{day}/us-east-1/s3,iam/aws4_request",
            f"{day}/us-east-1/{'s' * 300}/aws4_request",
            f"{int(day) - 1}/us-east-1/s3/aws4_request",
            f"{day}/us-east-1/iam/aws4_request",
            f"{day}/us-east-1/sts/aws4_request",
        ):
            self.refused(self.string(scope=scope))
        for lines in (
            ("AWS4-HMAC-SHA256", stamp, good),
            ("AWS4-HMAC-SHA256", stamp, good, DIGEST, DIGEST),
            ("AWS4-HMAC-SHA256", stamp, good, DIGEST[:-1]),
            ("AWS4-HMAC-SHA256", stamp, good, "UNSIGNED-PAYLOAD"),
            ("AWS4-HMAC-SHA512", stamp, good, DIGEST),
            ("AWS4-HMAC-SHA256", stamp[:-1], good, DIGEST),
            ("AWS4-HMAC-SHA256", "now", good, DIGEST),
            ("AWS4-HMAC-SHA256", good, stamp, DIGEST),
            ("",),
        ):
            self.refused(self.string(scope=good, lines=lines))

    def test_a_string_from_another_hour(self):
        now = self.clock.now()
        for minutes in (-16, 16, -60 * 24 * 8, 60 * 24):
            moment = now + datetime.timedelta(minutes=minutes)
            self.refused(version_4(self.alice, moment))

    def test_a_string_that_is_sent_again_later(self):
        whole = self.string()
        self.clock.move(minutes=15, seconds=1)
        self.refused(whole)

    def test_somebody_elses_signature(self):
        bob = self.server.a_user("bob")
        theirs = version_4(bob, self.clock.now())
        self.refused(HandedOver(self.alice.access_key_id, theirs.string_to_sign, theirs.signature))
        secret = Credentials(self.alice.access_key_id, "x" * 40)
        self.refused(version_4(secret, self.clock.now()))
        for nobody in ("AKIAIOSFODNN7EXAMPLE", "", "A" * 10_000, "AKIA'; --", "\0"):
            whole = self.string()
            self.refused(HandedOver(nobody, whole.string_to_sign, whole.signature))

    def test_a_key_that_is_off(self):
        whole = self.string()
        self.server.iam().update_access_key(
            UserName="alice", AccessKeyId=self.alice.access_key_id, Status="Inactive"
        )
        self.refused(whole)

    def test_a_session_whose_token_did_not_come_along(self):
        session = Credentials.of_session(self.server.sts(self.server.root).get_session_token())
        self.refused(version_4(session, self.clock.now()))

    def test_the_second_version_of_signatures(self):
        text = "GET\n\n\n" + self.clock.now().strftime("%a, %d %b %Y %H:%M:%S GMT") + "\n/bucket/o"
        made = hmac.new(self.alice.secret_access_key.encode(), text.encode(), hashlib.sha1)
        self.refused(
            HandedOver(self.alice.access_key_id, text, base64.b64encode(made.digest()).decode())
        )

    def test_what_is_no_such_document(self):
        whole = json.loads(self.string().body())["credentials"]
        for document in (
            {},
            [],
            {"credentials": []},
            {"credentials": {**whole, "token": 7}},
            {"credentials": {**whole, "token": "%%%"}},
            {"credentials": {**whole, "signature": None}},
            {"credentials": {name: whole[name] for name in ("access", "token")}},
            {"credentials": {**whole, "token": "A" * 1_000_000}},
        ):
            self.refused(json.dumps(document).encode())
        for body in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
            self.refused(body)

    def test_a_question_without_the_shared_token(self):
        for headers in ({}, {"X-Auth-Token": ""}, {"X-Auth-Token": self.door.token[:-1]}):
            stranger = AskingService(self.server, self.door.port, headers)
            self.assertEqual(stranger.s3token(self.string()).status, 403)


class Accepted(StringsTest):
    def test_a_string_is_good_for_a_quarter_of_an_hour(self):
        whole = self.string()
        self.clock.move(minutes=14, seconds=59)
        self.assertTrue(self.accepted(whole))
        self.assertTrue(self.accepted(whole))
        self.assertEqual(self.used(), ("s3", "N/A"))

    def test_another_service_is_recorded_with_its_region(self):
        day = self.clock.now().strftime("%Y%m%d")
        self.assertTrue(self.accepted(self.string(scope=f"{day}/eu-west-1/sqs/aws4_request")))
        self.assertEqual(self.used(), ("sqs", "eu-west-1"))


class Older(StringsTest):
    options = ("--gateway-string-age", "604800")

    def test_a_string_may_be_a_week_old_where_the_operator_says_so(self):
        now = self.clock.now()
        self.assertTrue(self.accepted(version_4(self.alice, now - datetime.timedelta(days=7))))
        for late in (datetime.timedelta(days=7, seconds=1), datetime.timedelta(minutes=-16)):
            self.assertFalse(self.accepted(version_4(self.alice, now - late)))


if __name__ == "__main__":
    main()
