"""botocore signs, we verify: random requests for services that differ in what they sign, in headers and in queries."""

import base64
import datetime
import json
import os
import pathlib
import random
import subprocess
import unittest
from unittest import mock
from urllib.parse import quote, urlsplit

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from patience import PATIENCE

PROGRAM = pathlib.Path(os.environ["ROLLCALL_TEST_PROGRAMS"]) / "sigv4_check"
NOW = datetime.datetime(2026, 9, 11, 13, 14, 52)
EPOCH = int(NOW.replace(tzinfo=datetime.timezone.utc).timestamp())
KEY_ID = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
HOSTS = {
    "iam": ("iam.amazonaws.com", ["us-east-1"]),
    "sts": ("sts.eu-central-1.amazonaws.com:8443", ["us-east-1", "eu-central-1", "us-gov-west-1"]),
    "s3": ("bucket.s3.amazonaws.com", ["us-east-1", "ap-northeast-1"]),
    "execute-api": ("abc123.execute-api.us-west-2.amazonaws.com", ["us-west-2"]),
}
LETTERS = "abcXYZ019-_.~ !\"#$%&'()*+,/:;<=>?@[]^`{|}é日本𝄞"
ROUNDS = 1000


class Moment(datetime.datetime):
    """What botocore takes for the clock."""

    @classmethod
    def utcnow(cls):
        return NOW

    @classmethod
    def now(cls, tz=None):
        return NOW.replace(tzinfo=tz)


def a_word(chance, longest=12):
    return "".join(chance.choice(LETTERS) for _ in range(chance.randrange(longest)))


def a_path(chance, service):
    segments = [a_word(chance).replace("/", "") for _ in range(chance.randrange(4))]
    if service != "s3":
        segments = [chance.choice([segment, segment, ".", "..", ""]) for segment in segments]
    return "/" + quote("/".join(segments), safe="/~")


def a_query(chance):
    pairs = [(a_word(chance, 6), a_word(chance)) for _ in range(chance.randrange(6))]
    pairs += chance.choices(pairs, k=1) if pairs and chance.random() < 0.3 else []
    return "&".join(
        quote(name, safe="-_.~") + "=" + quote(value, safe="-_.~") for name, value in pairs
    )


def a_body(chance, carrier):
    if chance.random() < 0.4:
        return b""
    if carrier == "header":
        return a_word(chance, 200).encode()
    return {a_word(chance): a_word(chance) for _ in range(4)}  # botocore makes parameters of it


def a_request(chance, carrier, service):
    host, regions = HOSTS[service]
    query = a_query(chance)
    url = "https://" + host + a_path(chance, service) + ("?" + query if query else "")
    method = chance.choice(["GET", "POST", "PUT", "DELETE"])
    request = AWSRequest(method=method, url=url, data=a_body(chance, carrier))
    request.headers["Host"] = host
    for number in range(chance.randrange(4)):
        name = f"{chance.choice(['X-Amz-Meta-', 'x-custom-'])}{number % 2}"
        blanks = chance.choice(["", " ", "   "])
        request.headers[name] = blanks + f"a{blanks} b{blanks}," + blanks
    if chance.random() < 0.5:
        request.headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
    if service == "s3":
        request.context["payload_signing_enabled"] = chance.random() < 0.5
    return request, chance.choice(regions)


def the_signer(chance, carrier, service, region):
    token = None if chance.random() < 0.7 else "FwoGZXIvYXdzE+/=" * 3
    credentials = Credentials(KEY_ID, SECRET, token)
    if carrier == "header":
        kind = botocore.auth.S3SigV4Auth if service == "s3" else botocore.auth.SigV4Auth
        return kind(credentials, service, region)
    kind = botocore.auth.S3SigV4QueryAuth if service == "s3" else botocore.auth.SigV4QueryAuth
    return kind(credentials, service, region, expires=chance.randrange(1, 604800))


def as_sent(request, service):
    """The request as a line for sigv4_check."""
    parts = urlsplit(request.url)
    return {
        "method": request.method,
        "target": parts.path + ("?" + parts.query if parts.query else ""),
        "headers": [list(header) for header in request.headers.items()],
        "body": base64.b64encode(request.data or b"").decode(),
        "now": EPOCH,
        "service": service,
        "secret": SECRET,
    }


