"""Where the store of a test's server is: in its data directory, or, with
ROLLCALL_TEST_STORE=postgresql, in a database of a PostgreSQL of the tests' own, which every program
that the server runs is told by its environment."""

import contextlib
import os
import sqlite3
import threading

import postgres

KIND = os.environ.get("ROLLCALL_TEST_STORE", "sqlite")


class SqliteStore:
    def __init__(self, data):
        self._file = data / "rollcall.db"

    def environment(self):
        return {}

    def rows(self, statement):
        with contextlib.closing(sqlite3.connect(self._file)) as database:
            return [[str(cell) for cell in row] for row in database.execute(statement)]

    def drop(self):
        """It goes with its folder."""


class PostgresStore:
    def __init__(self, server):
        self.server = server
        self.database = server.make_database()
        self.address = server.address(self.database)

    def environment(self):
        return {"ROLLCALL_STORE": self.address}

    def rows(self, statement):
        return self.server.run(statement, self.database)

    def drop(self):
        self.server.drop_database(self.database)


class PostgresOfItsOwn(PostgresStore):
    """Whose server a test may stop without hurting another."""

    def __init__(self):
        super().__init__(postgres.Postgres())

    def drop(self):
        self.server.close()


def is_missing():
    """Whether the tests are to run on a database that is not installed."""
    return KIND == "postgresql" and postgres.programs() is None


_one_at_a_time = threading.Lock()


def store_in(data, kind):
    """Of a kind that has a name here, or what the kind itself makes."""
    if callable(kind):
        return kind(data)
    if kind == "sqlite":
        return SqliteStore(data)
    if kind == "postgresql of its own":
        return PostgresOfItsOwn()
    if kind != "postgresql":
        raise ValueError(f"ROLLCALL_TEST_STORE is neither sqlite nor postgresql: {kind}")
    with _one_at_a_time:
        return PostgresStore(postgres.shared())
