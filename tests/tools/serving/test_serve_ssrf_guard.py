"""Addresses that a service fetches for strangers."""

import asyncio
import socket
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
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::1]", "[::ffff:127.0.0.1]"],
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


@pytest.mark.parametrize(
    ("path", "reason", "said"),
    [
        ("none.png", "not-found", "the host has no such file (404); correct the address"),
        ("empty", "empty", "the host sent an empty file; put the picture there again"),
        ("states-too-much", "too-large", "1000000.0 MB or more; up to 64 MB are read. Save it smaller"),
        ("to-file", "network", "unknown url type: file"),
        ("to-ftp", "network", "unknown url type: ftp"),
        ("to-itself", "http-error", "redirects again and again"),
    ],
)
def test_refusal_has_reason_and_remedy(web: Web, path: str, reason: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(f"{web.address}/{path}", allow_private=True)
    assert (caught.value.reason, web.requests[f"/{path}"]) == (reason, 11 if path == "to-itself" else 1)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("path", "reason", "said"),
    [
        ("fails", "http-error", "the host answered 503 Service Unavailable; try again later"),
        ("breaks-off", "network", "the transfer broke off; check the connection and try again"),
        ("talks-nonsense", "network", "the host cannot be reached (illegal status line"),
    ],
)
def test_failure_that_may_pass_is_tried_again(web: Web, path: str, reason: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(f"{web.address}/{path}", allow_private=True, timeout=60)
    assert (caught.value.reason, web.requests[f"/{path}"]) == (reason, 3)
    assert said in str(caught.value)


def test_too_large_a_body_is_left(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssrf_guard, "MAX_BYTES", 100_000)
    with pytest.raises(SourceError, match="Save it smaller"):
        read(f"{web.address}/sends-too-much", allow_private=True)


def test_address_that_does_not_answer_is_passed_over(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 0)) for host in ("127.0.0.2", "127.0.0.1")]
    monkeypatch.setattr(ssrf_guard.socket, "getaddrinfo", lambda *_, **__: places)
    assert read(f"http://both.example:{port_of(web)}/picture.png", allow_private=True) == b"a picture"


@pytest.mark.parametrize("host", ["0177.0.0.1", "a..b", "[::1"])
def test_what_is_no_host_is_named(host: str) -> None:
    with pytest.raises(SourceError, match="the host cannot be reached"):
        read(f"http://{host}/picture.png", allow_private=True)
