"""The built site that is published with another collection: found, and its files as they were built."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import echoimage_tools
from echoimage_tools.publishing import front, sbom, service_worker
from echoimage_tools.publishing.errors import PublishError
from echoimage_tools.publishing.service_worker import COLLECTION, Groups

PAGE = "index.html"
PACKAGE = Path(echoimage_tools.__file__).resolve().parent
SHIPPED, BUILT = PACKAGE / "site", PACKAGE.parents[1] / "dist"
"""Where a site lies in an installed package that has one, and in a checkout."""

_AGAIN = 'build it again with "python build.py build" in a checkout of EchoImage'


@dataclass(frozen=True, slots=True)
class Template:
    """A built site; `groups` are its files without the collection, as the service worker lists them."""

    folder: Path
    groups: Groups
    code: str

    @property
    def sizes(self) -> dict[str, int]:
        """Bytes of each file by name."""
        return {name: size for files in self.groups.values() for name, (_, size) in files.items()}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Return names and bytes, the page itself last. Raises `PublishError` where one is not as it was built."""
        facts = {name: fact for files in self.groups.values() for name, fact in files.items()}
        for name in sorted(facts, key=lambda one: (one == PAGE, one)):
            data = _read(self.folder / name)
            if service_worker.fact_of(data) != facts[name]:
                raise PublishError("internal", f"{self.folder / name} is not as it was built; {_AGAIN}")
            yield name, self._adapted(name, data)

    def worker(self, collection: dict[str, service_worker.Fact]) -> bytes:
        """Return the service worker for this collection."""
        groups = {name: dict(files) for name, files in self.groups.items()} | {COLLECTION: collection}
        for files in groups.values():
            for name in {PAGE, sbom.NAME} & files.keys():
                files[name] = service_worker.fact_of(self._adapted(name, _read(self.folder / name)))
        return service_worker.write(groups, [self.code]).encode()

    def _adapted(self, name: str, data: bytes) -> bytes:
        """Return a file without what it says of the demo."""
        if name == PAGE:
            return front.of_own_collection(data.decode()).encode()
        return self._sbom(data) if name == sbom.NAME else data

    def _sbom(self, data: bytes) -> bytes:
        try:
            return sbom.without_pictures(data)
        except ValueError as error:
            raise PublishError("internal", f"{self.folder / sbom.NAME} cannot be used: {error}; {_AGAIN}") from None


def open_template(chosen: Path | None) -> Template:
    """Open a built site: the one chosen for, or that of the installed package or of the checkout.

    Raises `PublishError`.
    """
    folder = chosen or next((one for one in (SHIPPED, BUILT) if (one / service_worker.NAME).is_file()), None)
    if folder is None:
        raise PublishError(
            "internal",
            'there is no built site to publish; make one with "python build.py build" in a checkout of EchoImage, '
            "or name its folder with --site",
        )
    if not (folder / service_worker.NAME).is_file() or not (folder / PAGE).is_file():
        raise PublishError(
            "internal", f"{folder} is no built site, for it has no {PAGE} and {service_worker.NAME}; {_AGAIN}"
        )
    try:
        groups, code = service_worker.read(_read(folder / service_worker.NAME).decode())
    except ValueError as error:
        raise PublishError("internal", f"{folder / service_worker.NAME} cannot be used: {error}; {_AGAIN}") from None
    return Template(folder, {name: files for name, files in groups.items() if name != COLLECTION}, code)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PublishError("internal", f"{path} cannot be read: {error.strerror}; {_AGAIN}") from None
