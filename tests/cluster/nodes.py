"""A PostgreSQL cluster of three nodes under Patroni, with three etcd, on the loopback and as an
ordinary user: with the configuration that the documents have, but for its places, and without the
watchdog that they demand, which is a device of the machine. All is gone with whoever started it."""

import base64
import contextlib
import itertools
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request

import postgres
from patience import PATIENCE
from rollcall_server import ROOT, wait_until

SAMPLES = ROOT / "docs/postgresql"
REQUIRED = ("--require-synchronous",)
NAMES = ("one", "two", "three")
HOST = "db.example.com"  # what the certificate is for, besides what Patroni calls itself
PASSWORDS = ("CHANGE-1", "CHANGE-2", "CHANGE-3", "CHANGE-4")
ENVIRONMENT = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8", "no_proxy": "127.0.0.1"}

# Ends all that stands in a folder, and the folder, when its own input ends: also when whoever
# started it was killed. Twice, for what was begun meanwhile.
GUARD = """
cat >/dev/null
for round in 1 2; do
  for place in /proc/[0-9]*/cwd; do
    case $(readlink "$place") in
      "$1"/*) pid=${place%/cwd}; kill -KILL "${pid#/proc/}" ;;
    esac
  done
done
rm -rf "$1"
"""


def missing():
    """What is not installed, as a sentence; None where all is there."""
    if postgres.programs() is None:
        return postgres.MISSING
    for program, package in (
        ("etcd", "etcd-server"),
        ("patroni", "patroni"),
        ("haproxy", "haproxy"),
    ):
        if shutil.which(program, path=ENVIRONMENT["PATH"]) is None:
            return f"{program} is not installed (Debian package {package})"
    return None


def _is_free(port):
    with socket.socket() as probe, contextlib.suppress(OSError):
        probe.bind(("127.0.0.1", port))
        return True
    return False


