"""A store in PostgreSQL: founded, served, lost and found again, with the same answers and the same
reports as one in a data directory."""

import concurrent.futures
import re
import shutil
import subprocess

from aws_client import Credentials, certificate
from browser import FIRST, Browser
from postgres_test_base import OnPostgres, OnPostgresOfItsOwn, OnSqlite, PostgresTest
from rollcall_server import ACCOUNT, Server, program, wait_until
from server_test import main


def code_of(answer):
    found = re.search(r"<Code>(\w+)</Code>", answer.text)
    return found.group(1) if found else None


class ALife(PostgresTest):
    certificate = certificate("anna")

    def live(self, server):
        """What a report tells, the same wherever the store is: a user has one key at most, because
        the order of two is that of their ids."""
        iam, clock = server.iam(), server.clock
        iam.update_account_password_policy(MinimumPasswordLength=8, MaxPasswordAge=90)
        for name in ("Zoe", "anna", "b,x", "_c"):
            iam.create_user(UserName=name, Path="/team/")
        iam.create_login_profile(UserName="Zoe", Password=FIRST)
        server.a_device("_c")
        clock.move(hours=1)
        used, unused = server.a_key("anna"), server.a_key("b,x")
        iam.upload_signing_certificate(UserName="anna", CertificateBody=self.certificate)
        iam.update_access_key(UserName="b,x", AccessKeyId=unused.access_key_id, Status="Inactive")
        clock.move(minutes=20)
        server.sts(used, region="eu-west-1").get_caller_identity()
        Browser(server).sign_in("Zoe", FIRST)
        clock.move(minutes=1)

    def report_of(self, server):
        """As an administrator fetches it."""

        def is_complete():
            return server.aws("iam", "generate-credential-report")["State"] == "COMPLETE"

        self.assertTrue(wait_until(is_complete))
        return server.aws("iam", "get-credential-report")["Content"]

    def test_makes_the_same_report_to_the_byte_as_in_a_data_directory(self):
        reports = []
        for kind in (OnSqlite, OnPostgres):
            server = self.a_server(kind)
            server.start()
            self.live(server)
            reports.append(self.report_of(server))
            self.assertIn(
                "5 users, 0 differences",
                server.run("store", "check", "--data", server.data).stdout,
            )
        self.assertEqual(*reports)

    def test_leaves_nothing_but_the_master_key_in_the_data_directory(self):
        server = self.a_server()
        server.start()
        server.a_user("alice")
        server.stop()
        self.assertEqual([file.name for file in server.data.iterdir()], ["master.key"])
        # The log says where the store is.
        self.assertIn(f"{server.store.server.folder}:5432/{server.store.database}", server.log())

    def test_is_served_by_several_at_once_which_all_start_together(self):
        first = self.a_server()
        others = [self.a_server_beside(first) for _ in range(3)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(Server.start, [first, *others]))
        first.iam().create_user(UserName="alice")
        for server in others:
            self.assertEqual(
                [user["UserName"] for user in server.iam(first.root).list_users()["Users"]],
                ["alice"],
            )

    def a_server_beside(self, first):
        """With a copy of the master key and a data directory of its own."""
        server = self.a_server()
        shutil.copy(first.data / "master.key", server.data / "master.key")
        server.store.drop()
        server.store.address = first.store.address
        return server


