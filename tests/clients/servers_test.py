"""Several servers on one database: what is done at one holds at the other, and a proxy in front of
them, with the configuration that the documents have, goes on when one of them ends."""

import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import botocore.exceptions

import postgres
from aws_client import Credentials
from beside import Beside
from browser import FIRST, NOT_SIGNED_IN, SECOND, Browser, error
from rollcall_server import ROOT, FakeClock, Server, free_port, wait_until
from server_test import main

HAPROXY = shutil.which("haproxy", path="/usr/sbin:/usr/bin")


class OnPostgres(Server):
    store_kind = "postgresql"


class OnPostgresOfItsOwn(Server):
    store_kind = "postgresql of its own"


def code_of(call, **parameters):
    """What an action is answered: "Success" or the code of the error."""
    try:
        call(**parameters)
    except botocore.exceptions.ClientError as refused:
        return refused.response["Error"]["Code"]
    return "Success"


@unittest.skipUnless(postgres.programs(), postgres.MISSING)
class ServersTest(unittest.TestCase):
    def two_servers(self, kind=OnPostgres, options=()):
        one = kind(*options, clock=FakeClock())
        self.addCleanup(one.close)
        one.start()
        two = Beside(one, *options)
        self.addCleanup(two.close)
        return one, two.start()

    def a_key(self, server, name):
        """That of a new user."""
        server.iam().create_user(UserName=name)
        made = server.iam().create_access_key(UserName=name)["AccessKey"]
        return Credentials(made["AccessKeyId"], made["SecretAccessKey"])


class WhatIsDoneAtOne(ServersTest):
    def setUp(self):
        self.one, self.two = self.two_servers()

    def test_a_key_that_is_switched_off_is_refused_at_the_other(self):
        alice = self.a_key(self.one, "alice")
        asked = self.two.sts(alice).get_caller_identity
        self.assertEqual(code_of(asked), "Success")
        self.one.iam().update_access_key(
            UserName="alice", AccessKeyId=alice.access_key_id, Status="Inactive"
        )
        self.assertTrue(wait_until(lambda: code_of(asked) == "InvalidClientTokenId"))

    def test_any_server_serves_a_session_until_it_is_ended_at_another(self):
        self.one.iam().create_user(UserName="bob")
        self.one.iam().create_login_profile(UserName="bob", Password=FIRST)
        here = Browser(self.one).sign_in("bob", FIRST)
        there = Browser(self.two)
        there.cookies, there.token = here.cookies, here.token
        self.assertEqual(there.session().status, 200)
        here.post("/signin/sign-out")
        self.assertEqual(error(there.session())[:2], NOT_SIGNED_IN)

    def test_who_guesses_at_both_has_no_more_tries(self):
        self.one.iam().create_user(UserName="carol")
        self.one.iam().create_login_profile(UserName="carol", Password=FIRST)
        answers = [
            Browser(server).begin("carol", SECOND).status for server in [self.one, self.two] * 4
        ]
        self.assertEqual(answers, [401] * 6 + [429] * 2)

    def test_a_report_is_that_of_all(self):
        self.a_key(self.one, "dave")
        self.a_key(self.two, "erin")
        report = self.two.report_text()
        self.assertIn("dave,", report)
        self.assertIn("erin,", report)
        self.assertEqual(self.one.report_text(), report)


class Haproxy:
    """The sample of the documents before servers of a test, without its certificate."""

    def __init__(self, *servers):
        self.port = free_port()
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-haproxy-"))
        sample = (ROOT / "docs/servers/haproxy.cfg").read_text()
        text = sample.replace("bind :443 ssl crt /etc/haproxy/rollcall.pem", self._bind())
        for name, server in zip(("one 192.0.2.11", "two 192.0.2.12"), servers, strict=True):
            text = text.replace(f"{name}:8080", f"{name.split()[0]} 127.0.0.1:{server.port}")
        # As many as any machine has file descriptors for.
        text = text.replace("maxconn 4000", "maxconn 200")
        assert "192.0.2" not in text and self._bind() in text and "maxconn 200" in text
        (self._folder / "haproxy.cfg").write_text(text)
        with open(self._folder / "log", "ab") as log:
            self._process = subprocess.Popen(
                [HAPROXY, "-db", "-f", self._folder / "haproxy.cfg"], stdout=log, stderr=log
            )

    def _bind(self):
        return f"bind 127.0.0.1:{self.port}"

    def close(self):
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


class Behind(Beside):
    """What clients see of servers behind a proxy."""

    def __init__(self, first, proxy):
        super().__init__(first)
        self.port = proxy.port


@unittest.skipUnless(HAPROXY, "HAProxy is not installed (Debian package haproxy)")
class BehindAProxy(ServersTest):
    def behind(self, one, two):
        proxy = Haproxy(one, two)
        self.addCleanup(proxy.close)
        behind = Behind(one, proxy)
        self.addCleanup(behind.close)
        self.assertTrue(wait_until(behind.is_ready))
        return behind

    def test_each_request_may_go_to_another_server(self):
        one, two = self.two_servers(options=["--trusted-proxy", "127.0.0.1"])
        behind = self.behind(one, two)
        alice = self.a_key(behind, "alice")
        self.assertTrue(
            wait_until(
                lambda: code_of(behind.sts(alice).get_caller_identity) == "Success"
                and all("sts:GetCallerIdentity" in server.log() for server in (one, two))
            )
        )

    def test_the_server_knows_where_the_client_is(self):
        one, two = self.two_servers(options=["--trusted-proxy", "127.0.0.1"])
        behind = self.behind(one, two)
        asked = b"Action=ListUsers&Version=2010-05-08"
        answer = behind.send("POST", "/", {"X-Forwarded-For": "192.0.2.7"}, asked)
        self.assertEqual(answer.status, 403)

        def sources():
            lines = [line for server in (one, two) for line in server.log().splitlines()]
            return [json.loads(line)["source"] for line in lines if "iam:ListUsers" in line]

        self.assertTrue(wait_until(sources))
        self.assertEqual(sources(), ["192.0.2.7"])

    def test_one_that_is_killed_is_not_missed(self):
        one, two = self.two_servers(options=["--trusted-proxy", "127.0.0.1"])
        behind = self.behind(one, two)
        alice = self.a_key(behind, "alice")
        for killed, left in ((one, two), (two, one)):
            killed.kill()
            asked = behind.sts(alice).get_caller_identity
            self.assertTrue(wait_until(lambda: code_of(asked) == "Success"))
            behind.iam().create_user(UserName=f"made-beside-{left.port}")
            killed.start()
            self.assertTrue(wait_until(killed.is_ready))

    def test_while_the_database_is_out_each_is_told_so(self):
        one, two = self.two_servers(OnPostgresOfItsOwn, ["--trusted-proxy", "127.0.0.1"])
        behind = self.behind(one, two)
        one.store.server.stop()
        self.assertTrue(wait_until(lambda: not behind.is_ready()))
        self.assertEqual(behind.send("GET", "/readyz").status, 503)
        one.store.server.start()
        self.assertTrue(wait_until(lambda: code_of(behind.sts().get_caller_identity) == "Success"))


if __name__ == "__main__":
    main()
