"""The files of the repository as the house rules see them: text, lines, and code alone."""

import dataclasses
import functools
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEFT_OUT = {".git", "build", ".rollcall", "node_modules", "__pycache__"}
CPP = (".h", ".cpp")
TEXT = CPP + (
    ".py",
    ".md",
    ".txt",
    ".cmake",
    ".json",
    ".yml",
    ".sh",
    ".service",
    ".cfg",
    ".conf",
    ".toml",
    ".svg",
    ".csv",
    "",
)


@dataclasses.dataclass(frozen=True)
class Finding:
    """One broken rule, at one line, with the reason."""

    path: str
    line: int
    reason: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.reason}"


class Source:
    """One file. `path` is relative to the root and spelled with slashes."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.lines = text.split("\n")

    @property
    def folder(self):
        """The folder below src/, "" elsewhere."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "src" and len(parts) > 2 else ""

    @property
    def is_cpp(self):
        return self.path.endswith(CPP)

    @property
    def is_test(self):
        return self.path.endswith("_test.cpp") or not self.path.startswith("src/")

    @functools.cached_property
    def code(self):
        """The text with comments, strings and characters blanked; every line stays where it was."""
        return _TOKENS.sub(_blank, self.text)

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def find(self, pattern, reason, text=None):
        """A finding for each match, in the code of C++ and in the text of everything else."""
        if text is None:
            text = self.code if self.is_cpp else self.text
        return [
            Finding(self.path, self.line_of(m.start()), reason.format(m.group().strip()))
            for m in re.finditer(pattern, text)
        ]


_TOKENS = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)")
      | (?P<include>^[ \t]*\#[ \t]*include[^\n]*)
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<number>\b\d[\w']*)
      | (?P<character>'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def _blank(match):
    if match.lastgroup in ("include", "number") or match.group("include") or match.group("number"):
        return match.group()
    return re.sub(r"[^\n]", " ", match.group())


def repository():
    """Every text file of the repository, whether git knows it yet or not."""
    sources = []
    for path in sorted(ROOT.rglob("*")):
        relative = path.relative_to(ROOT)
        if LEFT_OUT & set(relative.parts) or not path.is_file() or path.suffix not in TEXT:
            continue
        try:
            sources.append(Source(relative.as_posix(), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return sources
