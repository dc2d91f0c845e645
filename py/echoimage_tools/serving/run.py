"""`echoimage serve`: options in, a service on a port out, until a signal ends it."""

import asyncio
import logging
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from echoimage import EchoImageError
from echoimage_tools.output.console import complain_of, write
from echoimage_tools.output.counts import counted
from echoimage_tools.serving.app import application
from echoimage_tools.serving.bearer import VARIABLE, TokenError, read_token
from echoimage_tools.serving.editing import Editor
from echoimage_tools.serving.fetch_limiter import FetchLimiter
from echoimage_tools.serving.image_storage import FolderStorage, ImageStorage, ListedStorage, read_built_index
from echoimage_tools.serving.index_folder import IndexFolder
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.originals import Originals
from echoimage_tools.serving.pool import Bounds, Pool
from echoimage_tools.serving.request_pictures import PictureReader
from echoimage_tools.serving.routes import Api
from echoimage_tools.serving.site import OPENED
from echoimage_tools.serving.ssrf_guard import GuardedSource
from echoimage_tools.serving.worker import WorkerDied
from echoimage_tools.sources.index_files import manifest_of
from echoimage_tools.sources.mistaken import Meant, instead_of

ENDED, FAILED = 0, 2
"""Exit codes."""

KEEP_ALIVE = 15
"""Seconds for which a connection without a request is held."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command line."""

    index: str
    host: str
    port: int
    workers: int
    queue: int
    timeout: float
    address: str
    site: Path | None
    pictures: Path | None
    database: Path | None
    token_file: Path | None
    allow_private: bool


class StartError(Exception):
    """The service cannot start: what is at fault, and why."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, text)
        self.name, self.text = name, text


def serve(options: Options) -> int:
    """Serve until SIGINT or SIGTERM; requests under way are finished. Return the exit code."""
    # It logs what is wrong with a form, which the response says to the client.
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    try:
        asyncio.run(_serve(options))
    except StartError as error:
        complain_of(sys.stderr, error.name, error.text)
        return FAILED
    except KeyboardInterrupt:
        pass
    return ENDED


async def _serve(options: Options) -> None:
    manifest = _manifest(options.index)
    metrics = Metrics()
    token, storage = _token(options), _storage(options, manifest.parent)
    address = options.address or str(manifest)
    originals = Originals(storage.folder, storage.home) if storage else None
    editor = Editor(storage, manifest.parent, address, metrics) if storage and token else None
    listening = _bound(options.host, options.port)
    pool = Pool(manifest, address, Bounds(options.workers, options.queue, options.timeout), metrics)
    try:
        images = await _started(pool, options)
        pictures = PictureReader(GuardedSource(options.allow_private), FetchLimiter(options.timeout))
        index = IndexFolder(manifest.parent, originals.base if originals else "")
        api = Api(pool, pictures, index, metrics, originals, editor, token)
        config = uvicorn.Config(
            application(api, options.site),
            lifespan="off",
            access_log=False,
            log_level="error",
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=int(4 * options.timeout),
        )
        try:
            # uvicorn does it only after the line below, and a client that reads that may ask at once.
            listening.listen(config.backlog)
        except OSError as error:
            raise _not_bound(options.host, options.port, error) from None
        _announce(options, listening, images, editor is not None)
        # uvicorn raises a signal again when it has ended, and this is how a service ends well.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        await uvicorn.Server(config).serve([listening])
    finally:
        pool.end()
        listening.close()


def _manifest(index: str) -> Path:
    try:
        manifest = manifest_of(index)
    except EchoImageError as error:
        raise StartError(index, str(error)) from None
    if manifest is None:
        nothing = 'there is no index here; make one with "echoimage index PICTURES -o INDEX"'
        raise StartError(index, instead_of(Meant.INDEX, index) or nothing)
    return manifest


def _token(options: Options) -> str:
    try:
        return read_token(options.token_file)
    except TokenError as error:
        raise StartError(str(options.token_file or VARIABLE), str(error)) from None


def _storage(options: Options, index: Path) -> ImageStorage | None:
    """Return where the pictures are, None where that is not said."""
    if options.pictures is None:
        for option, given in (("--token-file", options.token_file), ("--database", options.database)):
            if given is not None:
                raise StartError(option, "to add images, name the folder for their files as well: --pictures FOLDER")
        return None
    name = options.pictures
    try:
        storage: ImageStorage = FolderStorage(options.pictures)
        if options.database:
            storage = ListedStorage(options.database, options.pictures)
            name = options.database
        storage.refuse(index, read_built_index(index))
    except EchoImageError as error:
        raise StartError(str(name), str(error)) from None
    return storage


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _not_bound(host, port, error) from None
    try:
        # Windows would let two services share one port without a word.
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
    except OSError as error:
        listening.close()
        raise _not_bound(host, port, error) from None
    return listening


def _not_bound(host: str, port: int, error: OSError) -> StartError:
    why = f"it cannot be listened on: {error.strerror or error}; choose another --port or --host"
    return StartError(f"{host}:{port}", why)


async def _started(pool: Pool, options: Options) -> int:
    try:
        return await pool.start()
    except EchoImageError as error:
        raise StartError(options.index, str(error)) from None
    except (WorkerDied, TimeoutError):
        raise StartError("--workers", "a process did not start, perhaps for want of memory; name fewer") from None


def _announce(options: Options, listening: socket.socket, images: int, editing: bool) -> None:
    host, port = listening.getsockname()[:2]
    base = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    write(sys.stdout, f"EchoImage serves {counted(images, 'image')} at {base} (end with Ctrl-C)")
    page = f"{base}{OPENED}" if options.site else "none; build it with python build.py build, or name a --site FOLDER"
    shown = "shown and served" if options.pictures else "small copies alone; name the folder: --pictures FOLDER"
    changed = "with the token" if editing else f"not enabled; it needs --pictures and --token-file, or {VARIABLE}"
    for name, text in (("page", page), ("API", f"{base}docs"), ("pictures", shown), ("adding", changed)):
        write(sys.stdout, f"  {name:<8} {text}")
