"""An auditor is given the credential report and nothing else, in the three ways of
docs/auditors.md, with the policies that stand there, and tries everything else."""

import base64
import csv
import datetime
import io
import json
import pathlib
import re
import tempfile
import unittest

from aws_client import AwsError, Credentials, totp
from aws_model import catalogue, extensions, good_request
from rollcall_server import ROOT, FakeClock, Server

AUDITORS_ACCOUNT = "210987654321"
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
OURS = "arn:aws:iam::aws:policy/rollcall/CredentialReportAuditor"
PAGE = (ROOT / "docs/auditors.md").read_text()

# What nobody with the report alone may do, from looking around to taking over.
OTHERWISE = (
    ("list-users",),
    ("list-roles",),
    ("get-account-summary",),
    ("get-account-authorization-details",),
    ("get-account-password-policy",),
    ("get-user", "--user-name", "alice"),
    ("list-access-keys", "--user-name", "alice"),
    ("create-access-key", "--user-name", "alice"),
    ("create-user", "--user-name", "mallory"),
    ("attach-user-policy", "--user-name", "alice", "--policy-arn", ADMINISTRATOR),
    ("delete-account-password-policy",),
    ("list-virtual-mfa-devices",),
)

# The two permissions, and what needs none: that tells of the caller alone, and of what every server
# of this kind can do, but nothing of the account.
ALLOWED = {
    "GenerateCredentialReport",
    "GetCredentialReport",
    "GetCallerIdentity",
    "GetSessionToken",
    "ListPermittedActions",
    "ListPolicyTerms",
    "ValidatePolicy",
}


def documents():
    """The JSON documents of the page, in order: the policy and the trust policy."""
    return [json.loads(text) for text in re.findall(r"```json\n(.*?)```", PAGE, re.S)]


