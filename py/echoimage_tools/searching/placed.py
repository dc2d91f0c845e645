"""Where what was found lies: a report of one collection in; the same with paths that can be used from here out."""

import os
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from echoimage import Report, Result
from echoimage_tools.sources.base import CollectionBase
from echoimage_tools.sources.bucket import Bucket
from echoimage_tools.sources.collection import is_http

Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Root:
    """A collection as it was named. path: makes of an entry's address the path or address by which it is opened from
    here; relative: that from the collection's own folder on.
    """

    database: str
    path: Name
    relative: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedResult(Result):
    """A result with its path or address as it can be used from here, and as seen from the folder of its collection.

    database: the collection, as it was named. also_paths: of `also`, in its order.
    """

    database: str
    path: str
    relative: str
    also_paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedReport(Report):
    """A report of such results."""

    results: tuple[PlacedResult, ...]


def root_of_collection(database: str, base: CollectionBase) -> Root:
    """Return the root of a folder or a database, whose relative addresses count from `base`."""

    def path(url: str) -> str:
        if is_http(url) or os.path.isabs(url):
            return url
        return base.address_of(url) if isinstance(base, Bucket) else str(Path(base, url))

    start = urljoin(database, ".") if is_http(database) else ""
    return Root(database, path, lambda url: url.removeprefix(start))


def root_of_index(database: str, base: str, scheme: str) -> Root:
    """Return the root of an index, whose images' addresses begin with `base`; `scheme` as of `NamedIndex`."""

    def path(url: str) -> str:
        return scheme + url.lstrip("/") if scheme and not is_http(url) else url

    return Root(database, path, lambda url: url.removeprefix(base if base != "./" else ""))


def placed(report: Report, root: Root) -> PlacedReport:
    """Return a report with the places of its results."""
    results = tuple(
        PlacedResult(
            **_values(one),
            database=root.database,
            path=root.path(one.entry.url),
            relative=root.relative(one.entry.url),
            also_paths=tuple(map(root.path, one.also)),
        )
        for one in report.results
    )
    return PlacedReport(**{**_values(report), "results": results})


def shown(report: PlacedReport) -> Report:
    """Return a report for people: addresses are those that can be used from here."""
    return replace(
        report,
        results=tuple(
            replace(one, entry=replace(one.entry, url=one.path), also=one.also_paths) for one in report.results
        ),
    )


def tell_places(results: object, report: PlacedReport) -> None:
    """Add its place to each of the results of a line of JSON."""
    if isinstance(results, list):
        for told, one in zip(results, report.results, strict=True):
            told |= {"path": one.path, "relative": one.relative, "database": one.database}


def _values(one: Any) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}
