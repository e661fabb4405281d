"""What AWS's own models of its services, as botocore brings them, say of the parameters of actions.

Debian's botocore is of 2022. Where live AWS has moved on since, or never did what the model says,
the model is put right here, a line each.
"""

import dataclasses
import functools
import os
import pathlib
import re
import subprocess
import unicodedata

import botocore.session

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Actions that the model is too old to know.
NEWER_ACTIONS = {"GetMFADevice"}

# Good requests of those, and of the actions that AWS does not have.
UNKNOWN_REQUESTS = {
    "GetMFADevice": {"SerialNumber": "arn:aws:iam::123456789012:u2f/user/a/key"},
    "GetAccessKeyLastUseOrigin": {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE"},
    "GetCredentialReportVersion": {},
    "ListCredentialReports": {},
    "ListUserSummaries": {},
    "BeginSecurityKeyRegistration": {"UserName": "alice"},
    "CreateSecurityKey": {
        "UserName": "alice",
        "SecurityKeyName": "key",
        "ClientData": "e30=",
        "AuthenticatorData": "AAAA",
    },
    "ListPermittedActions": {},
    "DisableUser": {"UserName": "alice"},
    "EnableUser": {"UserName": "alice"},
    "GetDisabledUser": {"UserName": "alice"},
    "ListSignInSessions": {"UserName": "alice"},
    "EndSignInSession": {"UserName": "alice", "SessionId": "0123456789abcdef"},
    "ListPolicyTerms": {},
    "ValidatePolicy": {"PolicyDocument": "{}"},
}

# Parameters that it is too old to know.
NEWER_PARAMETERS = {
    ("CreateServiceSpecificCredential", "CredentialAgeDays"),
    ("ListServiceSpecificCredentials", "AllUsers"),
    ("ListServiceSpecificCredentials", "Marker"),
    ("ListServiceSpecificCredentials", "MaxItems"),
}

# Parameters that were left out on purpose: docs/compatibility.md says so.
NOT_TAKEN = {("AssumeRole", "ProvidedContexts")}

# What it asks for although AWS no longer does: without a name the caller is meant.
NO_LONGER_REQUIRED = {
    ("CreateLoginProfile", "UserName"),
    ("GetLoginProfile", "UserName"),
    ("DeleteLoginProfile", "UserName"),
}

# Patterns that AWS has narrowed since: a path ends before DEL, an alias says its length, and a
# description is Latin-1.
NEWER_PATTERNS = {
    r"(\u002F)|(\u002F[\u0021-\u007F]+\u002F)": r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)",
    r"^[a-z0-9](([a-z0-9]|-(?!-))*[a-z0-9])?$": r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
    r"[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]*": r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
}

# Patterns that live AWS names in its messages and no model has.
LIVE_PATTERNS = {
    name: r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]+"
    for name in ("PolicyInputList", "PermissionsBoundaryPolicyInputList")
}

# The model of these has two words; AWS's message lists three, and refuses the third later on.
THREE_STATES = ["Active", "Inactive", "Expired"]

# A request cannot be longer, so that what may be by the model (a certificate chain) never is.
LONGEST_REQUEST = 1024 * 1024

# Texts of which one is good for every parameter of the model.
SAMPLES = ("a", "aaaa", "arn:aws:iam::123456789012:role/a", "a" * 24, "123456", "/", "v1", "{}")

# One sign of every kind that a pattern might tell apart.
SIGNS = "\t\n\x0b !\"$%'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~\x7f\x85\xa0éÿā部Ⅷ²𝔸"


@dataclasses.dataclass(frozen=True)
class Parameter:
    """One value that a request can carry, under the name it has on the wire."""

    service: str
    action: str
    name: str  # "Tags.member.1.Key"
    kind: str  # "string", "integer", "boolean"
    least: int | None
    most: int | None
    pattern: str | None
    words: tuple | None

    def allows_length(self, length):
        return (self.least or 0) <= length <= (self.most or length)

    def allows(self, text):
        if self.words:
            return text in self.words
        length = len(text.encode("utf-16-le")) // 2
        return self.allows_length(length) and (
            not self.pattern or re.fullmatch(readable(self.pattern), text, re.ASCII) is not None
        )


