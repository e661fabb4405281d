"""Do the unit tests see a mistake? ./dev mutate FOLDER [COUNT] [SEED] [RULE]

Makes COUNT mistakes in src/FOLDER, one at a time, drawn by SEED from all that rules.py (or one RULE of it) can make, and
counts those that the folder's own tests see. A mistake that changes nothing that could be seen stands in equivalents.txt with
the reason, and is never drawn. What does not compile is none, and another is drawn in its place. Only what stands in .cpp
files is tried, for a header is compiled into half of the program.

The sources stay as they are. The file with the mistake is a copy, compiled behind a precompiled header of all that the
folder's files include, and linked before the folder's library, which then has nothing to add for it: a mistake costs a
second, and what the tests take.
"""

import collections
import concurrent.futures
import json
import math
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile

from rules import applied, mutations

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/release"
PLACES = ROOT / "build/mutate"
EQUIVALENTS = pathlib.Path(__file__).with_name("equivalents.txt")
ENOUGH = 95  # percent
A_TEST = re.compile(r"^TEST(?:_F|_P)?\((\w+),", re.MULTILINE)
# A test program that hangs has seen the mistake: one that takes so many times as long of a processor as without a mistake, and
# so many seconds, or one all of whose threads sleep for so many seconds, but for a look in twenty: what polls for something
# that never comes wakes now and then. How busy the machine is plays no part in it. Neither does a program fill the machine's
# memory.
PATIENCE, SECONDS, ASLEEP, SELDOM = 5, 3, 60, 1 / 20
MEMORY = 4 << 30
# Mistakes are tried behind other work on the machine, once what they need has been made; but before
# what the program itself makes stand back, or a test could not see whether it does.
BEHIND = "nice -n 9 "
# Nothing is lost with a power cut here, so nobody waits for a disk.
IN_MEMORY = pathlib.Path("/dev/shm")


def is_done(command):
    """Whether a compiler or linker did it. What it says of a mistake is nobody's business."""
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    options = {"cwd": BUILD, "env": environment, "capture_output": True}
    return subprocess.run(command, shell=True, **options).returncode == 0


def link_command(program):
    """The one that made the program, of all that had to be made before it and were done after it."""
    listed = ["ninja", "-C", str(BUILD), "-t", "commands", program]
    commands = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    (command,) = [
        part
        for line in commands.splitlines()
        for part in line.split(" && ")
        if f" -o {program} " in part
    ]
    return command


def sources_of(folder):
    found = sorted((ROOT / "src" / folder).rglob("*.cpp"))
    return [path for path in found if not path.name.endswith("_test.cpp")]


def tests_beside(source):
    """The tests that a file has of its own, which soonest see a mistake in it; as GoogleTest filters."""
    folder = next(path for path in source.parents if path.parent == ROOT / "src")
    texts = [path.read_text() for path in folder.rglob(f"{source.stem}_test.cpp")]
    suites = sorted({suite for text in texts for suite in A_TEST.findall(text)})
    return ":".join(f"{before}{suite}.*" for suite in suites for before in ("", "*/"))


def is_awake(group):
    """Whether any thread of the processes of a group runs, or would if it had its turn."""
    for stat in pathlib.Path("/proc").glob("[0-9]*/task/[0-9]*/stat"):
        try:
            state, _, of = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it has just ended
        if int(of) == group and state not in "SZ":
            return True
    return False


