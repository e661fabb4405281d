"""What a client needs and no SDK brings: one-time codes, certificates, credentials files."""

import base64
import dataclasses
import datetime
import hashlib
import hmac
import json
import os
import pathlib
import struct
import subprocess
import tempfile

# What may not reach a client from outside: profiles, regions, proxies, instance metadata.
CLIENT_ENVIRONMENT = {
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_PAGER": "",
    "NO_PROXY": "127.0.0.1",
}
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(CLIENT_ENVIRONMENT)


@dataclasses.dataclass(frozen=True)
class Credentials:
    access_key_id: str
    secret_access_key: str
    session_token: str | None = None

    @staticmethod
    def of(created):
        """From the answer of CreateAccessKey."""
        key = created["AccessKey"]
        return Credentials(key["AccessKeyId"], key["SecretAccessKey"])

    @staticmethod
    def of_session(answer):
        """From an answer of STS that holds temporary credentials."""
        made = answer["Credentials"]
        return Credentials(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])

    @staticmethod
    def of_file(path, profile="root"):
        """From a credentials file in the format of AWS."""
        found, inside = {}, False
        for line in pathlib.Path(path).read_text().splitlines():
            line = line.strip()
            if line.startswith("["):
                inside = line == f"[{profile}]"
            elif inside and "=" in line:
                name, value = line.split("=", 1)
                found[name.strip()] = value.strip()
        return Credentials(found["aws_access_key_id"], found["aws_secret_access_key"])


def totp(seed, moment):
    """The six digits that a device with this Base32 seed shows at a moment."""
    key = base64.b32decode(seed + "=" * (-len(seed) % 8), casefold=True)
    digest = hmac.new(key, struct.pack(">Q", int(moment.timestamp()) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1000000:06d}"


def code_pair(seed, moment):
    """Two consecutive codes, the second of them of this moment: what enabling a device asks for."""
    return {
        "AuthenticationCode1": totp(seed, moment - datetime.timedelta(seconds=30)),
        "AuthenticationCode2": totp(seed, moment),
    }


# A day that every server of a test has behind it, and one that none of them sees.
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
FAR_OFF = datetime.datetime(2140, 1, 1, tzinfo=datetime.timezone.utc)

_AUTHORITY = """
[ca]
default_ca = self
[self]
database = index
new_certs_dir = .
rand_serial = yes
policy = names
[names]
commonName = supplied
"""


def certificate(common_name="rollcall-test", key="rsa:2048", begin=LONG_AGO, end=FAR_OFF):
    """A new self-signed certificate as PEM text. Its private key is thrown away."""
    return certificate_and_key(common_name, key, begin, end)[0]


def certificate_and_key(common_name="rollcall-test", key="rsa:2048", begin=LONG_AGO, end=FAR_OFF):
    """A new self-signed certificate and its private key, both as PEM text.

    Only openssl ca can be told when a certificate begins; all others begin at the machine's own
    time, which may not be that of the server.
    """
    with tempfile.TemporaryDirectory() as folder:
        there = pathlib.Path(folder)
        (there / "index").touch()
        (there / "authority").write_text(_AUTHORITY)
        for command in (
            ["req", "-new", "-newkey", key, "-nodes", "-keyout", "key", "-out", "request"]
            + ["-subj", f"/CN={common_name}"],
            ["ca", "-batch", "-config", "authority", "-selfsign", "-keyfile", "key"]
            + ["-in", "request", "-out", "certificate", "-notext", "-md", "sha256"]
            + ["-startdate", f"{begin:%Y%m%d%H%M%SZ}", "-enddate", f"{end:%Y%m%d%H%M%SZ}"],
        ):
            subprocess.run(["openssl", *command], check=True, capture_output=True, cwd=there)
        return (there / "certificate").read_text(), (there / "key").read_text()


def ssh_public_key(bits=2048):
    """A new RSA public key as PEM text. Its private key is thrown away."""
    private = subprocess.run(["openssl", "genrsa", str(bits)], check=True, capture_output=True)
    made = subprocess.run(
        ["openssl", "rsa", "-pubout"], input=private.stdout, check=True, capture_output=True
    )
    return made.stdout.decode()


def allowing(*actions, resource="*"):
    """An identity policy that allows the actions, and nothing else."""
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": resource}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


class AwsError(Exception):
    """What the AWS CLI said when it ended with an error."""

    def __init__(self, finished):
        super().__init__(f"aws ended with {finished.returncode}: {finished.stderr.strip()}")
        self.returncode = finished.returncode
        self.stderr = finished.stderr


@dataclasses.dataclass
class Answer:
    """What came back over the wire, not parsed."""

    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()
