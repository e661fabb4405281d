"""Makes the example account of ./quickstart through the API, or shows the code of one of its devices:

    example_account.py URL CREDENTIALS_FILE PASSWORDS_FILE
    example_account.py --code USER PASSWORDS_FILE

What is made is what an auditor meets: people with and without MFA, a key nobody uses, one that was
switched off, a password that has to be changed, a name with a comma. Secrets go to the two files,
which their owner alone may read, and nowhere else.
"""

import base64
import configparser
import dataclasses
import hashlib
import hmac
import os
import secrets
import struct
import subprocess
import sys
import time
import urllib.parse

import boto3
import botocore.config

CODE_SECONDS = 30
ABOUT_PASSWORDS = """\
# Who can sign in at the console, with which password: a name, a tab, a password.
# Who has an MFA device is asked for a code as well. The line that begins with otpauth: is its seed: put it into an
# authenticator app, by hand or as a QR code (qrencode -t UTF8 'otpauth:...'), or let ./quickstart --code NAME show
# the code of now. Each code is good once.
"""
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
MAY_LIST = (
    '{"Version": "2012-10-17", "Statement":'
    ' [{"Effect": "Allow", "Action": ["iam:Get*", "iam:List*"], "Resource": "*"}]}'
)


@dataclasses.dataclass(frozen=True)
class Key:
    """An access key, and what it is used for: a service and the region it is signed for."""

    used: tuple[str, str] | None = None
    active: bool = True


@dataclasses.dataclass(frozen=True)
class Person:
    name: str
    path: str = "/"
    password: bool = False
    must_change_password: bool = False
    mfa: bool = False
    keys: tuple[Key, ...] = ()
    certificates: tuple[str, ...] = ()  # the status of each
    administrator: bool = False


PEOPLE = (
    Person("alice", "/engineering/", password=True, mfa=True, administrator=True,
           keys=(Key(used=("sts", "eu-west-1")),)),
    Person("bob", "/engineering/", password=True,
           keys=(Key(used=("sts", "ap-northeast-1")), Key(active=False))),
    Person("yuki.tanaka@example.com", "/security/", password=True, mfa=True,
           certificates=("Active", "Inactive")),
    Person("deploy-bot", "/machines/", keys=(Key(used=("iam", "us-east-1")),),
           certificates=("Active",)),
    Person("backup,nightly", "/machines/", keys=(Key(),)),
    Person("newcomer", password=True, must_change_password=True),
)  # fmt: skip


class Account:
    def __init__(self, url, credentials_file, passwords_file):
        self.url = url
        self.file = credentials_file
        self.passwords_file = passwords_file
        self.profiles = configparser.RawConfigParser()
        self.profiles.read(credentials_file)
        self.iam = self.client("iam", "root")

    def client(self, service, profile, region="us-east-1"):
        key = self.profiles[profile]
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=self.url,
            aws_access_key_id=key["aws_access_key_id"],
            aws_secret_access_key=key["aws_secret_access_key"],
            config=botocore.config.Config(proxies={}, retries={"total_max_attempts": 1}),
        )

    def remember(self, profile, key):
        self.profiles[profile] = {
            "aws_access_key_id": key["AccessKeyId"],
            "aws_secret_access_key": key["SecretAccessKey"],
        }
        with open_privately(self.file, os.O_TRUNC) as file:
            self.profiles.write(file)

    def make(self, person):
        self.iam.create_user(UserName=person.name, Path=person.path)
        if person.administrator:
            self.iam.attach_user_policy(UserName=person.name, PolicyArn=ADMINISTRATOR)
        elif person.keys:
            self.iam.put_user_policy(
                UserName=person.name, PolicyName="may-list", PolicyDocument=MAY_LIST
            )
        if person.password:
            password = secrets.token_urlsafe(18) + "aA1!"
            self.iam.create_login_profile(
                UserName=person.name,
                Password=password,
                PasswordResetRequired=person.must_change_password,
            )
            self.note(f"{person.name}\t{password}")
        if person.mfa:
            self.make_device(person.name)
        for number, key in enumerate(person.keys, 1):
            made = self.iam.create_access_key(UserName=person.name)["AccessKey"]
            self.remember(profile_of(person, number), made)
            if not key.active:
                self.iam.update_access_key(
                    UserName=person.name, AccessKeyId=made["AccessKeyId"], Status="Inactive"
                )
        for status in person.certificates:
            uploaded = self.iam.upload_signing_certificate(
                UserName=person.name, CertificateBody=certificate(person.name)
            )["Certificate"]
            if status != "Active":
                self.iam.update_signing_certificate(
                    UserName=person.name,
                    CertificateId=uploaded["CertificateId"],
                    Status=status,
                )

    def note(self, line):
        is_new = not os.path.exists(self.passwords_file)
        with open_privately(self.passwords_file, os.O_APPEND) as file:
            file.write((ABOUT_PASSWORDS if is_new else "") + line + "\n")

    def make_device(self, name):
        device = self.iam.create_virtual_mfa_device(VirtualMFADeviceName=name.split("@")[0])
        device = device["VirtualMFADevice"]
        seed = device["Base32StringSeed"].decode()
        now = time.time()
        self.iam.enable_mfa_device(
            UserName=name,
            SerialNumber=device["SerialNumber"],
            AuthenticationCode1=totp(seed, now - CODE_SECONDS),
            AuthenticationCode2=totp(seed, now),
        )
        self.note(f"{name}\t{otpauth(name, seed)}")

    def use_keys(self, person):
        for number, key in enumerate(person.keys, 1):
            if not key.used:
                continue
            service, region = key.used
            client = self.client(service, profile_of(person, number), region)
            if service == "sts":
                client.get_caller_identity()
            else:
                client.list_users(MaxItems=1)


