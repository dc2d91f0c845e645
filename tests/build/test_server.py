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
from echoimage_build.server import Server, byte_range, open_server


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


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-3", range(4)),
        ("bytes=2-2", range(2, 3)),
        ("bytes=8-", range(8, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-99", range(10)),
        ("bytes=5-99", range(5, 10)),
        ("Bytes= 5-6 ", range(5, 7)),
        ("", None),
        ("bytes=-", None),
        ("bytes=6-5", None),
        ("bytes=0-1,4-5", None),
        ("bytes=a-b", None),
        ("lines=0-3", None),
    ],
)
def test_range_is_read_as_written(header: str, expected: range | None) -> None:
    assert byte_range(header, 10) == expected


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-12", "bytes=-0"])
def test_range_beyond_the_end_is_empty(header: str) -> None:
    span = byte_range(header, 10)
    assert span is not None and not span


def ask(server: Server, headers: dict[str, str], method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.request(method, "/a.wasm", headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


def test_part_of_a_file_is_sent_as_such(server: Server) -> None:
    status, headers, body = ask(server, {"Range": "bytes=3-5"})
    assert (status, body) == (206, b"ten")
    assert headers["Content-Range"] == "bytes 3-5/7"
    assert headers["Content-Length"] == "3"
    assert headers["Content-Type"] == "application/wasm"
    assert headers["Last-Modified"] == ask(server, {})[1]["Last-Modified"]


def test_range_behind_the_end_is_refused_with_the_size(server: Server) -> None:
    status, headers, body = ask(server, {"Range": "bytes=7-"})
    assert (status, headers["Content-Range"], body) == (416, "bytes */7", b"")


@pytest.mark.parametrize("header", ["bytes=0-1,3-4", "bytes=x", "bytes=5-4"])
def test_range_that_is_not_served_gives_the_whole_file(server: Server, header: str) -> None:
    status, headers, body = ask(server, {"Range": header})
    assert (status, headers.get("Content-Range"), body) == (200, None, b"content")


def test_whole_answers_tell_that_parts_can_be_had(server: Server) -> None:
    assert ask(server, {})[1]["Accept-Ranges"] == "bytes"


def test_part_of_a_file_that_has_changed_is_not_sent(server: Server) -> None:
    changed = ask(server, {})[1]["Last-Modified"]
    assert ask(server, {"Range": "bytes=0-1", "If-Range": changed})[0] == 206
    assert ask(server, {"Range": "bytes=0-1", "If-Range": "Mon, 01 Jan 2001 00:00:00 GMT"})[0] == 200
    assert ask(server, {"Range": "bytes=0-1", "If-Modified-Since": changed})[0] == 304


def test_head_knows_no_ranges(server: Server) -> None:
    status, headers, _ = ask(server, {"Range": "bytes=0-1"}, "HEAD")
    assert (status, headers["Content-Length"]) == (200, "7")
