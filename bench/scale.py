"""What an installation of any size needs, computed from what the benchmarks printed on one machine.

  bench/scale.py FIGURES               the constants and the model's table, as docs/scale.md has them
  bench/scale.py FIGURES --write       writes them into docs/scale.md and docs/scale.ja.md

A figure is looked for in the lines of the file; none stands here. What is assumed, because it is an
operator's to choose, stands in ASSUMED."""

import argparse
import math
import pathlib
import re
import sys
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Constant:
    """A figure, the line that holds it, and the command that prints that line."""

    name: str
    unit: str
    command: str
    pattern: str


CONSTANTS = (
    Constant(
        "request",
        "µs of processor",
        "./dev bench authenticated",
        r"^GetCallerIdentity +([\d.]+) us of processor a request",
    ),
    Constant(
        "decided",
        "µs of processor",
        "./dev bench authenticated",
        r"^ten policies +([\d.]+) us of processor a read",
    ),
    Constant(
        "change", "µs of processor", "./dev bench write", r"^TagUser +([\d.]+) us of processor"
    ),
    Constant(
        "database", "users/s", "./dev bench database", r"^PostgreSQL +(\d+) users a second of"
    ),
    Constant("processors", "", "./dev bench database", r"writers, on (\d+) processors$"),
    Constant(
        "user", "bytes", "./dev bench database", r"^PostgreSQL +(\d+) bytes a user with a key"
    ),
    Constant(
        "report",
        "k users/s",
        "./dev bench store",
        r"^ +100000 users  scan .*scan and CSV +(\d+) k users/s",
    ),
    Constant(
        "row",
        "MB for 100,000 users",
        "./dev bench report",
        r"^ +100000 users .* ([\d.]+) MB  there",
    ),
    Constant("revoked", "ms", "./dev bench revocation", r"keys switched off, .* p99 ([\d.]+) ms"),
    Constant("wire", "bytes", "./dev scale wire", r"^on the wire +(\d+) bytes a request"),
)

# What an operator chooses, and what is not known of a load before there is one.
ASSUMED = {
    "cores": 16,  # of a server and of a node of the database
    "load": 0.5,  # of each, so that one may fail and peaks pass
    "decided": 0.5,  # of the requests, those that policies have to be asked about
    "changed": 0.01,  # of the requests, those that change something
    "keys": 1,  # of a user
    "active": 0.1,  # of the keys, those in use in any quarter of an hour: each is one write
    "reports": 30,  # that are kept, at their full size
    "copies": 2,  # of the database: a node and its standby
    "connections": 24,  # of a server
}
QUARTER = 900  # seconds in which a key's use is written down once


@dataclass(frozen=True)
class Case:
    accounts: int
    users: int
    requests: int  # a second


CASES = (
    Case(1, 1_000, 10),
    Case(100, 100_000, 1_000),
    Case(1_000, 1_000_000, 10_000),
    Case(10_000, 10_000_000, 100_000),
    Case(10_000, 100_000_000, 1_000_000),
)


class Missing(Exception):
    """A figure that no line tells."""


def figures_in(text):
    """The constants by their names."""
    found = {}
    for constant in CONSTANTS:
        match = re.search(constant.pattern, text, re.MULTILINE)
        if match is None:
            raise Missing(f"no line tells '{constant.name}': {constant.command} prints it")
        found[constant.name] = float(match.group(1))
    return found


def needs(case, figures, assumed=None):
    """What the case needs, by the names of the table's rows."""
    assumed = assumed or ASSUMED
    changes = case.requests * assumed["changed"]
    keys = case.users * assumed["keys"]
    # No key can be used more often than there are requests.
    uses = min(keys * assumed["active"] / QUARTER, case.requests)
    decided = assumed["decided"] * (figures["decided"] - figures["request"])
    cores = case.requests * (figures["request"] + max(decided, 0)) / 1e6
    cores += changes * figures["change"] / 1e6
    servers = max(
        math.ceil(cores / assumed["cores"] / assumed["load"]), 2 if case.users > 1e5 else 1
    )
    node = figures["database"] / figures["processors"] * assumed["cores"] * assumed["load"]
    nodes = max(math.ceil((changes + uses) / node), 1)
    row = figures["row"] * 1e6 / 100_000  # bytes
    reports = case.users * row * assumed["reports"]
    return {
        "cores": cores,
        "servers": servers,
        "writes": changes + uses,
        "nodes": nodes,
        "connections": servers * assumed["connections"],
        "tables": case.users * figures["user"] / 1e9,
        "reports": reports / 1e9,
        "disk": (case.users * figures["user"] + reports) * assumed["copies"] / 1e9,
        "events": changes * 86400 * figures["user"] / 3 / 1e9,
        "network": case.requests * figures["wire"] * 8 / 1e6,
        "account": case.users / case.accounts / (figures["report"] * 1000),
        "revoked": figures["revoked"],
    }


