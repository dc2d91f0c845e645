"""Pictures by address, for strangers: an address in, the file's bytes out, unless it leads into a private network."""

import asyncio
import socket
import ssl
from functools import partial

import httpx

from echoimage import Entry, SourceError, __version__
from echoimage.images.decode import MAX_BYTES
from echoimage.retry import Retries, TransientError
from echoimage_tools.sources.http import broken_off, empty, in_thread, refuse_large, refused, too_slow, unreachable
from echoimage_tools.sources.public_address import is_public

TIMEOUT = 20.0
"""Seconds for a file, with all redirects, and asking again included."""

REDIRECTS = 10
"""Followed at most, as urllib does."""

HEADERS = {"User-Agent": f"echoimage/{__version__}", "Accept-Encoding": "identity"}
"""Uncompressed: a few bytes could become many before their number is known."""


class PrivateAddressError(Exception):
    """A host is in a private network."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"the host {host[:80]} is in a private network, which this service does not ask; name a public address, or "
            "send the file itself"
        )


class GuardedSource:
    """Reads http(s) addresses; each connection, after a redirect too, goes to an IP address that was checked."""

    def __init__(self, allow_private: bool = False, timeout: float = TIMEOUT) -> None:
        self._allow_private, self._timeout = allow_private, timeout
        # The certificates of the system, not those that httpx brings along.
        self._tls = ssl.create_default_context()

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file. Raises `SourceError` or `PrivateAddressError`."""
        # What one client's addresses do is nothing to the next, and would be kept for every host.
        retries = Retries()
        try:
            async with asyncio.timeout(self._timeout):
                return await retries.run(entry.url, partial(self._attempt, entry.url))
        except TimeoutError:
            raise too_slow(self._timeout) from None

    async def _attempt(self, address: str) -> bytes:
        client = httpx.AsyncClient(
            transport=_CheckedTransport(self._tls, self._allow_private),
            headers=HEADERS,
            # A proxy would look up the name itself, and see another address.
            trust_env=False,
            timeout=None,
        )
        try:
            async with client:
                return await _follow(client, address)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise _failure(error) from None


async def _follow(client: httpx.AsyncClient, address: str) -> bytes:
    """Return the file behind all redirects; httpx, where it follows them itself, reads their bodies without bound."""
    request = client.build_request("GET", address)
    for _ in range(REDIRECTS + 1):
        response = await client.send(request, stream=True)
        try:
            if response.next_request is None:
                return await _body(response)
            request = response.next_request
        finally:
            await response.aclose()
    raise SourceError("http-error", "the host redirects again and again, perhaps in a circle; correct the address")


class _CheckedTransport(httpx.AsyncHTTPTransport):
    """Connects to the addresses that a host's name stood for when they were checked, and never looks it up again."""

    def __init__(self, tls: ssl.SSLContext, allow_private: bool) -> None:
        # Kept connections are known by their address alone: another host there would go without its own TLS check.
        super().__init__(verify=tls, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
        self._allow_private = allow_private

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first address of its host that can be connected to. Raises `PrivateAddressError`."""
        host = request.url.raw_host.decode("ascii")
        if request.url.scheme not in ("http", "https"):
            raise unreachable(f"unknown url type: {request.url.scheme}")
        addresses = await _look_up(host, request.url.port)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise PrivateAddressError(host)
        failure: Exception = OSError("it has no address")
        for address in addresses:
            # The client's own request keeps the name, from which relative redirects count.
            sent = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                # TLS checks the certificate against the name, whatever address is connected to.
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await super().handle_async_request(sent)
            except httpx.ConnectError as error:
                failure = error
        raise failure


async def _look_up(host: str, port: int | None) -> list[str]:
    """Return the addresses of a host, as the system reads it: 127.1, 0x7f000001 and 2130706433 become 127.0.0.1.

    Raises `SourceError`.
    """
    look_up = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    try:
        # Left behind when the fetch ends: a resolver may be silent for longer, and asyncio's own threads are few.
        found = await in_thread(look_up)
    except socket.gaierror as error:
        # A name that nobody has is none in a second either: only other failures may pass.
        raise unreachable(error.strerror if error.errno == socket.EAI_NONAME else error) from None
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


async def _body(response: httpx.Response) -> bytes:
    """Read piece by piece, for a host may state no length, or a false one. Raises `SourceError`."""
    if not response.is_success:
        raise refused(response.status_code, response.reason_phrase, response.headers.get("retry-after"))
    stated = response.headers.get("content-length", "")
    if stated.isdecimal():
        refuse_large(int(stated), MAX_BYTES)
    data = bytearray()
    try:
        async for piece in response.aiter_raw():
            data += piece
            refuse_large(len(data), MAX_BYTES)
    except (httpx.ReadError, httpx.RemoteProtocolError):
        raise broken_off() from None
    if not data:
        raise empty()
    return bytes(data)


def _failure(error: Exception) -> SourceError:
    """Return what to say of an exchange that failed; httpx has put words of its own around the system's."""
    if not isinstance(error, httpx.TransportError):
        return unreachable(error)
    cause: BaseException = error
    while (below := cause.__cause__ or cause.__context__) is not None:
        cause = below
    failure = unreachable(cause)
    # An answer that is no HTTP may be one the next time.
    if isinstance(error, httpx.RemoteProtocolError):
        return TransientError(failure.reason, str(failure))
    return failure
