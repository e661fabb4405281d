"""What is stored in one account is damaged: whoever asks for it is refused, and the log says why.
All others are served, and the server goes on."""

import contextlib
import json
import sqlite3
import unittest

from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from rollcall_server import ACCOUNT, Credentials, Server, wait_until
from server_test import main

HEALTHY = "222222222222"


class Damaged(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        file = self.server.data.parent / "healthy"
        self.server.run(
            *("account", "create", "--data", self.server.data, "--account-id", HEALTHY),
            *("--credentials-file", file),
        )
        self.healthy = Credentials.of_file(file)
        self.server.start()
        self.server.iam(self.healthy).create_user(UserName="well")
        self.alice = self.server.a_user("alice")

    @contextlib.contextmanager
    def at_rest(self):
        self.server.stop()
        yield self.server.data / "rollcall.db"
        self.server.start()

    def damage(self, statement):
        with self.at_rest() as file, contextlib.closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA ignore_check_constraints = ON")
            changed = database.execute(statement).rowcount
            database.commit()
            self.assertGreater(changed, 0)

    def assert_refused(self, call, *arguments, **more):
        with self.assertRaises(ClientError) as caught:
            call(*arguments, **more)
        answer = caught.exception.response
        self.assertEqual(answer["Error"]["Code"], "ServiceFailure")
        self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 500)
        number = answer["ResponseMetadata"]["RequestId"]
        self.assertTrue(wait_until(lambda: number in self.server.log()))
        lines = [json.loads(line) for line in self.server.log().splitlines() if number in line]
        self.assertIn("damaged", lines[0]["detail"])

    def assert_others_are_served(self):
        iam = self.server.iam(self.healthy)
        self.assertEqual(iam.get_user(UserName="well")["User"]["UserName"], "well")
        iam.tag_user(UserName="well", Tags=[{"Key": "a", "Value": "b"}])
        self.assertIn("well", self.server.report(self.healthy))
        self.assertTrue(self.server.is_running())

    def test_a_secret_that_does_not_open(self):
        key = self.alice.access_key_id
        self.damage(
            "UPDATE access_key_secrets SET sealed_secret = zeroblob(60) "
            f"WHERE access_key_id = '{key}'"
        )
        for _ in range(3):
            self.assert_refused(self.server.sts(self.alice).get_caller_identity)
        self.server.iam().get_user(UserName="alice")
        self.assert_others_are_served()

    def test_a_status_that_is_none(self):
        self.damage(
            "UPDATE access_keys SET status = 'Activ' "
            f"WHERE access_key_id = '{self.alice.access_key_id}'"
        )
        iam = self.server.iam()
        for _ in range(3):
            self.assert_refused(iam.list_access_keys, UserName="alice")
            self.assert_refused(self.server.iam(self.alice).get_user)
        self.assertIn("a status is none: Activ", self.server.log())
        self.assert_others_are_served()

    def test_the_packed_row_of_a_user(self):
        self.damage("UPDATE packed_rows SET packed = x'ff' WHERE user_key = 'alice'")
        self.assertTrue(wait_until(lambda: "dates not looked at" in self.server.log()))
        # A report of the account would not be true. It is asked for, and is not made.
        self.server.iam().generate_credential_report()
        self.assertTrue(wait_until(lambda: "report not generated" in self.server.log()))
        self.assertIn("a packed row cannot be read", self.server.log())
        self.server.iam().get_user(UserName="alice")
        self.assert_others_are_served()

    def test_a_time_that_is_none(self):
        self.damage("UPDATE users SET created = 1 << 62 WHERE user_name = 'alice'")
        self.assert_refused(self.server.iam().get_user, UserName="alice")
        self.assert_refused(self.server.iam().list_users)
        self.assert_refused(
            self.server.iam().tag_user, UserName="alice", Tags=[{"Key": "a", "Value": "b"}]
        )
        self.assert_others_are_served()

    def test_a_piece_of_a_report(self):
        self.server.report()
        self.damage("UPDATE packed_report_pieces SET packed = x'ff'")
        # The answer has begun by then. That it is not whole is told by cutting it off.
        for _ in range(2):
            with self.assertRaises(ResponseParserError):
                self.server.iam().get_credential_report()
        self.server.iam().get_user(UserName="alice")
        self.assert_others_are_served()

    def test_the_row_of_another_account(self):
        self.damage(f"UPDATE accounts SET created = 1 << 62 WHERE account_id = {HEALTHY}")
        self.assertTrue(wait_until(lambda: "dates not looked at" in self.server.log()))
        password = self.server.data.parent / "password"
        password.write_text("Correct-Horse-7-Battery")
        password.chmod(0o600)
        self.server.run(
            *("account", "root-password", "--data", self.server.data),
            *("--account-id", ACCOUNT, "--password-file", password),
        )
        self.server.iam().get_user(UserName="alice")
        self.assertTrue(self.server.is_running())

    def test_a_page_of_the_file(self):
        for number in range(400):
            self.server.iam().create_user(UserName=f"user-{number:03}", Path=f"/{'x' * 100}/")
        with self.at_rest() as file:
            content = bytearray(file.read_bytes())
            pages = range(4096, len(content), 4096)
            # Leaves of the users' table, in the order of its primary key, without the one of the
            # root user. Packed rows hold the same names, but no ids.
            leaves = [
                page
                for page in pages
                if content[page] == 10
                and content[page : page + 4096].count(b"user-2") > 10
                and content[page : page + 4096].count(b"AIDA") > 10
            ]
            leaf = leaves[len(leaves) // 2]
            content[leaf : leaf + 4096] = b"\xff" * 4096
            file.write_bytes(content)
        iam = self.server.iam()
        names = [f"user-{number:03}" for number in range(400)]
        refused = [name for name in names if self.is_refused(iam, name)]
        self.assertGreater(len(refused), 0)
        self.assertLess(len(refused), 100)
        for _ in range(2):
            self.assert_refused(iam.get_user, UserName=refused[0])
            self.assert_refused(
                iam.tag_user, UserName=refused[0], Tags=[{"Key": "a", "Value": "b"}]
            )
        self.assert_others_are_served()

    @staticmethod
    def is_refused(iam, name):
        try:
            iam.get_user(UserName=name)
            return False
        except ClientError as error:
            return error.response["Error"]["Code"] == "ServiceFailure"


if __name__ == "__main__":
    main()
