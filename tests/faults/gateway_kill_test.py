"""The server dies while other services ask it about signatures, and no use that it told of is lost."""

import concurrent.futures
import http.client
import threading
import unittest

from asking_service import AskingService
from patience import PATIENCE
from rollcall_server import Server, free_port
from server_test import main


class Killed(unittest.TestCase):
    USERS = 48
    ROUNDS = 3

    def setUp(self):
        port = free_port()
        self.server = Server(
            "--gateway-listen", f"127.0.0.1:{port}", "--quota-users", "100000"
        ).start()
        self.addCleanup(self.server.close)
        self.asking = AskingService(self.server, port)
        self.told, self.count = [], threading.Semaphore(0)

    def use(self, name, key):
        """Has the key's first use checked, at one address or the other."""
        try:
            if name.endswith("0"):
                answer = self.asking.nginx(self.asking.signed(key, "/b/k"))
            else:
                answer = self.asking.s3token(self.asking.handed_over(key))
        except (OSError, http.client.HTTPException):  # killed meanwhile: nobody was told
            return
        if answer.status == 200:
            self.told.append(name)
            self.count.release()

    def test_no_answered_use_is_lost(self):
        for number in range(self.ROUNDS):
            names = [f"user-{number}-{count}-{count % 2}" for count in range(self.USERS)]
            keys = {name: self.server.a_user(name) for name in names}
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                uses = [pool.submit(self.use, name, key) for name, key in keys.items()]
                for _ in range(self.USERS // 4):
                    self.assertTrue(self.count.acquire(timeout=PATIENCE))
                self.server.kill()
                for use in uses:
                    use.result()
            self.server.start()
        report = self.server.report()
        for name in self.told:
            self.assertEqual(report[name]["access_key_1_last_used_service"], "s3", name)


if __name__ == "__main__":
    main()
