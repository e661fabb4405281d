"""What a test of credentials begins with: an administrator who asks, and a user of the test's own."""

from rollcall_server import ACCOUNT
from server_test import ServerTest


def arn(resource):
    return f"arn:aws:iam::{ACCOUNT}:{resource}"


def quota(name, most):
    return f"Cannot exceed quota for {name}: {most}"


class CredentialsTest(ServerTest):
    fake_time = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls.server.an_administrator()

    def setUp(self):
        self.iam = self.server.iam(self.administrator)
        self.user = f"user-{self._testMethodName[-40:]}"
        self.iam.create_user(UserName=self.user)

    def aws(self, *arguments, **more):
        return self.server.aws("iam", *arguments, credentials=self.administrator, **more)
