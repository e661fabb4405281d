"""A small ext4 of its own, in a file, which can be shut down at once: what was not flushed is lost,
as when the power goes. Needs to be root, and a system that lets root mount.

    with DiskOnLoop() as disk:
        use(disk.folder)
        disk.cut()
        disk.come_back()
"""

import fcntl
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import threading
import unittest

from rollcall_server import wait_until

# EXT4_IOC_SHUTDOWN, and its flag that not even the journal is flushed.
SHUT_DOWN, NO_LOG_FLUSH = 0x8004587D, 2


class DiskOnLoop:
    def __init__(self, megabytes=256):
        self._made = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-disk-"))
        self._image = self._made / "image"
        self.folder = self._made / "mounted"
        self.folder.mkdir()
        with open(self._image, "wb") as image:
            image.truncate(megabytes << 20)
        try:
            self._run("mkfs.ext4", "-q", self._image)
            self._run("mount", "-o", "loop", self._image, self.folder)
        except (OSError, subprocess.CalledProcessError):
            shutil.rmtree(self._made)
            raise unittest.SkipTest("this machine mounts no file system of a test") from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], capture_output=True, check=False)
        shutil.rmtree(self._made, ignore_errors=True)

    @staticmethod
    def _run(*command):
        subprocess.run(command, check=True, capture_output=True)

    def cut(self):
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUT_DOWN, struct.pack("I", NO_LOG_FLUSH))
        except OSError:
            raise unittest.SkipTest("this file system cannot be shut down") from None
        finally:
            os.close(folder)

    def cut_when(self, condition, just_before=lambda: None):
        """On a thread of its own, that is to be joined."""

        def wait_and_cut():
            wait_until(condition, every=0.001)
            just_before()
            self.cut()

        thread = threading.Thread(target=wait_and_cut)
        thread.start()
        return thread

    def come_back(self):
        self._run("umount", self.folder)
        self._run("mount", "-o", "loop", self._image, self.folder)