def _ports():
    """Free ones, from below those that the machine gives to whoever calls out: so that a node which
    was killed finds its own free when it comes back."""
    lowest = int(pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    begin = 10_000 + os.getpid() * 40 % max(lowest - 12_000, 1)
    return filter(_is_free, itertools.count(begin))


def settings_of(file):
    """Of a file of NAME=VALUE, as systemd reads it for a service."""
    lines = [line for line in file.read_text().splitlines() if line and line[0] != "#"]
    return dict(line.split("=", 1) for line in lines)


class Node:
    """One of three: an etcd, and a PostgreSQL under Patroni, each in a folder of its own."""

    def __init__(self, cluster, name):
        self.cluster, self.name = cluster, name
        self.port, self.api, self.etcd, self.etcd_peer = (next(cluster.ports) for _ in range(4))
        self.folder = cluster.folder / name
        self.data = self.folder / "data"
        self._patroni = None

    def start_etcd(self, peers):
        settings = settings_of(SAMPLES / "etcd.conf") | {
            "ETCD_NAME": self.name,
            "ETCD_DATA_DIR": str(self.cluster.folder / f"etcd-{self.name}"),
            "ETCD_INITIAL_CLUSTER": peers,
        }
        for word, port in (("CLIENT", self.etcd), ("PEER", self.etcd_peer)):
            settings[f"ETCD_LISTEN_{word}_URLS"] = f"http://127.0.0.1:{port}"
        settings["ETCD_ADVERTISE_CLIENT_URLS"] = settings["ETCD_LISTEN_CLIENT_URLS"]
        settings["ETCD_INITIAL_ADVERTISE_PEER_URLS"] = settings["ETCD_LISTEN_PEER_URLS"]
        self.cluster.run_in(self.cluster.folder / f"etcd-{self.name}", ["etcd"], settings)

    def configure(self):
        import yaml  # comes with Patroni

        told = yaml.safe_load((SAMPLES / "patroni.yml").read_text())
        told["name"] = self.name
        told["etcd"]["hosts"] = ",".join(f"127.0.0.1:{n.etcd}" for n in self.cluster.nodes)
        told["watchdog"]["mode"] = "off"
        for part, port in (("restapi", self.api), ("postgresql", self.port)):
            told[part]["listen"] = told[part]["connect_address"] = f"127.0.0.1:{port}"
        database = told["postgresql"]
        database["bin_dir"] = str(postgres.programs())
        database["data_dir"] = str(self.data)
        database["pgpass"] = str(self.folder / "pgpass")
        for user in ("replication", "rewind"):
            database["authentication"][user]["sslrootcert"] = str(self.cluster.certificate)
        database["parameters"] |= {
            "unix_socket_directories": str(self.folder),
            "ssl_cert_file": str(self.cluster.certificate),
            "ssl_key_file": str(self.cluster.key),
            # Of this machine there is a share only.
            "shared_buffers": "32MB",
            "dynamic_shared_memory_type": "mmap",
        }
        # There is no user postgres of the machine to be known by.
        database["pg_hba"] = [
            line.replace("192.0.2.0/24", "127.0.0.1/32").replace("peer", "scram-sha-256")
            for line in database["pg_hba"]
        ]
        self.folder.mkdir(exist_ok=True)
        text = yaml.safe_dump(told)
        assert "192.0.2" not in text
        (self.folder / "patroni.yml").write_text(text)
        self.cluster.own(self.folder)

    def start(self):
        self._patroni = self.cluster.run_in(self.folder, ["patroni", self.folder / "patroni.yml"])

    # What happens to it.

    def processes(self):
        """Patroni's, PostgreSQL's and all that they began: those whose place is in its folder."""
        found = []
        for place in pathlib.Path("/proc").glob("[0-9]*/cwd"):
            with contextlib.suppress(OSError):
                if pathlib.Path(os.readlink(place)).is_relative_to(self.folder):
                    found.append(int(place.parent.name))
        return found

    def signal_all(self, number):
        for process in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    def kill(self):
        """As if its machine had lost its power."""
        while self.processes():
            self.signal_all(signal.SIGKILL)
            self._patroni.poll()

    def kill_postmaster(self):
        os.kill(int((self.data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)

    def signal_patroni(self, number):
        self._patroni.send_signal(number)

    def is_running(self):
        return self._patroni.poll() is None

    def log(self):
        return (self.folder / "log").read_text(errors="replace")

    def ask(self, path, method="GET", body=None):
        """Of Patroni; None where it does not answer, or refuses."""
        secret = base64.b64encode(f"patroni:{PASSWORDS[0]}".encode()).decode()
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.api}{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Basic {secret}", "Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE if body else 5) as answer:
                return answer.read().decode()
        except (OSError, urllib.error.HTTPError):
            return None


class Cluster:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rollcall-cluster-"))
        self._guard = subprocess.Popen(
            ["sh", "-c", GUARD, "guard", self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
        )
        self._as_ordinary = self._become_ordinary()
        self._begun = []
        self.is_strict = True
        self.ports = _ports()
        self.certificate = self.folder / "certificate.pem"
        self.key = self.folder / "key.pem"
        self.nodes = [Node(self, name) for name in NAMES]

    def _become_ordinary(self):
        """PostgreSQL refuses to run as root."""
        self.folder.chmod(0o711)
        if os.geteuid() != 0:
            return []
        nobody = pwd.getpwnam("nobody")
        self.own(self.folder)
        return [f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]

    def own(self, place):
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            for path in (place, *place.rglob("*")):
                os.chown(path, nobody.pw_uid, nobody.pw_gid)

    def run_in(self, folder, words, environment=()):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o700)
        self.own(folder)
        with open(folder / "log", "ab") as log:
            begun = subprocess.Popen(
                ["setpriv", "--pdeathsig=KILL", *self._as_ordinary, *map(str, words)],
                env=ENVIRONMENT | {"HOME": str(folder)} | dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
            )
        self._begun.append(begun)
        return begun

    def start(self):
        """Until it stands: a primary, and two standbys of which one is synchronous."""
        self._make_certificate()
        peers = ",".join(f"{node.name}=http://127.0.0.1:{node.etcd_peer}" for node in self.nodes)
        for node in self.nodes:
            node.configure()
            node.start_etcd(peers)
        for node in self.nodes:
            node.start()
        self.wait_until_whole()
        self.run("CREATE ROLE rollcall LOGIN PASSWORD 'CHANGE-5'")
        self.run("CREATE DATABASE rollcall OWNER rollcall TEMPLATE template0 ENCODING 'UTF8'")
        made = "SELECT count(*) FROM pg_database WHERE datname = 'rollcall'"
        for node in self.nodes:
            # Who comes to one that has not heard of it yet does not go to the next.
            if not wait_until(lambda: self.run(made, node) == [["1"]], every=0.1):
                raise AssertionError(f"{node.name} does not follow:\n{self.log_tails()}")
        return self

    def _make_certificate(self):
        made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        made += ["-nodes", "-days", "2", "-subj", f"/CN={HOST}", "-keyout", self.key]
        names = f"subjectAltName=DNS:{HOST},DNS:localhost,IP:127.0.0.1"
        made += ["-addext", names, "-out", self.certificate]
        subprocess.run(made, check=True, capture_output=True)
        self.key.chmod(0o600)
        self.own(self.key)
        self.own(self.certificate)

    def proxy(self):
        """The port of a proxy that leads to the primary."""
        port = next(self.ports)
        folder = self.folder / "haproxy"
        text = (SAMPLES / "haproxy.cfg").read_text()
        text = text.replace("bind 127.0.0.1:5432", f"bind 127.0.0.1:{port}")
        # As many as any machine has file descriptors for.
        text = text.replace("maxconn 1000", "maxconn 200")
        for place, node in zip(("192.0.2.21", "192.0.2.22", "192.0.2.23"), self.nodes):
            text = text.replace(f"{place}:5432", f"127.0.0.1:{node.port} port {node.api}")
        assert "192.0.2" not in text and f":{port}" in text and "maxconn 200" in text
        folder.mkdir()
        (folder / "haproxy.cfg").write_text(text)
        self.run_in(folder, ["haproxy", "-db", "-f", folder / "haproxy.cfg"])
        return port

    def close(self):
        self._guard.stdin.close()
        self._guard.wait()
        for process in self._begun:
            process.wait()

    # What it is like.

    def members(self):
        """As the first Patroni that answers tells it; none where nobody does."""
        for node in self.nodes:
            answer = node.ask("/cluster") if node.is_running() else None
            if answer is not None:
                return json.loads(answer)["members"]
        return []

    def gets_whole(self):
        """Whether it is; who gave up is started again, as its service would do."""
        for node in self.nodes:
            if not node.is_running():
                node.start()
        return self.is_whole()

    def is_whole(self):
        """By what Patroni thinks of its members, which may be what was; and by who follows now."""
        wanted = ["leader", "replica", "sync_standby" if self.is_strict else "replica"]
        if sorted(member["role"] for member in self.members()) != wanted:
            return False
        leader = self.leader()
        following = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        try:
            return leader is not None and self.run(following, leader) == [["2"]]
        except AssertionError:  # it is none any more
            return False

    def wait_until_whole(self):
        if not wait_until(self.gets_whole, every=0.2):
            raise AssertionError(f"the cluster does not get whole:\n{self.log_tails()}")

    def leader(self):
        """The node that is it; None for the time being."""
        for member in self.members():
            if member["role"] == "leader":
                return next(node for node in self.nodes if node.name == member["name"])
        return None

    def primary(self):
        """The node that is the leader, as soon as there is one."""
        found = []

        def is_there():
            found.append(self.leader())
            return found[-1] is not None

        if not wait_until(is_there, every=0.2):
            raise AssertionError(f"there is no primary:\n{self.log_tails()}")
        return found[-1]

    def log_tails(self, lines=30):
        return "\n".join(
            f"--- {node.name}\n" + "\n".join(node.log().splitlines()[-lines:])
            for node in self.nodes
        )

    # Who speaks with its databases.

    def run(self, statement, node=None, database="postgres"):
        """On the primary unless told, as the superuser: the rows, each a list of texts."""
        node = node or self.primary()
        place = f"host={node.folder} port={node.port} user=postgres dbname={database}"
        command = [postgres.programs() / "psql", place]
        command += ["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", statement]
        done = subprocess.run(
            command,
            env=ENVIRONMENT | {"PGPASSWORD": PASSWORDS[1]},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        if done.returncode != 0:
            raise AssertionError(f"{statement}\n{done.stderr}")
        return [line.split("\t") for line in done.stdout.splitlines()]

    def _trust(self):
        return f"sslmode=verify-full sslrootcert={self.certificate}"

    def address(self, ports=None):
        """As in the documents: all three nodes, or one port that leads to the primary."""
        ports = ports or [node.port for node in self.nodes]
        hosts = ",".join(f"{HOST}:{port}" for port in ports)
        numbers = ",".join("127.0.0.1" for _ in ports)
        return (
            f"postgresql://rollcall:CHANGE-5@{hosts}/rollcall?hostaddr={numbers}"
            f"&{self._trust().replace(' ', '&')}"
        )

    def configure(self, settings):
        """As `patronictl edit-config` does."""
        self.is_strict = settings.get("synchronous_mode", self.is_strict)
        if self.primary().ask("/config", "PATCH", settings) is None:
            raise AssertionError(f"Patroni does not take {settings}")
