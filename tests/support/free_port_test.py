"""A port that a test took stays its own while its servers come and go, whatever else the machine does."""

import contextlib
import errno
import socket
import struct
import unittest

from free_port import free_port
from server_test import main

# linux/in.h, since Linux 6.3: from which ports a socket that calls out is given one.
IP_LOCAL_PORT_RANGE = 51


def listening(port):
    """As servers do it: they can start again while connections to the one before linger."""
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", port))
    server.listen()
    return server


class FreePort(unittest.TestCase):
    def test_servers_listen_at_it_one_after_another(self):
        port = free_port()
        for _ in range(2):
            with listening(port), socket.create_connection(("127.0.0.1", port)):
                pass

    def test_nobody_else_binds_it(self):
        port = free_port()
        with socket.socket() as other, self.assertRaises(OSError) as caught:
            other.bind(("127.0.0.1", port))
        self.assertEqual(caught.exception.errno, errno.EADDRINUSE)

    def test_nobody_who_calls_out_is_given_it(self):
        port = free_port()
        with contextlib.closing(listening(free_port())) as server, socket.socket() as client:
            try:
                only = struct.pack("I", port << 16 | port)
                client.setsockopt(socket.IPPROTO_IP, IP_LOCAL_PORT_RANGE, only)
            except OSError:
                self.skipTest("this kernel cannot be told which port to give")
            with self.assertRaises(OSError) as caught:
                client.connect(server.getsockname())
            self.assertEqual(caught.exception.errno, errno.EADDRNOTAVAIL)


if __name__ == "__main__":
    main()
