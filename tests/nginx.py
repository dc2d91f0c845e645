"""nginx, where it is installed, with the configuration that docs/hosting.md shows."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TYPES = Path("/etc/nginx/mime.types")

MAIN = """\
{user}daemon off; pid nginx.pid; error_log error.log; worker_processes 1;
events {{}}
http {{
  access_log off;
  client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;
  include site.conf;
}}
"""


def program() -> str:
    """Return where nginx is, or skip the test."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not found or not TYPES.is_file():
        pytest.skip("nginx is not installed")
    return found


def documented(root: Path, port: int) -> str:
    """Return the configuration of the documentation for this folder and port."""
    (text,) = re.findall(r"```nginx\n(.+?)```", (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8"), re.DOTALL)
    for old, new in (("listen 80;", f"listen 127.0.0.1:{port};"), ("root /var/www/pictures;", f"root {root};")):
        assert old in text
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(root: Path, folder: Path) -> Iterator[str]:
    """Serve `root`; what nginx needs itself goes into `folder`. Gives the address."""
    command = program()
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shutil.copyfile(TYPES, folder / "mime.types")
    (folder / "site.conf").write_text(documented(root, port))
    # Started by root it would serve as someone who must not read a test's folder.
    user = "user root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(user=user))
    words = [command, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "error.log"]
    subprocess.run([*words, "-t", "-q"], check=True, timeout=60)
    server = subprocess.Popen(words)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(60)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        with socket.socket() as asking:
            asking.settimeout(60)
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.005)
    raise AssertionError("nginx has ended")
