"""Signing in by TLS, with a certificate of our own and a cookie jar that is nobody's imitation."""

import http.cookiejar
import json
import os
import pathlib
import socket
import subprocess
import urllib.error
import urllib.request

from aws_client import Answer
from browser import FIRST, NOT_SIGNED_IN, UNTRUSTED, SignInTest, error, step
from patience import PATIENCE
from rollcall_server import ACCOUNT
from server_test import main

SECURE, PLAIN = "__Host-rollcall", "rollcall"


class JarBrowser:
    """Keeps and sends cookies by the rules that urllib has for them."""

    def __init__(self, server):
        self.server = server
        self.jar = http.cookiejar.CookieJar()
        self.token = None
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def send(self, method, path, members=None, headers=()):
        sent = {"Origin": self.server.endpoint} if method == "POST" else {}
        if self.token:
            sent["X-Rollcall-Token"] = self.token
        body = None
        if members is not None:
            body = json.dumps(members).encode()
            sent["Content-Type"] = "application/json"
        request = urllib.request.Request(
            self.server.endpoint + path, body, {**sent, **dict(headers)}, method=method
        )
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refusal:
            return Answer(refusal.code, dict(refusal.headers), refusal.read())

    def begin(self, user_name):
        answer = self.send(
            "POST",
            "/signin/begin",
            {"account": ACCOUNT, "userName": user_name, "password": FIRST},
        )
        self.token = json.loads(answer.body).get("token")
        return answer

    def cookie(self):
        (cookie,) = self.jar
        return cookie


def make_certificate(folder):
    """For 127.0.0.1, signed by itself; (certificate, key)."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "365", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key


class Tls(SignInTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = pathlib.Path(cls.server.data).parent
        certificate, key = make_certificate(folder)
        console = folder / "console"
        (console / "assets").mkdir(parents=True)
        (console / "index.html").write_text("<!doctype html>first page")
        (console / "assets/x-1.js").write_text("script")
        (console / "assets/x-1.js.gz").write_bytes(b"packed script")
        cls.tls = ("--tls-cert", certificate, "--tls-key", key, "--console", console)
        # What urllib and boto3 trust; nothing else of this process goes by TLS.
        for name in ("SSL_CERT_FILE", "AWS_CA_BUNDLE"):
            os.environ[name] = str(certificate)
            cls.addClassCleanup(os.environ.pop, name)
        cls.serve_by_tls()

    @classmethod
    def serve_by_tls(cls):
        cls.server.scheme = "https"
        cls.server.restart(*cls.tls)

    def serve_plainly(self):
        self.addCleanup(self.serve_by_tls)
        self.server.scheme = "http"
        self.server.restart()

    def test_gives_a_cookie_that_travels_by_tls_alone_and_to_this_host(self):
        self.user("anna")
        browser = JarBrowser(self.server)
        answer = browser.begin("anna")
        self.assertEqual(step(answer), "done")
        name, *attributes = answer.headers["Set-Cookie"].split("; ")
        self.assertRegex(name, rf"^{SECURE}={ACCOUNT}-[0-9a-f]{{32}}$")
        self.assertEqual(
            sorted(attributes), ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"], answer.headers
        )
        cookie = browser.cookie()
        self.assertEqual((cookie.name, cookie.path), (SECURE, "/"))
        self.assertTrue(cookie.secure)
        self.assertTrue(cookie.discard)
        self.assertFalse(cookie.domain_specified)
        self.assertEqual(step(browser.send("GET", "/signin/session")), "done")
        self.assertEqual(browser.send("POST", "/signin/sign-out", {}).status, 204)
        self.assertEqual(list(browser.jar), [])
        self.assertEqual(error(browser.send("GET", "/signin/session"))[:2], NOT_SIGNED_IN)

    def test_takes_the_cookie_under_its_own_name_alone_and_so_does_plain_http(self):
        self.user("bert")
        browser = JarBrowser(self.server)
        browser.begin("bert")
        session_id = browser.cookie().value

        def present(name):
            return self.server.send("GET", "/signin/session", {"Cookie": f"{name}={session_id}"})

        self.assertEqual(step(present(SECURE)), "done")
        self.assertEqual(error(present(PLAIN))[:2], NOT_SIGNED_IN)
        self.serve_plainly()
        self.assertEqual(step(present(PLAIN)), "done")
        self.assertEqual(error(present(SECURE))[:2], NOT_SIGNED_IN)
        self.assertEqual(error(browser.send("GET", "/signin/session"))[:2], NOT_SIGNED_IN)

    def test_believes_the_origin_with_its_scheme_alone(self):
        members = {"account": ACCOUNT, "userName": "nobody", "password": FIRST}
        for origin in (f"http://127.0.0.1:{self.server.port}", "https://127.0.0.1", "null"):
            answer = JarBrowser(self.server).send(
                "POST", "/signin/begin", members, {"Origin": origin}
            )
            self.assertEqual(error(answer)[:2], UNTRUSTED, origin)

    def test_serves_the_console_with_every_guard(self):
        guards = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        page = self.server.send("GET", "/console/")
        script = self.server.send("GET", "/console/assets/x-1.js", {"Accept-Encoding": "gzip"})
        self.assertEqual((page.text, script.text), ("<!doctype html>first page", "packed script"))
        self.assertEqual(script.headers["Content-Encoding"], "gzip")
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertIn("immutable", script.headers["Cache-Control"])
        for answer in (page, script):
            for name, value in guards.items():
                self.assertEqual(answer.headers[name], value)
            policy = answer.headers["Content-Security-Policy"].split("; ")
            for directive in (
                "default-src 'none'",
                "script-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
            ):
                self.assertIn(directive, policy)
            self.assertNotIn("unsafe", " ".join(policy))

    def test_answers_nothing_that_is_not_tls(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=PATIENCE) as plain:
            plain.sendall(b"GET /console/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
            try:
                said = plain.recv(4096)
            except ConnectionResetError:
                said = b""
        self.assertNotIn(b"HTTP/", said)


if __name__ == "__main__":
    main()
