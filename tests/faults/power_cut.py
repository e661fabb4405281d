"""Power cuts, simulated: a server works, what it does to its disk is recorded, and any number of
disks are made as a cut at any moment could have left them. Each is opened by the program itself.

    record = Record.of_work(requests=1000)
    for cut in record.cuts(count=300, seed=1):
        troubles = cut.troubles()
"""

import collections
import concurrent.futures
import http.client
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import tempfile
import threading

from aws_client import CLIENT_ENVIRONMENT, Credentials, allowing
from disk import Disk, Kind, Loss, steps_of
from rollcall_server import Server, program

RECORDER = pathlib.Path(os.environ.get("ROLLCALL_TEST_PROGRAMS", "")) / "librecorder.so"
REQUEST_ID = re.compile(rb"x-amzn-RequestId: ([0-9a-f-]+)")
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
WRITERS = 8

# What was answered, and must be there: ("user", name), ("key", id), ("use", id) and so on.
Fact = collections.namedtuple("Fact", "kind name")


class RecordedServer(Server):
    """A server that is watched by the recorder. `bug` is one of those in recorder.cpp."""

    def __init__(self, record, bug=""):
        self._recorder = {
            "LD_PRELOAD": str(RECORDER),
            "ROLLCALL_RECORDER_FILE": str(record),
            "ROLLCALL_RECORDER_BUG": bug,
        }
        super().__init__("--quota-users", "100000")

    def _environment(self, more=()):
        folder = {"ROLLCALL_RECORDER_FOLDER": f"{self._folder}/"}
        return {**super()._environment(more), **self._recorder, **folder}


class Refused(AssertionError):
    """A change that should have been made was not."""


class Work:
    """Clients that change an account, and write down what they were answered to which request."""

    def __init__(self, server):
        self.server = server
        self.facts = {}  # request id -> Fact
        self.is_cut = lambda: False  # whether the disk may be gone: what cannot be read is refused
        self._lock = threading.Lock()
        self._users = 0

    def do(self, requests):
        """Until so many were answered, or the server is gone."""
        wanted = len(self.facts) + requests
        with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
            for each in [pool.submit(self._write_until, wanted) for _ in range(WRITERS)]:
                each.result()

    def answered(self):
        with self._lock:
            return list(self.facts.values())

    def _write_until(self, wanted):
        try:
            while len(self.facts) < wanted:
                self._one_user()
        except (OSError, http.client.HTTPException):  # the server is gone
            return
        except Refused:
            if not self.is_cut():
                raise

    def _one_user(self):
        with self._lock:
            self._users += 1
            name = f"user-{self._users:06}"
        tags = [("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1")]
        tags += [("Tags.member.2.Key", "b"), ("Tags.member.2.Value", "2")]
        self._ask(Fact("user", name), "CreateUser", [("UserName", name), *tags])
        answer = self._ask(None, "CreateAccessKey", [("UserName", name)])
        found = [re.search(rf"<{tag}>(.+?)</{tag}>", answer.text)[1] for tag in KEY_TAGS]
        self._note(answer, Fact("key", found[0]))
        policy = allowing("sts:*", resource="arn:aws:s3:::" + name * 120)
        fields = [("UserName", name), ("PolicyName", "p"), ("PolicyDocument", policy)]
        self._ask(Fact("policy", name), "PutUserPolicy", fields)
        used = {"service": "sts", "credentials": Credentials(*found), "region": "eu-west-1"}
        self._ask(Fact("use", found[0]), "GetCallerIdentity", **used)
        self._ask(None, "CreateUser", [("UserName", "gone-" + name)])
        self._ask(Fact("gone", "gone-" + name), "DeleteUser", [("UserName", "gone-" + name)])

    def _ask(self, fact, action, fields=(), **more):
        answer = self.server.query(action, fields, **more)
        if answer.status != 200:
            raise Refused(f"{action}: {answer.status} {answer.text}")
        if fact:
            self._note(answer, fact)
        return answer

    def _note(self, answer, fact):
        with self._lock:
            self.facts[answer.headers["x-amzn-RequestId"]] = fact


KEY_TAGS = ("AccessKeyId", "SecretAccessKey")