def open_privately(path, how):
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600), "w")


def profile_of(person, number):
    return person.name if number == 1 else f"{person.name}-{number}"


def totp(seed, seconds):
    """What an authenticator app shows for this Base32 seed."""
    digest = hmac.new(base64.b32decode(seed), struct.pack(">Q", int(seconds) // 30), hashlib.sha1)
    digest = digest.digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack_from('>I', digest, offset)[0] & 0x7FFFFFFF) % 10**6:06d}"


def otpauth(name, seed):
    """What an authenticator app takes a device from."""
    return f"otpauth://totp/Rollcall:{urllib.parse.quote(name)}?secret={seed}&issuer=Rollcall"


def show_code(name, passwords_file):
    seed = None
    with open(passwords_file, encoding="utf-8") as file:
        for line in file:
            owner, _, what = line.rstrip("\n").partition("\t")
            if owner == name and what.startswith("otpauth:"):
                query = urllib.parse.urlsplit(what).query
                seed = urllib.parse.parse_qs(query)["secret"][0]
    if seed is None:
        sys.exit(f"{passwords_file} has no MFA device of a user {name}")
    now = time.time()
    left = CODE_SECONDS - int(now) % CODE_SECONDS
    print(totp(seed, now))
    print(f"Good once, for {left} seconds more; then there is another.", file=sys.stderr)


def certificate(name):
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null"]
        + ["-days", "365", "-subj", f"/CN={name.replace(',', ' ')}"],
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout


def describe(person):
    parts = []
    if person.password:
        parts.append("a password to change" if person.must_change_password else "a password")
    if person.mfa:
        parts.append("an MFA device")
    parts += [
        "a key switched off" if not key.active
        else f"a key used with {key.used[0]} in {key.used[1]}" if key.used
        else "a key never used"
        for key in person.keys
    ]  # fmt: skip
    if person.certificates:
        parts.append(f"{len(person.certificates)} certificate(s)")
    return ", ".join(parts)


def main(url, credentials_file, passwords_file):
    account = Account(url, credentials_file, passwords_file)
    there = {user["UserName"] for user in account.iam.list_users()["Users"]}
    if not there:
        account.iam.update_account_password_policy(
            MinimumPasswordLength=12, MaxPasswordAge=90, AllowUsersToChangePassword=True
        )
    for person in PEOPLE:
        if person.name in there:
            print(f"  {person.name}: is there", flush=True)
        else:
            account.make(person)
            print(f"  {person.name}: {describe(person)}", flush=True)
        if profile_of(person, 1) in account.profiles:
            account.use_keys(person)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--code"]:
        show_code(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
