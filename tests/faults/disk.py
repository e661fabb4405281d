"""A disk, as far as a power cut is concerned: what was flushed is there, the rest may be.

    for step in steps_of(record):
        disk.take(step)
    disk.after_a_cut(random.Random(7), Loss.SECTORS)   # {name: bytes}

A write, a new size or a new name is certain once its file or folder was flushed after it. Until
then a cut keeps it, loses it, or keeps some of its sectors; of changed names it keeps the first so
many, as the journal of a file system does.
"""

import dataclasses
import enum
import os
import struct

HEAD = struct.Struct("<IIQQ")


class Kind(enum.IntEnum):
    """The numbers are those of recorder.cpp."""

    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    REMOVE = 4
    RENAME = 5
    FLUSH_BEGINS = 6
    FLUSH_ENDS = 7
    ANSWER = 8


class Loss(enum.Enum):
    """What a cut does to what was not flushed."""

    ALL = "all of it"
    NOTHING = "nothing"
    WRITES = "some writes"
    SECTORS = "some sectors of 512 bytes"
    PAGES = "some pages of 4096 bytes"
    REST = "all behind some moment, at which a write is torn"


@dataclasses.dataclass(frozen=True)
class Step:
    kind: Kind
    path: str
    place: int
    data: bytes


def steps_of(record):
    """The steps of a record, the last of which may be missing its end."""
    at = 0
    while at + HEAD.size <= len(record):
        kind, path_size, place, size = HEAD.unpack_from(record, at)
        at += HEAD.size
        path = record[at : at + path_size].decode()
        at += path_size
        yield Step(Kind(kind), path, place, record[at : at + size])
        at += size


class File:
    """The bytes that are certain, and the changes since: (number of the step, place, bytes); a new
    size has no bytes."""

    def __init__(self):
        self.certain = bytearray()
        self.changes = []

    def flushed(self, before):
        kept = []
        for change in self.changes:
            if change[0] < before:
                apply(self.certain, *change[1:])
            else:
                kept.append(change)
        self.changes = kept

    def after_a_cut(self, random, loss):
        content = bytearray(self.certain)
        if loss is Loss.ALL:
            return content
        last = random.randrange(len(self.changes) + 1) if loss is Loss.REST else None
        for index, (_, place, data) in enumerate(self.changes):
            if index == last:
                if data is not None:
                    apply(content, place, data[: random.randrange(len(data) + 1)])
                break
            if loss in (Loss.NOTHING, Loss.REST):
                apply(content, place, data)
            elif data is None or loss is Loss.WRITES:
                if random.random() < 0.5:
                    apply(content, place, data)
            else:
                size = 512 if loss is Loss.SECTORS else 4096
                for start, piece in pieces(place, data, size):
                    if random.random() < 0.5:
                        apply(content, start, piece)
        return content


def pieces(place, data, size):
    """The parts of a write that lie in different sectors."""
    at = 0
    while at < len(data):
        end = min(len(data), at + size - (place + at) % size)
        yield place + at, data[at:end]
        at = end


def apply(content, place, data):
    if data is None:
        del content[place:]
        content.extend(bytes(place - len(content)))
        return
    content.extend(bytes(max(0, place - len(content))))
    content[place : place + len(data)] = data


class Disk:
    """Take the steps one after the other; ask at any moment what a cut would leave."""

    def __init__(self):
        self._names = {}  # as a running program sees them
        self._certain_names = {}
        self._changed_names = []  # (number of the step, folder, change)
        self._flushes = {}  # (path, which) -> number of the step at which it began
        self._count = 0

    def take(self, step):
        self._count += 1
        if step.kind is Kind.CREATE:
            file = File()
            self._rename(step.path, lambda names: names.__setitem__(step.path, file))
        elif step.kind is Kind.REMOVE:
            self._rename(step.path, lambda names: names.pop(step.path, None))
        elif step.kind is Kind.RENAME:
            new = step.data.decode()
            self._rename(step.path, lambda names: names.__setitem__(new, names.pop(step.path)))
        elif step.kind is Kind.WRITE:
            self._names[step.path].changes.append((self._count, step.place, step.data))
        elif step.kind is Kind.TRUNCATE:
            self._names[step.path].changes.append((self._count, step.place, None))
        elif step.kind is Kind.FLUSH_BEGINS:
            self._flushes[step.path, step.place] = self._count
        elif step.kind is Kind.FLUSH_ENDS:
            self._flushed(step.path, self._flushes.pop((step.path, step.place)))

    def _rename(self, path, change):
        change(self._names)
        self._changed_names.append((self._count, os.path.dirname(path), change))

    def _flushed(self, path, before):
        if path in self._names:
            return self._names[path].flushed(before)
        kept = []
        for number, folder, change in self._changed_names:
            if number < before and folder == path:
                change(self._certain_names)
            else:
                kept.append((number, folder, change))
        self._changed_names = kept

    def after_a_cut(self, random, loss):
        names = dict(self._certain_names)
        count = len(self._changed_names)
        if loss is not Loss.NOTHING:
            count = 0 if loss is Loss.ALL else random.randrange(count + 1)
        for *_, change in self._changed_names[:count]:
            change(names)
        return {name: bytes(file.after_a_cut(random, loss)) for name, file in names.items()}
