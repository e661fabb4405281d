"""The server dies in the middle of its work, and nothing that was answered is lost.

Clients write down what was answered before they go on; after SIGKILL and a new start everything
they wrote down must be there.
"""

import concurrent.futures
import threading
import unittest

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from rollcall_server import Server, wait_until

ROUNDS = 4
WRITERS = 6


class Writer:
    """Makes users with keys, and uses each key once, until the server is gone."""

    def __init__(self, server, number):
        self.server, self.number = server, number
        self.users, self.keys, self.used = [], [], []

    def run(self, over):
        iam = self.server.iam()
        try:
            for count in range(10_000):
                if over.is_set():
                    return
                name = f"writer-{self.number}-{count}-{id(self)}"
                iam.create_user(UserName=name)
                self.users.append(name)
                key = self.server.a_key(name)
                self.keys.append((name, key.access_key_id))
                self.server.sts(key, region="eu-central-1").get_caller_identity()
                self.used.append(key.access_key_id)
        except (BotoCoreError, HTTPClientError, ConnectionError):
            return  # the server died under this request: whether it took place is not known


class Killed(unittest.TestCase):
    def setUp(self):
        self.server = Server("--quota-users", "100000")
        self.server.start()
        self.addCleanup(self.server.close)

    def test_every_answered_write_and_use_is_there_after_a_kill(self):
        writers = []
        for round_number in range(ROUNDS):
            over = threading.Event()
            fresh = [Writer(self.server, number) for number in range(WRITERS)]
            with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
                running = [pool.submit(writer.run, over) for writer in fresh]
                enough = WRITERS * (2 + 3 * round_number)
                amid_writes = wait_until(lambda: sum(len(w.users) for w in fresh) >= enough)
                self.server.kill()
                over.set()
                for future in running:
                    future.result()
            self.assertTrue(amid_writes)
            writers += fresh
            self.server.start()
        iam = self.server.iam()
        for writer in writers:
            for name in writer.users:
                iam.get_user(UserName=name)
            for name, key in writer.keys:
                listed = iam.list_access_keys(UserName=name)["AccessKeyMetadata"]
                self.assertIn(key, [entry["AccessKeyId"] for entry in listed])
            for key in writer.used:
                used = iam.get_access_key_last_used(AccessKeyId=key)["AccessKeyLastUsed"]
                self.assertEqual((used["Region"], used["ServiceName"]), ("eu-central-1", "sts"))

    def test_a_kill_amid_a_report_is_healed_by_the_next_start(self):
        iam = self.server.iam()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            names = [f"user-{number:05}" for number in range(4000)]
            list(pool.map(lambda name: iam.create_user(UserName=name), names))
        for _ in range(3):
            iam.generate_credential_report()
            self.server.kill()
            self.server.start()
            iam = self.server.iam()
        # Nobody has to ask again: the request stands in the store.
        self.assertTrue(wait_until(self.is_there), self.server.log_tail())
        self.assertEqual(len(self.server.report()), 4001)

    def is_there(self):
        try:
            self.server.iam().get_credential_report()
            return True
        except ClientError as error:
            self.assertEqual(error.response["Error"]["Code"], "ReportInProgress")
            return False

    def test_sigterm_lets_requests_in_flight_finish(self):
        iam = self.server.iam()
        names = [f"user-{number}" for number in range(8)]
        answered = []

        def make(name):
            try:
                iam.create_login_profile(UserName=name, Password="Replays#Pass1")
                answered.append(name)
            except (BotoCoreError, HTTPClientError):
                return  # not accepted any more

        for name in names:
            iam.create_user(UserName=name)
        with concurrent.futures.ThreadPoolExecutor(len(names)) as pool:
            running = [pool.submit(make, name) for name in names]
            self.assertTrue(wait_until(lambda: answered))
            self.assertEqual(self.server.stop(), 0)
            for future in running:
                future.result()
        self.server.start()
        # Whatever was taken up was finished, and whatever was finished was answered.
        self.assertEqual([name for name in names if self.has_profile(name)], sorted(answered))

    def has_profile(self, name):
        try:
            self.server.iam().get_login_profile(UserName=name)
            return True
        except ClientError as error:
            self.assertEqual(error.response["Error"]["Code"], "NoSuchEntity")
            return False


if __name__ == "__main__":
    unittest.main()
