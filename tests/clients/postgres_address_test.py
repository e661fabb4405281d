"""The address of a PostgreSQL database: what of it is refused, where it may stand, what is asked of
the way there, and that nobody sees the password in it."""

import contextlib
import subprocess

from postgres_test_base import OnPostgresOfItsOwn, PostgresTest
from rollcall_server import ACCOUNT, free_port
from server_test import main

PASSWORD = "hunter2-in-an-address"


class AnAddress(PostgresTest):
    commands = (
        ("init",),
        ("serve",),
        ("store", "check"),
        ("account", "create"),
        ("account", "list"),
        ("account", "root-key", "--account-id", ACCOUNT),
    )

    def test_with_a_password_is_refused_on_the_command_line_and_not_repeated(self):
        for command in self.commands:
            for address in (
                f"postgresql://rollcall:{PASSWORD}@db.example.com/rollcall",
                f"postgresql://rollcall@db.example.com/rollcall?password={PASSWORD}",
                f"host=db.example.com password='{PASSWORD}'",
            ):
                said = self.refused(
                    "--store:", *command, "--data", self.folder / "data", "--store", address
                )
                self.assertNotIn(PASSWORD, said)
                self.assertIn("--store-file", said)
        self.assertFalse((self.folder / "data").exists())

    def test_that_is_none_is_refused_and_not_repeated(self):
        for address in (PASSWORD, f"postgresql://x:{PASSWORD}@h/?y=z", f"mysql://u:{PASSWORD}@h/"):
            said = self.refused(
                "--store:", "account", "list", "--data", self.folder, "--store", address
            )
            self.assertNotIn(PASSWORD, said)

    def test_in_a_file_must_be_its_owners_alone(self):
        server = self.a_server()
        file = self.folder / "address"
        file.write_text(f"{server.store.address}&password={PASSWORD}\n")
        words = ("account", "list", "--data", server.data, "--store-file", file)
        for mode in (0o640, 0o604, 0o660):
            file.chmod(mode)
            self.assertIn("0600", self.refused("--store-file:", *words))
        file.chmod(0o600)
        self.assertIn(ACCOUNT, self.rollcall(*words).stdout)
        listed = self.rollcall(*words[:4], ROLLCALL_STORE_FILE=str(file))
        self.assertIn(ACCOUNT, listed.stdout, listed.stderr)
        self.refused("leave one out", *words, "--store", server.store.address)

    def test_in_the_environment_may_have_a_password_which_nobody_ever_sees(self):
        server = self.a_server()
        store = f"{server.store.address}&password={PASSWORD}"
        listed = self.rollcall("account", "list", "--data", server.data, store=store)
        self.assertIn(ACCOUNT, listed.stdout, listed.stderr)
        said = self.refused(
            "UnusableDatabase",
            *("serve", "--data", server.data, "--listen", "127.0.0.1:0"),
            store=f"postgresql://rollcall:{PASSWORD}@127.0.0.1:{free_port()}/rollcall",
        )
        self.assertNotIn(PASSWORD, said)
        self.assertIn("rollcall@127.0.0.1", said)  # where, in the log

    def test_of_another_machine_is_warned_of_without_a_certificate_to_check(self):
        server = self.a_server()
        port = free_port()
        for mode, warned in (("prefer", True), ("disable", True), ("verify-full", False)):
            # An address that is not of the loopback, where nobody listens.
            store = f"postgresql://rollcall@0.0.0.0:{port}/rollcall?sslmode={mode}"
            words = ("serve", "--data", server.data, "--listen", "127.0.0.1:0")
            said = self.refused("UnusableDatabase", *words, store=store)
            self.assertEqual("database not protected" in said, warned, said)

    def test_a_standby_can_be_required(self):
        server = self.a_server()
        words = ("account", "list", "--data", server.data)
        said = self.refused(
            "UnusableDatabase", *words, "--require-synchronous", store=server.store.address
        )
        self.assertRegex(said, "fsync is off|standby")
        said = self.refused("ValidationError", *words, "--require-synchronous")
        self.assertIn("--store names none", said)


def serve_tls(server, name):
    """Has the Postgres listen with a certificate for that name; (port, whom to trust)."""
    certificate, key = server.folder / "certificate.pem", server.folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *(
                "-nodes",
                "-days",
                "2",
                "-subj",
                f"/CN={name}",
                "-addext",
                f"subjectAltName=DNS:{name}",
            ),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    key.chmod(0o600)
    server.own(key)
    server.settings |= {"ssl": "on", "ssl_cert_file": certificate, "ssl_key_file": key}
    server.settings |= {"listen_addresses": "127.0.0.1"}
    for attempt in range(5):  # a port that is free now may be taken when it starts
        server.stop()
        server.settings["port"] = free_port()
        with contextlib.suppress(AssertionError):
            server.start()
            break
    return server.settings["port"], certificate


class TlsTest(PostgresTest):
    def test_the_server_must_show_the_certificate_of_the_name_in_the_address(self):
        server = self.a_server(OnPostgresOfItsOwn)
        port, trusted = serve_tls(server.store.server, "db.example.com")

        def words(host, authority=trusted, mode="verify-full"):
            return (
                *("account", "list", "--data", server.data, "--store"),
                f"postgresql://rollcall@{host}:{port}/{server.store.database}?hostaddr=127.0.0.1"
                f"&sslmode={mode}&sslrootcert={authority}",
            )

        self.assertIn(ACCOUNT, self.rollcall(*words("db.example.com")).stdout)
        said = self.refused("UnusableDatabase", *words("another.example.com"))
        self.assertIn("does not match host name", said)
        said = self.refused("UnusableDatabase", *words("db.example.com", self.folder / "nobody"))
        self.assertIn("root certificate", said)
        self.assertIn(ACCOUNT, self.rollcall(*words("another.example.com", mode="require")).stdout)


if __name__ == "__main__":
    main()
