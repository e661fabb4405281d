"""Words that may not stand in the code, or not in this folder, each with the reason."""

import re

from source import Finding

FOLDERS_WITHOUT_MEANING = {"util", "utils", "common", "helper", "helpers", "misc", "lib"}

# Written so that this file does not hold what it forbids.
LEFT_OPEN = r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|\b[Nn]ot implemented\b"
PRIVATE_PATH = r"(?<![\w.-])/(home|root|Users|mnt|builds?|works?(pace)?)/\w"
REGISTRY_HOST = (
    r"\b(registry|deb|security|pypi|files|crates|packages|mirrors?|archive)"
    r"\.[a-z-]+\.(org|io|com|net)\b"
)

# What a pure folder would need to see the world, and what the world is then called.
IMPURE = {
    "the clock": r"\b(system_clock|steady_clock|high_resolution_clock|utc_clock|file_clock)\b"
    r"|\b(gettimeofday|clock_gettime|timespec_get)\b|\bstd::time\s*\("
    r"|\btime\s*\(\s*(nullptr|NULL|0)\s*\)",
    "randomness": r"\b(random_device|mt19937(_64)?|getrandom|getentropy"
    r"|RAND_(priv_)?bytes|randombytes\w*|s?rand)\s*[({;]"
    r"|\bstd::(random_device|mt19937(_64)?)\b",
    "files": r"\b(i|o)?fstream\b|\bstd::filesystem\b|\b(fopen|fdopen|opendir|mkstemp)\s*\("
    r"|<(fstream|filesystem|fcntl\.h)>",
    "sockets": r"<(sys/socket|netdb|poll)\.h>|\b(getaddrinfo|recvfrom|sendto)\s*\(",
    "threads": r"\bstd::(thread|jthread|mutex|shared_mutex|async"
    r"|condition_variable(_any)?)\b|\bthis_thread\b",
    "the environment": r"\b(secure_)?getenv\s*\(",
    "the terminal": r"\bstd::(cout|cerr|clog|cin)\b|\b(printf|puts)\s*\(",
}
STATE = (
    r"^\s*(static|thread_local)\s+(?!const\b|constexpr\b|thread_local\s+const\b)"
    r"(?![^=;{]*\*\s*const\b)[\w:<>,&*\s]+?\b\w+\s*(=|;|\{)"
)

# The one place where a pure floor touches the world: the bytes that everybody else is handed.
SOURCES_OF_THE_WORLD = {"randomness": "src/crypto/random.cpp"}

WALL_CLOCK_OWNERS = {"main", "jobs", "http"}
SECRET_READERS = {
    "base",
    "crypto",
    "iam",
    "sigv4",
    "store",
    "auth",
    "api",
    "actions",
    "signin",
    "cli",
    "main",
}


def check_folder_name(source):
    return [
        Finding(source.path, 1, f"a folder called {part} says nothing, and so collects everything")
        for part in source.path.split("/")[:-1]
        if part in FOLDERS_WITHOUT_MEANING
    ]


def check_left_open(source):
    return source.find(
        LEFT_OPEN, "'{}' does not land: finish it, or open an issue", text=source.text
    )


def check_private_words(source):
    return source.find(
        PRIVATE_PATH, "{}… is a path of one machine", text=source.text
    ) + source.find(
        REGISTRY_HOST, "{} is the address of a registry: its client knows it", text=source.text
    )


def check_regex(source):
    if source.is_test:  # a test may use it as the oracle of a matcher
        return []
    return source.find(
        r"\bstd::w?regex\b|<regex>", "{}: it has no budget; write the matcher by hand"
    )


def check_macros(source):
    return source.find(r"(?m)^[ \t]*#[ \t]*define[ \t]+(?!TRY\b)\w+", "{}: TRY is the only macro")


def check_purity(source, floors):
    floor = floors.get(source.folder)
    if floor is None or floor.kind != "pure" or source.is_test:
        return []
    findings = []
    for world, pattern in IMPURE.items():
        if source.path != SOURCES_OF_THE_WORLD.get(world):
            findings += source.find(pattern, f"{source.folder} is pure and sees {world}: {{}}")
    code = source.code
    findings += [
        Finding(
            source.path,
            source.line_of(m.start(1)),
            f"{source.folder} is pure and keeps state: {m.group().strip()}",
        )
        for m in re.finditer(STATE, code, re.MULTILINE)
    ]
    return findings


def check_wall_clock(source):
    if source.is_test or not source.folder or source.folder in WALL_CLOCK_OWNERS:
        return []
    return source.find(
        r"\bsystem_clock::now\b", "{}: time is an argument; main and jobs own the clock"
    )


def check_secrets(source):
    if source.is_test or not source.folder or source.folder in SECRET_READERS:
        return []
    return source.find(
        r"(\.|->)reveal\s*\(\)", "{}: " + source.folder + " has no business inside a secret"
    )
