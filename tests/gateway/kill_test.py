"""The gateway dies under load, and the report shows every use that a client saw accepted.

Each key is used once, through nginx or through Swift. Clients write down what was answered before
they go on; after SIGKILL and a new start, the report must know of all of it, and of nothing that was
signed with a wrong secret.
"""

import concurrent.futures
import http.client
import itertools
import sys
import threading
import unittest

import botocore.exceptions

import nginx_site
import swift_cluster
from asking_service import AskingService
from aws_client import allowing
from door import Door
from rollcall_server import Credentials, RealClock
from s3_clients import s3
from server_test import main

ROUNDS = 3
CLIENTS = 6
KEYS_OF_A_CLIENT = 12
ACCEPTED_BEFORE_THE_KILL = 20


class Load:
    """What the clients of one round saw. `enough` is set once so many uses were accepted."""

    def __init__(self):
        self._lock = threading.Lock()
        self.accepted = []
        self.enough = threading.Event()

    def note(self, user):
        with self._lock:
            self.accepted.append(user)
            if len(self.accepted) >= ACCEPTED_BEFORE_THE_KILL:
                self.enough.set()


class Killed(unittest.TestCase):
    def setUp(self):
        self.door = Door()
        self.addCleanup(self.door.close)
        self.nginx = nginx_site.NginxSite(self.door)
        self.addCleanup(self.nginx.close)
        self.nginx.start()
        self.swift = swift_cluster.SwiftCluster(self.door)
        self.addCleanup(self.swift.close)
        self.swift.start()
        self.server = self.door.server(clock=RealClock())
        self.addCleanup(self.server.close)
        self.server.start()
        self.server.iam().create_group(GroupName="clients")
        self.server.iam().put_group_policy(
            GroupName="clients", PolicyName="given", PolicyDocument=allowing("s3:*")
        )

    def test_every_accepted_use_is_in_the_report_after_a_kill(self):
        accepted, forged = [], []
        for number in range(ROUNDS):
            keys = self.keys_of_round(number)
            forged += [user for client in keys for user in client if user.startswith("forged")]
            accepted += self.kill_under_load(keys)
            self.server.start()
        report = self.server.report()
        for user, service, region in accepted:
            row = report[user]
            self.assertNotEqual(row["access_key_1_last_used_date"], "N/A", user)
            self.assertEqual(
                (row["access_key_1_last_used_service"], row["access_key_1_last_used_region"]),
                (service, region),
                user,
            )
        for user in forged:
            self.assertEqual(report[user]["access_key_1_last_used_date"], "N/A", user)
        self.assertGreaterEqual(len(accepted), ROUNDS * ACCEPTED_BEFORE_THE_KILL)
        self.assertEqual({service for _, service, _ in accepted}, {"s3", "files"})

    def keys_of_round(self, number):
        """For each client {user: Credentials}; every fifth with a secret that is wrong."""

        def make(client):
            keys = {}
            for count in range(KEYS_OF_A_CLIENT):
                kind = "forged" if count % 5 == 4 else "user"
                name = f"{kind}-{number}-{client}-{count}"
                key = self.server.a_user(name)
                self.server.iam().add_user_to_group(GroupName="clients", UserName=name)
                keys[name] = key if kind == "user" else Credentials(key.access_key_id, "x" * 40)
            return keys

        with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
            return list(pool.map(make, range(CLIENTS)))

    def kill_under_load(self, keys):
        load = Load()
        with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
            running = [pool.submit(self.use_all, keys_of_client, load) for keys_of_client in keys]
            self.assertTrue(load.enough.wait(300))
            self.server.kill()
            for future in running:
                future.result()
        return load.accepted

    def use_all(self, keys, load):
        ways = itertools.cycle((self.through_nginx, self.through_swift))
        for (user, key), way in zip(keys.items(), ways):
            seen = way(key)
            self.assertFalse(seen and user.startswith("forged"), user)
            if seen:
                load.note((user, *seen))

    def through_nginx(self, key):
        """(service, region) as the report says it, if the request was accepted."""
        client = AskingService(self.server, self.nginx.port)
        request = client.signed(key, "/bucket/object", service="files", region="eu-central-1")
        try:
            answer = client.ask("GET", request.target, request.headers)
        except (OSError, http.client.HTTPException):
            return None
        return ("files", "eu-central-1") if answer.status == 200 else None

    def through_swift(self, key):
        try:
            s3(self.swift.endpoint, key).list_buckets()
        except (botocore.exceptions.ClientError, botocore.exceptions.BotoCoreError):
            return None
        return "s3", "N/A"


if __name__ == "__main__":
    if missing := nginx_site.what_is_missing() or swift_cluster.what_is_missing():
        print(f"SKIP: {missing}")
        sys.exit(77)
    main()
