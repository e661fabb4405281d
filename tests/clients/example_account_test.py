"""The example account of ./quickstart: whoever it is said one can sign in as can be signed in as."""

import configparser
import json
import os
import pathlib
import subprocess
import tempfile

from aws_client import CLIENT_ENVIRONMENT
from browser import SignInTest, step
from rollcall_server import ROOT
from server_test import main

SCRIPT = ROOT / "packaging/example_account.py"


class ExampleAccount(SignInTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory(prefix="rollcall-example-")
        cls.addClassCleanup(folder.cleanup)
        cls.passwords = pathlib.Path(folder.name) / "passwords"
        cls.credentials = pathlib.Path(folder.name) / "credentials"
        profiles = configparser.RawConfigParser()
        profiles["root"] = {
            "aws_access_key_id": cls.server.root.access_key_id,
            "aws_secret_access_key": cls.server.root.secret_access_key,
        }
        with cls.credentials.open("w") as file:
            profiles.write(file)
        cls.said = cls.script(cls.server.endpoint, cls.credentials, cls.passwords)

    @classmethod
    def script(cls, *arguments, check=True):
        environment = {**os.environ, **CLIENT_ENVIRONMENT, **cls.clock.environment()}
        return subprocess.run(
            ["/usr/bin/python3", SCRIPT, *arguments],
            env=environment,
            check=check,
            capture_output=True,
            text=True,
        )

    def lines_of(self, name):
        """What stands beside a name in the file of passwords."""
        pairs = [line.split("\t") for line in self.passwords.read_text().splitlines()]
        return [pair[1] for pair in pairs if pair[0] == name]

    def code_of(self, name):
        self.clock.move(seconds=90)  # behind the codes that were given before
        return self.script("--code", name, self.passwords).stdout.strip()

    def signed_in_with_code(self, name):
        password, otpauth = self.lines_of(name)
        self.assertTrue(otpauth.startswith("otpauth://totp/"), otpauth)
        browser = self.browser()
        self.assertEqual(step(browser.begin(name, password)), "mfa")
        return browser, browser.post("/signin/mfa", {"code": self.code_of(name)})

    def test_its_administrator_signs_in_with_password_and_the_code_of_the_seed(self):
        browser, answer = self.signed_in_with_code("alice")
        self.assertEqual(step(answer), "done", answer)
        listed = browser.api("ListUsers")
        self.assertEqual(listed.status, 200)
        names = json.loads(listed.body)["ListUsersResponse"]["ListUsersResult"]["Users"]
        self.assertEqual(len(names), 6)

    def test_everybody_else_signs_in_as_their_lines_say(self):
        _, answer = self.signed_in_with_code("yuki.tanaka@example.com")
        self.assertEqual(step(answer), "done", answer)
        self.assertEqual(step(self.browser().begin("bob", *self.lines_of("bob"))), "done")
        newcomer = self.browser().begin("newcomer", *self.lines_of("newcomer"))
        self.assertEqual(step(newcomer), "changePassword")

    def test_the_file_is_its_owners_and_says_what_to_do(self):
        self.assertEqual(self.passwords.stat().st_mode & 0o777, 0o600)
        self.assertIn("./quickstart --code", self.passwords.read_text())
        for line in self.lines_of("alice"):
            self.assertNotIn(line, self.said.stdout)

    def test_a_user_without_a_device_has_no_code(self):
        answer = self.script("--code", "bob", self.passwords, check=False)
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("no MFA device", answer.stderr)

    def test_quickstart_names_a_user_of_it(self):
        said = (ROOT / "quickstart").read_text()
        self.assertIn("Sign in at the console as alice", said)
        self.assertTrue(self.lines_of("alice"))


if __name__ == "__main__":
    main()
