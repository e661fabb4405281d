"""Rollcall servers on a cluster, and writers who go on asking them whatever becomes of it."""

import concurrent.futures
import re
import threading
import time

import botocore.exceptions

from aws_client import Credentials
from beside import Beside
from ledger import Found, Kind, Ledger, Said
from nodes import REQUIRED
from rollcall_server import Server, wait_until

REGION = "eu-central-1"
PERHAPS = "It may have been, or not"  # what the answer says where nobody can tell
WRITERS = 2  # at each server


class StoreOnCluster:
    """Told to the program in a file of its owner's alone, for there is a password in it."""

    def __init__(self, cluster, name, address):
        self._file = cluster.folder / f"store-{name}"
        self._file.touch(mode=0o600)
        self._file.write_text(address + "\n")

    def environment(self):
        return {"ROLLCALL_STORE_FILE": str(self._file)}

    def drop(self):
        """It goes with its cluster."""


def servers_on(cluster, required=REQUIRED):
    """Two, which are not started: one knows all nodes, the other one the proxy before them."""
    known = StoreOnCluster(cluster, "nodes", cluster.address())
    behind = StoreOnCluster(cluster, "proxy", cluster.address([cluster.proxy()]))

    class OnCluster(Server):
        store_kind = staticmethod(lambda data: known)

    one = OnCluster(*required, "--quota-users", "1000000", init_options=required)
    two = Beside(one, *required, "--quota-users", "1000000")
    two.store = behind
    words = ("account", "list", "--data", two.data, *required)
    if not wait_until(lambda: two.run(*words, check=False).returncode == 0, every=0.2):
        raise AssertionError("the proxy does not lead to the primary")
    return [one, two]


class Load:
    """In a `with` statement: as long as it lasts, users are made, given a key, and use it."""

    def __init__(self, servers, name):
        self.ledger = Ledger()
        self._over = threading.Event()
        self._places = [
            (number, server, f"{name}-{number}-{writer}")
            for number, server in enumerate(servers)
            for writer in range(WRITERS)
        ]
        self._pool = concurrent.futures.ThreadPoolExecutor(len(self._places))
        self._running = []

    def __enter__(self):
        self._running = [self._pool.submit(self._write, *place) for place in self._places]
        return self

    def __exit__(self, *_):
        self._over.set()
        self._pool.shutdown()
        for future in self._running:
            future.result()

    def _write(self, number, server, name):
        count = 0
        while not self._over.is_set():
            count += 1
            self._one_user(number, server, f"{name}-{count}")
            # So that an outage is not a storm, and a series leaves no mountain.
            time.sleep(0.05)

    def _one_user(self, number, server, user):
        def ask(kind, *words, **more):
            answer = server.query(*words, **more)
            said = self._said(answer)
            if said is None:
                self.ledger.astray.append(f"{words[0]} of {user}: {answer.status} {answer.text}")
            else:
                self.ledger.note(kind, user, said, number)
            return answer.text if said is Said.KEPT else None

        if ask(Kind.USER, "CreateUser", [("UserName", user)]) is None:
            return
        made = ask(Kind.KEY, "CreateAccessKey", [("UserName", user)])
        if made is None:
            return
        key = Credentials(_inside(made, "AccessKeyId"), _inside(made, "SecretAccessKey"))
        ask(Kind.USE, "GetCallerIdentity", service="sts", credentials=key, region=REGION)

    def _said(self, answer):
        if answer.status == 200:
            return Said.KEPT
        if answer.status != 503 or "<Code>ServiceUnavailable</Code>" not in answer.text:
            return None
        return Said.UNKNOWN if PERHAPS in answer.text else Said.REFUSED


def _inside(text, tag):
    return re.search(rf"<{tag}>(.*?)</{tag}>", text).group(1)


def look_for(server, ledger):
    """What is there of all that the ledger names, by the actions of the API themselves."""
    found = []

    def is_answered():
        try:
            found.append(_looked_for(server.iam(), ledger))
            return True
        except botocore.exceptions.ClientError as refused:
            if refused.response["Error"]["Code"] != "ServiceUnavailable":
                raise
            return False

    if not wait_until(is_answered, every=0.2):
        raise AssertionError(f"nobody can look:\n{server.log_tail()}")
    return found[0]


def _looked_for(iam, ledger):
    found = Found(set(), set(), set())
    for page in iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 1000}):
        found.users |= {user["UserName"] for user in page["Users"]}
    for user in {line.thing for line in ledger.lines} & found.users:
        for key in iam.list_access_keys(UserName=user)["AccessKeyMetadata"]:
            found.keys.add(user)
            used = iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])
            if used["AccessKeyLastUsed"]["Region"] == REGION:
                found.uses.add(user)
    return found