class AnAuditor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(clock=FakeClock())
        cls.server.run(
            *("account", "create", "--data", cls.server.data),
            *("--account-id", AUDITORS_ACCOUNT),
            *("--credentials-file", cls.server.data.parent / "auditors-root"),
        )
        cls.auditors_root = Credentials.of_file(cls.server.data.parent / "auditors-root")
        cls.server.start()
        cls.server.aws("iam", "create-user", "--user-name", "alice")
        policy, trust = documents()
        cls.files = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.files.name)
        (folder / "credential-report.json").write_text(json.dumps(policy))
        (folder / "trust.json").write_text(json.dumps(trust))
        cls.policy = f"file://{folder}/credential-report.json"
        cls.trust = f"file://{folder}/trust.json"

    @classmethod
    def tearDownClass(cls):
        cls.server.close()
        cls.files.cleanup()

    def iam(self, *arguments, **more):
        return self.server.aws("iam", *arguments, **more)

    def refused(self, text, *arguments, **more):
        with self.assertRaises(AwsError) as raised:
            self.server.aws(*arguments, **more)
        self.assertIn(text, raised.exception.stderr)

    def may_fetch_the_report_and_nothing_else(self, credentials):
        self.iam("generate-credential-report", credentials=credentials)
        for _ in range(100):
            state = self.iam("generate-credential-report", credentials=credentials)["State"]
            if state == "COMPLETE":
                break
        report = self.iam("get-credential-report", credentials=credentials)
        rows = list(csv.DictReader(io.StringIO(base64.b64decode(report["Content"]).decode())))
        self.assertEqual(rows[0]["user"], "<root_account>")
        self.assertIn("alice", [row["user"] for row in rows])
        for arguments in OTHERWISE:
            with self.subTest(arguments[0]):
                self.refused("(AccessDenied)", "iam", *arguments, credentials=credentials)
        self.refused(
            "(AccessDenied)",
            *("sts", "assume-role", "--role-session-name", "more"),
            *("--role-arn", "arn:aws:iam::123456789012:role/Operations"),
            credentials=credentials,
        )

    def test_is_a_user_with_two_permissions(self):
        self.iam("create-user", "--user-name", "auditor")
        self.iam("attach-user-policy", "--user-name", "auditor", "--policy-arn", OURS)
        key = Credentials.of(self.iam("create-access-key", "--user-name", "auditor"))
        self.may_fetch_the_report_and_nothing_else(key)
        self.iam(
            *("update-access-key", "--user-name", "auditor", "--status", "Inactive"),
            *("--access-key-id", key.access_key_id),
        )
        self.refused("(InvalidClientTokenId)", "iam", "get-credential-report", credentials=key)

    def test_has_until_a_date_and_never_more(self):
        end = self.server.clock.now() + datetime.timedelta(days=7)
        dated = {
            "Effect": "Allow",
            "Action": ["iam:GenerateCredentialReport", "iam:GetCredentialReport"],
            "Resource": "*",
            "Condition": {"DateLessThan": {"aws:CurrentTime": f"{end:%Y-%m-%dT%H:%M:%SZ}"}},
        }
        self.iam(
            *("create-user", "--user-name", "until", "--permissions-boundary", OURS),
        )
        self.iam(
            *("put-user-policy", "--user-name", "until", "--policy-name", "CredentialReportUntil"),
            "--policy-document",
            json.dumps({"Version": "2012-10-17", "Statement": [dated]}),
        )
        self.iam("attach-user-policy", "--user-name", "until", "--policy-arn", ADMINISTRATOR)
        key = Credentials.of(self.iam("create-access-key", "--user-name", "until"))
        self.may_fetch_the_report_and_nothing_else(key)
        self.iam("detach-user-policy", "--user-name", "until", "--policy-arn", ADMINISTRATOR)
        self.server.clock.move(days=7)
        self.refused("(AccessDenied)", "iam", "get-credential-report", credentials=key)
        self.refused("(AccessDenied)", "iam", "generate-credential-report", credentials=key)

    def test_is_refused_every_other_action_there_is(self):
        self.iam("create-user", "--user-name", "curious")
        self.iam(
            *("attach-user-policy", "--user-name", "curious", "--policy-arn", OURS),
        )
        curious = Credentials.of(self.iam("create-access-key", "--user-name", "curious"))
        for service, action in [*catalogue(), *extensions()]:
            with self.subTest(action=action):
                pairs = good_request(service, action).items()
                answer = self.server.query(action, pairs, service=service, credentials=curious)
                if action in ALLOWED:
                    self.assertNotIn("<Code>AccessDenied</Code>", answer.text)
                else:
                    self.assertIn("<Code>AccessDenied</Code>", answer.text)
                    self.assertEqual(answer.status, 403)

    def test_assumes_a_role_from_another_account_with_external_id_and_mfa(self):
        self.iam(
            *("create-role", "--role-name", "CredentialAuditor"),
            *("--assume-role-policy-document", self.trust),
        )
        self.iam(
            *("put-role-policy", "--role-name", "CredentialAuditor"),
            *("--policy-name", "credential-report", "--policy-document", self.policy),
        )
        jones, seed, device = self.a_user_of_the_auditors_with_a_device("jones")
        role = "arn:aws:iam::123456789012:role/CredentialAuditor"
        assume = ("sts", "assume-role", "--role-arn", role, "--role-session-name", "jones")
        denied = f"is not authorized to perform: sts:AssumeRole on resource: {role}"
        agreed = ("--external-id", "audit-2026")

        def code():
            self.server.clock.move(seconds=30)  # a code is good once
            shown = totp(seed, self.server.clock.now())
            return ("--serial-number", device, "--token-code", shown)

        self.refused(denied, *assume, *agreed, *code(), credentials=jones)  # own account says no
        self.iam(
            *("put-user-policy", "--user-name", "jones", "--policy-name", "assume"),
            "--policy-document",
            json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": role},
                }
            ),
            credentials=self.auditors_root,
        )
        self.refused(denied, *assume, *code(), credentials=jones)  # no external id
        self.refused(denied, *assume, *agreed, credentials=jones)  # no code
        answer = self.server.aws(*assume, *agreed, *code(), credentials=jones)
        self.assertEqual(
            answer["AssumedRoleUser"]["Arn"],
            "arn:aws:sts::123456789012:assumed-role/CredentialAuditor/jones",
        )
        session = Credentials.of_session(answer)
        self.may_fetch_the_report_and_nothing_else(session)
        self.assertIn(
            "LastUsedDate",
            self.iam("get-role", "--role-name", "CredentialAuditor")["Role"]["RoleLastUsed"],
        )
        self.iam(
            *("delete-role-policy", "--role-name", "CredentialAuditor"),
            *("--policy-name", "credential-report"),
        )
        self.iam("delete-role", "--role-name", "CredentialAuditor")
        self.refused("(InvalidClientTokenId)", "iam", "get-credential-report", credentials=session)

    def a_user_of_the_auditors_with_a_device(self, name):
        """A user of the auditor's own account: the key, and the seed and number of a device."""
        own = {"credentials": self.auditors_root}
        self.iam("create-user", "--user-name", name, **own)
        key = Credentials.of(self.iam("create-access-key", "--user-name", name, **own))
        with tempfile.TemporaryDirectory() as folder:
            seed_file = pathlib.Path(folder) / "seed"
            device = self.iam(
                *("create-virtual-mfa-device", "--virtual-mfa-device-name", name),
                *("--outfile", seed_file, "--bootstrap-method", "Base32StringSeed"),
                **own,
            )["VirtualMFADevice"]["SerialNumber"]
            seed = seed_file.read_text().strip()
        now = self.server.clock.now()
        step = datetime.timedelta(seconds=30)
        self.iam(
            *("enable-mfa-device", "--user-name", name, "--serial-number", device),
            *("--authentication-code1", totp(seed, now - step)),
            *("--authentication-code2", totp(seed, now)),
            **own,
        )
        return key, seed, device

    def test_is_handed_a_session_of_fifteen_minutes_out_of_more(self):
        self.iam(
            *("create-role", "--role-name", "Operations", "--assume-role-policy-document"),
            json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": {
                        "Effect": "Allow",
                        "Principal": {"AWS": "123456789012"},
                        "Action": "sts:AssumeRole",
                    },
                }
            ),
        )
        attach = ("attach-role-policy", "--role-name", "Operations", "--policy-arn", ADMINISTRATOR)
        self.iam(*attach)
        self.iam("create-user", "--user-name", "operator")
        self.iam("attach-user-policy", "--user-name", "operator", "--policy-arn", ADMINISTRATOR)
        operator = Credentials.of(self.iam("create-access-key", "--user-name", "operator"))
        answer = self.server.aws(
            *("sts", "assume-role", "--role-arn", "arn:aws:iam::123456789012:role/Operations"),
            *("--role-session-name", "report", "--duration-seconds", "900"),
            *("--policy", self.policy),
            credentials=operator,
        )
        self.may_fetch_the_report_and_nothing_else(Credentials.of_session(answer))
        expires = datetime.datetime.fromisoformat(answer["Credentials"]["Expiration"])
        self.assertEqual(expires - self.server.clock.now(), datetime.timedelta(minutes=15))


if __name__ == "__main__":
    unittest.main()
