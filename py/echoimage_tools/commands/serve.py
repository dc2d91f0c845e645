"""`echoimage serve`."""

import argparse
import sys
from pathlib import Path

from echoimage_tools.commands.shared import Verbs, count, verb

NOTES = """\
/docs lists the API; the JSON is that of "echoimage search --json" and "echoimage compare --json".

With --pictures the page shows the originals in this folder: that which the index was made from, or with --database one
of the list that it was made from. Hidden files and files that are no pictures are not served.

With a token as well, POST /api/images adds images, to this folder and to the list, and DELETE /api/images/{id} deletes
them. The token stands in a file, or in the environment variable ECHOIMAGE_TOKEN.

exit code: 0 when it was ended by Ctrl-C or SIGTERM, which finish the requests under way; 2 when it cannot start.
"""

EXTRA = (
    "echoimage: the service needs httpx, prometheus-client, pydantic, python-multipart, Starlette and uvicorn; "
    "install them with\n"
    "  pip install 'echoimage[serve]'\n"
)


def add(verbs: Verbs) -> None:
    """Add the verb."""
    serve = verb(verbs, "serve", "answer searches over HTTP, with a page and an API", NOTES)
    serve.add_argument("index", metavar="INDEX", help="the folder of an index")
    serve.add_argument("--host", default="127.0.0.1", help="127.0.0.1 unless told: this machine alone can ask")
    serve.add_argument("--port", type=_port, default=8000, help="8000 unless told; 0 takes any that is free")
    serve.add_argument("--workers", type=count, metavar="N", help="processes, one for each core unless told")
    serve.add_argument(
        "--queue", type=count, default=64, metavar="N", help="requests that may wait; 64 unless told, more get 429"
    )
    serve.add_argument(
        "--timeout", type=_seconds, default=30.0, metavar="S", help="seconds to wait and to work; 30 unless told"
    )
    serve.add_argument("--site", type=Path, metavar="FOLDER", help="a built site; dist/ of the checkout unless told")
    serve.add_argument(
        "--address",
        default="",
        metavar="ADDRESS",
        help="where the manifest of the index is on the web: addresses of pictures then count from there",
    )
    serve.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help="where the originals are, and files of added images go"
    )
    serve.add_argument(
        "--database", type=Path, metavar="FILE", help="the images.json to add to; the index was made from it"
    )
    serve.add_argument("--token-file", type=Path, metavar="FILE", help="the token that adding and deleting need")
    serve.add_argument("--allow-private", action="store_true", help="fetch addresses in private networks, too")
    serve.set_defaults(run=_run)


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 65535, not {text!r}")
    return number


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError(f"must be seconds, up to 3600, not {text!r}")
    return seconds


def _run(words: argparse.Namespace) -> int:
    try:
        import httpx  # noqa: F401
        import prometheus_client  # noqa: F401
        import pydantic  # noqa: F401
        import python_multipart  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        sys.stderr.write(EXTRA)
        return 2
    from echoimage_tools.serving.pool import default_workers
    from echoimage_tools.serving.run import Options, serve
    from echoimage_tools.serving.site import default_site
    from echoimage_tools.sources.collection import is_http

    if words.address and not is_http(words.address):
        sys.stderr.write("echoimage: --address: it has to begin with http:// or https://\n")
        return 2
    if words.site and not (words.site / "index.html").is_file():
        sys.stderr.write(f"echoimage: {words.site}: there is no index.html; name the folder of a built site\n")
        return 2
    about = {**vars(words), "workers": words.workers or default_workers(), "site": words.site or default_site()}
    return serve(Options(**{name: about[name] for name in Options.__dataclass_fields__}))
