"""Addresses that a service fetches for strangers."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bad_host import Web, serving
from echoimage import Entry, SourceError
from echoimage_tools.serving import ssrf_guard
from echoimage_tools.serving.ssrf_guard import GuardedSource, PrivateAddressError


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        web.files["/picture.png"] = b"a picture"
        yield web


def read(address: str, allow_private: bool = False, timeout: float = 5) -> bytes:
    def work() -> bytes:
        return asyncio.run(GuardedSource(allow_private, timeout).read(Entry(address)))

    # Playwright keeps an event loop running in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(work).result()


def port_of(web: Web) -> str:
    return web.address.rpartition(":")[2]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_every_way_to_write_this_machine_is_refused_before_anything_is_sent(web: Web, host: str) -> None:
    with pytest.raises(PrivateAddressError, match="in a private network"):
        read(f"http://{host}:{port_of(web)}/picture.png")
    assert not web.requests


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "localhost"])
def test_own_networks_may_be_allowed(web: Web, host: str) -> None:
    assert read(f"http://{host}:{port_of(web)}/picture.png", allow_private=True) == b"a picture"


def _public_but(private: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take this machine's first address for a public one, so that a test needs no internet."""
    monkeypatch.setattr(ssrf_guard, "is_public", lambda address: address != private)


def test_redirect_into_a_private_network_is_refused(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    _public_but("127.0.0.2", monkeypatch)
    assert read(f"{web.address}/moved") == b"a picture"
    web.locations["/away"] = f"http://127.0.0.2:{port_of(web)}/picture.png"
    web.requests.clear()
    with pytest.raises(PrivateAddressError, match=r"the host 127\.0\.0\.2 is in a private network"):
        read(f"{web.address}/away")
    assert dict(web.requests) == {"/away": 1}


def test_what_was_looked_at_is_connected_to(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host whose name stands for another address whenever it is asked."""
    _public_but("127.0.0.2", monkeypatch)
    asked: list[str] = []
    answers = iter(["127.0.0.1", "127.0.0.2"])

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(ssrf_guard.socket, "getaddrinfo", look_up)
    assert read(f"http://rebinding.example:{port_of(web)}/picture.png") == b"a picture"
    assert asked == ["rebinding.example"]
    with pytest.raises(PrivateAddressError):
        read(f"http://rebinding.example:{port_of(web)}/picture.png")


def test_name_that_nobody_has_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(ssrf_guard.socket, "getaddrinfo", look_up)
    with pytest.raises(SourceError, match=r"cannot be reached \(Name or service not known\); check the address"):
        read("http://nobody.example/picture.png")
    assert asked == ["nobody.example"]


def test_name_with_a_private_address_among_others_is_refused(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    _public_but("127.0.0.2", monkeypatch)
    places = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, int(port_of(web)))) for host in ("127.0.0.1", "127.0.0.2")
    ]
    monkeypatch.setattr(ssrf_guard.socket, "getaddrinfo", lambda *_, **__: places)
    with pytest.raises(PrivateAddressError):
        read("http://both.example/picture.png")
    assert not web.requests


def test_proxy_of_the_environment_is_not_asked(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    _public_but("127.0.0.2", monkeypatch)
    monkeypatch.setenv("http_proxy", web.address)
    monkeypatch.setenv("no_proxy", "")
    web.files["http://127.0.0.2:9/picture.png"] = b"a secret"
    with pytest.raises(PrivateAddressError):
        read("http://127.0.0.2:9/picture.png")
    assert not web.requests


def test_encrypted_connections_go_the_same_way(web: Web) -> None:
    with pytest.raises(PrivateAddressError):
        read(f"https://127.0.0.1:{port_of(web)}/picture.png")
    with pytest.raises(SourceError, match="SSL"):
        read(f"https://127.0.0.1:{port_of(web)}/picture.png", allow_private=True)


def test_host_that_drips_is_cut_off(web: Web) -> None:
    before = threading.active_count()
    with pytest.raises(SourceError, match=r"nothing complete within 0\.5 seconds"):
        read(f"{web.address}/drips-head", allow_private=True, timeout=0.5)
    for thread in threading.enumerate()[before:]:
        thread.join(10)
        assert not thread.is_alive()


def test_what_is_given_up_connects_no_more(web: Web) -> None:
    """A name may have a hundred addresses, each of which is silent for long."""
    connected = ssrf_guard._Connected(allow_private=True)
    connected.end()
    with pytest.raises(OSError, match="given up"):
        connected.open("127.0.0.1", int(port_of(web)), 5)
