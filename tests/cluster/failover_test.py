"""A primary dies under two servers that are asked to write all the time, and nothing that was
acknowledged is lost; nor is there what was refused. On a cluster with the configuration that the
documents have."""

import sys
import unittest

import faults
import nodes
from ledger import Kind, Said
from load import look_for, servers_on
from rollcall_server import wait_until
from server_test import main


@unittest.skipIf(nodes.missing(), nodes.missing())
class AFailOver(unittest.TestCase):
    def setUp(self):
        self.cluster = nodes.Cluster()
        self.addCleanup(self.cluster.close)
        self.cluster.start()
        self.servers = servers_on(self.cluster)
        for server in self.servers:
            self.addCleanup(server.close)
            server.start()

    def run_at(self, server, *words):
        return server.run(*words, "--data", server.data, *nodes.REQUIRED, check=False)

    def test_loses_nothing_that_was_acknowledged(self):
        outcome = faults.fail_over(self.cluster, self.servers, faults.KillBoth(), "user")
        print(outcome, file=sys.stderr)
        self.assertEqual(outcome.ledger.astray, [])
        self.assertEqual(outcome.verdict.lost, [])
        self.assertEqual(outcome.verdict.lied, [])
        self.see_a_loss(outcome.ledger)
        for server in self.servers:
            words = ("store", "check")
            self.assertTrue(
                wait_until(
                    lambda: " 0 differences" in self.run_at(server, *words).stdout, every=0.2
                )
            )

        # What acknowledges without a standby is refused, and only that.
        def listed():
            return self.run_at(self.servers[0], "account", "list")

        self.assertTrue(wait_until(lambda: listed().returncode == 0, every=0.2))
        self.cluster.configure({"synchronous_mode": False})
        refused = "acknowledges without a standby"
        self.assertTrue(wait_until(lambda: refused in listed().stderr, every=0.2))
        self.cluster.configure({"synchronous_mode": True})
        self.assertTrue(wait_until(lambda: listed().returncode == 0, every=0.2))

    def see_a_loss(self, ledger):
        """Whoever looks finds it, where there is one."""
        used = next(
            line for line in ledger.lines if (line.kind, line.said) == (Kind.USE, Said.KEPT)
        )
        iam = self.servers[0].iam()
        key = iam.list_access_keys(UserName=used.thing)["AccessKeyMetadata"][0]["AccessKeyId"]
        iam.delete_access_key(UserName=used.thing, AccessKeyId=key)
        verdict = ledger.judge(look_for(self.servers[1], ledger))
        lost = {(line.kind, line.thing) for line in verdict.lost}
        self.assertEqual(lost, {(Kind.KEY, used.thing), (Kind.USE, used.thing)})


if __name__ == "__main__":
    main()
