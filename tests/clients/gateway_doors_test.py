"""Whom the gateway lets ask, and when it does not open at all."""

import json
import pathlib
import ssl
import subprocess
import tempfile
import unittest

from asking_service import AskingService
from rollcall_server import Server, free_port
from server_test import main

TOKEN = "0123456789abcdef0123456789abcdef"


class Doors(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.server = Server()
        self.addCleanup(self.server.close)

    def file(self, name, text, mode=0o600):
        path = self.folder / name
        path.write_text(text)
        path.chmod(mode)
        return path

    def refused(self, *options):
        data = ["--data", self.server.data, "--listen", f"127.0.0.1:{free_port()}"]
        finished = self.server.run("serve", *data, *options, check=False)
        self.assertEqual(finished.returncode, 1, finished.stderr)
        return finished.stderr

    def test_it_is_never_open_to_everybody(self):
        for address in ("0.0.0.0:0", "[::]:0", "192.0.2.1:8081"):
            self.assertIn("--gateway-listen", self.refused("--gateway-listen", address))

    def test_a_token_must_be_long_and_private(self):
        listen = ["--gateway-listen", "0.0.0.0:0", "--gateway-token-file"]
        self.assertIn("32", self.refused(*listen, self.file("short", TOKEN[1:])))
        self.assertIn("0600", self.refused(*listen, self.file("seen", TOKEN, 0o640)))
        self.assertIn("nowhere", self.refused(*listen, self.folder / "nowhere"))

    def test_rules_that_cannot_be_read_are_named(self):
        listen = ["--gateway-listen", "127.0.0.1:0"]
        self.assertIn("'reader'", self.refused(*listen, "--gateway-role", "reader"))
        self.assertIn("'GET /'", self.refused(*listen, "--gateway-action", "GET /"))
        for text, complaint in (
            ("GET / a:b\nGET /c\n", "'GET /c'"),
            ("# nothing\n", "holds no rule"),
            ("", "holds no rule"),
        ):
            rules = self.file("rules", text)
            self.assertIn(complaint, self.refused(*listen, "--gateway-rules", rules))
        nowhere = self.folder / "nowhere"
        self.assertIn("cannot be read", self.refused(*listen, "--gateway-rules", nowhere))
        self.assertIn("cannot be read", self.refused(*listen, "--gateway-rules", self.folder))
        self.assertIn("--gateway-rules", self.refused(*listen, "--gateway-host", "example.com"))

    def test_a_token_is_asked_for_on_loopback_as_well(self):
        port = free_port()
        token = self.file("token", TOKEN + "\n")
        self.server.start("--gateway-listen", f"127.0.0.1:{port}", "--gateway-token-file", token)
        signature = AskingService(self.server, port).handed_over(self.server.root)
        for headers, status in [({}, 403), ({"X-Auth-Token": TOKEN[1:]}, 403)]:
            asking = AskingService(self.server, port, headers)
            self.assertEqual(asking.s3token(signature).status, status)
        asking = AskingService(self.server, port, {"X-Auth-Token": TOKEN})
        self.assertEqual(asking.s3token(signature).status, 200)
        self.assertNotIn(TOKEN[1:], self.server.log())

    def test_the_server_is_ready_when_the_gateway_listens(self):
        """The door that answers whether it is ready opens last."""
        self.server.start("--gateway-listen", f"127.0.0.1:{free_port()}")
        events = [json.loads(line).get("event") for line in self.server.log().splitlines()]
        listening = [event for event in events if event in ("listening", "gateway listening")]
        self.assertEqual(listening[0], "gateway listening")

    def test_a_file_sets_its_options(self):
        port = free_port()
        roles = '["one=s3:GetObject,s3:PutObject", "two=s3:ListBucket"]'
        lines = f'gateway-listen = "127.0.0.1:{port}"\ngateway-role = {roles}\n'
        self.server.start("--config", self.file("rollcall.toml", lines))
        asking = AskingService(self.server, port)
        answer = json.loads(asking.s3token(asking.handed_over(self.server.root)).text)
        self.assertEqual([role["name"] for role in answer["token"]["roles"]], ["one", "two"])

    def test_clients_need_a_certificate_where_an_authority_is_given(self):
        for name in ("server", "client"):
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
                + ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
                + ["-keyout", self.folder / f"{name}.key", "-out", self.folder / f"{name}.pem"],
                check=True,
                capture_output=True,
            )
        port = free_port()
        self.server.start(
            *["--gateway-listen", f"127.0.0.1:{port}"],
            *["--gateway-tls-cert", self.folder / "server.pem"],
            *["--gateway-tls-key", self.folder / "server.key"],
            *["--gateway-client-ca", self.folder / "client.pem"],
        )
        trusting = ssl.create_default_context(cafile=self.folder / "server.pem")
        asking = AskingService(self.server, port, tls=trusting)
        signature = asking.handed_over(self.server.root)
        with self.assertRaises(OSError):
            asking.s3token(signature)
        trusting.load_cert_chain(self.folder / "client.pem", self.folder / "client.key")
        self.assertEqual(asking.s3token(signature).status, 200)


if __name__ == "__main__":
    main()
