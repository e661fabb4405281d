"""The credential report as its users get it: made of real credentials, really used.

Time stands still here until a test moves it, so every cell is known to the second.
"""

import base64
import concurrent.futures
import csv
import datetime
import io
import json
import pathlib
import tempfile
import unittest

from botocore.exceptions import ClientError

from aws_client import certificate
from rollcall_server import FakeClock, Server, wait_until
from server_test import main
from store_of_tests import KIND

COLUMNS = (
    "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
    "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
    "access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
    "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
    "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,"
    "cert_1_last_rotated,cert_2_active,cert_2_last_rotated"
).split(",")


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def code_of(call, **parameters):
    """The error code of a call, or Success; and its HTTP status."""
    try:
        answer = call(**parameters)
        return "Success", answer["ResponseMetadata"]["HTTPStatusCode"]
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]


class WithServer(unittest.TestCase):
    options = ()

    def setUp(self):
        self.server = Server(*self.options, clock=FakeClock())
        self.server.start()
        self.addCleanup(self.server.close)
        self.clock = self.server.clock

    def now(self):
        return stamp(self.clock.now())

    def cells(self, user, *columns):
        row = self.server.report()[user]
        return tuple(row[column] for column in columns)


class EveryCell(WithServer):
    def test_an_account_with_nobody_has_one_row_and_no_final_newline(self):
        text = self.server.report_text()
        self.assertFalse(text.endswith("\n"))
        self.assertNotIn("\r", text)
        rows = list(csv.reader(io.StringIO(text)))
        self.assertEqual(rows[0], COLUMNS)
        self.assertEqual(len(rows), 2)
        self.assertEqual(rows[1][:2], ["<root_account>", "arn:aws:iam::123456789012:root"])

    def test_rows_follow_names_whatever_their_case_and_quote_only_where_needed(self):
        for name, path in (
            ("b,x", "/"),
            ("=1+1", '/a,"b"/'),
            ("Zoe", "/"),
            ("anna", "/"),
            ("B", "/"),
        ):
            self.server.iam().create_user(UserName=name, Path=path)
        lines = self.server.report_text().split("\n")
        self.assertEqual(
            [line.split(",arn:aws")[0].split(',"arn:aws')[0] for line in lines[1:]],
            ["<root_account>", "=1+1", "anna", "B", '"b,x"', "Zoe"],
        )
        self.assertIn(',"arn:aws:iam::123456789012:user/a,""b""/=1+1",', lines[2])

    def test_a_whole_life_of_credentials_is_told_to_the_second(self):
        iam, clock = self.server.iam(), self.clock
        iam.update_account_password_policy(MinimumPasswordLength=8, MaxPasswordAge=90)
        iam.create_user(UserName="alice", Path="/team/")
        created = self.now()

        clock.move(hours=1)
        iam.create_login_profile(UserName="alice", Password="Replays#Pass1")
        password_at = clock.now()
        serial, _ = self.server.a_device("alice")

        clock.move(hours=1)
        keys = [self.server.a_key("alice")]
        key_times = {keys[0].access_key_id: self.now()}
        clock.move(hours=1)
        keys.append(self.server.a_key("alice"))
        key_times[keys[1].access_key_id] = self.now()
        keys.sort(key=lambda key: key.access_key_id)

        clock.move(minutes=1)
        self.server.sts(keys[0], region="eu-west-1").get_caller_identity()
        used_at = self.now()
        code_of(self.server.iam(keys[1]).list_users)  # denied, but correctly signed: it counts
        clock.move(minutes=1)
        body = certificate("alice")
        certificate_id = iam.upload_signing_certificate(UserName="alice", CertificateBody=body)[
            "Certificate"
        ]["CertificateId"]
        certificate_at = self.now()

        row = self.server.report()["alice"]
        self.assertEqual(
            row,
            {
                "user": "alice",
                "arn": "arn:aws:iam::123456789012:user/team/alice",
                "user_creation_time": created,
                "password_enabled": "true",
                "password_last_used": "no_information",
                "password_last_changed": stamp(password_at),
                "password_next_rotation": stamp(password_at + datetime.timedelta(days=90)),
                "mfa_active": "true",
                "access_key_1_active": "true",
                "access_key_1_last_rotated": key_times[keys[0].access_key_id],
                "access_key_1_last_used_date": used_at,
                "access_key_1_last_used_region": "eu-west-1",
                "access_key_1_last_used_service": "sts",
                "access_key_2_active": "true",
                "access_key_2_last_rotated": key_times[keys[1].access_key_id],
                "access_key_2_last_used_date": used_at,
                "access_key_2_last_used_region": "us-east-1",
                "access_key_2_last_used_service": "iam",
                "cert_1_active": "true",
                "cert_1_last_rotated": certificate_at,
                "cert_2_active": "false",
                "cert_2_last_rotated": "N/A",
            },
        )

        clock.move(hours=4)
        iam.update_access_key(
            UserName="alice", AccessKeyId=keys[0].access_key_id, Status="Inactive"
        )
        iam.delete_access_key(UserName="alice", AccessKeyId=keys[1].access_key_id)
        iam.update_signing_certificate(
            UserName="alice", CertificateId=certificate_id, Status="Inactive"
        )
        iam.deactivate_mfa_device(UserName="alice", SerialNumber=serial)
        iam.delete_login_profile(UserName="alice")
        row = self.server.report()["alice"]
        self.assertEqual(row["password_enabled"], "false")
        self.assertEqual(row["password_last_changed"], "N/A")
        self.assertEqual(row["password_next_rotation"], "N/A")
        self.assertEqual(row["password_last_used"], "N/A")
        self.assertEqual(row["mfa_active"], "false")
        self.assertEqual(row["access_key_1_active"], "false")
        self.assertEqual(row["access_key_1_last_rotated"], "N/A")  # edition guide
        self.assertEqual(row["access_key_1_last_used_date"], used_at)
        self.assertEqual(row["access_key_2_last_rotated"], "N/A")
        self.assertEqual(row["access_key_2_last_used_date"], "N/A")
        self.assertEqual(row["cert_1_active"], "false")
        self.assertEqual(row["cert_1_last_rotated"], "N/A")

    def test_making_a_key_active_again_does_not_rotate_it(self):
        key = self.server.a_user("alice")
        created = self.now()
        for status in ("Inactive", "Active"):
            self.clock.move(hours=1)
            self.server.iam().update_access_key(
                UserName="alice", AccessKeyId=key.access_key_id, Status=status
            )
        self.assertEqual(
            self.cells("alice", "access_key_1_active", "access_key_1_last_rotated"),
            ("true", created),
        )

    def test_a_renamed_user_takes_the_facts_along(self):
        key = self.server.a_user("alice")
        self.server.sts(key, region="ap-northeast-1").get_caller_identity()
        used = self.now()
        self.server.iam().update_user(UserName="alice", NewUserName="Anna", NewPath="/x/")
        self.assertNotIn("alice", self.server.report())
        self.assertEqual(
            self.cells(
                "Anna", "arn", "access_key_1_last_used_date", "access_key_1_last_used_region"
            ),
            ("arn:aws:iam::123456789012:user/x/Anna", used, "ap-northeast-1"),
        )

    def test_roots_own_key_and_row(self):
        row = self.server.report()["<root_account>"]
        self.assertEqual(row["password_enabled"], "not_supported")
        self.assertEqual(row["password_last_changed"], "not_supported")
        self.assertEqual(row["password_next_rotation"], "not_supported")
        self.assertEqual(row["password_last_used"], "no_information")
        self.assertEqual(row["access_key_1_active"], "true")
        self.assertEqual(row["access_key_1_last_used_service"], "iam")


