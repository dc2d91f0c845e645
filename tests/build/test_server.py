"""The static server: which port it takes, what it serves, as which type."""

import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from socketserver import BaseServer

import pytest

from echoimage_build import server as server_module
from echoimage_build.errors import BuildError
from echoimage_build.server import Server, open_server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to serve, with a file beside it that must stay unseen."""
    (tmp_path / "secret.txt").write_text("secret")
    served = tmp_path / "site"
    (served / "demo").mkdir(parents=True)
    for name in ("index.html", "a.mjs", "a.js", "a.wasm", "a.json", "a.py", "a.svg", "demo/a.webp", "a.zst"):
        (served / name).write_text("content")
    return served


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with open_server(folder, 0) as opened:
        threading.Thread(target=opened.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield opened
        opened.shutdown()


def get(server: Server, path: str) -> tuple[int, str, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    finally:
        connection.close()


@pytest.fixture
def busy() -> Iterator[socket.socket]:
    """A listening socket whose next port is free."""
    for _ in range(50):
        with socket.socket() as first, socket.socket() as probe:
            first.bind(("127.0.0.1", 0))
            first.listen()
            try:
                probe.bind(("127.0.0.1", first.getsockname()[1] + 1))
            except (OSError, OverflowError):
                continue
            probe.close()
            yield first
            return
    pytest.fail("no two ports in a row are free")


def test_next_free_port_is_taken_when_the_first_is_busy(folder: Path, busy: socket.socket) -> None:
    port = busy.getsockname()[1]
    with open_server(folder, port) as server:
        assert server.server_port == port + 1


def test_two_servers_never_share_a_port(folder: Path, server: Server) -> None:
    with open_server(folder, server.server_port) as second:
        assert second.server_port != server.server_port


def test_no_free_port_is_an_error_with_the_remedy(
    folder: Path, busy: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "PORTS_TRIED", 1)
    port = busy.getsockname()[1]
    with pytest.raises(BuildError, match=f"No port from {port} to {port} is free; choose one with --port"):
        open_server(folder, port)


def test_only_this_machine_is_served(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "text/html"),
        ("/a.mjs", "text/javascript"),
        ("/a.js", "text/javascript"),
        ("/a.wasm", "application/wasm"),
        ("/a.json", "application/json"),
        ("/a.py", "text/plain; charset=utf-8"),
        ("/a.svg", "image/svg+xml"),
        ("/demo/a.webp", "image/webp"),
        ("/a.zst", "application/octet-stream"),
    ],
)
def test_type_follows_the_ending(server: Server, path: str, expected: str) -> None:
    assert get(server, path) == (200, expected, b"content")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/demo/../../secret.txt", "//secret.txt"])
def test_nothing_outside_the_folder_is_served(server: Server, path: str) -> None:
    status, _, body = get(server, path)
    assert status == 404
    assert b"secret" not in body


@pytest.mark.parametrize(("error", "told"), [(BrokenPipeError(), False), (ValueError("odd"), True)])
def test_browser_that_hangs_up_is_not_told(
    server: Server, monkeypatch: pytest.MonkeyPatch, error: Exception, told: bool
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(BaseServer, "handle_error", lambda self, request, client_address: calls.append(request))
    try:
        raise error
    except Exception:
        server.handle_error(None, None)
    assert bool(calls) is told
