"""Secrets stay secret: neither the log nor a file of the data directory holds one in plain."""

import base64
import json
import stat
import unittest

from botocore.exceptions import ClientError

from aws_client import certificate_and_key
from rollcall_server import Credentials, Server

PASSWORDS = ("First#Password1", "Second#Password2", "Wrong#Password3")


class Secrets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.server.start()
        server, iam = cls.server, cls.server.iam()
        alice = server.an_administrator("alice")
        iam.create_login_profile(UserName="alice", Password=PASSWORDS[0])
        own = server.iam(alice)
        own.change_password(OldPassword=PASSWORDS[0], NewPassword=PASSWORDS[1])
        for old, new in ((PASSWORDS[2], PASSWORDS[0]), (PASSWORDS[1], "x" * 129)):
            try:
                own.change_password(OldPassword=old, NewPassword=new)
                raise AssertionError("a wrong or bad password was taken")
            except ClientError as error:
                assert old not in str(error) and new not in str(error)
        _, seed = server.a_device("alice")
        session = Credentials.of_session(server.sts(alice).get_session_token())
        server.sts(session).get_caller_identity()
        service = iam.create_service_specific_credential(
            UserName="alice", ServiceName="codecommit.amazonaws.com"
        )["ServiceSpecificCredential"]
        body, private_key = certificate_and_key()
        iam.upload_server_certificate(
            ServerCertificateName="web", CertificateBody=body, PrivateKey=private_key
        )
        *_, key_line, _, _ = private_key.splitlines()
        cls.secrets = {
            "the private key of a server certificate": key_line,
            "the private key of a server certificate, as bytes": base64.b64decode(key_line),
            "root's secret access key": server.root.secret_access_key,
            "alice's secret access key": alice.secret_access_key,
            "a session's secret access key": session.secret_access_key,
            "a session's token": session.session_token,
            "the password for a service": service["ServicePassword"],
            "the seed of a device": seed,
            "the seed of a device, as bytes": base64.b32decode(seed + "=" * (-len(seed) % 8)),
            **{f"password {number}": text for number, text in enumerate(PASSWORDS)},
        }

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def holds_none(self, where, content):
        for name, secret in self.secrets.items():
            secret = secret if isinstance(secret, bytes) else secret.encode()
            self.assertNotIn(secret, content, f"{where} holds {name}")

    def test_the_log_has_a_line_a_request_and_no_secret(self):
        self.server.restart()  # what was said is written out
        log = self.server.log()
        self.holds_none("the log", log.encode())
        lines = [json.loads(line) for line in log.splitlines()]
        requests = [line for line in lines if "request_id" in line]
        self.assertTrue(requests)
        for line in requests:
            self.assertLessEqual(
                {"time", "request_id", "code", "status", "milliseconds", "source"}, set(line)
            )
        changes = [line for line in requests if line["action"] == "iam:ChangePassword"]
        self.assertEqual(
            [line["code"] for line in changes], ["Success", "AccessDenied", "ValidationError"]
        )

    def test_no_file_holds_a_secret_in_plain(self):
        files = sorted(self.server.data.iterdir())
        self.assertIn("rollcall.db", [file.name for file in files])
        for file in files:
            if file.name != "master.key":
                self.holds_none(file.name, file.read_bytes())

    def test_nobody_else_may_read_the_data(self):
        for file in [self.server.data, *self.server.data.iterdir()]:
            mode = stat.S_IMODE(file.stat().st_mode)
            self.assertEqual(mode & 0o077, 0, f"{file.name} has mode {mode:o}")


if __name__ == "__main__":
    unittest.main()
