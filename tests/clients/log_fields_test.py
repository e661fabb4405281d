"""The table of log fields in the operations manual and the lines that the server writes say the same
names: nobody who reads the log has to guess, and nobody looks for a field that there is not.
"""

import json
import re
import unittest

from asking_service import AskingService
from rollcall_server import ROOT, Credentials, FakeClock, Server, free_port
from server_test import main

MANUAL = ROOT / "docs/operations.md"
REQUESTS = ROOT / "src/api/request_log.cpp"


def section():
    return MANUAL.read_text().split("\n## The log\n")[1].split("\n## ")[0]


def documented_fields():
    """Of requests: the first column of the table that begins with `time`."""
    table = section().split("| field | what it says |\n")[1].split("\n\n")[0]
    first_cells = [row.split("|")[1] for row in table.splitlines()[1:]]
    return {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}


def documented_event_fields():
    """Of the server itself: what the paragraph about `event` names."""
    paragraph = next(text for text in section().split("\n\n") if text.startswith("The server also"))
    return set(re.findall(r"`(\w+)`", paragraph))


def documented_reasons():
    table = section().split("| `reason` begins with | what it means |\n")[1].split("\n\n")[0]
    first_cells = [row.split("|")[1] for row in table.splitlines()[1:]]
    return [name for cell in first_cells for name in re.findall(r"`([^`]+)`", cell)]


class LogFields(unittest.TestCase):
    def test_the_code_writes_what_the_table_has(self):
        source = REQUESTS.read_text()
        fields = re.findall(r'field\(line, "(\w+)"', source)
        fields += re.findall(r'\\"(\w+)\\":\{\}', source)
        self.assertEqual(set(fields), documented_fields())

    def test_the_code_says_of_the_server_what_the_manual_has(self):
        sources = [file.read_text() for file in (ROOT / "src/main").glob("*.cpp")]
        events = [source for source in sources if 'writer("event"' in source]
        fields = set(re.findall(r'writer\("(\w+)"', "".join(events)))
        self.assertEqual(fields, documented_event_fields())

    def test_the_server_writes_what_the_table_has(self):
        lines = self.lines_of_every_kind()
        requests = [line for line in lines if "request_id" in line]
        events = [line for line in lines if "event" in line]
        self.assertEqual(set().union(*requests), documented_fields())
        self.assertLessEqual(set().union(*events), documented_event_fields())
        for line in requests:
            if "reason" in line:
                self.assertTrue(line["reason"].startswith(tuple(documented_reasons())), line)

    def lines_of_every_kind(self):
        port = free_port()
        with Server("--gateway-listen", f"127.0.0.1:{port}", clock=FakeClock()) as server:
            alice = server.a_user("alice")
            server.report()
            server.query("Fly")
            server.query("ListUsers", credentials=Credentials(alice.access_key_id, "x"))
            asking = AskingService(server, port)
            asking.nginx(asking.signed(alice, "/b/k"))
            server.stop()
            return [json.loads(line) for line in server.log().splitlines()]


if __name__ == "__main__":
    main()
