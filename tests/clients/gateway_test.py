"""Other services ask about the signatures of requests that were made to them. Clients sign with
botocore; what the services in between do to requests, nginx and Swift do in tests of their own.
"""

import base64
import datetime
import json
import pathlib
import tempfile
import unittest

from asking_service import AskingService, HandedOver
from rollcall_server import ACCOUNT, Credentials, FakeClock, Server, free_port
from server_test import main


def allowing(*actions, resource="*"):
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": resource}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


class GatewayTest(unittest.TestCase):
    """A server with a gateway and alice, who may use S3, at a time that stands still."""

    options = ()

    @classmethod
    def setUpClass(cls):
        port = free_port()
        cls.server = Server(
            "--gateway-listen", f"127.0.0.1:{port}", *cls.options, clock=FakeClock()
        )
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

    def a_user(self):
        """A user of this test alone, who may do nothing."""
        return self.server.a_user(self.id().rsplit(".", 1)[1][-60:])

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
        self.assertEqual(
            [role["name"] for role in token["roles"]], ["swiftoperator", "swiftreader"]
        )
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


if __name__ == "__main__":
    main()
