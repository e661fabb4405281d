"""A walk with the real AWS CLI through every family of actions, as an administrator would do it."""

import base64
import pathlib
import tempfile
import unittest

from aws_client import AwsError, Credentials, certificate, totp
from rollcall_server import Server

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"


class Walk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.server.start()

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def iam(self, *arguments, **more):
        return self.server.aws("iam", *arguments, **more)

    def refused(self, expected, *arguments, **more):
        with self.assertRaises(AwsError) as raised:
            self.iam(*arguments, **more)
        self.assertIn(expected, raised.exception.stderr)

    def test_the_life_of_a_user_and_every_credential(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            alice = ("--user-name", "alice")
            made = self.iam("create-user", *alice, "--path", "/team/", "--tags", "Key=Team,Value=A")
            self.assertEqual(made["User"]["Arn"], "arn:aws:iam::123456789012:user/team/alice")
            self.refused("User with name alice already exists.", "create-user", *alice)

            self.iam("create-login-profile", *alice, "--password", "Replays#Pass1")
            self.refused(
                "(PasswordPolicyViolation)", "update-login-profile", *alice, "--password", "short"
            )
            key = Credentials.of(self.iam("create-access-key", *alice))
            identity = self.server.aws("sts", "get-caller-identity", credentials=key)
            self.assertEqual(identity["Arn"], made["User"]["Arn"])
            self.refused(
                "is not authorized to perform: iam:ListUsers on resource: "
                "arn:aws:iam::123456789012:user/ because no identity-based policy allows the "
                "iam:ListUsers action",
                "list-users",
                credentials=key,
            )
            self.iam("attach-user-policy", *alice, "--policy-arn", ADMINISTRATOR)
            names = self.iam(
                "list-users", "--query", "Users[].UserName", credentials=key, output="text"
            )
            self.assertEqual(names.strip(), "alice")

            seed_file = folder / "seed"
            device = self.iam(
                "create-virtual-mfa-device",
                *("--virtual-mfa-device-name", "alice"),
                *("--outfile", seed_file, "--bootstrap-method", "Base32StringSeed"),
            )["VirtualMFADevice"]["SerialNumber"]
            seed, now = seed_file.read_text().strip(), self.server.clock.now()
            pair = totp(seed, now.fromtimestamp(now.timestamp() - 30, now.tzinfo)), totp(seed, now)
            enable = ("enable-mfa-device", *alice, "--serial-number", device)
            self.iam(*enable, "--authentication-code1", pair[0], "--authentication-code2", pair[1])
            self.assertEqual(len(self.iam("list-mfa-devices", *alice)["MFADevices"]), 1)

            body = folder / "certificate.pem"
            body.write_text(certificate("alice"))
            uploaded = self.iam(
                "upload-signing-certificate", *alice, "--certificate-body", f"file://{body}"
            )["Certificate"]
            self.assertEqual(uploaded["CertificateBody"], body.read_text())

            self.assertEqual(self.iam("generate-credential-report")["State"], "STARTED")
            self.iam("generate-credential-report")
            report = self.iam(
                "get-credential-report", "--query", "Content", output="text", credentials=key
            )
            row = base64.b64decode(report).decode().splitlines()[2].split(",")
            self.assertEqual(row[0], "alice")
            self.assertEqual(row[7:9], ["true", "true"])
            self.assertEqual(row[11:13], ["us-east-1", "sts"])

            summary = self.iam("get-account-summary")["SummaryMap"]
            self.assertEqual((summary["Users"], summary["MFADevicesInUse"]), (1, 1))
            self.assertEqual(len(summary), 34)

            self.refused("must detach all policies first", "delete-user", *alice)
            self.iam("detach-user-policy", *alice, "--policy-arn", ADMINISTRATOR)
            self.iam("deactivate-mfa-device", *alice, "--serial-number", device)
            self.iam("delete-virtual-mfa-device", "--serial-number", device)
            self.iam(
                *("delete-signing-certificate", *alice),
                *("--certificate-id", uploaded["CertificateId"]),
            )
            self.iam("delete-access-key", *alice, "--access-key-id", key.access_key_id)
            self.iam("delete-login-profile", *alice)
            self.iam("delete-user", *alice)
            self.refused("The user with name alice cannot be found.", "get-user", *alice)


class RegionOfTheUser(unittest.TestCase):
    def test_the_region_of_a_profile_is_taken_and_recorded(self):
        with Server() as server:
            here = {"region": "eu-central-1"}
            self.assertEqual(
                server.aws("iam", "generate-credential-report", **here)["State"], "STARTED"
            )
            used = server.aws(
                *("iam", "get-access-key-last-used"),
                *("--access-key-id", server.root.access_key_id),
                **here,
            )["AccessKeyLastUsed"]
            self.assertEqual((used["Region"], used["ServiceName"]), ("eu-central-1", "iam"))
            refused = server.aws("iam", "list-users", region="nowhere", check=False)
            self.assertIn("(SignatureDoesNotMatch)", refused.stderr)


class ManyAccounts(unittest.TestCase):
    def test_accounts_of_one_server_see_nothing_of_each_other(self):
        with Server() as server, tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "credentials"
            server.run(
                *("account", "create", "--data", server.data, "--account-id", "210987654321"),
                *("--account-alias", "other", "--credentials-file", file),
            )
            other = Credentials.of_file(file)
            for credentials in (server.root, other):
                server.iam(credentials).create_user(UserName="alice")
            server.iam(other).create_user(UserName="bob")
            self.assertEqual(set(server.report()), {"<root_account>", "alice"})
            self.assertEqual(set(server.report(other)), {"<root_account>", "alice", "bob"})
            self.assertEqual(
                server.report(other)["bob"]["arn"], "arn:aws:iam::210987654321:user/bob"
            )
            listed = server.run("account", "list", "--data", server.data).stdout
            self.assertEqual(
                [line.split()[0] for line in listed.splitlines()], ["123456789012", "210987654321"]
            )
            again = server.run(
                *("account", "create", "--data", server.data, "--account-alias", "other"),
                check=False,
            )
            self.assertEqual(again.returncode, 1)
            self.assertEqual(again.stdout, "")


class Program(unittest.TestCase):
    def test_init_refuses_what_is_there_and_leaves_it_alone(self):
        with Server() as server, tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "credentials"
            again = server.run(
                *("init", "--data", server.data, "--credentials-file", file), check=False
            )
            self.assertEqual(again.returncode, 1)
            self.assertFalse(file.exists())
            self.assertTrue(server.is_ready())

    def test_two_servers_do_not_share_a_data_directory_whatever_was_deleted_in_it(self):
        with Server() as server:
            for file in server.data.iterdir():
                if not file.name.startswith(("rollcall.db", "master.key")):
                    file.unlink()
            server.run("account", "list", "--data", server.data)
            second = server.run(
                *("serve", "--data", server.data, "--listen", "127.0.0.1:0"), check=False
            )
            self.assertEqual(second.returncode, 1)
            self.assertIn("DirectoryInUse", second.stderr)

    def test_exit_codes_mean_something(self):
        with Server() as server:
            self.assertEqual(server.run("--help").returncode, 0)
            self.assertEqual(server.run("serve", check=False).returncode, 2)
            wrong = ("init", "--data", server.data, "--account-id", "12")
            self.assertIn("--account-id", server.run(*wrong, check=False).stderr)
            nowhere = ("report", "get", "--endpoint", "http://127.0.0.1:1")
            keys = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
            self.assertEqual(server.run(*nowhere, check=False, environment=keys).returncode, 3)


if __name__ == "__main__":
    unittest.main()
