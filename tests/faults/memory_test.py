"""No password and no secret stays in the memory of the server once its request is answered, and no
image of that memory is made for others to read."""

import base64
import concurrent.futures
import os
import pathlib
import re
import resource
import secrets
import subprocess
import unittest

from aws_client import allowing
from browser import Browser
from rollcall_server import Credentials, Server, program
from server_test import main

EACH = 24  # canaries through each door


def a_password(number):
    """Short ones lie in strings themselves, long ones behind them."""
    return secrets.token_hex(4 if number % 2 else 24) + "#aB1"


class Memory:
    """All that a process may read of its own memory. Whoever looks must be root."""

    def __init__(self, pid):
        self.parts = []
        maps = pathlib.Path(f"/proc/{pid}/maps").read_text()
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            for line in maps.splitlines():
                begin, end, modes = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+)", line).groups()
                if not modes.startswith("rw") or "[vvar" in line:
                    continue
                self.parts.append(self.read(memory, int(begin, 16), int(end, 16)))

    @staticmethod
    def read(memory, begin, end):
        memory.seek(begin)
        found = b""
        while begin + len(found) < end:
            try:
                more = memory.read(end - begin - len(found))
            except OSError:
                break
            if not more:
                break
            found += more
        return found

    def holds(self, canary):
        return any(canary in part for part in self.parts)


class Secrets(unittest.TestCase):
    def setUp(self):
        self.server = Server("--password-hashes", "2")
        self.addCleanup(self.server.close)
        self.server.start()
        self.canaries = {}  # bytes -> the door they went through
        try:
            Memory(self.server.pid)
        except PermissionError:
            self.skipTest("only root may read the memory of the server")

    def plant(self, door, canary):
        self.canaries[canary if isinstance(canary, bytes) else canary.encode()] = door
        return canary

    def one_user(self, number):
        iam, name = self.server.iam(), f"user-{number}"
        iam.create_user(UserName=name)
        first = self.plant("CreateLoginProfile", a_password(number))
        iam.create_login_profile(UserName=name, Password=first, PasswordResetRequired=False)
        browser = Browser(self.server)
        self.assertEqual(browser.begin(name, first).status, 200)
        browser.begin(name, self.plant("a wrong password", a_password(number)))
        second = self.plant("UpdateLoginProfile", a_password(number))
        iam.update_login_profile(UserName=name, Password=second)
        iam.put_user_policy(
            UserName=name, PolicyName="own", PolicyDocument=allowing("iam:ChangePassword")
        )
        key = Credentials.of(iam.create_access_key(UserName=name))
        third = self.plant("ChangePassword", a_password(number))
        self.server.iam(key).change_password(OldPassword=second, NewPassword=third)
        iam.delete_access_key(UserName=name, AccessKeyId=key.access_key_id)
        made = Credentials.of(iam.create_access_key(UserName=name))
        self.plant("CreateAccessKey", made.secret_access_key)
        device = iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
        seed = self.plant("CreateVirtualMFADevice", device["Base32StringSeed"])
        self.plant("the seed itself", base64.b32decode(seed))
        session = Credentials.of_session(self.server.sts().get_session_token())
        self.plant("GetSessionToken", session.secret_access_key)
        special = iam.create_service_specific_credential(
            UserName=name, ServiceName="codecommit.amazonaws.com"
        )
        self.plant(
            "CreateServiceSpecificCredential",
            special["ServiceSpecificCredential"]["ServicePassword"],
        )

    def test_are_gone_when_their_requests_are_answered(self):
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(self.one_user, range(EACH)))
        self.server.iam().get_account_summary()
        memory = Memory(self.server.pid)
        # What is in use is seen; or this would look in the wrong place.
        self.assertTrue(memory.holds(self.server.root.secret_access_key.encode()))
        found = [door for canary, door in self.canaries.items() if memory.holds(canary)]
        self.assertEqual(found, [], f"of {len(self.canaries)}")


class Images(unittest.TestCase):
    """/proc shows what the system would do: the files of a process that may be looked into belong
    to its user, those of any other to root."""

    NOBODY = 65534

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)

    def test_have_no_room(self):
        self.server.start()
        self.assertEqual(resource.prlimit(self.server.pid, resource.RLIMIT_CORE)[0], 0)

    @unittest.skipUnless(os.getuid() == 0, "only root can become somebody else")
    def test_are_made_only_where_that_is_asked_for(self):
        subprocess.run(["chown", "-R", str(self.NOBODY), self.server.data.parent], check=True)
        self.assertEqual(self.owner_of_its_files(), 0)
        self.assertEqual(self.owner_of_its_files("--allow-core-images"), self.NOBODY)

    def owner_of_its_files(self, *options):
        command = [program(), "serve", "--data", self.server.data, "--listen", "127.0.0.1:0"]
        process = subprocess.Popen(
            [*command, *options], user=self.NOBODY, group=self.NOBODY, stderr=subprocess.PIPE
        )
        try:
            self.assertTrue(any(b"listening" in line for line in process.stderr))
            return os.stat(f"/proc/{process.pid}/environ").st_uid
        finally:
            process.terminate()
            process.communicate()


if __name__ == "__main__":
    main()