class LiveEdition(WithServer):
    options = ("--report-edition", "live")

    def test_inactive_credentials_keep_their_dates(self):
        key = self.server.a_user("alice")
        created = self.now()
        iam = self.server.iam()
        uploaded = iam.upload_signing_certificate(
            UserName="alice", CertificateBody=certificate("alice")
        )["Certificate"]["CertificateId"]
        iam.update_access_key(UserName="alice", AccessKeyId=key.access_key_id, Status="Inactive")
        iam.update_signing_certificate(UserName="alice", CertificateId=uploaded, Status="Inactive")
        self.assertEqual(
            self.cells(
                "alice",
                "access_key_1_active",
                "access_key_1_last_rotated",
                "cert_1_active",
                "cert_1_last_rotated",
            ),
            ("false", created, "false", created),
        )

    def test_root_has_a_boolean_and_never_a_rotation(self):
        row = self.server.report()["<root_account>"]
        self.assertEqual(row["password_enabled"], "false")
        self.assertEqual(row["password_last_used"], "no_information")
        self.assertEqual(row["password_next_rotation"], "not_supported")


class LastUse(WithServer):
    def last_use(self, key):
        answer = self.server.iam().get_access_key_last_used(AccessKeyId=key.access_key_id)
        used = answer["AccessKeyLastUsed"]
        moment = used.get("LastUsedDate")
        return (moment and stamp(moment), used["Region"], used["ServiceName"])

    def test_only_the_first_use_in_fifteen_minutes_is_recorded(self):
        key = self.server.a_user("alice")
        self.assertEqual(self.last_use(key), (None, "N/A", "N/A"))
        self.server.sts(key, region="eu-west-1").get_caller_identity()
        first = self.now()
        self.assertEqual(self.last_use(key), (first, "eu-west-1", "sts"))
        self.clock.move(minutes=14, seconds=59)
        self.server.sts(key, region="us-west-2").get_caller_identity()
        self.assertEqual(self.last_use(key), (first, "eu-west-1", "sts"))
        self.clock.move(seconds=1)
        self.server.sts(key, region="us-west-2").get_caller_identity()
        self.assertEqual(self.last_use(key), (self.now(), "us-west-2", "sts"))

    def test_what_was_not_verified_moves_nothing(self):
        key = self.server.a_user("alice")
        forged = type(key)(key.access_key_id, "x" * 40)
        self.assertEqual(
            code_of(self.server.sts(forged).get_caller_identity), ("SignatureDoesNotMatch", 403)
        )
        iam = self.server.iam()
        iam.update_access_key(UserName="alice", AccessKeyId=key.access_key_id, Status="Inactive")
        self.assertEqual(
            code_of(self.server.sts(key).get_caller_identity), ("InvalidClientTokenId", 403)
        )
        iam.update_access_key(UserName="alice", AccessKeyId=key.access_key_id, Status="Active")
        self.assertEqual(self.last_use(key), (None, "N/A", "N/A"))

    def test_a_key_stops_working_at_once(self):
        key = self.server.a_user("alice")
        sts, iam = self.server.sts(key), self.server.iam()
        for _ in range(20):
            sts.get_caller_identity()
            iam.update_access_key(
                UserName="alice", AccessKeyId=key.access_key_id, Status="Inactive"
            )
            self.assertEqual(code_of(sts.get_caller_identity), ("InvalidClientTokenId", 403))
            iam.update_access_key(UserName="alice", AccessKeyId=key.access_key_id, Status="Active")

    def test_a_recorded_use_outlives_a_kill(self):
        key = self.server.a_user("alice")
        self.server.sts(key, region="eu-west-1").get_caller_identity()
        used = self.now()
        self.server.kill()
        self.server.start()
        self.assertEqual(self.last_use(key), (used, "eu-west-1", "sts"))


