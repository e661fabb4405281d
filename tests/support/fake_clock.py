"""The time that servers and clients of a test see.

A FakeClock is a file that libfaketime reads: each program started with its environment() lives at
the moment written there. boto3 lives inside the test itself, so its signer is told the time.
"""

import contextlib
import datetime
import glob
import importlib
import pathlib
import tempfile
import unittest

import botocore.auth

UTC = datetime.timezone.utc


class FakeClock:
    """A time that stands still until a test moves it, for server, AWS CLI and boto3 alike."""

    def __init__(self, start=datetime.datetime(2026, 9, 11, 12, 0, 0, tzinfo=UTC)):
        libraries = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        if not libraries:
            raise unittest.SkipTest("libfaketime is not installed (Debian package faketime)")
        self._library = libraries[0]
        self._folder = tempfile.TemporaryDirectory(prefix="rollcall-clock-")
        self._file = pathlib.Path(self._folder.name) / "now"
        self.set(start)

    def now(self):
        return self._now

    def set(self, moment):
        """The time of all from here on. A reader never sees a half-written file."""
        self._now = moment.astimezone(UTC)
        beside = self._file.with_suffix(".new")
        beside.write_text(self._now.strftime("%Y-%m-%d %H:%M:%S") + "\n")
        beside.replace(self._file)

    def move(self, **span):
        """clock.move(hours=4, seconds=-1)"""
        self.set(self._now + datetime.timedelta(**span))

    def environment(self):
        # Timers go on with the real, monotonic time: only the date is faked.
        return {
            "LD_PRELOAD": self._library,
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
            "TZ": "UTC",
        }

    def close(self):
        self._folder.cleanup()


class RealClock:
    """The machine's own time, for tests that do not care."""

    def now(self):
        return datetime.datetime.now(UTC)

    def environment(self):
        return {}

    def close(self):
        pass


class _ClientTime:
    """Stands in for the module `datetime` inside botocore's signer."""

    def __init__(self):
        self.clock = RealClock()
        outer = self

        class Moment(datetime.datetime):
            @classmethod
            def utcnow(cls):
                return outer.clock.now().replace(tzinfo=None)

        self.datetime = Moment

    def __getattr__(self, name):
        return getattr(datetime, name)


client_time = _ClientTime()
# botocore signs with its own code, or with that of awscrt where it is installed.
botocore.auth.datetime = client_time
with contextlib.suppress(ImportError):
    importlib.import_module("botocore.crt.auth").datetime = client_time
