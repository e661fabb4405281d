"""Ports of loopback for the servers of a test."""

import socket

_reserved_ports = []


def free_port():
    """A port of loopback that is this process's until it ends.

    It is bound here and not listened at. A server, which binds with SO_REUSEADDR, can listen there, also when it is
    started again; nobody else is given it, neither for listening nor for calling out."""
    reserved = socket.socket()
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind(("127.0.0.1", 0))
    _reserved_ports.append(reserved)
    return reserved.getsockname()[1]
