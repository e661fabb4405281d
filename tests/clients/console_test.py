"""What the console asks of the server besides signing in: the API, documents, and its own files."""

import contextlib
import csv
import datetime
import io
import json
import pathlib
import re
import shutil
import sqlite3
import zipfile

from browser import FIRST, NOT_SIGNED_IN, SignInTest, error
from rollcall_server import ACCOUNT
from server_test import ServerTest, main


class Console(SignInTest):
    def setUp(self):
        self.clock.move(hours=1)

    def test_calls_are_those_of_the_api_with_the_callers_own_permissions(self):
        self.administrator("wera")
        self.user("xena")
        browser = self.signed_in("wera")
        said = json.loads(browser.api("GetUser", {"UserName": "xena"}).text)
        user = said["GetUserResponse"]["GetUserResult"]["User"]
        self.assertEqual(user["Arn"], f"arn:aws:iam::{ACCOUNT}:user/xena")
        self.assertIsInstance(user["CreateDate"], int)
        answer = self.signed_in("xena").api("GetUser", {"UserName": "wera"})
        self.assertEqual(answer.status, 403)
        said = json.loads(answer.text)["Error"]
        self.assertEqual(said["Code"], "AccessDenied")
        self.assertIn("iam:GetUser", said["Message"])
        self.assertEqual(browser.api("NoSuchAction").status, 400)

    def test_without_a_session_there_is_nothing(self):
        browser = self.browser()
        self.assertEqual(error(browser.api("ListUsers"))[:2], NOT_SIGNED_IN)
        for path in ("/console/report-facts", "/console/documents/credential-report.csv"):
            self.assertEqual(error(browser.request("GET", path))[:2], NOT_SIGNED_IN)

    def test_the_report_that_is_downloaded_is_the_apis(self):
        self.administrator("yael")
        self.user("zoe")
        browser = self.signed_in("yael")
        text = self.server.report_text()
        facts = json.loads(browser.request("GET", "/console/report-facts").text)
        self.assertEqual(facts["state"], "complete")
        self.assertEqual(facts["size"], len(text.encode()))
        answer = browser.request("GET", "/console/documents/credential-report.csv")
        self.assertEqual(answer.text, text)
        made = facts["generatedAt"]
        name = "status_reports_" + made.rstrip("Z").replace(":", "") + ".csv"
        self.assertEqual(answer.headers["Content-Disposition"], f'attachment; filename="{name}"')
        other = self.signed_in("zoe")
        for path in ("/console/report-facts", "/console/documents/credential-report.csv"):
            status, code, message = error(other.request("GET", path))
            self.assertEqual((status, code), (403, "AccessDenied"))
            self.assertIn("iam:GetCredentialReport", message)

    def test_the_report_is_a_workbook_with_dates_and_without_formulas(self):
        self.administrator("cora")
        for name in ("=1+1,x", "_x0041_dmin", "x_x0041_x0042_", "_xyz_"):
            self.server.iam().create_user(UserName=name)
        self.clock.move(hours=5)
        self.server.report_text()
        browser = self.signed_in("cora")
        answer = browser.request("GET", "/console/documents/credential-report.xlsx")
        self.assertIn('.xlsx"', answer.headers["Content-Disposition"])
        with zipfile.ZipFile(io.BytesIO(answer.body)) as workbook:
            self.assertIsNone(workbook.testzip())
            self.assertIn('"Credential report"', workbook.read("xl/workbook.xml").decode())
            sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
            strings = workbook.read("xl/sharedStrings.xml").decode()
        self.assertIn("<t>=1+1,x</t>", strings)
        # A reader turns _x0041_ into an A, and _x005F_ into the underscore that it is.
        self.assertIn("<t>_x005F_x0041_dmin</t>", strings)
        self.assertIn("<t>x_x005F_x0041_x005F_x0042_</t>", strings)
        self.assertIn("<t>_xyz_</t>", strings)
        self.assertNotIn("<f>", sheet)
        self.assertIn('t="b"', sheet)
        epoch = datetime.datetime(1899, 12, 30, tzinfo=datetime.timezone.utc)
        days = re.findall(r'<c r="C3" s="\d+"><v>([\d.]+)</v>', sheet)
        made = epoch + datetime.timedelta(days=float(days[0]))
        self.assertEqual(made.date(), self.clock.now().date())

    def test_a_workbook_speaks_the_language_that_is_asked_for(self):
        self.administrator("cyd")
        self.clock.move(hours=5)
        self.server.report_text()
        path = "/console/documents/credential-report.xlsx?lang=ja"
        answer = self.signed_in("cyd").request("GET", path)
        with zipfile.ZipFile(io.BytesIO(answer.body)) as workbook:
            self.assertIn('"認証情報レポート"', workbook.read("xl/workbook.xml").decode())
            strings = workbook.read("xl/sharedStrings.xml").decode()
        self.assertIn("<t>リクエストしたユーザー</t>", strings)
        self.assertIn("<t>password_last_used</t>", strings)

    def test_the_report_is_a_page_to_print_in_two_languages(self):
        self.administrator("dana")
        self.server.iam().create_user(UserName="=2+2")
        self.clock.move(hours=5)
        self.server.report_text()
        browser = self.signed_in("dana")
        for language, title in (("en", "Credential report"), ("ja", "認証情報レポート")):
            answer = browser.request(
                "GET", f"/console/documents/credential-report.html?lang={language}"
            )
            self.assertEqual(answer.headers["Content-Type"], "text/html; charset=utf-8")
            self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
            self.assertIn(f'<html lang="{language}">', answer.text)
            self.assertIn(f"<h1>{title}</h1>", answer.text)
            self.assertNotIn("<script", answer.text)
        path = "/console/documents/credential-report-spreadsheet.csv"
        rows = list(csv.reader(io.StringIO(browser.request("GET", path).text)))
        self.assertIn("'=2+2", [row[0] for row in rows])
        self.assertEqual({len(row) for row in rows}, {22})

    def test_a_report_that_is_not_there_or_too_old_is_none(self):
        self.administrator("elsa")
        browser = self.signed_in("elsa")
        self.server.report_text()
        path = "/console/documents/credential-report.csv"
        self.assertEqual(browser.request("GET", path).status, 200)
        unknown = browser.request("GET", "/console/documents/no-such-document")
        self.assertEqual(error(unknown)[:2], (404, "NoSuchPage"))
        self.clock.move(hours=4)
        browser.sign_in("elsa", FIRST)
        self.assertEqual(error(browser.request("GET", path))[:2], (410, "ReportExpired"))

    def test_a_report_of_which_pieces_are_missing_is_no_document(self):
        self.administrator("gila")
        browser = self.signed_in("gila")
        self.server.report_text()
        self.addCleanup(self.clock.move, hours=5)
        with contextlib.closing(sqlite3.connect(self.server.data / "rollcall.db")) as store:
            store.execute("DELETE FROM packed_report_pieces")
            store.commit()
        for name in ("-spreadsheet.csv", ".xlsx", ".html"):
            answer = browser.request("GET", f"/console/documents/credential-report{name}")
            self.assertEqual(error(answer)[:2], (500, "ServiceFailure"), name)

    def test_a_policy_is_previewed(self):
        self.administrator("aida")
        self.clock.move(days=40)
        self.user("bela")
        browser = self.signed_in("aida")

        def expired(days):
            answer = browser.post("/console/password-policy-preview", {"maxPasswordAge": days})
            return json.loads(answer.text)["expired"]

        self.assertEqual(expired(None), 0)
        self.assertEqual(expired(1095), 0)
        older = expired(40)
        self.assertGreaterEqual(older, 1)
        self.assertEqual(expired(41), 0)
        for age in (0, -1, 1096, 2**63, 2**64 - 1, 2**64 + 30):
            answer = browser.post("/console/password-policy-preview", {"maxPasswordAge": age})
            self.assertEqual(error(answer)[:2], (400, "MalformedRequest"), age)

    def test_the_ages_of_passwords_are_for_whoever_may_read_the_report(self):
        self.user("curt")
        self.server.iam().put_user_policy(
            UserName="curt",
            PolicyName="own-password",
            PolicyDocument=json.dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": {
                        "Effect": "Allow",
                        "Action": "iam:GetAccountPasswordPolicy",
                        "Resource": "*",
                    },
                }
            ),
        )
        answer = self.signed_in("curt").post(
            "/console/password-policy-preview", {"maxPasswordAge": 30}
        )
        status, code, message = error(answer)
        self.assertEqual((status, code), (403, "AccessDenied"))
        self.assertIn("iam:GetCredentialReport", message)


