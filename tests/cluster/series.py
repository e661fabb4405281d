"""Fail-overs in a row, each for another reason: how long no write was possible, what was lost.

Say: series.py [TIMES] [FAULT]. With the fault `careless` nothing waits for standbys, which are kept
from following before the primary dies: writes are lost then, and whoever looks must say so."""

import sys
import traceback

import faults
import nodes
from load import servers_on


def run(times, chosen):
    careless = chosen == [faults.CARELESS]
    cluster = nodes.Cluster()
    servers = []
    outcomes = []
    try:
        cluster.start()
        if careless:
            faults.make_careless(cluster)
        servers = servers_on(cluster, () if careless else nodes.REQUIRED)
        for server in servers:
            server.start()
        for number in range(times):
            fault = chosen[number % len(chosen)]
            outcomes.append(faults.fail_over(cluster, servers, fault, f"round-{number}"))
            print(f"{number + 1:3} {outcomes[-1]}", flush=True)
            for answer in outcomes[-1].ledger.astray:
                print(f"    astray: {answer}", flush=True)
    except Exception:
        traceback.print_exc()
    finally:
        for server in servers:
            server.kill()
            server.close()
        cluster.close()
    return outcomes


def main():
    missing = nodes.missing()
    if missing:
        sys.exit(missing)
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    known = {fault.name: fault for fault in (*faults.ALL, faults.CARELESS)}
    wanted = " ".join(sys.argv[2:])
    if wanted and wanted not in known:
        sys.exit(f"the faults are: {', '.join(known)}")
    outcomes = run(times, [known[wanted]] if wanted else faults.ALL)
    verdicts = [outcome.verdict for outcome in outcomes]
    lost = sum(len(verdict.lost) for verdict in verdicts)
    lied = sum(len(verdict.lied) for verdict in verdicts)
    astray = sum(len(outcome.ledger.astray) for outcome in outcomes)
    print(
        f"{len(outcomes)} of {times} fail-overs: {sum(verdict.kept for verdict in verdicts)} "
        f"acknowledged, {lost} lost; {sum(verdict.refused for verdict in verdicts)} refused, {lied} "
        f"there; {sum(verdict.unknown for verdict in verdicts)} unknown, "
        f"{sum(verdict.unknown_there for verdict in verdicts)} there; {astray} other answers"
    )
    sys.exit(0 if len(outcomes) == times and lost + lied + astray == 0 else 1)


if __name__ == "__main__":
    main()
