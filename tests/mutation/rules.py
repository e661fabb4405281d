"""The rules by which a line of C++, or of SQL in it, becomes a wrong one, each a kind of mistake that people make.

The sources are formatted, so that a binary operator stands between blanks and a template's bracket does not: lines can
be read without a parser.
"""

import re
from dataclasses import dataclass

COMPARISONS = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">"}
CONNECTIVES = {"&&": "||", "||": "&&"}
SIGNS = {"+": "-", "-": "+"}
TRUTHS = {"true": "false", "false": "true"}
# Text between quotes, and what follows a comment's sign, is not code.
NOT_CODE = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'|//.*$')
# Memory that is asked for before it is needed, or given back early, is nothing that could be seen.
NOT_STATEMENTS = re.compile(
    r"^\s*(#|namespace|using|template|static_assert|assert|case|extern|friend|"
    r"[\w.]+(reserve|shrink_to_fit)\()"
)
A_CALL = re.compile(r"^(\s+)((?:TRY\()?[\w.:\->]+\((?:.*)\);)$")
A_RETURN = re.compile(r"^\s+return\b")
# What keeps the rows of one account apart from those of the others, in the text of a statement.
OF_THE_ACCOUNT = re.compile(r"(?:\w+\.)?account_id = (\$\d+|\w+\.account_id)")


@dataclass(frozen=True)
class Mutation:
    path: str  # from the repository's root
    line: int  # counted from 1
    rule: str
    before: str
    after: str

    def key(self):
        """What names it while the lines above it come and go."""
        return f"{self.path}: {self.rule}: {self.before.strip()} => {self.after.strip()}"


def masked(line):
    """The line with all that is not code made blank, of the same length."""
    return NOT_CODE.sub(lambda match: " " * len(match[0]), line)


def _swaps(line, code, words, rule, pattern):
    for match in re.finditer(pattern, code):
        word = match[1]
        if word in words:
            start, end = match.span(1)
            yield rule, line[:start] + words[word] + line[end:]


def _of_any_account(line):
    """The condition made true of every row. The parameter stays, for it is bound."""
    texts = [found for found in NOT_CODE.finditer(line) if found[0].startswith('"')]
    for text in texts:
        for match in OF_THE_ACCOUNT.finditer(line, *text.span()):
            start, end = match.span()
            yield "account", f"{line[:start]}{match[1]} = {match[1]}{line[end:]}"


def _variants(line):
    code = masked(line)
    if NOT_STATEMENTS.match(code):
        return
    yield from _swaps(line, code, COMPARISONS, "comparison", r" (==|!=|<=|>=|<|>)(?= )")
    yield from _swaps(line, code, CONNECTIVES, "boolean", r" (&&|\|\|)(?= |$)")
    yield from _swaps(line, code, TRUTHS, "boolean", r"\b(true|false)\b")
    yield from _swaps(line, code, SIGNS, "sign", r"(?<=[\w)\]]) ([+-])(?= \S)")
    for match in re.finditer(r"(?<![\w!])!(?=[\w(*])", code):
        yield "boolean", line[: match.start()] + line[match.end() :]
    for match in re.finditer(r"(?<![\w.\"'])(\d+)(?![\w.\"'])", code):
        start, end = match.span(1)
        yield "constant", line[:start] + str(int(match[1]) + 1) + line[end:]
    deleted = A_CALL.match(code)
    if deleted and not A_RETURN.match(code) and code.count("(") == code.count(")"):
        yield "deleted call", deleted[1] + ";"
    yield from _of_any_account(line)


def mutations(path, text):
    """Every mutation of a file, in the order of its lines."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for rule, after in _variants(line):
            if after != line:
                found.append(Mutation(path, number, rule, line, after))
    return found


def applied(text, mutation):
    lines = text.splitlines(keepends=True)
    ending = lines[mutation.line - 1][len(mutation.before) :]
    lines[mutation.line - 1] = mutation.after + ending
    return "".join(lines)