class Files(ServerTest):
    def a_console(self, files):
        folder = pathlib.Path(self.server.data).parent / "console"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "assets").mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder

    def test_say_that_the_console_was_not_built_where_it_was_not(self):
        self.server.restart("--console", self.server.data.parent / "no-such-folder")
        with_none = self.server.send("GET", "/console/")
        self.assertEqual(with_none.status, 200)
        self.assertIn("was not built", with_none.text)
        self.assertIn("script-src 'self'", with_none.headers["Content-Security-Policy"])
        self.assertEqual(with_none.headers["Cache-Control"], "no-store")

    def test_are_served_in_the_form_that_is_asked_for(self):
        folder = self.a_console(
            {
                "index.html": b"<!doctype html>first page",
                "assets/x-1.js": b"plain",
                "assets/x-1.js.br": b"brotli",
                "assets/x-1.js.gz": b"gzip",
            }
        )
        self.server.restart("--console", folder)

        def body(path, accepted="identity"):
            return self.server.send("GET", path, {"Accept-Encoding": accepted}).body

        script = "/console/assets/x-1.js"
        self.assertEqual(body(script), b"plain")
        self.assertEqual(body(script, "gzip, deflate, br"), b"brotli")
        self.assertEqual(body(script, "gzip, br;q=0"), b"gzip")
        self.assertEqual(body(script, "br;q=0.000, gzip;q=0"), b"plain")
        answer = self.server.send("GET", script)
        self.assertIn("immutable", answer.headers["Cache-Control"])
        self.assertEqual(answer.headers["Content-Type"], "text/javascript; charset=utf-8")
        self.assertEqual(answer.headers["Vary"], "Accept-Encoding")
        for page in ("/console/", "/console/users/jane.doe"):
            self.assertEqual(body(page), b"<!doctype html>first page")
        self.assertEqual(self.server.send("GET", "/console/assets/none.js").status, 404)

    def test_are_named_alike_in_every_form_and_not_sent_twice(self):
        folder = self.a_console({"index.html": b"page", "index.html.gz": b"packed"})
        self.server.restart("--console", folder)
        tag = self.server.send("GET", "/console/").headers["ETag"]
        self.assertTrue(tag.startswith('W/"'), tag)
        for form in ("identity", "gzip"):
            again = self.server.send(
                "GET", "/console/", {"If-None-Match": tag, "Accept-Encoding": form}
            )
            self.assertEqual((again.status, again.body), (304, b""))
        self.assertEqual(self.server.send("GET", "/console/", {"If-None-Match": '"x"'}).status, 200)

    def test_are_asked_for_by_head_as_by_get(self):
        folder = self.a_console({"index.html": b"page"})
        self.server.restart("--console", folder)
        for path in ("/console/", "/console/users"):
            get, head = (self.server.send(method, path) for method in ("GET", "HEAD"))
            self.assertEqual((head.status, head.body), (get.status, b""), path)
            for name in ("Content-Length", "Content-Security-Policy", "Cache-Control"):
                self.assertEqual(head.headers.get(name), get.headers.get(name), path)
        for path in ("/signin/session", "/console/report-facts"):
            self.assertEqual(self.server.send("HEAD", path).status, 401, path)
        self.assertEqual(self.server.send("HEAD", "/signin/begin").status, 404)

    def test_are_those_of_their_folder_and_no_others(self):
        folder = self.a_console({"index.html": b"page"})
        outside = folder.parent / "outside"
        outside.mkdir(exist_ok=True)
        (outside / "secret.txt").write_text("a secret")
        (folder / "assets/linked.txt").symlink_to(outside / "secret.txt")
        (folder / "assets/folder").symlink_to(outside)
        self.server.restart("--console", folder)
        for path in (
            "../data/rollcall.db",
            "..%2fdata%2frollcall.db",
            "%2e%2e/outside/secret.txt",
            "/etc/passwd",
            "assets/../../outside/secret.txt",
            "assets/linked.txt",
            "assets/folder/secret.txt",
        ):
            body = self.server.send("GET", f"/console/{path}").body
            self.assertIn(body, (b"page", b"There is no such file.\n"), path)


if __name__ == "__main__":
    main()
