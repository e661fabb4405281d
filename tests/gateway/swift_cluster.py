"""OpenStack Swift for tests: proxy, account, container and object server as four plain processes on
loopback, with one device in a temporary folder. The proxy's configuration is the sample of the
documents with ports, folders and token of the test.
"""

import errno
import importlib.util
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import urllib.request

from patience import PATIENCE
from processes import PROGRAM_ENVIRONMENT, Process, accepts, sample
from rollcall_server import ROOT, free_port, wait_until

SAMPLE = ROOT / "docs/gateway/swift/proxy-server.conf"
SCRIPT = pathlib.Path(__file__).with_name("swift_process.py")
BACKENDS = ("account", "container", "object")

# Swift's servers wait half a second for each other's connections, and one second until a new object is
# listed: after that it is kept and not listed until a later run of a daemon that no test starts. A busy
# machine is slower than that.
WAITS = "\n".join(
    f"{name} = {PATIENCE}" for name in ("conn_timeout", "node_timeout", "container_update_timeout")
)

SWIFT_CONF = """\
[swift-hash]
swift_hash_path_suffix = of-a-test

[storage-policy:0]
name = only
default = yes
"""

BACKEND_CONF = """\
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
bind_timeout = 1
user = {user}
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
workers = 0
fallocate_reserve = 0

[pipeline:main]
pipeline = {name}-server

[app:{name}-server]
use = egg:swift#{name}
{waits}
"""


def what_is_missing():
    for module, package in (
        ("swift", "python3-swift"),
        ("keystoneclient", "python3-keystoneclient"),
    ):
        if importlib.util.find_spec(module) is None:
            return f"{package} is not installed (Debian package {package})"
    if _folder_for_devices() is None:
        return "no temporary folder keeps extended attributes, which Swift's object server needs"
    return None


def _folder_for_devices():
    """A folder whose file system keeps extended attributes: not every tmpfs does."""
    for folder in (tempfile.gettempdir(), "/var/tmp", str(ROOT / "build")):
        try:
            with tempfile.NamedTemporaryFile(dir=folder) as probe:
                os.setxattr(probe.name, "user.rollcall", b"kept")
            return folder
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EACCES, errno.ENOENT, errno.EPERM):
                raise
    return None


class SwiftCluster:
    """A running Swift whose proxy asks a gateway (gateway.Door) about every request."""

    def __init__(self, door):
        self._door = door
        self._folder = pathlib.Path(
            tempfile.mkdtemp(prefix="rollcall-swift-", dir=_folder_for_devices())
        )
        self._processes = []

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        """Starts the four servers, with other ports if one of them was taken meanwhile."""
        for _ in range(3):
            self._configure()
            self._processes = [self._process(name) for name in (*BACKENDS, "proxy")]
            if wait_until(self._is_settled, seconds=PATIENCE) and self._is_ready():
                return self
            self._stop()
        raise AssertionError(f"Swift does not get ready; its logs end:\n{self.log_tail()}")

    def _configure(self):
        ports = {name: free_port() for name in (*BACKENDS, "proxy")}
        self.port = ports["proxy"]
        self._ports = list(ports.values())
        user = pwd.getpwuid(os.geteuid()).pw_name
        (self._folder / "devices/d1").mkdir(parents=True, exist_ok=True)
        (self._folder / "swift.conf").write_text(SWIFT_CONF)
        for name in BACKENDS:
            text = BACKEND_CONF.format(
                name=name,
                port=ports[name],
                user=user,
                folder=self._folder,
                waits=WAITS,
            )
            (self._folder / f"{name}-server.conf").write_text(text)
        proxy = sample(
            SAMPLE,
            {
                "bind_port = 8080": f"bind_port = {self.port}\nbind_timeout = 1\nworkers = 0",
                "swift_dir = /etc/swift": f"swift_dir = {self._folder}",
                "user = swift": f"user = {user}",
                "account_autocreate = true": f"account_autocreate = true\n{WAITS}",
                "secret_cache_duration = 0": "secret_cache_duration = 0\nhttp_timeout = 60",
                "auth_uri = http://127.0.0.1:8081": f"auth_uri = {self._door.endpoint}",
                "endpoint = http://127.0.0.1:8081": f"endpoint = {self._door.endpoint}",
                "the-token-that-askers-share-with-rollcall": self._door.token,
            },
        )
        (self._folder / "proxy-server.conf").write_text(proxy)
        subprocess.run(
            ["/usr/bin/python3", SCRIPT, "rings", self._folder]
            + [f"{name}={ports[name]}" for name in BACKENDS],
            env=PROGRAM_ENVIRONMENT,
            check=True,
            timeout=PATIENCE,
        )

    def _process(self, name):
        configuration = self._folder / f"{name}-server.conf"
        return Process(
            ["/usr/bin/python3", SCRIPT, "serve", f"{name}-server", configuration],
            self._folder / f"{name}.log",
        )

    def _is_settled(self):
        return any(not process.is_running() for process in self._processes) or self._is_ready()

    def _is_ready(self):
        if not all(accepts(port) for port in self._ports):
            return False
        with urllib.request.urlopen(self.endpoint + "/healthcheck", timeout=PATIENCE) as answer:
            return answer.status == 200

    def log_tail(self, lines=30):
        return "\n".join(process.log_tail(lines) for process in self._processes)

    def _stop(self):
        for process in self._processes:
            process.stop()

    def close(self):
        self._stop()
        shutil.rmtree(self._folder, ignore_errors=True)