class Record:
    """All that a server did to its disk, and what it had answered by when."""

    def __init__(self, steps, made, facts):
        self.steps = steps
        self._made = made  # the number of steps until the store was there
        self.facts = []  # (number of steps before the answer, Fact)
        for number, step in enumerate(steps):
            found = REQUEST_ID.search(step.data) if step.kind is Kind.ANSWER else None
            if found and found[1].decode() in facts:
                self.facts.append((number, facts[found[1].decode()]))

    @staticmethod
    def of_work(requests, bug=""):
        """Of three lives of a server: killed, stopped, stopped. The second does most of it."""
        with tempfile.TemporaryDirectory(prefix="rollcall-record-") as folder:
            record = pathlib.Path(folder) / "record"
            server = RecordedServer(record, bug)
            made = len(list(steps_of(record.read_bytes())))
            try:
                work = Work(server)
                for share, end in ((6, server.kill), (1, server.stop), (6, server.stop)):
                    server.start()
                    work.do(requests // share)
                    end()
                return Record(list(steps_of(record.read_bytes())), made, work.facts)
            finally:
                server.close()

    def times_the_log_began(self):
        """A log begins with a header of 32 bytes: when it is new, and when it was moved into the
        database and is written over."""
        return sum(
            step.kind is Kind.WRITE
            and step.path.endswith("-wal")
            and (step.place, len(step.data)) == (0, 32)
            for step in self.steps
        )

    def cuts(self, count, seed):
        """Cuts at so many of the steps, at all of them if there are no more."""
        chosen = random.Random(seed)
        steps = range(self._made, len(self.steps) + 1)
        moments = sorted(chosen.sample(steps, min(count, len(steps))))
        disk, taken = Disk(), 0
        for moment in moments:
            for step in self.steps[taken:moment]:
                disk.take(step)
            taken = moment
            loss = chosen.choice([*Loss, Loss.ALL])
            files = disk.after_a_cut(chosen, loss)
            facts = [fact for number, fact in self.facts if number < moment]
            yield Cut(f"seed {seed}, step {moment}, lost: {loss.value}", files, facts)


def lay_out(folder, files):
    """What a cut has left, as files. What is shared through memory may hold anything."""
    (folder / "data").mkdir(mode=0o700)
    for name, content in files.items():
        if name.endswith("-shm"):
            content = random.Random(len(content)).randbytes(len(content))
        path = folder / name
        path.write_bytes(content)
        path.chmod(0o600)


class Cut:
    """What one cut left of the files, and what must be in them."""

    def __init__(self, name, files, facts):
        self.name, self.files, self.facts = name, files, facts

    def troubles(self):
        """Opens the store with the program, and says what is wrong with it afterwards."""
        with tempfile.TemporaryDirectory(prefix="rollcall-cut-", dir=MEMORY) as made:
            folder = pathlib.Path(made)
            lay_out(folder, self.files)
            opened = run_program("account", "list", "--data", folder / "data")
            if opened.returncode != 0:
                return [f"{self.name}: does not open: {opened.stderr.strip()}"]
            return [f"{self.name}: {each}" for each in troubles_in(folder / "data", self.facts)]


def run_program(*arguments, **more):
    return subprocess.run(
        [program(), *map(str, arguments)], capture_output=True, text=True, timeout=120, **more
    )


def troubles_in(data, facts):
    """What is missing, and what is there by half."""
    database = sqlite3.connect(data / "rollcall.db")
    try:
        state = State(database)
    except sqlite3.Error as error:
        return [f"cannot be read: {error}"]
    finally:
        database.close()
    missing = [f"{fact.kind} {fact.name} was answered" for fact in facts if not state.has(fact)]
    return state.troubles() + missing


class State:
    """What a database holds of the work."""

    def __init__(self, database):
        def column(text):
            return [row[0] for row in database.execute(text)]

        self.integrity = column("PRAGMA integrity_check") + column("PRAGMA foreign_key_check")
        self.users = set(column("SELECT user_name FROM users WHERE user_key <> ''"))
        self.tags = column("SELECT user_key FROM user_tags")
        self.keys = column("SELECT access_key_id FROM access_keys WHERE user_key <> ''")
        self.secrets = column("SELECT access_key_id FROM access_key_secrets WHERE user_key <> ''")
        self.policies = set(column("SELECT user_key FROM inline_policies"))
        self.used = set(
            column(
                "SELECT access_key_id FROM access_keys WHERE last_used_region = 'eu-west-1' "
                "AND last_used_service = 'sts' AND last_used_date > 0"
            )
        )
        self.events = column("SELECT number FROM events ORDER BY number")
        self.actions = collections.Counter(column("SELECT action FROM events"))

    def has(self, fact):
        return {
            "user": lambda: fact.name in self.users,
            "gone": lambda: fact.name not in self.users,
            "key": lambda: fact.name in self.keys,
            "use": lambda: fact.name in self.used,
            "policy": lambda: fact.name in self.policies,
        }[fact.kind]()

    def troubles(self):
        kept = {name for name in self.users if not name.startswith("gone-")}
        made = self.actions["iam:CreateUser"] - self.actions["iam:DeleteUser"]
        whole = {
            "integrity_check says ok": self.integrity == ["ok"],
            "events are numbered without gaps": self.events == [*range(1, len(self.events) + 1)],
            "each user has two tags": sorted(self.tags) == sorted([*kept, *kept]),
            "each user has an event": len(self.users) == made,
            "each key has an event": len(self.keys) == self.actions["iam:CreateAccessKey"],
            "each key has a secret": sorted(self.keys) == sorted(self.secrets),
            "each policy has an event": len(self.policies) == self.actions["iam:PutUserPolicy"],
        }
        return [f"not true: {sentence}" for sentence, holds in whole.items() if not holds]


def troubles_of(cuts, at_once=2, most=10):
    """Of all the cuts, with their names; ends early when there are many."""
    found, waiting = [], collections.deque()
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        for cut in cuts:
            waiting.append(pool.submit(cut.troubles))
            while len(waiting) > 4 * at_once:
                found += waiting.popleft().result()
            if len(found) >= most:
                break
        for each in waiting:
            found += each.result()
    return found
