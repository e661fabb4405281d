"""Do the unit tests see a mistake? ./dev mutate FOLDER [COUNT] [SEED]

Makes COUNT mistakes in src/FOLDER, one at a time, drawn by SEED from all that rules.py can make, in a copy of the sources,
and counts those that some test sees: the folder's own tests first, then those of the folders above it. A mistake that
changes nothing that could be seen stands in equivalents.txt with the reason, and is not counted. What does not compile is
none. Only what stands in .cpp files is tried, for a header is compiled into half of the program.
"""

import pathlib
import random
import subprocess
import sys

from rules import applied, mutations

ROOT = pathlib.Path(__file__).resolve().parents[2]
COPY = ROOT / "build/mutate/tree"
BUILD = ROOT / "build/mutate/build"
EQUIVALENTS = pathlib.Path(__file__).with_name("equivalents.txt")
COPIED = (
    "src",
    "tests",
    "bench",
    "cmake",
    "console",
    "docs",
    "CMakeLists.txt",
    "CMakePresets.json",
)
SECONDS = 300  # after which a test that hangs has seen the mistake
ENOUGH = 95  # percent


def copied_files():
    """Every file that git knows below COPIED, and what was not added yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *COPIED]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name for name in listed.splitlines() if (ROOT / name).is_file()}


def copy_sources():
    """Writes only what has changed, so that only that is built again."""
    wanted = copied_files()
    for name in wanted:
        bytes_now, target = (ROOT / name).read_bytes(), COPY / name
        if not target.exists() or target.read_bytes() != bytes_now:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bytes_now)
    for path in COPY.rglob("*"):
        if path.is_file() and str(path.relative_to(COPY)) not in wanted:
            path.unlink()


def floors():
    """{folder: those that it may include}, from the ground up."""
    rows = (ROOT / "src/floors.txt").read_text().splitlines()
    cells = [[cell.strip() for cell in row.split("|")] for row in rows if row[:1].isalpha()]
    return {row[0]: {name.partition("/")[0] for name in row[2].split()} for row in cells}


def has_tests(folder):
    return any((ROOT / "src" / folder).rglob("*_test.cpp"))


def programs(folder):
    """The folder's own tests, then those of the folders that include it."""
    above = [name for name, below in floors().items() if folder in below]
    return [f"{name}_test" for name in (folder, *above) if has_tests(name)]


def configure():
    command = ["cmake", "-S", COPY, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug"]
    options = ["-DCMAKE_CXX_FLAGS=-O1", "-DROLLCALL_CONSOLE=OFF"]
    subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)


def builds(targets):
    command = ["ninja", "-C", str(BUILD), *targets]
    return subprocess.run(command, capture_output=True, text=True)


def fails(program):
    """Whether the test program sees something wrong."""
    try:
        finished = subprocess.run(
            [BUILD / program, "--gtest_brief=1", "--gtest_fail_fast"],
            capture_output=True,
            timeout=SECONDS,
            cwd=COPY,
        )
    except subprocess.TimeoutExpired:
        return True
    return finished.returncode != 0


def outcome(mutation, tests):
    """The program that saw the mistake, "" if none did, None if it is no program at all."""
    path = COPY / mutation.path
    text = path.read_text()
    path.write_text(applied(text, mutation))
    try:
        for test in tests:
            if builds([test]).returncode != 0:
                return None
            if fails(test):
                return test
        return ""
    finally:
        path.write_text(text)


def equivalents():
    """{key: why nobody could see it}"""
    known, reason = {}, ""
    for line in EQUIVALENTS.read_text().splitlines():
        if line.startswith("["):
            reason = line.strip("[]")
        elif line and not line.startswith("#"):
            known[line] = reason
    return known


def candidates(folder):
    known = equivalents()
    found = []
    for path in sorted((ROOT / "src" / folder).rglob("*.cpp")):
        if not path.name.endswith("_test.cpp"):
            found += mutations(str(path.relative_to(ROOT)), path.read_text())
    return [mutation for mutation in found if mutation.key() not in known]


def main(folder, count=50, seed=1):
    every = candidates(folder)
    if not every:
        sys.exit(f"src/{folder} holds nothing that a rule could change")
    drawn = random.Random(int(seed)).sample(every, min(int(count), len(every)))
    tests = programs(folder)
    copy_sources()
    configure()
    first = builds(tests)
    if first.returncode != 0:
        sys.exit(first.stdout[-4000:])
    broken = [test for test in tests if fails(test)]
    if broken:
        sys.exit(f"without any mistake, {', '.join(broken)} fails already")
    killed, survivors = 0, []
    for number, mutation in enumerate(drawn, 1):
        seen = outcome(mutation, tests)
        if seen:
            killed += 1
        elif seen == "":
            survivors.append(mutation)
        word = "no program" if seen is None else seen or "SURVIVED"
        print(f"[{number} of {len(drawn)}] {word}: {mutation.path}:{mutation.line}", flush=True)
    tried = killed + len(survivors)
    for mutation in survivors:
        print(f"\n{mutation.path}:{mutation.line} ({mutation.rule})")
        print(f"  - {mutation.before.strip()}\n  + {mutation.after.strip()}")
    share = 100 * killed / tried if tried else 100.0
    print(f"\n{folder}: {killed} of {tried} seen, {share:.1f} % (of {len(every)}, seed {seed})")
    sys.exit(0 if share >= ENOUGH else 1)


if __name__ == "__main__":
    main(*sys.argv[1:4])