class AnOutage(PostgresTest):
    """The database goes away and comes back under a running server."""

    def setUp(self):
        super().setUp()
        self.server = self.a_server(OnPostgresOfItsOwn)
        self.server.start()
        self.alice = self.server.an_administrator("alice")

    def ask(self, credentials):
        return self.server.query("ListUsers", credentials=credentials)

    def test_is_503_for_everybody_and_tells_nobody_that_a_key_is_wrong(self):
        # Of the same account: an id of no account there could be is refused without being looked for.
        last = "A" if self.alice.access_key_id[-1] != "A" else "B"
        unknown = Credentials(self.alice.access_key_id[:-1] + last, "wrong")
        self.assertEqual(code_of(self.ask(unknown)), "InvalidClientTokenId")
        self.server.store.server.stop()
        for credentials in (self.alice, self.server.root, unknown):
            for _ in range(3):
                answer = self.ask(credentials)
                self.assertEqual((answer.status, code_of(answer)), (503, "ServiceUnavailable"))
                self.assertIn("Retry-After", answer.headers)
        answer = self.server.query("CreateUser", [("UserName", "bob")])
        self.assertEqual((answer.status, code_of(answer)), (503, "ServiceUnavailable"))
        self.assertIn("Retry-After", answer.headers)
        self.assertEqual(self.server.send("GET", "/healthz").status, 200)
        self.assertEqual(self.server.send("GET", "/readyz").status, 503)
        begun = Browser(self.server).begin("alice", FIRST)
        self.assertEqual(begun.status, 503, begun.text)

        self.server.store.server.start()
        self.assertTrue(wait_until(self.server.is_ready))
        answers = []

        def is_back():
            answers.append(self.ask(self.alice))
            return answers[-1].status == 200

        self.assertTrue(wait_until(is_back))
        for answer in answers[:-1]:
            self.assertEqual((answer.status, code_of(answer)), (503, "ServiceUnavailable"))
        self.assertTrue(wait_until(lambda: self.ask(unknown).status == 403))
        self.server.iam().create_user(UserName="bob")
        names = [user["UserName"] for user in self.server.iam().list_users()["Users"]]
        self.assertEqual(names, ["alice", "bob"])
        self.assertIn("alice", self.server.report())

    def test_at_the_start_ends_the_server_which_says_why(self):
        self.server.stop()
        self.server.store.server.stop()
        said = self.refused(
            "UnusableDatabase",
            *("serve", "--data", self.server.data, "--listen", "127.0.0.1:0"),
            store=self.server.store.address,
        )
        self.assertIn(".s.PGSQL.5432", said)  # who is not there


class AFounding(PostgresTest):
    def test_of_several_at_once_one_succeeds_and_the_others_leave_nothing(self):
        store = self.a_database()
        begun = [
            subprocess.Popen(
                [program(), "init", "--data", self.folder / str(number), "--store", store],
                env={"HOME": str(self.folder)},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for number in range(4)
        ]
        said = [process.communicate(timeout=300)[1] for process in begun]
        codes = sorted(process.returncode for process in begun)
        self.assertEqual(codes, [0, 1, 1, 1], said)
        self.assertEqual(sum("StoreExists" in text for text in said), 3, said)
        left = [len(list(folder.iterdir())) for folder in sorted(self.folder.glob("[0-3]"))]
        self.assertEqual(sorted(left), [0, 0, 0, 1])

    def test_is_needed_before_anything_else(self):
        store = self.a_database()
        other = self.a_server()  # for its master key
        for words in (
            ("serve", "--listen", "127.0.0.1:0"),
            ("account", "list"),
            ("store", "check"),
        ):
            self.refused("NoStore", *words, "--data", other.data, store=store)

    def test_of_another_master_key_is_refused(self):
        server, other = self.a_server(), self.a_server()
        for words in (("serve", "--listen", "127.0.0.1:0"), ("account", "list")):
            self.refused("WrongMasterKey", *words, "--data", other.data, store=server.store.address)

    def test_whose_key_nobody_was_shown_keeps_its_master_key(self):
        store = self.a_database()
        data = self.folder / "data"
        with open("/dev/full", "w") as full:
            made = subprocess.run(
                [program(), "init", "--data", data, "--account-id", ACCOUNT, "--store", store],
                env={"HOME": str(self.folder)},
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=300,
            )
        self.assertEqual(made.returncode, 1, made.stderr)
        said = self.refused("StoreExists", "init", "--data", data, store=store)
        self.assertIn("account root-key", said)
        (data / "unfinished").unlink()
        words = ("account", "root-key", "--data", data, "--account-id", ACCOUNT)
        self.assertIn("aws_secret_access_key", self.rollcall(*words, store=store).stdout)

    def test_that_was_broken_off_at_its_end_takes_no_key_away(self):
        server = self.a_server()
        mark = server.data / "unfinished"
        mark.write_text("rollcall: a store is being made\noutput \n")
        said = self.refused(
            "StoreExists", "init", "--data", server.data, store=server.store.address
        )
        self.assertIn("account root-key", said)
        self.assertTrue((server.data / "master.key").exists())
        mark.unlink()
        self.assertIn(ACCOUNT, server.run("account", "list", "--data", server.data).stdout)


if __name__ == "__main__":
    main()
