"""Runs ninja and shows one line that says how long it will take yet, instead of a line for each file.

    build_progress.py FOLDER NINJA_ARGUMENT…     FOLDER is where the build is

A terminal gets one moving line, anything else a line for each tenth. What compilers say is shown
whole. What a step will take is guessed from what it includes, or from the last time it was made;
how far that is off here and now is learnt from the steps that have ended.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
MARK = "\x1f"  # begins a line of ninja's own, so that no compiler's line is taken for one

# Processor seconds of a step, as measured: a file that includes nothing, each kB of ours that it
# reads, and what these libraries add to that. A link, or anything else, is a LINK.
EMPTY_FILE = 0.6
KILOBYTE = 0.015
LIBRARIES = {"boost/asio": 7.0, "boost/beast": 2.0, "CLI/": 4.0, "nlohmann/json.hpp": 2.0}
LIBRARIES |= {"gtest/": 4.0, "gmock/": 2.0, "benchmark/": 1.0}
LINK = 1.0
# npm fetches its packages and bundles: two processes that leave much of their time to others.
CONSOLE = 40.0

INCLUDE = re.compile(r'^#include\s+["<]([^">]+)', re.MULTILINE)
OUTPUT = re.compile(r" -o (\S+)")


class Sources:
    """What a source file costs to compile, guessed from all that it includes."""

    def __init__(self, root):
        self._roots = [root / "src", root / "tests", root / "bench"]
        self._read = {}

    def _file(self, path):
        """(kB, what it includes), or None where there is no such file of ours."""
        if path not in self._read:
            try:
                text = path.read_text(errors="replace")
                self._read[path] = len(text) / 1000, INCLUDE.findall(text)
            except OSError:
                self._read[path] = None
        return self._read[path]

    def seconds(self, source):
        seen, waiting, foreign, kilobytes = set(), [source], set(), 0.0
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            found = self._file(path)
            if found is None:
                continue
            kilobytes += found[0]
            for name in found[1]:
                ours = [root / name for root in [*self._roots, path.parent]]
                ours = [candidate for candidate in ours if self._file(candidate)]
                waiting += ours[:1]
                if not ours:
                    foreign.add(name)
        libraries = (
            seconds
            for library, seconds in LIBRARIES.items()
            if any(name.startswith(library) for name in foreign)
        )
        return EMPTY_FILE + KILOBYTE * kilobytes + sum(libraries)


def last_times(folder):
    """The seconds that each output took when it was last made."""
    taken = {}
    try:
        lines = (folder / ".ninja_log").read_text().splitlines()
    except OSError:
        return taken
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 5:
            taken[cells[3]] = (int(cells[1]) - int(cells[0])) / 1000
    return taken


def sources_of(folder):
    """The source file of each file that the compiler makes."""
    try:
        commands = json.loads((folder / "compile_commands.json").read_text())
    except OSError:
        return {}
    outputs = [(OUTPUT.search(entry["command"]), entry["file"]) for entry in commands]
    return {output.group(1): pathlib.Path(source) for output, source in outputs if output}


def weigh(steps, folder):
    """The seconds that each step may take. The last time may have been a compiler's cache that had
    it ready, so it counts for no less than half of the guess."""
    guess, source_of, taken = Sources(ROOT), sources_of(folder), last_times(folder)
    weights = {}
    for step in steps:
        output = step.rsplit(" ", 1)[-1]
        if output in source_of:
            expected = guess.seconds(source_of[output])
        else:
            expected = CONSOLE if step == "Building the console" else LINK
        weights[step] = max(taken.get(output, expected), expected / 2)
    return weights


class Estimate:
    """How long it will take yet: from the weights of what is left, and from how long what has
    ended really took. The guess counts as if a tenth of the work had been done as guessed."""

    def __init__(self, weights, jobs):
        self._left = dict(weights)
        self._total = sum(weights.values())
        self._jobs = max(1, min(jobs, len(weights)))
        self._done = 0.0
        self._ends = self._seconds(0.0)
        self._shown = 0

    def _seconds(self, elapsed):
        left = self._total - self._done
        running = min(self._jobs, len(self._left))
        # Of what is being made, half is done.
        begun = running * left / len(self._left) / 2 if self._done and running else 0.0
        trust = self._total / 10
        pace = (elapsed * self._jobs + trust) / (self._done + begun + trust) if trust else 0.0
        longest = max(self._left.values(), default=0.0)
        return pace * max((left - begun) / self._jobs, longest / 2)

    def step_ended(self, step, elapsed):
        self._done += self._left.pop(step, 0.0)
        self._ends = elapsed + self._seconds(elapsed)

    def remaining(self, elapsed):
        return max(0.0, self._ends - elapsed)

    def percent(self, elapsed):
        """Of the time, and never less than was said before."""
        remaining = self.remaining(elapsed)
        share = elapsed / (elapsed + remaining) if elapsed + remaining > 0 else 0.0
        self._shown = max(self._shown, min(99, int(100 * share)))
        return self._shown


def in_words(seconds):
    if seconds > 90:
        return f"about {round(seconds / 60)} min more"
    if seconds > 15:
        return f"about {round(seconds, -1):.0f} s more"
    return "a few seconds more"


class Line:
    """The one line of progress."""

    def __init__(self, out, estimate, begun):
        self._out = out
        self._estimate = estimate
        self._begun = begun
        self._last_tenth = -1
        self._lock = threading.Lock()

    def show(self):
        with self._lock:
            elapsed = time.monotonic() - self._begun
            percent = self._estimate.percent(elapsed)
            text = f"  {percent} %  {in_words(self._estimate.remaining(elapsed))}"
            if self._out.isatty():
                self._out.write(f"\r\033[K{text}")
            elif percent // 10 > self._last_tenth:
                self._last_tenth = percent // 10
                self._out.write(text + "\n")
            self._out.flush()

    def step_ended(self, step):
        with self._lock:
            self._estimate.step_ended(step, time.monotonic() - self._begun)

    def pass_on(self, text):
        """A line of somebody else, above the own one."""
        with self._lock:
            self._out.write(("\r\033[K" if self._out.isatty() else "") + text)
            self._out.flush()

    def clear(self):
        if self._out.isatty():
            self.pass_on("")


def ninja(folder, arguments):
    return subprocess.Popen(
        ["ninja", "-C", str(folder), *arguments],
        env={**os.environ, "NINJA_STATUS": MARK},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def steps_to_do(folder, arguments):
    """What ninja would do. It looks at a copy of its manifest: of the manifest itself, which CMake
    always has checked anew, a dry run would say no more than that."""
    copy = folder / "progress.ninja"
    try:
        shutil.copyfile(folder / "build.ninja", copy)
    except OSError:
        return []
    lines = ninja(folder, ["-f", copy.name, "-n", *arguments]).communicate()[0].splitlines()
    copy.unlink()
    return [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]


def jobs_of(arguments):
    if "-j" in arguments:
        return int(arguments[arguments.index("-j") + 1])
    return os.cpu_count() or 1


def tick(line, ended):
    while not ended.wait(1.0):
        line.show()


def main(folder, arguments, out=sys.stdout):
    folder = pathlib.Path(folder)
    steps = steps_to_do(folder, arguments)
    estimate = Estimate(weigh(steps, folder), jobs_of(arguments))
    line = Line(out, estimate, time.monotonic())
    ended = threading.Event()
    if steps:
        line.show()
        threading.Thread(target=tick, args=(line, ended), daemon=True).start()
    with ninja(folder, arguments) as process:
        try:
            for told in process.stdout:
                if told.startswith(MARK):
                    line.step_ended(told.removeprefix(MARK).rstrip("\n"))
                elif not told.startswith(("ninja: Entering directory", "ninja: no work to do")):
                    line.pass_on(told)
        except KeyboardInterrupt:
            pass  # ninja has heard it too
        code = process.wait()
    ended.set()
    line.clear()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
