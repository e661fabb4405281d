"""Who may include whom, read from src/floors.txt, the same table that CMake links by."""

import dataclasses
import re

from source import Finding

# The headers of each library, by its name in the table.
LIBRARY_HEADERS = {
    "fmt": ("fmt/",),
    "openssl": ("openssl/",),
    "openssl-tls": ("openssl/",),
    "sodium": ("sodium.h", "sodium/"),
    "oath": ("liboath/",),
    "fido2": ("fido.h", "fido/"),
    "boost": ("boost/",),
    "json": ("nlohmann/",),
    "utf8proc": ("utf8proc.h",),
    "qrencode": ("qrencode.h",),
    "png": ("png.h",),
    "xlsxwriter": ("xlsxwriter.h",),
    "sqlite": ("sqlite3.h",),
    "pq": ("libpq-fe.h",),
    "zlib": ("zlib.h",),
    "cli11": ("CLI/",),
    "spdlog": ("spdlog/",),
    "threads": (
        "thread",
        "mutex",
        "shared_mutex",
        "condition_variable",
        "future",
        "semaphore",
        "stop_token",
        "latch",
        "barrier",
        "pthread.h",
    ),
}
# Tests may use these wherever they stand.
TEST_LIBRARIES = ("gtest/", "gmock/", "benchmark/", "nlohmann/") + LIBRARY_HEADERS["threads"]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[">]', re.MULTILINE)


@dataclasses.dataclass
class Floor:
    name: str
    kind: str
    includes: list  # "base", or "http/message.h" where only that header may come in
    libraries: list
    line: int


def read_table(text):
    floors = {}
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"[a-z]", line):
            name, kind, includes, libraries = [cell.strip() for cell in line.split("|")]
            floors[name] = Floor(name, kind, includes.split(), libraries.split(), number)
            if "base" in floors and "base" in floors[name].includes:
                floors[name].libraries += floors["base"].libraries  # what base shows, it hands on
    return floors


def check_table(floors, path="src/floors.txt"):
    """The table itself: floors stand on floors above their row, and pure ones on pure ones."""
    findings, seen = [], {}
    for floor in floors.values():
        if floor.kind not in ("pure", "effect", "wiring"):
            findings.append(
                Finding(
                    path, floor.line, f"{floor.name} is '{floor.kind}': say pure, effect or wiring"
                )
            )
        for included in floor.includes:
            folder, _, header = included.partition("/")
            if folder not in seen:
                findings.append(
                    Finding(
                        path,
                        floor.line,
                        f"{floor.name} stands on {folder}, which no row above names",
                    )
                )
            elif floor.kind == "pure" and seen[folder].kind != "pure" and not header:
                findings.append(
                    Finding(
                        path,
                        floor.line,
                        f"{floor.name} is pure and {folder} is not: name one header",
                    )
                )
        for library in floor.libraries:
            if library not in LIBRARY_HEADERS:
                findings.append(
                    Finding(path, floor.line, f"which headers belong to the library {library}?")
                )
        seen[floor.name] = floor
    return findings


def check_includes(source, floors, exists):
    """Each #include of one file of src/. `exists` says whether there is such a path below src/."""
    floor = floors.get(source.folder)
    if floor is None:
        where = f"the folder {source.folder}" if source.folder else "a file that is in no folder"
        return [Finding(source.path, 1, f"src/floors.txt has no row for {where}")]
    findings = []
    for match in INCLUDE.finditer(source.code):
        line = source.line_of(match.start(1))
        if match[1] == '"':
            # A test may build its world from all that its floor stands on.
            allowed = below(floor, floors) if source.is_test else floor.includes
            reason = _own_header(source, floor, match[2], exists, allowed)
        else:
            reason = _library_header(source, floor, match[2])
        if reason:
            findings.append(Finding(source.path, line, reason))
    return findings


def below(floor, floors):
    """The folders that a floor stands on, at any depth."""
    found = set()
    for included in floor.includes:
        folder = included.partition("/")[0]
        if folder in floors:
            found |= {folder} | below(floors[folder], floors)
    return found


def _own_header(source, floor, header, exists, allowed):
    folder = header.split("/")[0]
    if source.is_test and folder == "support":
        return None
    if not exists(header):
        return f'there is no src/{header}: write "folder/file.h"'
    if folder == floor.name or folder in allowed or header in allowed:
        return None
    listed = " ".join(floor.includes) or "nothing"
    return f"{floor.name} may not include {header}: its row in src/floors.txt lists {listed}"


def _library_header(source, floor, header):
    if source.is_test and header.startswith(TEST_LIBRARIES):
        return None
    owners = [name for name, heads in LIBRARY_HEADERS.items() if _is_of(header, heads)]
    if not owners or set(owners) & set(floor.libraries):
        return None
    missing = " or ".join(owners)
    return f"{floor.name} may not see <{header}>: its row in src/floors.txt lists no {missing}"


def _is_of(header, heads):
    return any(header == head or (head.endswith("/") and header.startswith(head)) for head in heads)
