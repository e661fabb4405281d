"""The report's workbook and its CSV for spreadsheets, opened in LibreOffice: the workbook shows every
name as it is, and in neither a cell is a formula."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

from browser import FIRST, Browser
from rollcall_server import ROOT, FakeClock, Server
from server_test import main

OFFICE = shutil.which("soffice")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

# What spreadsheets take for numbers, dates, truth values and formulas.
NAMES = ["007", "123456789012345678", "1E5", "2026-01-01", "TRUE", "1.50", "1,000.00", "08"]
NAMES += ["=1+1", "=1,2", "@SUM", "+1", "-2+3", "+0.0", "-", "=", "@", "a,b", "no_information"]


def names_of_users():
    """Those above, and of the corpus where it is there those that differ by more than case."""
    shared = pathlib.Path(os.environ.get("ROLLCALL_SHARED", ROOT.parent / "shared"))
    corpus = shared / "corpora/names.json"
    more = json.loads(corpus.read_text())["valid_user_names"] if corpus.exists() else []
    return list({name.lower(): name for name in reversed(NAMES + more)}.values())


class Cell:
    """What LibreOffice made of a cell: whether it is a formula, its type, and what it shows."""

    def __init__(self, element):
        self.formula = element.get(TABLE + "formula")
        self.type = element.get(OFFICE_NAMES + "value-type")
        self.shown = "".join(
            "".join(paragraph.itertext()) for paragraph in element.findall(TEXT + "p")
        )


@unittest.skipUnless(OFFICE, "LibreOffice is not installed (Debian package libreoffice-calc-nogui)")
class Spreadsheets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="rollcall-office-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.names = names_of_users()
        cls.server = Server(clock=FakeClock())
        cls.addClassCleanup(cls.server.close)
        cls.server.start()
        for name in [*cls.names, "reader"]:
            cls.server.iam().create_user(UserName=name)
        cls.server.iam().attach_user_policy(
            UserName="reader", PolicyArn="arn:aws:iam::aws:policy/IAMFullAccess"
        )
        cls.server.iam().create_login_profile(UserName="reader", Password=FIRST)
        cls.plain = cls.server.report_text()
        cls.browser = Browser(cls.server).sign_in("reader", FIRST)

    def opened(self, name, content):
        """The rows of the first sheet of a file, as LibreOffice reads it when somebody opens it."""
        folder = pathlib.Path(self.folder.name)
        file = folder / name
        file.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            [OFFICE, "--headless", profile, "--convert-to", "fods", "--outdir", folder, file],
            check=True,
            capture_output=True,
            timeout=300,
        )
        document = ElementTree.parse(file.with_suffix(".fods"))
        sheet = next(document.iter(TABLE + "table"))
        return [
            [Cell(cell) for cell in row.iter(TABLE + "table-cell")]
            for row in sheet.iter(TABLE + "table-row")
        ]

    def document(self, name):
        return self.browser.request("GET", f"/console/documents/{name}").body

    def formulas(self, rows):
        return [cell.formula for row in rows for cell in row if cell.formula is not None]

    def test_the_workbook_shows_every_name_as_it_is(self):
        rows = self.opened("report.xlsx", self.document("credential-report.xlsx"))
        users = {row[0].shown: row[0].type for row in rows if row}
        for name in self.names:
            self.assertEqual(users.get(name), "string", name)
        # LibreOffice keeps the workbook's truth values as formulas of its own.
        self.assertLessEqual(set(self.formulas(rows)), {"of:=TRUE()", "of:=FALSE()"})

    def test_no_cell_of_the_csv_for_spreadsheets_is_a_formula(self):
        content = self.document("credential-report-spreadsheet.csv")
        self.assertEqual(self.formulas(self.opened("spreadsheet.csv", content)), [])

    def test_which_those_of_the_plain_csv_would_be(self):
        self.assertIn("of:=1+1", self.formulas(self.opened("plain.csv", self.plain.encode())))


if __name__ == "__main__":
    main()
