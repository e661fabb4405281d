"""How many bytes a signed request and its answer are, as boto3 sends and gets them: lines and headers
too, TLS and the network's own not. Starts a server of its own; PYTHONPATH=tests/support."""

from rollcall_server import Server


def size(first_line, headers, body):
    lines = sum(len(f"{name}: {value}\r\n") for name, value in headers.items())
    return len(first_line) + lines + len("\r\n") + body


def text_of(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def measure(server):
    server.start()
    server.a_user("alice")
    client = server.sts(server.a_key("alice"))
    sent = []

    def note(request, **_):
        headers = {name: text_of(value) for name, value in request.headers.items()}
        headers["Host"] = server.endpoint.removeprefix("http://")
        sent.append(size("POST / HTTP/1.1\r\n", headers, len(request.body)))

    client.meta.events.register("before-send.sts.GetCallerIdentity", note)
    answered = client.get_caller_identity()["ResponseMetadata"]["HTTPHeaders"]
    got = size("HTTP/1.1 200 OK\r\n", answered, int(answered["content-length"]))
    print(f"on the wire        {sent[0] + got:6d} bytes a request: {sent[0]} there and {got} back")


if __name__ == "__main__":
    server = Server()
    try:
        measure(server)
    finally:
        server.close()