def signed_requests(carrier, seed):
    chance = random.Random(seed)
    lines = []
    with mock.patch("botocore.auth.datetime.datetime", Moment):
        for _ in range(ROUNDS):
            service = chance.choice(list(HOSTS))
            request, region = a_request(chance, carrier, service)
            the_signer(chance, carrier, service, region).add_auth(request)
            lines.append(as_sent(request, service))
    return lines


def answers(lines):
    asked = "".join(json.dumps(line) + "\n" for line in lines)
    run = subprocess.run(
        [PROGRAM], input=asked, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    said = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(said) == len(lines), f"{len(said)} answers to {len(lines)} requests"
    return said


class SignedByBotocore(unittest.TestCase):
    def assert_all_accepted(self, lines):
        for line, answer in zip(lines, answers(lines)):
            self.assertEqual(
                answer, {"code": "", "message": "", "key_id": KEY_ID}, json.dumps(line, indent=1)
            )

    def assert_all_refused(self, lines, code="SignatureDoesNotMatch"):
        for line, answer in zip(lines, answers(lines)):
            self.assertEqual(answer["code"], code, json.dumps(line, indent=1))

    def test_in_a_header_is_accepted(self):
        self.assert_all_accepted(signed_requests("header", 1))

    def test_in_a_query_is_accepted(self):
        self.assert_all_accepted(signed_requests("query", 2))

    def test_with_another_secret_is_refused(self):
        lines = signed_requests("header", 3) + signed_requests("query", 4)
        self.assert_all_refused([line | {"secret": SECRET.lower()} for line in lines])

    def test_with_another_method_is_refused(self):
        lines = signed_requests("header", 5) + signed_requests("query", 6)
        self.assert_all_refused([line | {"method": "PATCH"} for line in lines])

    def test_with_another_parameter_is_refused(self):
        lines = signed_requests("header", 7) + signed_requests("query", 8)
        added = [line["target"] + ("&" if "?" in line["target"] else "?") + "x=y" for line in lines]
        self.assert_all_refused([line | {"target": target} for line, target in zip(lines, added)])

    def test_with_another_path_is_refused(self):
        lines = signed_requests("header", 9) + signed_requests("query", 10)
        for line in lines:
            path, mark, query = line["target"].partition("?")
            line["target"] = path + "x" + mark + query
        self.assert_all_refused(lines)

    def test_with_another_body_is_refused(self):
        # S3's clients declare the hash of the body, and whoever stores the object compares.
        lines = [
            line
            for line in signed_requests("header", 11) + signed_requests("query", 12)
            if line["service"] != "s3"
        ]
        longer = [
            base64.b64encode(base64.b64decode(line["body"]) + b"x").decode() for line in lines
        ]
        self.assert_all_refused([line | {"body": body} for line, body in zip(lines, longer)])

    def test_with_another_host_is_refused(self):
        lines = signed_requests("header", 13) + signed_requests("query", 14)
        for line in lines:
            line["headers"] = [
                [name, "evil" if name == "Host" else value] for name, value in line["headers"]
            ]
        self.assert_all_refused(lines)

    def test_too_long_ago_is_refused(self):
        lines = signed_requests("header", 15)
        self.assert_all_refused([line | {"now": EPOCH + 15 * 60 + 1} for line in lines])
        self.assert_all_accepted([line | {"now": EPOCH + 15 * 60} for line in lines])

    def test_in_a_query_is_refused_a_week_later(self):
        lines = [line | {"now": EPOCH + 604801} for line in signed_requests("query", 16)]
        self.assert_all_refused([line for line in lines if line["service"] != "s3"])
        self.assert_all_refused([line for line in lines if line["service"] == "s3"], "AccessDenied")

    def test_with_one_more_header_of_amazon_is_refused(self):
        lines = signed_requests("header", 17) + signed_requests("query", 18)
        for line in lines:
            line["headers"].append(["X-Amz-Copy-Source", "/secret/x"])
        self.assert_all_refused(lines, "AccessDenied")


if __name__ == "__main__":
    unittest.main()
