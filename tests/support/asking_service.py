"""Services that ask the gateway, as far as the gateway sees them: a store that hands over strings to
sign, and proxies that describe requests. What is signed is signed by botocore.

    asking = AskingService(server, port)
    asking.s3token(asking.handed_over(alice))
    asking.nginx(asking.signed(alice, "/a/b"))
"""

import base64
import dataclasses
import http.client
import json
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials

from aws_client import Answer
from patience import PATIENCE

HOST = "store.example.com"


@dataclasses.dataclass
class HandedOver:
    """What a store sends about a signature."""

    access: str
    string_to_sign: str
    signature: str

    def body(self, encode=base64.urlsafe_b64encode):
        token = encode(self.string_to_sign.encode()).decode()
        return json.dumps(
            {"credentials": {"access": self.access, "token": token, "signature": self.signature}}
        ).encode()


@dataclasses.dataclass
class Signed:
    """A request as its client sends it."""

    method: str
    target: str
    headers: dict


def _escaped(text):
    """As a canonical request has it."""
    return urllib.parse.quote(urllib.parse.unquote_to_bytes(text), safe="~")


class AskingService:
    """Asks one gateway. `headers` go with every question; `tls` is a context to ask it by TLS."""

    def __init__(self, server, port, headers=(), tls=None):
        self.server, self.port, self.headers, self.tls = server, port, dict(headers), tls

    def ask(self, method, target, headers=(), body=None):
        """One question with exactly these headers."""
        kind = http.client.HTTPSConnection if self.tls else http.client.HTTPConnection
        options = {"context": self.tls} if self.tls else {}
        connection = kind("127.0.0.1", self.port, timeout=PATIENCE, **options)
        try:
            lines = {**self.headers, **dict(headers)}
            has_host = any(name.lower() == "host" for name in lines)
            connection.putrequest(method, target, skip_host=has_host, skip_accept_encoding=True)
            for name, value in lines.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read())
        finally:
            connection.close()

    # What clients sign.

    def _credentials(self, key):
        return botocore.credentials.Credentials(
            key.access_key_id, key.secret_access_key, key.session_token
        )

    def handed_over(self, key, service="s3", region="us-east-1"):
        """A GET of an object, as a store hands it over."""

        class Signer(botocore.auth.S3SigV4Auth):
            def signature(self, string_to_sign, request):
                made.update(
                    text=string_to_sign, signature=super().signature(string_to_sign, request)
                )
                return made["signature"]

        made = {}
        self.server._sign_at_server_time()
        request = botocore.awsrequest.AWSRequest("GET", f"http://{HOST}/bucket/object")
        Signer(self._credentials(key), service, region).add_auth(request)
        return HandedOver(key.access_key_id, made["text"], made["signature"])

    def signed(self, key, path, method="GET", service="s3", region="us-east-1", **more):
        """A signed request; more: headers, body, query."""
        signer = botocore.auth.S3SigV4Auth if service == "s3" else botocore.auth.SigV4Auth
        return self._signed(signer(self._credentials(key), service, region), method, path, **more)

    def signed_as_spelt(self, key, target, **more):
        """A request that is signed well and has this very target, however it is spelt."""
        path, _, query = target.partition("?")
        pairs = (pair.partition("=") for pair in query.split("&") if pair)
        request = self.signed(
            key,
            "/".join(map(_escaped, path.split("/"))),
            query="&".join(f"{_escaped(name)}={_escaped(value)}" for name, _, value in pairs),
            **more,
        )
        request.target = target
        return request

    def presigned(self, key, path, method="GET", region="us-east-1", expires=300, **more):
        signer = botocore.auth.S3SigV4QueryAuth(
            self._credentials(key), "s3", region, expires=expires
        )
        return self._signed(signer, method, path, **more)

    def _signed(self, signer, method, path, headers=(), body=b"", query=""):
        self.server._sign_at_server_time()
        url = f"http://{HOST}{path}" + (f"?{query}" if query else "")
        request = botocore.awsrequest.AWSRequest(method, url, headers=dict(headers), data=body)
        signer.add_auth(request)
        parts = urllib.parse.urlsplit(request.url)
        return Signed(
            method,
            parts.path + (f"?{parts.query}" if parts.query else ""),
            {"Host": HOST, **{name: value for name, value in request.headers.items()}},
        )

    # How each kind of service asks.

    def s3token(self, signature, version="v3"):
        body = signature if isinstance(signature, bytes) else signature.body()
        return self.ask("POST", f"/{version}/s3tokens", {"Content-Type": "application/json"}, body)

    def nginx(self, request, method="GET"):
        described = {"X-Original-Method": request.method, "X-Original-URI": request.target}
        return self.ask(method, "/auth", {**request.headers, **described})

    def caddy(self, request):
        described = {"X-Forwarded-Method": request.method, "X-Forwarded-Uri": request.target}
        return self.ask("GET", "/auth", {**request.headers, **described})

    def envoy(self, request):
        return self.ask(request.method, "/auth" + request.target, request.headers)
