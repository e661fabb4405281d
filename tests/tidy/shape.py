"""How long things may get, and how a header opens."""

import re

from source import Finding

FILE_LINES = 400
FUNCTION_LINES = 60
LINE_COLUMNS = 100
OPENING_LINES = 8

CONTROL = re.compile(
    r"^(if|for|while|switch|catch|else|do|try|namespace|class|struct|enum|union|extern|return)\b"
)
# What may stand between the parameters of a function or lambda and its body.
AFTER_PARAMETERS = re.compile(
    r"\)(\s*(const|noexcept|override|final|mutable|&{1,2}"
    r"|->\s*[\w:<>,&*\s]+|requires\b.*|:\s.*))*\s*$",
    re.DOTALL,
)


def check_file_length(source):
    count = len(source.text.rstrip("\n").split("\n"))
    if count < FILE_LINES:
        return []
    return [
        Finding(
            source.path,
            count,
            f"{count} lines: a file ends before {FILE_LINES}; what is the second thing in it?",
        )
    ]


def check_line_length(source):
    """A table, where a row is a line, may be wider: it stands between clang-format off and on."""
    findings, in_table = [], False
    for number, line in enumerate(source.lines, 1):
        if line.strip() in ("// clang-format off", "// clang-format on"):
            in_table = line.endswith("off")
        elif len(line) > LINE_COLUMNS and not in_table:
            reason = f"{len(line)} columns: a line ends at {LINE_COLUMNS}"
            findings.append(Finding(source.path, number, reason))
    return findings


def check_function_length(source):
    findings = []
    for first, last in functions(source):
        count = last - first + 1
        if count >= FUNCTION_LINES:
            findings.append(
                Finding(
                    source.path,
                    first,
                    f"a function of {count} lines: it ends before {FUNCTION_LINES}; name its parts",
                )
            )
    return findings


def functions(source):
    """The first and last line of each outermost function, from the braces of the code."""
    code = re.sub(
        r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*",
        lambda m: re.sub(r"[^\n]", " ", m.group()),
        source.code,
        flags=re.M,
    )
    found, head, depth, begin = (
        [],
        0,
        0,
        None,
    )  # begin: (depth, first line) of the function we are in
    for offset, sign in ((m.start(), m.group()) for m in re.finditer(r"[{};]", code)):
        if sign == "{":
            text = code[head:offset]
            if begin is None and _opens_a_function(text.strip()):
                start = head + len(text) - len(text.lstrip())
                begin = (depth, source.line_of(start))
            depth += 1
        elif sign == "}":
            depth -= 1
            if begin is not None and depth == begin[0]:
                found.append((begin[1], source.line_of(offset)))
                begin = None
        head = offset + 1
    return found


def _opens_a_function(head):
    head = re.sub(
        r"^(template\s*<[^{;]*?>\s*|public:|private:|protected:|\[\[\w+\]\]\s*)+", "", head
    ).strip()
    return not CONTROL.match(head) and AFTER_PARAMETERS.search(head) is not None


def check_header_opening(source):
    """`#pragma once`, then a comment that says what is here and why."""
    if not source.path.endswith(".h"):
        return []
    if source.lines[0] != "#pragma once":
        return [Finding(source.path, 1, "a header begins with #pragma once")]
    opening = []
    for line in source.lines[1:]:
        if not line.startswith("//"):
            break
        opening.append(line)
    if not opening:
        return [
            Finding(
                source.path,
                2,
                "a header opens with one to three sentences: what is here, and why it is apart",
            )
        ]
    if len(opening) > OPENING_LINES:
        return [
            Finding(
                source.path,
                2,
                f"an opening comment of {len(opening)} lines: one to three sentences are enough",
            )
        ]
    return []
