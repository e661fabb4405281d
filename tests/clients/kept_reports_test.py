"""Reports that are kept, long after the API has stopped to serve them: listed and fetched by their
own actions, and shown by the console with what the audit says of them."""

import json
import unittest

from aws_client import AwsError
from browser import FIRST, SignInTest, error
from server_test import main

CLASSIC = ("iam:GenerateCredentialReport", "iam:GetCredentialReport")
PAST = ("rollcall:ListCredentialReports", "rollcall:GetCredentialReportVersion")


def allow(*actions):
    statement = {"Effect": "Allow", "Action": actions, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": statement})


class KeptReports(SignInTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.texts, cls.times = [], []
        for number in (1, 2, 3):
            cls.server.iam().create_user(UserName=f"user-{number}")
            cls.texts.append(cls.server.report_text())
            cls.times.append(cls.server.clock.now())
            cls.server.clock.move(days=1)
        cls.rollcall = cls.server.client("rollcall")

    def content(self, **which):
        return self.rollcall.get_credential_report_version(**which)["Content"].decode()

    def test_are_listed_the_newest_first_with_digests_that_are_chained(self):
        pages = self.rollcall.get_paginator("list_credential_reports").paginate(
            PaginationConfig={"PageSize": 2}
        )
        reports = pages.build_full_result()["CredentialReports"]
        self.assertEqual([report["ReportNumber"] for report in reports], [3, 2, 1])
        self.assertEqual([report["Users"] for report in reports], [3, 2, 1])
        self.assertEqual(reports[0]["PreviousSHA256"], reports[1]["SHA256"])
        self.assertNotIn("PreviousSHA256", reports[2])
        self.assertEqual(reports[2]["Size"], len(self.texts[0].encode()))

    def test_are_the_bytes_that_were_served_once(self):
        for number, text in enumerate(self.texts, 1):
            self.assertEqual(self.content(ReportNumber=number), text)
        self.assertEqual(self.content(), self.texts[2])

    def test_are_found_by_a_moment(self):
        self.assertEqual(self.content(AsOf=self.times[1]), self.texts[1])
        before = self.server.clock.now().replace(year=2000)
        with self.assertRaisesRegex(Exception, "NoSuchEntity"):
            self.content(AsOf=before)

    def test_are_told_by_the_command_line(self):
        listed = self.server.aws("rollcall", "list-credential-reports")
        self.assertEqual(len(listed["CredentialReports"]), 3)
        second = self.server.aws(
            "rollcall", "get-credential-report-version", "--report-number", "2"
        )
        self.assertEqual(second["ReportNumber"], 2)
        with self.assertRaises(AwsError) as raised:
            self.server.aws("rollcall", "get-credential-report-version", "--report-number", "9")
        self.assertIn("cannot be found", raised.exception.stderr)


class TheConsole(SignInTest):
    """The page's facts, and the audit of the report that it shows."""

    def setUp(self):
        self.clock.move(hours=5)

    def person(self, name, *actions):
        self.user(name)
        self.server.iam().put_user_policy(
            UserName=name, PolicyName="given", PolicyDocument=allow(*actions)
        )
        return self.signed_in(name)

    def facts(self, browser):
        return json.loads(browser.request("GET", "/console/report-facts").text)

    def audit(self, browser):
        number = self.facts(browser)["number"]
        return browser.request("GET", f"/console/report-audit?number={number}")

    def test_the_state_is_that_of_the_servers_clock_which_is_told(self):
        browser = self.person("ada", *CLASSIC)
        self.server.report_text()
        facts = self.facts(browser)
        self.assertEqual(facts["state"], "complete")
        self.assertEqual(facts["now"], self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"))
        self.clock.move(hours=3, minutes=59, seconds=59)
        browser.sign_in("ada", FIRST)
        self.assertEqual(self.facts(browser)["state"], "complete")
        self.clock.move(seconds=1)
        self.assertEqual(self.facts(browser)["state"], "expired")

    def test_the_audit_of_a_good_report_takes_the_permission_to_fetch_it(self):
        classic = self.person("bea", *CLASSIC)
        both = self.person("cleo", *CLASSIC, *PAST)
        self.server.report_text()
        self.assertEqual(self.audit(classic).status, 200)
        self.clock.move(hours=4)
        classic.sign_in("bea", FIRST)
        both.sign_in("cleo", FIRST)
        status, code, message = error(self.audit(classic))
        self.assertEqual((status, code), (403, "AccessDenied"))
        self.assertIn("rollcall:GetCredentialReportVersion", message)
        self.assertEqual(self.audit(both).status, 200)
        gone = both.request("GET", "/console/report-audit?number=999999")
        self.assertEqual(error(gone)[:2], (404, "NoSuchEntity"))
        for query in ("", "?number=", "?number=x", "?number=1;", "?other=1"):
            answer = both.request("GET", f"/console/report-audit{query}")
            self.assertEqual(error(answer)[:2], (400, "MalformedRequest"), query)

    def test_a_past_report_is_taken_away_in_every_form_as_it_was(self):
        classic = self.person("flor", *CLASSIC)
        both = self.person("gus", *CLASSIC, *PAST)
        text = self.server.report_text()
        past = self.facts(both)
        self.server.iam().create_user(UserName="made-later")
        self.clock.move(hours=5)
        self.server.report_text()
        for browser, name in ((classic, "flor"), (both, "gus")):
            browser.sign_in(name, FIRST)
        newest = self.facts(both)
        self.assertEqual(newest["number"], past["number"] + 1)
        made = past["generatedAt"].rstrip("Z").replace(":", "")
        for form in (".csv", "-spreadsheet.csv", ".xlsx", ".html"):
            path = f"/console/documents/credential-report{form}"
            answer = both.request("GET", f"{path}?number={past['number']}&lang=ja")
            self.assertEqual(answer.status, 200, form)
            if form != ".html":  # which is shown, and not saved
                self.assertIn(f'"status_reports_{made}', answer.headers["Content-Disposition"])
            if form != ".xlsx":
                self.assertIn("flor", answer.text)
                self.assertNotIn("made-later", answer.text)
            status, code, message = error(classic.request("GET", f"{path}?number={past['number']}"))
            self.assertEqual((status, code), (403, "AccessDenied"), form)
            self.assertIn("rollcall:GetCredentialReportVersion", message)
            newest_one = classic.request("GET", f"{path}?lang=ja&number={newest['number']}")
            self.assertEqual(newest_one.status, 200, form)
        csv = "/console/documents/credential-report.csv?number="
        self.assertEqual(both.request("GET", f"{csv}{past['number']}").text, text)
        self.assertEqual(error(both.request("GET", f"{csv}999999"))[:2], (404, "NoSuchEntity"))
        for number in ("", "x", "1;", "-"):
            answer = both.request("GET", csv + number)
            self.assertEqual(error(answer)[:2], (400, "MalformedRequest"), number)
        page = f"/console/documents/credential-report.html?number={past['number']}&lang=ja"
        self.assertIn('<html lang="ja">', both.request("GET", page).text)

    def test_the_audit_names_who_fails_what_and_why(self):
        browser = self.person("dora", *CLASSIC)
        self.server.iam().create_user(UserName="robot")
        self.server.iam().create_access_key(UserName="robot")
        self.server.iam().create_user(UserName="nobody")
        self.clock.move(days=91)
        browser.sign_in("dora", FIRST)
        self.server.report_text()
        said = json.loads(self.audit(browser).text)
        users = {user["user"]: user for user in said["users"]}
        self.assertNotIn("nobody", users)
        old = [one for one in users["robot"]["findings"] if one["control"] == "CR-KEY-AGE-90"]
        self.assertEqual(len(old), 1)
        self.assertEqual((old[0]["slot"], old[0]["column"]), (1, "access_key_1_last_rotated"))
        self.assertEqual(old[0]["ageSeconds"], 91 * 86400)
        controls = {control["id"]: control for control in said["controls"]}
        self.assertEqual(controls["CR-KEY-AGE-90"]["users"], 1)
        self.assertEqual(controls["CR-KEY-AGE-90"]["credentials"], 1)
        self.assertIn("90", controls["CR-KEY-AGE-90"]["title"]["ja"])
        self.assertTrue(users["dora"]["canSignIn"])
        mine = {one["control"] for one in users["dora"]["findings"]}
        self.assertIn("CR-MFA-CONSOLE", mine)

    def test_the_controls_are_told_to_whoever_is_signed_in(self):
        self.user("emma")
        said = json.loads(self.signed_in("emma").request("GET", "/console/controls").text)
        limits = {one["id"]: one.get("limitSeconds") for one in said["controls"]}
        self.assertEqual(limits["CR-KEY-AGE-90"], 90 * 86400)
        self.assertIsNone(limits["CR-MFA-CONSOLE"])
        answer = self.browser().request("GET", "/console/controls")
        self.assertEqual(answer.status, 401)


if __name__ == "__main__":
    main()