def ends_well(command, **options):
    """Whether the program ends with success, and does end."""
    with subprocess.Popen(command, process_group=0, **options) as running:
        awake = collections.deque([True] * ASLEEP, maxlen=ASLEEP)
        while sum(awake) > ASLEEP * SELDOM:
            try:
                return running.wait(timeout=1) == 0
            except subprocess.TimeoutExpired:
                awake.append(is_awake(running.pid))
        os.killpg(running.pid, signal.SIGKILL)
    return False


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Bench:
    """Where mistakes of one folder are made and looked for."""

    def __init__(self, folder, place):
        entries = json.loads((BUILD / "compile_commands.json").read_text())
        self._compile = {entry["file"]: entry["command"] for entry in entries}
        self._folder, self._program = folder, f"{folder}_test"
        self._link = link_command(self._program)
        self._place = place
        self._precompiled = self._place / "all.h"
        self._precompile()
        self._processor = 600
        used = processor_seconds()
        if self._fails([BUILD / self._program]):
            sys.exit(f"without any mistake, {self._program} fails already")
        self._processor = math.ceil(SECONDS + PATIENCE * (processor_seconds() - used))

    def _flags(self, source):
        """How the source file is compiled, but for the optimizer, which takes longer than the rest."""
        command, _, _ = self._compile[str(source)].rpartition(" -o ")
        return re.sub(r" -include \S+", "", command).replace(" -O2", " -O0")

    def _precompile(self):
        sources = sources_of(self._folder)
        lines = {line for source in sources for line in source.read_text().splitlines()}
        includes = sorted(line for line in lines if line.startswith("#include "))
        self._precompiled.write_text("\n".join(includes) + "\n")
        command = f"{self._flags(sources[0])} -x c++-header {self._precompiled}"
        if not is_done(f"{command} -o {self._precompiled}.gch"):
            sys.exit(f"the headers of src/{self._folder} cannot be compiled together")

    def _fails(self, command):
        """Whether the tests that it runs see something wrong."""
        bounds = ["prlimit", f"--cpu={self._processor}", f"--as={MEMORY}", "--core=0"]
        command = [*bounds, *command, "--gtest_brief=1", "--gtest_fail_fast"]
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
        if IN_MEMORY.is_dir():
            options["env"] = {**os.environ, "TMPDIR": str(IN_MEMORY)}
        return not ends_well(command, **options)

    def outcome(self, mutation):
        """True if the tests saw the mistake, False if they did not, None if it is no program at all."""
        with tempfile.TemporaryDirectory(dir=self._place) as place:
            program = self._program_with(mutation, pathlib.Path(place))
            if program is None:
                return None
            run = [*BEHIND.split(), program]
            nearest = tests_beside(ROOT / mutation.path)
            if nearest and self._fails([*run, f"--gtest_filter={nearest}"]):
                return True
            return self._fails(run)

    def _program_with(self, mutation, place):
        original = ROOT / mutation.path
        source = place / original.name
        compiled, program = source.with_suffix(".o"), place / self._program
        source.write_text(applied(original.read_text(), mutation))
        command = f"{self._flags(original)} -include {self._precompiled} -c {source}"
        if not is_done(f"{BEHIND}{command} -o {compiled}"):
            return None
        wanted = f" -o {self._program} "
        linked = is_done(BEHIND + self._link.replace(wanted, f" -o {program} {compiled} "))
        return program if linked else None


def equivalents():
    """{key: why nobody could see it}"""
    known, reason = {}, ""
    for line in EQUIVALENTS.read_text().splitlines():
        if line.startswith("["):
            reason = line.strip("[]")
        elif line and not line.startswith("#"):
            known[line] = reason
    return known


def all_mistakes(folder):
    found = []
    for path in sources_of(folder):
        found += mutations(str(path.relative_to(ROOT)), path.read_text())
    return found


def candidates(found, rule):
    """Those that somebody could see; of one rule, where one is named."""
    known = equivalents()
    of_the_rule = [mutation for mutation in found if rule in ("", mutation.rule)]
    return [mutation for mutation in of_the_rule if mutation.key() not in known]


def outlived(folder, found):
    """What is listed as equivalent and is no mistake any more: its line has changed."""
    keys = {mutation.key() for mutation in found}
    listed = [key for key in equivalents() if key.startswith(f"src/{folder}/")]
    return [key for key in listed if key not in keys]


def outcomes(bench, drawn):
    """Each mistake with what came of it, in the order drawn; some are tried beside one another."""
    jobs = int(os.environ.get("ROLLCALL_JOBS") or os.cpu_count())
    with concurrent.futures.ThreadPoolExecutor(jobs) as workers:
        waiting = collections.deque()
        for mutation in drawn:
            waiting.append((mutation, workers.submit(bench.outcome, mutation)))
            if len(waiting) == jobs:
                mutation, outcome = waiting.popleft()
                yield mutation, outcome.result()
        for mutation, outcome in waiting:
            yield mutation, outcome.result()


def try_each(bench, drawn, count):
    """Until so many are programs: how many of them the tests saw, and those that they did not."""
    seen, unseen = 0, []
    for mutation, outcome in outcomes(bench, drawn):
        if outcome is None:
            continue
        seen += outcome
        if not outcome:
            unseen.append(mutation)
        word = "seen" if outcome else f"UNSEEN in line {mutation.line}"
        print(f"[{seen + len(unseen)} of {count}] {word}: {mutation.key()}", flush=True)
        if seen + len(unseen) == count:
            break
    return seen, unseen


def main(folder, count=50, seed=1, rule=""):
    found = all_mistakes(folder)
    drawn = candidates(found, rule)
    if not drawn:
        sys.exit(f"src/{folder} holds nothing that a rule could change")
    random.Random(int(seed)).shuffle(drawn)
    PLACES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{folder}-", dir=PLACES) as place:
        seen, unseen = try_each(Bench(folder, pathlib.Path(place)), drawn, int(count))
    for title, keys in (
        ("Unseen", [mutation.key() for mutation in unseen]),
        ("In equivalents.txt, and no mistake any more", outlived(folder, found)),
    ):
        if keys:
            print(f"\n{title}:", *keys, sep="\n")
    tried = seen + len(unseen)
    share = 100 * seen / tried if tried else 100.0
    print(f"\n{folder}: {seen} of {tried} seen, {share:.1f} % (of {len(drawn)}, seed {seed})")
    sys.exit(0 if share >= ENOUGH else 1)


if __name__ == "__main__":
    main(*sys.argv[1:5])
