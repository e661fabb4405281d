"""A store that is spread over the nodes of a PostgreSQL with Citus. Where there is none, functions of
its names stand in for it; a real one is used where ROLLCALL_TEST_CITUS names an empty database of it."""

import os
import pathlib
import unittest

import postgres
import store_of_tests
from rollcall_server import FakeClock, Server
from server_test import main

STAND_IN = pathlib.Path(__file__).parents[1] / "support/citus_stand_in.sql"
CITUS = "ROLLCALL_TEST_CITUS"


class InADirectory(Server):
    store_kind = "sqlite"


class Address:
    """Of a database that these tests neither make nor take away."""

    def __init__(self, address):
        self.address = address

    def environment(self):
        return {"ROLLCALL_STORE": self.address}

    def drop(self):
        """It is somebody else's."""


class ASpreadStore(unittest.TestCase):
    def setUp(self):
        self.server = InADirectory(clock=FakeClock())
        self.addCleanup(self.server.close)

    def distribute(self, address, code=None):
        words = ("store", "distribute", "--store", address)
        done = self.server.run(*words, check=code is None)
        if code:
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            self.assertIn(code, done.stderr)
        return done

    def moved_to(self, database):
        """A server on a copy of the store that it had, and the report from before."""
        server = self.server
        server.start()
        for name in ("alice", "bob"):
            server.a_user(name)
        before = server.report_text()
        server.stop()
        server.run("store", "copy", "--from", server.data, "--to", database.address)
        self.distribute(database.address)
        server.store = database
        server.start()
        return before

    def use(self, before):
        """What is asked of a store that is spread is answered as before."""
        server = self.server
        self.assertEqual(server.report_text(), before)
        iam = server.iam()
        iam.update_user(UserName="alice", NewUserName="zoe")
        self.assertEqual(len(iam.list_access_keys(UserName="zoe")["AccessKeyMetadata"]), 1)
        iam.create_group(GroupName="staff")
        iam.add_user_to_group(GroupName="staff", UserName="zoe")
        iam.update_group(GroupName="staff", NewGroupName="crew")
        self.assertEqual(iam.get_group(GroupName="crew")["Users"][0]["UserName"], "zoe")
        self.assertEqual(iam.get_account_summary()["SummaryMap"]["Users"], 2)
        server.clock.move(hours=5)
        self.assertIn("\nzoe,", server.report_text())
        told = server.run("store", "check", "--data", server.data).stdout
        self.assertRegex(told, r" 3 users, 0 differences\n$")


@unittest.skipUnless(postgres.programs(), postgres.MISSING)
class WithAStandIn(ASpreadStore):
    def setUp(self):
        super().setUp()
        self.database = store_of_tests.PostgresStore(postgres.shared())
        self.addCleanup(self.database.drop)

    def test_is_told_what_is_missing_and_where(self):
        self.distribute(self.database.address, code="NoStore")
        in_a_directory = self.server.run(
            "store", "distribute", "--data", self.server.data, check=False
        )
        self.assertIn("only a store in PostgreSQL", in_a_directory.stderr)
        self.server.start()
        self.server.stop()
        self.server.run("store", "copy", "--from", self.server.data, "--to", self.database.address)
        refused = self.distribute(self.database.address, code="NotSpreadable")
        self.assertIn("CREATE EXTENSION citus", refused.stderr)

    def test_is_served_as_before_and_spread_once(self):
        self.database.rows(STAND_IN.read_text())
        before = self.moved_to(self.database)
        self.use(before)
        self.distribute(self.database.address, code="DatabaseInUse")
        self.server.stop()
        told = self.distribute(self.database.address).stdout
        self.assertRegex(told, r"(?m)^users +by account, as before$")
        self.assertRegex(told, r"(?m)^accounts +on every node, as before$")


@unittest.skipUnless(os.environ.get(CITUS), f"{CITUS} names no empty database of a Citus")
class WithCitus(ASpreadStore):
    def test_is_served_as_before(self):
        self.use(self.moved_to(Address(os.environ[CITUS])))


if __name__ == "__main__":
    main()
