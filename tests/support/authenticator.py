"""A security key made of software, and the browser in front of it, written from the specification (Web Authentication)
with the library cryptography."""

import base64
import hashlib
import json
import os
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, NEW_KEY = 0x01, 0x04, 0x40


def b64(data):
    return base64.b64encode(data).decode()


def b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Authenticator:
    """Signs for one relying party, and counts what it has signed."""

    def __init__(self, relying_party="localhost"):
        self.relying_party = relying_party
        self.credential_id = os.urandom(32)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.count = 0

    def _data(self, flags):
        digest = hashlib.sha256(self.relying_party.encode()).digest()
        return digest + struct.pack(">BI", flags, self.count)

    def _cose_key(self):
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        return b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + x + b"\x22\x58\x20" + y

    @staticmethod
    def client_data(kind, challenge, origin):
        said = {"type": kind, "challenge": b64url(challenge), "origin": origin}
        return json.dumps({**said, "crossOrigin": False}, separators=(",", ":")).encode()

    def register(self, challenge, origin):
        """What CreateSecurityKey is given."""
        size = struct.pack(">H", len(self.credential_id))
        data = self._data(PRESENT | NEW_KEY) + bytes(16) + size
        return {
            "ClientData": b64(self.client_data("webauthn.create", challenge, origin)),
            "AuthenticatorData": b64(data + self.credential_id + self._cose_key()),
        }

    def sign(self, challenge, origin, flags=PRESENT):
        """What the sign-in is given."""
        self.count += 1
        data = self._data(flags)
        said = self.client_data("webauthn.get", challenge, origin)
        signed = data + hashlib.sha256(said).digest()
        return {
            "credentialId": b64(self.credential_id),
            "clientData": b64(said),
            "authenticatorData": b64(data),
            "signature": b64(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
        }


def ask(browser, action, **parameters):
    """The result of an action of the service rollcall, or the code of its refusal."""
    answer = browser.api(
        action, parameters, service="rollcall", headers={"Accept": "application/json"}
    )
    said = json.loads(answer.body)
    if answer.status != 200:
        return said["Error"]["Code"]
    return said[f"{action}Response"][f"{action}Result"]


def register(browser, user, key, name="key"):
    """The serial number that the user's new key gets, or the code of the refusal."""
    wanted = ask(browser, "BeginSecurityKeyRegistration", UserName=user)
    if isinstance(wanted, str):
        return wanted
    made = key.register(base64.b64decode(wanted["Challenge"]), browser.headers["Origin"])
    created = ask(browser, "CreateSecurityKey", UserName=user, SecurityKeyName=name, **made)
    return created if isinstance(created, str) else created["SerialNumber"]
