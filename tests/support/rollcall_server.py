"""A real server for tests, and real AWS clients to talk to it.

    with Server("--report-edition", "live", clock=FakeClock()) as server:
        alice = server.a_user("alice")
        server.sts(alice, region="eu-west-1").get_caller_identity()
        server.clock.move(hours=4)
        self.assertEqual(server.report()["alice"]["access_key_1_last_used_region"], "eu-west-1")

A Server is the built program on a new data directory and a free port of 127.0.0.1. With a FakeClock
server and clients see the same time, that stands still until the test moves it. Nothing here reads
the configuration of whoever runs the tests.
"""

import csv
import io
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
import botocore.session

import model_check
import store_of_tests
from aws_client import CLIENT_ENVIRONMENT, Answer, AwsError, Credentials, code_pair
from fake_clock import FakeClock, RealClock, client_time
from free_port import free_port
from patience import PATIENCE

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACCOUNT = "123456789012"
AWS_PROGRAM = "/usr/bin/aws"
MODELS = ROOT / "docs/aws-cli"  # of the services that AWS has not
API_VERSIONS = {"iam": "2010-05-08", "sts": "2011-06-15", "rollcall": "2026-12-01"}

__all__ = [
    "ACCOUNT",
    "ROOT",
    "Credentials",
    "FakeClock",
    "RealClock",
    "Server",
    "free_port",
    "program",
    "wait_until",
]


def program():
    """The program under test: what CTest says, else the release build."""
    return pathlib.Path(os.environ.get("ROLLCALL_PROGRAM", ROOT / "build/release/rollcall"))


