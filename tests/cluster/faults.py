"""What can befall the primary of a cluster, and one fail-over under load from before until after."""

import dataclasses
import os
import pathlib
import signal
import time

from ledger import Ledger, Verdict
from load import Load, look_for
from rollcall_server import wait_until

BEFORE = 10  # writes that each server has acknowledged before anything happens
AFTER = 10  # and after each thing that happens


class KillBoth:
    """Patroni and PostgreSQL end at once, and are started again later."""

    name = "kill both"

    def begin(self, node):
        node.kill()

    def end(self, node):
        node.start()


class KillPostmaster:
    name = "kill postmaster"

    def begin(self, node):
        node.kill_postmaster()

    def end(self, node):
        """Patroni starts it again by itself."""


class Switchover:
    """As an administrator does it before an upgrade."""

    name = "switchover"

    def begin(self, node):
        if node.ask("/switchover", "POST", {"leader": node.name}) is None:
            raise AssertionError(f"no switchover:\n{node.cluster.log_tails()}")

    def end(self, node):
        """Nothing is left to be mended."""


class FreezePatroni:
    """What a watchdog would end: a primary that nobody looks after."""

    name = "freeze patroni"

    def begin(self, node):
        node.signal_patroni(signal.SIGSTOP)

    def end(self, node):
        node.signal_patroni(signal.SIGCONT)


class FreezeNode:
    name = "freeze node"

    def begin(self, node):
        node.signal_all(signal.SIGSTOP)

    def end(self, node):
        node.signal_all(signal.SIGCONT)


class Careless:
    """A primary that waits for nobody dies while nobody follows it."""

    name = "careless"

    def begin(self, node):
        followers = [
            process
            for other in node.cluster.nodes
            if other is not node
            for process in other.processes()
            if b"walreceiver" in pathlib.Path(f"/proc/{process}/cmdline").read_bytes()
        ]
        for process in followers:
            os.kill(process, signal.SIGSTOP)
        time.sleep(3)
        node.kill()
        # What had reached them ends with them.
        for process in followers:
            os.kill(process, signal.SIGKILL)

    def end(self, node):
        node.start()


CARELESS = Careless()


def make_careless(cluster):
    cluster.configure({"synchronous_mode": False, "maximum_lag_on_failover": 1 << 30})
    names = "SELECT current_setting('synchronous_standby_names')"
    if not wait_until(lambda: cluster.run(names) == [[""]], every=0.2):
        raise AssertionError("the cluster goes on waiting for standbys")


ALL = (KillBoth(), KillPostmaster(), Switchover(), FreezePatroni(), FreezeNode())


@dataclasses.dataclass
class Outcome:
    fault: str
    pause: float  # seconds in which no write was acknowledged
    verdict: Verdict
    ledger: Ledger

    def __str__(self):
        verdict = self.verdict
        return (
            f"{self.fault}: no write for {self.pause:.1f} s; {verdict.kept} acknowledged, "
            f"{len(verdict.lost)} of them lost; {verdict.refused} refused, {len(verdict.lied)} of "
            f"them there; {verdict.unknown} unknown, {verdict.unknown_there} of them there"
        )


def _awaited(cluster, servers, condition, what):
    if not wait_until(condition, every=0.2):
        logs = "\n".join(server.log_tail() for server in servers)
        raise AssertionError(f"in vain: {what}\n{cluster.log_tails()}\n{logs}")


def fail_over(cluster, servers, fault, name):
    """Ends with the cluster whole again; judges by what each of the servers says."""
    cluster.wait_until_whole()
    old = cluster.primary()
    with Load(servers, name) as load:
        numbers = range(len(servers))

        def write_again(since, how_many):
            return lambda: all(
                load.ledger.kept_since(since, number) >= how_many for number in numbers
            )

        def is_led_by_another():
            leader = cluster.leader()
            return leader is not None and leader is not old

        begun = time.monotonic()
        _awaited(cluster, servers, write_again(begun, BEFORE), "writes before the fault")
        fault.begin(old)
        _awaited(cluster, servers, is_led_by_another, "another primary")
        # While the old one is still gone, or hangs, or believes that it is the primary.
        led = time.monotonic()
        _awaited(cluster, servers, write_again(led, AFTER), "writes at another primary")
        fault.end(old)
        ended = time.monotonic()
        _awaited(cluster, servers, cluster.gets_whole, "three nodes")
        _awaited(cluster, servers, write_again(ended, AFTER), "writes at each server")
    found = look_for(servers[0], load.ledger)
    there = look_for(servers[1], load.ledger)
    assert found == there, "two servers on one database say different things"
    ledger = load.ledger
    return Outcome(fault.name, ledger.longest_pause(), ledger.judge(found), ledger)