@functools.cache
def readable(pattern):
    r"""The pattern as Python reads it: \p{L} and its like as those of SIGNS that are meant, and \u
    with more than four digits, which no language has, as the sign that is meant."""
    pattern = re.sub(r"\\u(10\w{3,4})", lambda match: f"\\U{match[1]:0>8}", pattern)
    classes = "".join(re.findall(r"\\p\{(\w)\}", pattern))
    if not classes:
        return pattern
    meant = "".join(c for c in map(chr, range(128)) if unicodedata.category(c)[0] in classes)
    meant += "".join(c for c in SIGNS if unicodedata.category(c)[0] in classes)
    return re.sub(r"(\\p\{\w\})+", lambda _: re.escape(meant), pattern)


def catalogue():
    """{(service, action): {parameters}} of AWS's actions, from the page that is printed from the
    declarations."""
    return rows_below("## Served")


def extensions():
    """The same of the actions that AWS does not have."""
    return rows_below("## Extensions")


def rows_below(heading):
    programs = pathlib.Path(os.environ.get("ROLLCALL_TEST_PROGRAMS", ROOT / "build/release/tests"))
    page = subprocess.run(
        [programs / "compatibility", ROOT / "docs/aws_actions.txt"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    section = page.partition(heading + "\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in row] for row in rows[1:]]
    return {(row[0], row[1]): set(row[4].split(", ")) if row[4] else set() for row in rows}


@functools.cache
def service_model(service):
    return botocore.session.get_session().get_service_model(service)


def operation(service, action):
    return service_model(service).operation_model(action)


@functools.cache
def parameters_of(service, action):
    """{name: Parameter} of all that a request of this action can carry."""
    found = {}

    def walk(shape, name):
        if shape.type_name == "structure":
            for member, inner in shape.members.items():
                walk(inner, f"{name}.{member}" if name else member)
        elif shape.type_name == "list":
            walk(shape.member, name + ".member.1")
        else:
            found[name] = parameter(shape, name)

    def parameter(shape, name):
        facts = shape.metadata
        words = facts.get("enum")
        if words and set(words) < set(THREE_STATES):
            words = THREE_STATES
        pattern = facts.get("pattern")
        pattern = NEWER_PATTERNS.get(pattern, pattern)
        most = facts.get("max")
        if shape.type_name == "string" and most is not None and most > LONGEST_REQUEST:
            most = None
        return Parameter(
            service=service,
            action=action,
            name=name,
            kind=shape.type_name,
            least=facts.get("min"),
            most=most,
            pattern=LIVE_PATTERNS.get(name.partition(".")[0], pattern),
            words=tuple(words) if words else None,
        )

    shape = operation(service, action).input_shape
    if shape:
        walk(shape, "")
    return {
        name: parameter
        for name, parameter in found.items()
        if (action, name.partition(".")[0]) not in NOT_TAKEN
    }


@functools.cache
def required_names(service, action):
    """The wire names of what every request of this action carries."""
    found = []

    def walk(shape, name):
        if shape.type_name == "structure":
            for member in shape.required_members:
                if (action, member) not in NO_LONGER_REQUIRED:
                    walk(shape.members[member], f"{name}.{member}" if name else member)
        elif shape.type_name == "list":
            walk(shape.member, name + ".member.1")
        else:
            found.append(name)

    shape = operation(service, action).input_shape
    if shape:
        walk(shape, "")
    return found


def sample_of(parameter):
    """A good value."""
    if parameter.kind == "boolean":
        return "true"
    if parameter.kind == "integer":
        return str(parameter.least or 1)
    return next(text for text in parameter.words or SAMPLES if parameter.allows(text))


def good_request(service, action, *more):
    """{name: value} of a request that is valid by the model: what every request of this action
    carries, and these parameters."""
    if action in UNKNOWN_REQUESTS:
        return UNKNOWN_REQUESTS[action]
    known = parameters_of(service, action)
    return {name: sample_of(known[name]) for name in (*required_names(service, action), *more)}


def top_level_names(service, action):
    shape = operation(service, action).input_shape
    return {name for name in (shape.members if shape else ()) if (action, name) not in NOT_TAKEN}
