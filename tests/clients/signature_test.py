"""Signatures, forged in every way that is cheap to think of. None may be answered with 200, and none
may leave a trace in the key's last use.
"""

import datetime
import http.client
import json
import random
import unittest
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials

from patience import PATIENCE
from rollcall_server import Credentials, FakeClock, Server

FORM = "application/x-www-form-urlencoded; charset=utf-8"
IDENTITY = b"Action=GetCallerIdentity&Version=2011-06-15"
LIST_USERS = b"Action=ListUsers&Version=2010-05-08"
NO_MATCH = (
    "The request signature we calculated does not match the signature you provided. Check your AWS "
    "Secret Access Key and signing method. Consult the service documentation for details."
)


class Signatures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(clock=FakeClock())
        cls.server.start()
        cls.alice = cls.server.a_user("alice")
        cls.clock = cls.server.clock

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def tearDown(self):
        """Whatever a test sent with alice's key, no use of it may be recorded."""
        used = self.server.iam().get_access_key_last_used(AccessKeyId=self.alice.access_key_id)
        self.assertNotIn("LastUsedDate", used["AccessKeyLastUsed"])

    def signed(self, body=IDENTITY, service="sts", region="us-east-1", key=None, shift=0):
        """The headers of a good request, signed at the server's time or so many seconds off."""
        key = key or self.alice
        start = self.clock.now()
        self.clock.set(start + datetime.timedelta(seconds=shift))
        self.server._sign_at_server_time()
        request = botocore.awsrequest.AWSRequest(
            "POST", self.server.endpoint + "/", data=body, headers={"Content-Type": FORM}
        )
        signer = botocore.auth.SigV4Auth(
            botocore.credentials.Credentials(key.access_key_id, key.secret_access_key),
            service,
            region,
        )
        signer.add_auth(request)
        self.clock.set(start)
        headers = dict(request.prepare().headers)
        headers["Host"] = f"127.0.0.1:{self.server.port}"
        return headers

    def send(self, headers, body=IDENTITY, target="/", method="POST"):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        self.addCleanup(connection.close)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items() if isinstance(headers, dict) else headers:
            if name.lower() != "content-length":
                connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def refused(self, code, message, headers, body=IDENTITY, **more):
        status, text = self.send(headers, body, **more)
        self.assertIn(f"<Code>{code}</Code>", text)
        self.assertEqual(status, 400 if code == "IncompleteSignature" else 403)
        if message:
            self.assertIn(message.replace("'", "&#39;"), text)

    def test_no_changed_byte_of_a_signed_request_is_accepted(self):
        draw = random.Random(4)
        good = self.signed()
        for name in ("Authorization", "X-Amz-Date", "Host", "Content-Type"):
            value = good[name]
            for at in range(len(value)):
                sign = draw.choice("0123456789abcdefXYZ/=;,-")
                if value[at].lower() == sign.lower():
                    continue
                changed = {**good, name: value[:at] + sign + value[at + 1 :]}
                status, text = self.send(changed)
                self.assertIn(status, (400, 403, 408), f"{name} at {at}: {text}")
        for at in range(len(IDENTITY)):
            body = IDENTITY[:at] + bytes([draw.randrange(65, 91)]) + IDENTITY[at + 1 :]
            if body != IDENTITY:
                status, text = self.send(good, body)
                self.assertIn(status, (400, 403), f"body at {at}: {text}")

    def test_a_signature_is_good_for_its_own_path_and_method_alone(self):
        good = self.signed()
        self.refused("SignatureDoesNotMatch", NO_MATCH, good, target="/?a=b")
        self.refused("SignatureDoesNotMatch", NO_MATCH, good, method="PUT")
        self.refused(
            "SignatureDoesNotMatch",
            NO_MATCH,
            good,
            LIST_USERS.replace(b"2010-05-08", b"2011-06-15"),
        )

    def test_a_wrong_secret_does_not_match(self):
        forged = Credentials(self.alice.access_key_id, "x" * 40)
        self.refused("SignatureDoesNotMatch", NO_MATCH, self.signed(key=forged))

    def test_an_unknown_key_is_refused_before_its_signature_is_looked_at(self):
        text = "The security token included in the request is invalid."
        for key_id in ("AKIAIOSFODNN7EXAMPLE", "AKIAQAAAAAAAAAAAAAAA", "short", "ASIA" + "Q" * 16):
            headers = self.signed(key=Credentials(key_id, "x" * 40), service="ec2", region="moon")
            self.refused("InvalidClientTokenId", text, headers)

    def test_the_scope_must_be_of_the_service_and_a_region(self):
        self.refused(
            "SignatureDoesNotMatch",
            "Credential should be scoped to correct service: 'sts'.",
            self.signed(service="iam"),
        )
        for region in ("nowhere", "US-EAST-1", "us-east-1-", "a" * 100 + "-east-1"):
            for service, body in (("iam", LIST_USERS), ("sts", IDENTITY)):
                self.refused(
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to a valid region.",
                    self.signed(body, service, region),
                    body,
                )

    def test_iam_takes_the_region_of_its_user_and_records_it(self):
        for region in ("eu-central-1", "us-gov-west-1", "us-east-1"):
            key = self.server.a_key("alice")
            iam = self.server.iam()
            self.assertEqual(
                self.send(self.signed(LIST_USERS, "iam", region, key), LIST_USERS)[0], 403
            )
            used = iam.get_access_key_last_used(AccessKeyId=key.access_key_id)
            self.assertEqual(used["AccessKeyLastUsed"]["Region"], region)
            iam.delete_access_key(UserName="alice", AccessKeyId=key.access_key_id)

    def test_policies_see_the_one_region_of_iam_whatever_was_signed(self):
        bob = self.server.a_user("in-one-region")
        condition = {"StringEquals": {"aws:RequestedRegion": "us-east-1"}}
        self.server.iam().put_user_policy(
            UserName="in-one-region",
            PolicyName="p",
            PolicyDocument=json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": "iam:ListUsers",
                            "Resource": "*",
                            "Condition": condition,
                        }
                    ],
                }
            ),
        )
        signed = self.signed(LIST_USERS, "iam", "eu-central-1", bob)
        self.assertEqual(self.send(signed, LIST_USERS)[0], 200)

    def test_a_clock_may_be_fifteen_minutes_off_and_not_a_second_more(self):
        root = self.server.root
        for shift in (-900, 900):
            self.assertEqual(self.send(self.signed(key=root, shift=shift))[0], 200)
        self.refused(
            "SignatureDoesNotMatch",
            "Signature expired: 20260911T114459Z is now earlier than 20260911T114500Z "
            "(20260911T120000Z - 15 min.)",
            self.signed(shift=-901),
        )
        self.refused(
            "SignatureDoesNotMatch",
            "Signature not yet current: 20260911T121501Z is still later than 20260911T121500Z "
            "(20260911T120000Z + 15 min.)",
            self.signed(shift=901),
        )

    def test_a_request_that_nobody_signed_is_refused(self):
        text = "Request is missing Authentication Token"
        host = {"Host": "x", "Content-Type": FORM}
        self.refused("MissingAuthenticationToken", text, host)
        self.refused("MissingAuthenticationToken", text, {**host, "Authorization": "Basic YTpi"})

    def test_an_authorization_that_cannot_be_understood_is_incomplete(self):
        good = self.signed()
        full = good["Authorization"]
        for part in ("Credential=", "SignedHeaders=", "Signature="):
            self.refused(
                "IncompleteSignature",
                f"Authorization header requires '{part[:-1]}' parameter.",
                {**good, "Authorization": full.replace(part, "Other=")},
            )
        self.refused(
            "IncompleteSignature",
            "",
            {**good, "Authorization": full.replace("/aws4_request", "")},
        )
        without_date = {name: value for name, value in good.items() if name != "X-Amz-Date"}
        self.refused("IncompleteSignature", "'X-Amz-Date'", without_date)
        self.refused("IncompleteSignature", "", {**good, "X-Amz-Date": "2026-09-11"})

    def test_the_host_must_be_signed(self):
        good = self.signed()
        unsigned = good["Authorization"].replace("content-type;host;", "content-type;")
        self.assertNotEqual(unsigned, good["Authorization"])
        status, text = self.send({**good, "Authorization": unsigned})
        self.assertEqual(status, 403)
        self.assertIn("must be a", text)

    def test_two_authorizations_are_none(self):
        good = self.signed()
        twice = [*good.items(), ("Authorization", good["Authorization"])]
        status, _ = self.send(twice)
        self.assertIn(status, (400, 403))

    def presigned(self, key, expires=60, shift=0, service="sts"):
        start = self.clock.now()
        self.clock.set(start + datetime.timedelta(seconds=shift))
        self.server._sign_at_server_time()
        request = botocore.awsrequest.AWSRequest(
            "GET",
            self.server.endpoint + "/?" + (IDENTITY if service == "sts" else LIST_USERS).decode(),
        )
        signer = botocore.auth.SigV4QueryAuth(
            botocore.credentials.Credentials(key.access_key_id, key.secret_access_key),
            service,
            "eu-west-1",
            expires=expires,
        )
        signer.add_auth(request)
        self.clock.set(start)
        return request.prepare().url.removeprefix(self.server.endpoint)

    def test_a_presigned_request_is_good_for_fifteen_minutes_whatever_it_says(self):
        host = {"Host": f"127.0.0.1:{self.server.port}"}
        root = self.server.root
        for service in ("sts", "iam"):
            for expires in (60, 0, 3600, 604801, -1, "soon"):
                for shift in (-900, -840, 900):
                    url = self.presigned(root, expires, shift, service)
                    status, text = self.send(host, b"", url, "GET")
                    self.assertEqual(status, 200, (service, expires, shift, text))
                for shift in (-901, 901):
                    url = self.presigned(self.alice, expires, shift, service)
                    status, text = self.send(host, b"", url, "GET")
                    self.assertEqual(status, 403, text)
                    self.assertIn("<Code>SignatureDoesNotMatch</Code>", text)

    def test_a_presigned_request_that_does_not_say_how_long_is_good_for_as_long(self):
        class NeverExpires(botocore.auth.SigV4QueryAuth):
            def _modify_request_before_signing(self, request):
                super()._modify_request_before_signing(request)
                request.url = request.url.replace(f"&X-Amz-Expires={self._expires}", "")

        host = {"Host": f"127.0.0.1:{self.server.port}"}
        start = self.clock.now()
        request = botocore.awsrequest.AWSRequest(
            "GET", self.server.endpoint + "/?" + IDENTITY.decode()
        )
        root = self.server.root
        self.server._sign_at_server_time()
        NeverExpires(
            botocore.credentials.Credentials(root.access_key_id, root.secret_access_key),
            "sts",
            "eu-west-1",
        ).add_auth(request)
        url = request.prepare().url.removeprefix(self.server.endpoint)
        self.assertNotIn("Expires", url)
        try:
            self.clock.set(start + datetime.timedelta(minutes=14))
            self.assertEqual(self.send(host, b"", url, "GET")[0], 200)
            self.clock.set(start + datetime.timedelta(minutes=15, seconds=1))
            self.assertEqual(self.send(host, b"", url, "GET")[0], 403)
        finally:
            self.clock.set(start)

    def test_no_changed_byte_of_a_presigned_request_is_accepted(self):
        draw = random.Random(5)
        host = {"Host": f"127.0.0.1:{self.server.port}"}
        url = self.presigned(self.alice)
        for at in range(2, len(url)):
            sign = draw.choice("0123456789abcdefgXYZ")
            if url[at].lower() == sign.lower() or urllib.parse.unquote(url[at]) == sign:
                continue
            status, text = self.send(host, b"", url[:at] + sign + url[at + 1 :], "GET")
            self.assertIn(status, (302, 400, 403), f"at {at}: {text}")

    def test_a_key_cannot_be_used_for_another(self):
        bob = self.server.a_user(f"bob-{random.randrange(10**9)}")
        headers = self.signed(key=bob)
        stolen = headers["Authorization"].replace(bob.access_key_id, self.alice.access_key_id)
        self.refused("SignatureDoesNotMatch", NO_MATCH, {**headers, "Authorization": stolen})

    def test_random_authorizations_are_refused(self):
        draw = random.Random(6)
        good = self.signed()
        pieces = good["Authorization"].replace(",", " , ").split(" ")
        for _ in range(1500):
            words = [draw.choice(pieces) for _ in range(draw.randrange(1, 9))]
            text = " ".join(words)
            if text.replace(" ", "") == good["Authorization"].replace(" ", ""):
                continue
            status, answer = self.send({**good, "Authorization": text})
            self.assertIn(status, (400, 403), f"{text}: {answer}")


if __name__ == "__main__":
    unittest.main()
