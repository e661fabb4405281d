"""A browser as far as the server can tell: it keeps cookies, says where its page comes from, and
sends along the token that the server told it."""

import json
import urllib.parse

from rollcall_server import API_VERSIONS
from server_test import ServerTest

FIRST, SECOND = "First#Pass1", "Second#Pass2"

# What is told of everything that is wrong with a sign-in.
GENERIC = (401, "SignInFailed", "Your authentication information is incorrect. Try again.")
NOT_SIGNED_IN = (401, "NotSignedIn")
UNTRUSTED = (403, "UntrustedRequest")


class Browser:
    """browser.sign_in("alice", "password"); browser.api("ListUsers"). `headers` go with every
    request: what a proxy between adds, say."""

    def __init__(self, server, headers=()):
        self.server = server
        self.headers = dict(headers)
        self.cookies = {}
        self.token = None

    @property
    def session_id(self):
        return self.cookies.get("rollcall")

    def request(self, method, path, body=None, headers=()):
        """One request with what a page of the server would send; None as a value leaves a header
        out."""
        sent = {"Origin": self.server.endpoint} if method == "POST" else {}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.token:
            sent["X-Rollcall-Token"] = self.token
        sent.update({**self.headers, **dict(headers)})
        sent = {name: value for name, value in sent.items() if value is not None}
        answer = self.server.send(method, path, sent, body)
        self._keep(answer.headers.get("Set-Cookie"))
        return answer

    def _keep(self, line):
        if not line:
            return
        pair, *attributes = [part.strip() for part in line.split(";")]
        name, value = pair.split("=", 1)
        if "Max-Age=0" in attributes:
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def post(self, path, members=None, headers=()):
        """A JSON object sent by a page; the answer, whose token is kept."""
        answer = self.request(
            "POST",
            path,
            json.dumps(members or {}).encode(),
            {"Content-Type": "application/json", **dict(headers)},
        )
        if answer.status == 200:
            self.token = json.loads(answer.body).get("token", self.token)
        return answer

    def begin(self, user_name, password, account=None):
        return self.post(
            "/signin/begin",
            {
                "account": account or self.server.account,
                "userName": user_name,
                "password": password,
            },
        )

    def sign_in(self, user_name, password):
        """As begin, for a sign-in of which nothing more is asked."""
        answer = self.begin(user_name, password)
        assert step(answer) == "done", answer
        return self

    def session(self):
        return self.request("GET", "/signin/session")

    def api(self, action, parameters=(), service="iam", headers=()):
        """A call of the API with the session in place of a signature."""
        pairs = [("Action", action), ("Version", API_VERSIONS[service]), *dict(parameters).items()]
        return self.request(
            "POST",
            "/console/api",
            urllib.parse.urlencode(pairs).encode(),
            {"Content-Type": "application/x-www-form-urlencoded", **dict(headers)},
        )


def step(answer):
    return json.loads(answer.body).get("step") if answer.status == 200 else None


def error(answer):
    """(status, code, message) of an answer of the sign-in that says no."""
    said = json.loads(answer.body)["error"]
    return answer.status, said["code"], said["message"]


class SignInTest(ServerTest):
    """The base of tests of what browsers do."""

    fake_time = True

    def user(self, name, **profile):
        """Makes a user with a password."""
        self.server.iam().create_user(UserName=name)
        self.server.iam().create_login_profile(UserName=name, Password=FIRST, **profile)
        return name

    def administrator(self, name):
        self.user(name)
        self.server.iam().attach_user_policy(
            UserName=name, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess"
        )
        return name

    def browser(self):
        return Browser(self.server)

    def signed_in(self, name):
        return self.browser().sign_in(name, FIRST)

    def policy(self, **settings):
        self.server.iam().update_account_password_policy(**settings)
        self.addCleanup(self.server.iam().delete_account_password_policy)

    def assert_over(self, browser):
        self.assertEqual(error(browser.session())[:2], NOT_SIGNED_IN)
