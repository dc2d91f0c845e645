"""Pictures by address, for strangers: an address in, the file's bytes out, unless it leads into a private network."""

import asyncio
import http.client
import socket
from contextlib import suppress
from typing import Any
from urllib import request

from echoimage import Entry, SourceError
from echoimage.retry import Retries
from echoimage_tools.sources.http import HttpSource, opener_of
from echoimage_tools.sources.public_address import is_public

TIMEOUT = 20.0
"""Seconds for a file, with all redirects, and asking again included."""


class PrivateAddressError(Exception):
    """A host is in a private network."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"the host {host[:80]} is in a private network, which this service does not ask; name a public address, or "
            "send the file itself"
        )


class GuardedSource:
    """Reads http(s) addresses; each connection, after a redirect too, goes to an IP address that was looked at."""

    def __init__(self, allow_private: bool = False, timeout: float = TIMEOUT) -> None:
        self._allowed, self._timeout = allow_private, timeout

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file. Raises `SourceError` or `PrivateAddressError`."""
        connected = _Connected(self._allowed)
        # No proxy: it would look up the name itself, and see another address.
        opener = opener_of(_Http(connected), _Https(connected))
        # What one asker's addresses do is nothing to the next, and would be kept for every host.
        source = HttpSource(self._timeout, retries=Retries(), opener=opener)
        try:
            async with asyncio.timeout(self._timeout):
                return await source.read(entry)
        except TimeoutError:
            raise source.too_slow() from None
        except SourceError:
            if connected.refused:
                raise connected.refused from None
            raise
        finally:
            connected.end()


class _Connected:
    """The connections of one fetch."""

    def __init__(self, allow_private: bool) -> None:
        self.refused: PrivateAddressError | None = None
        self._allowed = allow_private
        self._ended = False
        self._handles: list[socket.socket] = []

    def open(self, host: str, port: int, timeout: float) -> socket.socket:
        """Connect to the first address of a host that answers. Raises `OSError`, `ValueError` where it is refused."""
        # The system's own reading of a name or number: 127.1, 0x7f000001 and 2130706433 come out as 127.0.0.1.
        found = _looked_up(host, port)
        if not self._allowed and not all(is_public(str(place[0])) for *_, place in found):
            self.refused = PrivateAddressError(host)
            # No OSError, which would be tried again.
            raise ValueError(str(self.refused))
        failure = OSError("it has no address")
        for family, kind, protocol, _, place in found:
            if self._ended:
                # A name may have a hundred addresses, each of which would be waited for.
                raise OSError("it was given up")
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(timeout)
                # To what was looked at: a second look-up may give another answer.
                connection.connect(place)
            except OSError as error:
                connection.close()
                failure = error
            else:
                self._handles.append(connection.dup())
                if self._ended:
                    self.end()
                return connection
        raise failure

    def end(self) -> None:
        """Cut all connections: a thread that still waits for a byte now and then would do so for hours."""
        self._ended = True
        while self._handles:
            with suppress(OSError), self._handles.pop() as handle:
                handle.shutdown(socket.SHUT_RDWR)


def _looked_up(host: str, port: int) -> list[tuple[Any, ...]]:
    try:
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except socket.gaierror as error:
        if error.errno != socket.EAI_NONAME:
            raise
        # No OSError, which would be tried again: a name that nobody has is none in a second either.
        raise ValueError(error.strerror) from None


class _HttpConnection(http.client.HTTPConnection):
    connected: _Connected

    def connect(self) -> None:
        self.sock = self.connected.open(self.host, self.port, self.timeout or TIMEOUT)


class _HttpsConnection(http.client.HTTPSConnection, _HttpConnection):
    """TLS on top: the certificate is checked against the name, whatever address was connected to."""


def _maker(kind: type[_HttpConnection], connected: _Connected) -> Any:
    def make(host: str, **rest: Any) -> _HttpConnection:
        connection = kind(host, **rest)
        connection.connected = connected
        return connection

    return make


class _Http(request.HTTPHandler):
    def __init__(self, connected: _Connected) -> None:
        super().__init__()
        self._make = _maker(_HttpConnection, connected)

    def http_open(self, asked: request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._make, asked)


class _Https(request.HTTPSHandler):
    def __init__(self, connected: _Connected) -> None:
        super().__init__()
        self._make = _maker(_HttpsConnection, connected)

    def https_open(self, asked: request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._make, asked)
