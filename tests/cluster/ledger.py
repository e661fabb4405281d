"""What clients were answered, held against what is found afterwards.

Every write is of a thing that nobody else writes: a user, their key, the last use of that key. It
was kept, or refused with "nothing was changed", or nobody could tell."""

import dataclasses
import enum
import threading
import time


class Said(enum.Enum):
    KEPT = "kept"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Kind(enum.Enum):
    USER = "user"
    KEY = "key"
    USE = "use"


@dataclasses.dataclass(frozen=True)
class Line:
    kind: Kind
    thing: str  # the user's name
    said: Said
    server: int
    moment: float


@dataclasses.dataclass
class Found:
    """The names of the users who are there, who have a key, and whose key was used."""

    users: set
    keys: set
    uses: set

    def has(self, line):
        return (
            line.thing in {"user": self.users, "key": self.keys, "use": self.uses}[line.kind.value]
        )


@dataclasses.dataclass
class Verdict:
    lost: list  # acknowledged, and not there
    lied: list  # refused, and there
    kept: int
    refused: int
    unknown: int
    unknown_there: int


class Ledger:
    """Of all writers together. `astray` holds answers that no fail-over excuses."""

    def __init__(self):
        self.lines = []
        self.astray = []
        self._lock = threading.Lock()

    def note(self, kind, thing, said, server):
        with self._lock:
            self.lines.append(Line(kind, thing, said, server, time.monotonic()))

    def kept_since(self, moment, server):
        return sum(
            line.said is Said.KEPT and line.server == server and line.moment > moment
            for line in list(self.lines)
        )

    def longest_pause(self):
        """Seconds in which no write at all was acknowledged, between two that were."""
        moments = sorted(line.moment for line in self.lines if line.said is Said.KEPT)
        return max((later - sooner for sooner, later in zip(moments, moments[1:])), default=0.0)

    def judge(self, found):
        said = {word: [line for line in self.lines if line.said is word] for word in Said}
        return Verdict(
            lost=[line for line in said[Said.KEPT] if not found.has(line)],
            # A use that was not answered may be recorded: it was one.
            lied=[
                line for line in said[Said.REFUSED] if line.kind is not Kind.USE and found.has(line)
            ],
            kept=len(said[Said.KEPT]),
            refused=len(said[Said.REFUSED]),
            unknown=len(said[Said.UNKNOWN]),
            unknown_there=sum(found.has(line) for line in said[Said.UNKNOWN]),
        )
