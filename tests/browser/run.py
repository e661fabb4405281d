"""The console in a real browser, against the real server.

    run.py [SUITE [PART]]            all suites, or one, or one part of one
    run.py screenshots FOLDER [PAGE…] [LOOK…]  pictures of every page, or of these; a look is en-light-desk, ja-dark-phone …
    run.py measure USERS             how long a report of so many users takes in the browser

Each file console/tests/browser/*_test.mjs is a suite, and runs with Node's test runner against a server and an account of
its own. The account is made here, through the API. A long suite says in a line `// Parts: …` which parts it has: each
part is a run of its own, so that parts can run side by side.
"""

import concurrent.futures
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))

from aws_client import Credentials, certificate, code_pair  # noqa: E402
from fake_clock import FakeClock  # noqa: E402
from rollcall_server import ACCOUNT, Server, program  # noqa: E402

SCRIPTS = ROOT / "console/tests/browser"
# Where console/build keeps a Node of its own, if the machine's is too old.
OWN_NODE = ROOT / "console/.cache/node/node_modules/.bin"
SHARED = pathlib.Path(os.environ.get("ROLLCALL_SHARED", ROOT / "../shared"))
CHROMIUM = pathlib.Path(os.environ.get("ROLLCALL_CHROMIUM", "/usr/lib/chromium/chromium"))
CONSOLE = pathlib.Path(os.environ.get("ROLLCALL_CONSOLE", program().parent / "console"))
PASSWORD = "Correct-horse-9!"
ROOT_EMAIL = "root@example.com"
SKIPPED = 77
PARTS = "// Parts: "
# What the server of a suite is told beyond the usual.
OPTIONS = {"quotas_test.mjs": ("--quota-access-keys", "1", "--quota-signing-certificates", "1")}


def what_is_missing():
    if not CHROMIUM.exists():
        return f"{CHROMIUM} is not installed (Debian package chromium)"
    if not (CONSOLE / "index.html").exists():
        return f"{CONSOLE} holds no console: console/build {CONSOLE}"
    if not (SCRIPTS.parents[1] / "node_modules/playwright-core").exists():
        return "the console's packages are not installed: console/build installs them"
    return None


def hostile_names():
    """Names that somebody once tripped over, as far as a user may have them."""
    corpus = SHARED / "corpora/names.json"
    if corpus.exists():
        return json.loads(corpus.read_text())["valid_user_names"]
    return ["=1+1", "a,b", "..", "null", "hasOwnProperty", "-2+3", "@SUM", "true"]


