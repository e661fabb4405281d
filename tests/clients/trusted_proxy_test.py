"""A proxy that is trusted says where a client is and whether it came by TLS; nobody else does."""

import json
import unittest

from aws_client import Credentials
from rollcall_server import Server
from server_test import main

FROM_THE_OFFICE = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Action": "iam:GetUser",
            "Resource": "*",
            "Condition": {
                "IpAddress": {"aws:SourceIp": "203.0.113.0/24"},
                "Bool": {"aws:SecureTransport": "true"},
            },
        },
    }
)


class ThroughAProxy(unittest.TestCase):
    def served(self, *options):
        server = Server(*options)
        self.addCleanup(server.close)
        server.start()
        server.iam().create_user(UserName="ines")
        server.iam().put_user_policy(
            UserName="ines", PolicyName="office", PolicyDocument=FROM_THE_OFFICE
        )
        self.key = Credentials.of(server.iam().create_access_key(UserName="ines"))
        return server

    def asks(self, server, said, scheme="https"):
        headers = {"X-Forwarded-For": said, "X-Forwarded-Proto": scheme}
        return server.query("GetUser", credentials=self.key, headers=headers).status

    def test_policies_and_the_record_of_uses_are_about_the_client(self):
        server = self.served("--trusted-proxy", "192.0.2.0/24,127.0.0.1")
        self.assertEqual(self.asks(server, "203.0.113.7"), 200)
        self.assertEqual(self.asks(server, "203.0.113.7, 192.0.2.9"), 200)
        self.assertEqual(self.asks(server, "203.0.113.7", scheme="http"), 403)
        self.assertEqual(self.asks(server, "203.0.113.7, 198.51.100.4"), 403)
        self.assertEqual(server.query("GetUser", credentials=self.key).status, 403)
        server.stop()  # writes out its log
        self.assertIn('"source":"203.0.113.7"', server.log())

    def test_nobody_else_is_believed(self):
        for options in ((), ("--trusted-proxy", "192.0.2.0/24")):
            server = self.served(*options)
            self.assertEqual(self.asks(server, "203.0.113.7"), 403)
            server.stop()
            self.assertNotIn("203.0.113.7", server.log())


if __name__ == "__main__":
    main()