def wait_until(condition, seconds=PATIENCE, every=0.02):
    """Whether `condition` came true in time, by a clock that no test moves."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(every)
    return True


class Server:
    """One running server. Use it in a `with` statement, or call start() and close().

    options go to `rollcall serve` as they are: Server("--report-edition", "live").
    """

    scheme = "http"
    store_kind = store_of_tests.KIND

    def __init__(self, *options, clock=None, account=ACCOUNT, init_options=()):
        self.clock = clock or RealClock()
        self.account = account
        self._options = list(options)
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-test-"))
        self.data = self._folder / "data"
        self.store = store_of_tests.store_in(self.data, self.store_kind)
        self.log_file = self._folder / "server.log"
        self._process = None
        self._clients = {}
        self.port = free_port()
        try:
            credentials = self._folder / "credentials"
            words = ("init", "--data", self.data, "--account-id", account)
            self.run(*words, "--credentials-file", credentials, *init_options)
            self.root = Credentials.of_file(credentials)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            self.store.drop()
            raise

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print(self.log_tail(), file=sys.stderr)
        self.close()

    @property
    def endpoint(self):
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def pid(self):
        return self._process.pid

    def _environment(self, more=()):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "ROLLCALL_"))}
        told = {**self.clock.environment(), **self.store.environment(), **dict(more)}
        return {**kept, **CLIENT_ENVIRONMENT, **told}

    def run(self, *arguments, check=True, environment=(), timeout=PATIENCE, **more):
        """Runs the program itself at the server's time: server.run("account", "list", …)."""
        finished = subprocess.run(
            [program(), *map(str, arguments)],
            env=self._environment(environment),
            capture_output=True,
            text=True,
            timeout=timeout,
            **more,
        )
        if check and finished.returncode != 0:
            raise AssertionError(
                f"rollcall {' '.join(map(str, arguments))} ended with {finished.returncode}:\n"
                f"{finished.stdout}{finished.stderr}"
            )
        return finished

    # Starting, stopping, dying.

    def start(self, *options):
        """Starts `rollcall serve` and waits until it is ready; elsewhere if the port is taken."""
        for attempt in range(5):
            with open(self.log_file, "ab") as log:
                self._process = subprocess.Popen(
                    [program(), "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"]
                    + [str(option) for option in [*self._options, *options]],
                    env=self._environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            if wait_until(lambda: self._process.poll() is not None or self.is_ready()):
                if self._process.poll() is None:
                    return self
            else:
                self.kill()
            self.port, self._clients = free_port(), {}
        raise AssertionError(f"the server does not get ready; its log ends:\n{self.log_tail()}")

    def is_ready(self):
        try:
            with urllib.request.urlopen(self.endpoint + "/readyz", timeout=2) as answer:
                return answer.status == 200
        except (OSError, urllib.error.HTTPError):
            return False

    def is_running(self):
        return self._process is not None and self._process.poll() is None

    def stop(self, seconds=PATIENCE):
        """Ends the server as an operator would, with SIGTERM; returns its exit code."""
        if self._process is None:
            return None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(
                    f"the server did not stop in {seconds} s:\n{self.log_tail()}"
                ) from None
        return self._process.returncode

    def kill(self):
        """Ends the server at once with SIGKILL, as a crash would."""
        if self.is_running():
            self._process.kill()
            self._process.wait()

    def restart(self, *options):
        self.stop()
        return self.start(*options)

    def close(self):
        try:
            self.stop()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
            self.store.drop()
            self.clock.close()

    # What it said and holds.

    def log(self):
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    def log_tail(self, lines=60):
        return "\n".join(self.log().splitlines()[-lines:])

    def memory_kib(self, field="VmRSS"):
        """A figure from /proc: VmRSS is what it holds now, VmHWM the most it ever held."""
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1])
        raise KeyError(field)

    # Clients.

    def client(self, service, credentials=None, region="us-east-1"):
        """A boto3 client that neither retries nor checks parameters: the server's word is heard,
        and must be one that the model of the service allows."""
        credentials = credentials or self.root
        key = (service, credentials, region)
        if key not in self._clients:
            session = botocore.session.get_session()
            session.get_component("data_loader").search_paths.append(str(MODELS))
            client = boto3.session.Session(botocore_session=session).client(
                service,
                region_name=region,
                endpoint_url=self.endpoint,
                aws_access_key_id=credentials.access_key_id,
                aws_secret_access_key=credentials.secret_access_key,
                aws_session_token=credentials.session_token,
                config=botocore.config.Config(
                    parameter_validation=False,
                    retries={"total_max_attempts": 1},
                    read_timeout=PATIENCE,
                    signature_version="v4",
                ),
            )
            client.meta.events.register("before-sign.*", self._sign_at_server_time)
            model_check.watch(client)
            self._clients[key] = client
        return self._clients[key]

    def _sign_at_server_time(self, **_):
        client_time.clock = self.clock

    def iam(self, credentials=None, region="us-east-1"):
        return self.client("iam", credentials, region)

    def sts(self, credentials=None, region="us-east-1"):
        return self.client("sts", credentials, region)

    def aws(self, *arguments, credentials=None, region="us-east-1", check=True, output="json"):
        """Runs the AWS CLI, about a second a call: server.aws("iam", "list-users").

        Returns the parsed answer (None when there is none); with check=False the finished process.
        """
        credentials = credentials or self.root
        environment = {
            "AWS_ACCESS_KEY_ID": credentials.access_key_id,
            "AWS_SECRET_ACCESS_KEY": credentials.secret_access_key,
            "AWS_DEFAULT_REGION": region,
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_DATA_PATH": str(MODELS),
        }
        if credentials.session_token:
            environment["AWS_SESSION_TOKEN"] = credentials.session_token
        options = ["--endpoint-url", self.endpoint, "--output", output]
        finished = subprocess.run(
            [AWS_PROGRAM, *options, *map(str, arguments)],
            env=self._environment(environment),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        if not check:
            return finished
        if finished.returncode != 0:
            raise AwsError(finished)
        if output != "json":
            return finished.stdout
        return json.loads(finished.stdout) if finished.stdout.strip() else None

    def query(
        self, action, pairs=(), *, service="iam", credentials=None, region="us-east-1", headers=()
    ):
        """A signed POST with exactly these wire parameters, for what no SDK would send."""
        credentials = credentials or self.root
        fields = [("Action", action), ("Version", API_VERSIONS[service]), *pairs]
        body = "&".join(f"{_quote(name)}={_quote(value)}" for name, value in fields)
        request = botocore.awsrequest.AWSRequest(
            method="POST",
            url=self.endpoint + "/",
            data=body.encode(),
            headers={
                "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
                **dict(headers),
            },
        )
        self._sign_at_server_time()
        signer = botocore.auth.SigV4Auth(
            botocore.credentials.Credentials(
                credentials.access_key_id, credentials.secret_access_key, credentials.session_token
            ),
            service,
            region,
        )
        signer.add_auth(request)
        return self.send("POST", "/", dict(request.prepare().headers), body.encode())

    def send(self, method, target, headers=(), body=None):
        """One plain HTTP request. Returns an Answer, whatever its status."""
        request = urllib.request.Request(
            self.endpoint + target, data=body, headers=dict(headers), method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read())

    # Worlds that tests begin with.

    def a_user(self, name, **more):
        """Makes a user and returns its first key's Credentials."""
        self.iam().create_user(UserName=name, **more)
        return self.a_key(name)

    def a_key(self, name):
        return Credentials.of(self.iam().create_access_key(UserName=name))

    def an_administrator(self, name="administrator"):
        """Makes a user who may do everything and returns its Credentials."""
        credentials = self.a_user(name)
        self.iam().attach_user_policy(
            UserName=name, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess"
        )
        return credentials

    def a_device(self, user_name, device_name=None):
        """Makes and enables a virtual MFA device; returns (serial number, Base32 seed)."""
        made = self.iam().create_virtual_mfa_device(VirtualMFADeviceName=device_name or user_name)
        serial, seed = (
            made["VirtualMFADevice"]["SerialNumber"],
            made["VirtualMFADevice"]["Base32StringSeed"],
        )
        seed = seed.decode() if isinstance(seed, bytes) else seed
        self.iam().enable_mfa_device(
            UserName=user_name, SerialNumber=serial, **code_pair(seed, self.clock.now())
        )
        return serial, seed

    def events(self):
        """The actions in the record of changes, oldest first."""
        statement = "SELECT action FROM events ORDER BY account_id, number"
        return [action for (action,) in self.store.rows(statement)]

    def report_text(self, credentials=None):
        """The report as an administrator gets it: generate until it is complete, then get."""
        iam = self.iam(credentials)
        if not wait_until(lambda: iam.generate_credential_report()["State"] == "COMPLETE"):
            raise AssertionError("the credential report does not get complete")
        content = iam.get_credential_report()["Content"]
        return content.decode() if isinstance(content, bytes) else content

    def report(self, credentials=None):
        """The credential report as {user: {column: cell}}."""
        return {
            row["user"]: row for row in csv.DictReader(io.StringIO(self.report_text(credentials)))
        }


def _quote(value):
    return urllib.parse.quote(str(value), safe="-_.~")