WORDS = {
    "en": {
        "accounts": "accounts",
        "users": "users",
        "requests": "requests a second",
        "cores": "processors of servers, busy",
        "servers": "servers of {cores} processors",
        "writes": "writes of the database a second",
        "nodes": "nodes of the database, each with a standby",
        "connections": "connections of the database",
        "tables": "GB of tables",
        "reports": "GB of {reports} kept reports",
        "disk": "GB of disk, with the standbys",
        "events": "GB of events a day",
        "network": "Mbit/s of network",
        "account": "seconds for a report of an average account",
        "revoked": "ms until a key is refused everywhere (p99)",
        "constants": ("constant", "value", "command"),
    },
    "ja": {
        "accounts": "アカウント",
        "users": "ユーザー",
        "requests": "毎秒のリクエスト",
        "cores": "サーバーで使用中のプロセッサ",
        "servers": "{cores} プロセッサのサーバー",
        "writes": "データベースへの毎秒の書き込み",
        "nodes": "データベースのノード (それぞれにスタンバイ)",
        "connections": "データベースの接続",
        "tables": "テーブルの GB",
        "reports": "保存する {reports} 件のレポートの GB",
        "disk": "ディスクの GB (スタンバイを含む)",
        "events": "1 日のイベントの GB",
        "network": "ネットワークの Mbit/s",
        "account": "平均的なアカウントのレポートの秒数",
        "revoked": "キーがすべてのサーバーで拒否されるまでの ms (p99)",
        "constants": ("定数", "値", "コマンド"),
    },
}


def shown(value):
    """To two digits where there are more, so that no more is claimed than is known."""
    if value >= 99.5:
        digits = int(math.log10(value)) - 1
        return f"{round(value / 10**digits) * 10**digits:,}"
    return f"{value:.0f}" if value >= 9.95 else f"{value:.2g}"


def counted(value):
    return f"{value:,}" if value < 100 else shown(value)


def table(figures, language):
    words = WORDS[language]
    found = [needs(case, figures) for case in CASES]
    rows = [[words["accounts"], *(f"{case.accounts:,}" for case in CASES)]]
    rows.append(None)
    for name in ("users", "requests"):
        rows.append([words[name], *(f"{getattr(case, name):,}" for case in CASES)])
    for name in found[0]:
        show = counted if name in ("servers", "nodes", "connections") else shown
        rows.append([words[name].format(**ASSUMED), *(show(each[name]) for each in found)])
    return "\n".join(
        "|---|" + "---|" * len(CASES) if row is None else "| " + " | ".join(row) + " |"
        for row in rows
    )


def constants(figures, language):
    lines = ["| " + " | ".join(WORDS[language]["constants"]) + " |", "|---|---|---|"]
    for constant in CONSTANTS:
        value = f"{figures[constant.name]:g} {constant.unit}".strip()
        lines.append(f"| `{constant.name}` | {value} | `{constant.command}` |")
    return "\n".join(lines)


def put_into(page, figures, language):
    """The page with its tables as they are computed now, between their marks."""
    for name, text in (
        ("table", table(figures, language)),
        ("constants", constants(figures, language)),
    ):
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        before, found, rest = page.partition(begin)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise Missing(f"the page has no place for its {name}")
        page = before + begin + text + "\n" + end + after
    return page


def pages():
    return {"en": ROOT / "docs/scale.md", "ja": ROOT / "docs/scale.ja.md"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    try:
        figures = figures_in(arguments.figures.read_text())
    except Missing as missing:
        sys.exit(str(missing))
    if arguments.write:
        for language, page in pages().items():
            page.write_text(put_into(page.read_text(), figures, language))
    else:
        print(constants(figures, "en"), table(figures, "en"), sep="\n\n")


if __name__ == "__main__":
    main()
