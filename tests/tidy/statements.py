"""What every engine takes, and what a database that is spread by account can do: read from each
table, index and statement of the store."""

import re

from source import Finding

# A step that has been released is never changed. What these hold that Citus refuses is taken away:
# following a new name by itself by PostgreSQL's driver, and the index over all aliases is one of a
# table that lies on every node.
RELEASED = 8
# Of all accounts together: the keys that seal, the accounts' own rows by what they are found by,
# and what goes from account to account.
ACROSS_ACCOUNTS = ("master_key_proofs", "FROM accounts", "ORDER BY account_id")

LITERALS = re.compile(r'R"\((.*?)\)"|"((?:[^"\\\n]|\\.)*)"(?:\s*"(?:[^"\\\n]|\\.)*")*', re.DOTALL)
PIECE = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
# Not the frame of one that is put together around others.
STATEMENT = re.compile(r"\s*\(?(SELECT|INSERT INTO|UPDATE|DELETE FROM) (?!.*\($)[\w{(]", re.DOTALL)
DEFINITION = re.compile(r"\s*(CREATE|ALTER|DROP)\b")
# One engine's own words, whose meaning is another elsewhere, or none.
OWN_WORDS = re.compile(
    r"\b(AUTOINCREMENT|SERIAL|REPLACE INTO|INSERT OR|ILIKE|LIKE|GLOB|IFNULL|NVL|ROWID|NOW|STRFTIME"
    r"|RANDOM|TRIGGER|SEQUENCE|BOOLEAN|DATETIME|TIMESTAMP|BYTEA|BLOB)\b",
    re.IGNORECASE,
)


def literals(source):
    """(line, text) of each string, with those that stand behind one another as one."""
    for found in LITERALS.finditer(source.text):
        text = found.group(1)
        if text is None:
            text = "".join(PIECE.findall(found.group()))
        yield source.line_of(found.start()), text


def check_definitions(source):
    """Of a migration: src/store/schema/version_N.h."""
    version = int(re.search(r"version_(\d+)\.h$", source.path).group(1))
    findings = []
    for line, text in literals(source):
        if DEFINITION.match(text):
            found = [*what_no_table_may(text)]
            if version > RELEASED:
                found += what_no_new_table_may(text)
            findings += [Finding(source.path, line, reason) for reason in found]
    return findings


def what_no_table_may(text):
    if OWN_WORDS.search(text):
        yield f"'{OWN_WORDS.search(text).group()}' is a word of one engine"
    key = re.search(r"PRIMARY KEY \((\w+)", text)
    if text.lstrip().startswith("CREATE TABLE") and "CREATE TABLE master_key_proofs" not in text:
        if key is None or key.group(1) != "account_id":
            yield "a primary key begins with the account, so that its rows lie together"
    for first in re.findall(r"FOREIGN KEY \((\w+)", text):
        if first != "account_id":
            yield "what is referred to lies in the same account: the key begins with it"


def what_no_new_table_may(text):
    if "ON UPDATE CASCADE" in text:
        yield "ON UPDATE CASCADE over the account is refused by Citus: insert, repoint, delete"
    index = re.search(r"CREATE UNIQUE INDEX \w+\s+ON \w+ \((\w+)", text)
    if index and index.group(1) != "account_id":
        yield "a unique index holds the account: no part of a spread database sees the others"


def statements_of(source):
    return [(line, text) for line, text in literals(source) if STATEMENT.match(text)]


def check_statements(source):
    """Of src/store/sql/*.cpp."""
    return [
        Finding(source.path, line, reason)
        for line, text in statements_of(source)
        for reason in what_is_wrong(text)
    ]


def what_is_wrong(text):
    if OWN_WORDS.search(text):
        yield f"'{OWN_WORDS.search(text).group()}' is a word of one engine"
    if re.search(r"substr\([^()]*\$\d", text):
        yield "PostgreSQL's substr takes no 64-bit number: CAST($n AS INTEGER)"
    if re.search(r"\bSET\b[^()]*\baccount_id = ", text.split(" WHERE ")[0]):
        yield "a row never goes from one account to another"
    if any(word in text for word in ACROSS_ACCOUNTS):
        return
    if text.lstrip().startswith("INSERT"):
        if not re.match(r"\s*INSERT INTO [\w{}]+ \(account_id\b", text):
            yield "what is inserted says first whose it is: account_id"
    elif not re.search(r"\baccount_id = \$\d", text):
        yield "a statement is about one account: account_id = $n"
    yield from what_is_of_other_accounts(text)
    for condition in re.findall(r"\bJOIN\b.*?\bON\b(.*?)(?=\bJOIN\b|\bWHERE\b|$)", text, re.DOTALL):
        if not re.search(r"\w+\.account_id = \w+\.account_id", condition):
            yield "tables are joined within an account: a.account_id = b.account_id"


# How a part of a statement says of which account it is: the one that is asked about, or that of a
# row that is of it.
OF_AN_ACCOUNT = re.compile(r"\baccount_id = (\$\d|\w+\.account_id)")
# What looks for rows by itself.
PART = re.compile(r"\bSELECT (?=.*?\bFROM\b)|\bUPDATE \w|\bDELETE FROM\b", re.DOTALL)


def what_is_of_other_accounts(text):
    """One statement goes to one node: each part of it is of the account that it is about."""
    text = text.replace("DO UPDATE SET", "")
    said = OF_AN_ACCOUNT.findall(text)
    if said and len(said) < len(PART.findall(text)):
        yield "each SELECT in a statement is of one account: account_id = $n"
    if len({name for name in said if name.startswith("$")}) > 1:
        yield "a statement is about one account: the same $n each time"
    if re.search(r"\bVALUES \([^;]*SELECT ", text):
        yield "no SELECT among the VALUES of an INSERT: INSERT … SELECT"
    if re.search(r"\bFOR (UPDATE|SHARE)\b", text):
        yield "no row is locked by reading it: the account's lock is"