class FourHours(WithServer):
    def test_a_report_is_frozen_for_four_hours_and_then_made_anew(self):
        iam = self.server.iam()
        self.assertEqual(code_of(iam.get_credential_report), ("ReportNotPresent", 410))
        started = iam.generate_credential_report()
        self.assertEqual(started["State"], "STARTED")
        self.assertEqual(
            started["Description"], "No report exists. Starting a new report generation task"
        )
        text = self.server.report_text()
        first = iam.get_credential_report()
        self.assertEqual(stamp(first["GeneratedTime"]), self.now())
        self.assertEqual(first["ReportFormat"], "text/csv")

        iam.create_user(UserName="later")
        self.clock.move(hours=3, minutes=59, seconds=59)
        complete = iam.generate_credential_report()
        self.assertEqual(complete["State"], "COMPLETE")
        self.assertNotIn("Description", complete)
        again = iam.get_credential_report()
        self.assertEqual(again["Content"], first["Content"])
        self.assertEqual(again["GeneratedTime"], first["GeneratedTime"])

        self.clock.move(seconds=1)
        self.assertEqual(code_of(iam.get_credential_report), ("ReportExpired", 410))
        self.assertEqual(iam.generate_credential_report()["State"], "STARTED")
        renewed = self.server.report_text()
        self.assertNotEqual(renewed, text)
        self.assertIn("\nlater,", renewed)
        self.assertEqual(stamp(iam.get_credential_report()["GeneratedTime"]), self.now())

    def test_errors_of_a_report_have_no_message(self):
        answer = self.server.query("GetCredentialReport")
        self.assertEqual(answer.status, 410)
        self.assertNotIn("Message", answer.text)

    def test_a_restart_serves_the_same_bytes(self):
        text = self.server.report_text()
        self.server.restart()
        self.server.iam().create_user(UserName="later")
        self.assertEqual(self.server.report_text(), text)

    def test_the_command_line_downloads_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "report.csv"
            credentials = {
                "AWS_ACCESS_KEY_ID": self.server.root.access_key_id,
                "AWS_SECRET_ACCESS_KEY": self.server.root.secret_access_key,
            }
            get = ("report", "get", "--endpoint", self.server.endpoint)
            early = self.server.run(*get, check=False, environment=credentials)
            self.assertEqual(early.returncode, 4)
            self.assertIn("ReportNotPresent", early.stderr)
            self.server.run(*get, "--wait", "-o", file, environment=credentials)
            self.assertEqual(file.read_text(), self.server.report_text())
            printed = self.server.run(*get, environment=credentials)
            self.assertEqual(printed.stdout, self.server.report_text())
            self.assertEqual(list(file.parent.iterdir()), [file])

    def test_json_holds_the_same_report(self):
        text = self.server.report_text()
        answer = self.server.query("GetCredentialReport", headers={"Accept": "application/json"})
        self.assertEqual(answer.headers["Content-Type"], "application/json")
        result = json.loads(answer.text)["GetCredentialReportResponse"]["GetCredentialReportResult"]
        self.assertEqual(base64.b64decode(result["Content"]).decode(), text)


@unittest.skipIf(KIND != "sqlite", "says how fast a store in a data directory is")
class ManyUsers(unittest.TestCase):
    def test_five_thousand_users_are_complete_at_the_third_asking(self):
        """Audit tools ask three times, a tenth of a second apart, and then give up."""
        server = Server("--quota-users", "6000")
        server.start()
        self.addCleanup(server.close)

        iam = server.iam()  # one client, which is safe to share between threads
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            names = [f"user-{number:04}" for number in range(5000)]
            list(pool.map(lambda name: iam.create_user(UserName=name), names))
        states = []
        for _ in range(3):
            states.append(iam.generate_credential_report()["State"])
            wait_until(lambda: False, seconds=0.1)
        self.assertEqual(states[0], "STARTED")
        self.assertEqual(states[2], "COMPLETE")
        self.assertEqual(len(server.report()), 5001)


if __name__ == "__main__":
    main()