def allow(*actions):
    statement = {"Effect": "Allow", "Action": actions, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


# What is written into a group and into a user of it, as people write it.
OPERATE = """{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*" },
    {
      "Sid": "NeverDelete",
      "Effect": "Deny",
      "Action": "s3:Delete*",
      "Resource": "*"
    }
  ]
}"""
TESTED = """{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "iam:GetUser",
    "Resource": "*",
    "Condition": { "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } }
  }
}"""


class World:
    """A server with an account: an administrator, an auditor, and people in every state that sign-in knows."""

    def __init__(self, clock=None, options=()):
        self._folder = tempfile.TemporaryDirectory(prefix="rollcall-console-")
        password = pathlib.Path(self._folder.name) / "root-password"
        password.write_text(PASSWORD + "\n")
        self.server = Server(
            "--console",
            CONSOLE,
            *options,
            clock=clock,
            init_options=["--root-email", ROOT_EMAIL, "--root-password-file", password],
        )
        self.server.start()
        self.iam = self.server.iam()
        self.facts = {
            "url": self.server.endpoint,
            "accountId": ACCOUNT,
            "account": "example",
            "password": PASSWORD,
            "rootEmail": ROOT_EMAIL,
        }
        self.iam.create_account_alias(AccountAlias="example")
        self.a_user("alice", policy=allow("iam:*", "rollcall:*"))
        self.a_user("auditor", policy=allow("iam:GetCredentialReport"))
        self.facts["seed"] = self.a_user_with_a_device("bob")
        self.a_user("carla", policy=allow("iam:ListUsers"))
        self.a_user("carol", reset=True)
        self.a_user("dave")

    def a_user(self, name, policy=None, reset=False):
        self.iam.create_user(UserName=name)
        self.iam.create_login_profile(UserName=name, Password=PASSWORD, PasswordResetRequired=reset)
        if policy is not None:
            self.iam.put_user_policy(UserName=name, PolicyName="given", PolicyDocument=policy)

    def a_user_with_a_device(self, name):
        self.a_user(name, policy=allow("iam:*"))
        device = self.iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
        seed = device["Base32StringSeed"].decode()
        self.iam.enable_mfa_device(
            UserName=name,
            SerialNumber=device["SerialNumber"],
            **code_pair(seed, self.server.clock.now()),
        )
        return seed

    def some_things(self):
        """One of everything that a page shows."""
        self.iam.create_group(GroupName="developers")
        self.iam.add_user_to_group(GroupName="developers", UserName="alice")
        policy = self.iam.create_policy(
            PolicyName="ReadReports",
            Path="/teams/platform-engineering/production/",
            PolicyDocument=allow("iam:GetCredentialReport"),
        )["Policy"]
        self.iam.attach_group_policy(GroupName="developers", PolicyArn=policy["Arn"])
        trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
        self.iam.create_role(
            RoleName="deploy",
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
        )
        self.iam.tag_user(UserName="alice", Tags=[{"Key": "team", "Value": "核"}])
        self.iam.upload_signing_certificate(UserName="alice", CertificateBody=certificate("alice"))
        key = Credentials.of(self.iam.create_access_key(UserName="alice"))
        agent = "<b>agent</b> & more \u202e " + "a" * 180
        self.server.query(
            "GetUser", credentials=key, headers={"User-Agent": agent.encode().decode("latin-1")}
        )
        self.facts["agent"] = agent
        self.facts["policyArn"] = policy["Arn"]

    def people_of_few_rights(self):
        """An auditor, and somebody who looks after the own credentials alone."""
        report = ("iam:GenerateCredentialReport", "iam:GetCredentialReport")
        self.a_user("external-auditor", policy=allow(*report))
        own = {
            "Effect": "Allow",
            "Action": ["iam:*AccessKey*", "iam:*MFADevice*", "iam:GetUser"],
            "Resource": ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:mfa/*"],
        }
        self.a_user(
            "self-manager", policy=json.dumps({"Version": "2012-10-17", "Statement": [own]})
        )

    def things_to_test(self):
        """People whose policies decide in every way that the simulator knows, and one who may ask it and read nothing."""
        self.iam.create_group(GroupName="operators")
        self.iam.put_group_policy(
            GroupName="operators", PolicyName="operate", PolicyDocument=OPERATE
        )
        self.a_user("tested", policy=TESTED)
        self.iam.add_user_to_group(GroupName="operators", UserName="tested")
        self.iam.create_user(UserName="bounded", PermissionsBoundary=self.facts["policyArn"])
        self.iam.attach_user_policy(
            UserName="bounded", PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess"
        )
        self.a_user("asker", policy=allow("iam:SimulatePrincipalPolicy"))

    def hostile_users(self):
        names = hostile_names()
        taken = {"alice", "auditor", "bob", "carla", "carol", "dave"}
        made = []
        for name in names:
            if name.lower() not in taken:
                taken.add(name.lower())
                self.iam.create_user(UserName=name)
                made.append(name)
        self.facts["names"] = made

    def close(self):
        self.server.close()
        self._folder.cleanup()


def a_world_with_an_old_report():
    """Its only report is five hours old; `inspector` may do what auditors always could."""
    age = datetime.timedelta(hours=5)
    clock = FakeClock(datetime.datetime.now(datetime.timezone.utc) - age)
    world = World(clock)
    world.a_user(
        "inspector", policy=allow("iam:GenerateCredentialReport", "iam:GetCredentialReport")
    )
    world.server.report()  # waits until it is complete
    clock.move(hours=5)
    return world


def a_world_with_a_past():
    began = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=PAST_DAYS)
    clock = FakeClock(began)
    world = World(clock)
    a_year(world, clock)
    return world


def a_world_with_old_passwords():
    """Passwords of everybody have expired but of two, of whom one may change it alone."""
    age = datetime.timedelta(days=40)
    clock = FakeClock(datetime.datetime.now(datetime.timezone.utc) - age)
    world = World(clock)
    world.iam.update_account_password_policy(MaxPasswordAge=30)
    clock.move(days=40)
    world.a_user("hana", policy=allow("iam:ChangePassword"))
    world.a_user("ines", policy=allow("iam:GetCredentialReport"))
    return world


def a_world_with_old_keys():
    age = datetime.timedelta(days=120)
    clock = FakeClock(datetime.datetime.now(datetime.timezone.utc) - age)
    world = World(clock)
    world.some_things()
    clock.move(days=120)
    return world


def node(world, script, *arguments):
    return subprocess.run(
        ["node", *arguments, str(script)],
        env={
            **os.environ,
            "PATH": f"{OWN_NODE}:{os.environ['PATH']}",
            "ROLLCALL_WORLD": json.dumps(world.facts),
            "ROLLCALL_CHROMIUM": str(CHROMIUM),
        },
    ).returncode


def parts_of(script):
    """The parts of a suite; one without a name where it says nothing of parts."""
    for line in script.read_text().splitlines():
        if line.startswith(PARTS):
            return line.removeprefix(PARTS).split()
    return [""]


# Suites whose account is more than has just been made.
WORLDS = {
    "expired_report_test.mjs": a_world_with_an_old_report,
    "find_and_act_test.mjs": a_world_with_old_keys,
    "numbers_test.mjs": a_world_with_a_past,
    "own_password_test.mjs": a_world_with_old_passwords,
    "walks_test.mjs": a_world_with_old_keys,
}


def run_part(script, part):
    make = WORLDS.get(script.name, lambda: World(options=OPTIONS.get(script.name, ())))
    world = make()
    try:
        if "agent" not in world.facts:  # unless its things are older than its tests
            world.some_things()
        if "permitted" in script.name:
            world.people_of_few_rights()
        if "simulator" in script.name:
            world.things_to_test()
        if "name" in script.name:
            world.hostile_users()
        world.facts.update(part=part, parts=parts_of(script))
        return node(world, script, "--test")
    finally:
        world.close()


def run_suites(suite="*", part=None):
    """Whether anything that was asked for failed, or nothing was found."""
    runs = [
        (script, name)
        for script in sorted(SCRIPTS.glob(f"{suite}_test.mjs"))
        for name in parts_of(script)
        if part in (None, name)
    ]
    failed = [f"{script.name} {name}" for script, name in runs if run_part(script, name) != 0]
    for name in failed:
        print(f"failed: {name}")
    return 1 if failed or not runs else 0


PAST_DAYS = 436


def a_year(world, clock):
    """An account with a past: keys of every age, some used, some not."""
    services = ["iam", "sts"]
    regions = ["us-east-1", "eu-west-1", "ap-northeast-1", "ap-northeast-3"]
    keys = []
    for number in range(48):
        name = f"{['svc-ci', 'svc-batch', 'mei.tanaka', 'ben.novak'][number % 4]}-{number:02d}"
        if number % 4 > 1:
            world.a_user(name)
        else:
            world.iam.create_user(UserName=name)
        if number % 3:
            key = world.iam.create_access_key(UserName=name)["AccessKey"]
            keys.append((name, key))
        clock.move(days=9, hours=number % 5)
        for place, (_, used) in enumerate(keys[-6::2]):
            service = services[(number + place) % 2]
            use(world, used, service, regions[(number + place) % 4])
    world.server.report()  # waits until it is complete


def use(world, key, service, region):
    credentials = Credentials(key["AccessKeyId"], key["SecretAccessKey"], None)
    if service == "sts":
        world.server.sts(credentials, region=region).get_caller_identity()
    else:
        try:
            world.server.iam(credentials).get_user()
        except Exception as refused:  # a use that is denied is a use
            if "AccessDenied" not in str(refused):
                raise


def screenshots(folder, pages):
    world = a_world_with_a_past()
    try:
        world.some_things()
        world.facts.update(folder=str(pathlib.Path(folder).resolve()), pages=pages)
        shutil.rmtree(folder, ignore_errors=True)
        pathlib.Path(folder).mkdir(parents=True)
        return node(world, SCRIPTS / "screenshots.mjs")
    finally:
        world.close()


def measure(users):
    world = World(options=["--quota-users", users + 100])
    try:
        names = [f"user-{number:06d}" for number in range(users)]

        def make(name):
            world.server.query("CreateUser", [("UserName", name)])
            if int(name[5:]) % 3 == 0:
                world.server.query("CreateAccessKey", [("UserName", name)])

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(make, names))
        world.server.report()
        world.facts.update(users=users, lastUser=names[-1])
        return node(world, SCRIPTS / "measure.mjs")
    finally:
        world.close()


if __name__ == "__main__":
    missing = what_is_missing()
    if missing:
        print(f"skipped: {missing}")
        sys.exit(SKIPPED)
    if sys.argv[1:2] == ["screenshots"]:
        sys.exit(screenshots(sys.argv[2], sys.argv[3:]))
    if sys.argv[1:2] == ["measure"]:
        sys.exit(measure(int(sys.argv[2])))
    sys.exit(run_suites(*sys.argv[1:]))
