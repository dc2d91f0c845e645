"""`echoimage database`: a folder, a table, a IIIF document or a bucket in, a database out."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from echoimage import DatabaseError, EchoImageError, Problem, SourceError
from echoimage.database.address import AddressError, resolve
from echoimage_tools.databases.file import Change, DatabaseFile, Record
from echoimage_tools.output.console import complain_of, plain, say
from echoimage_tools.output.counts import counted, duration
from echoimage_tools.output.progress import Bar
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.mistaken import Meant, instead_of

WHOLE, LACKING, FAILED = 0, 1, 2
"""Exit codes."""


@dataclass(frozen=True, slots=True)
class DatabaseOptions:
    """What is asked for. base: the address below which the pictures are published, "" where none is given.

    columns: of a table, by what they hold. side: pixels of the longer side of a picture of a IIIF service.
    """

    source: str
    output: Path
    base: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    endpoint: str = ""
    anonymous: bool = False
    side: int = 1600


def build(options: DatabaseOptions) -> int:
    """Add what the source lists to the database; return the exit code."""
    name = str(options.output)
    try:
        file = DatabaseFile(options.output)
        name = f"--base-url {options.base}"
        options = replace(options, base=_base(options.base))
        name = options.source
        if other := instead_of(Meant.SOURCE, name):
            raise DatabaseError("bad-database", other)
        begun = time.monotonic()
        changes, problems = _collect(options, file)
        if not changes.total():
            complain_of(sys.stderr, options.source, "it lists no picture that can be used; nothing was written")
            return FAILED
        name = str(options.output)
        file.save()
    except EchoImageError as error:
        complain_of(sys.stderr, name, str(error))
        return FAILED
    _report(name, file, changes, problems, time.monotonic() - begun)
    return LACKING if problems else WHOLE


def _base(written: str) -> str:
    """Make the address below which pictures are published normal. Raises `SourceError`."""
    try:
        base = resolve(written, "") if written else ""
    except AddressError as error:
        raise SourceError("internal", str(error)) from None
    if "?" in base:
        raise SourceError("internal", 'nothing can be below an address with "?"; write that of a folder')
    return base


def _collect(options: DatabaseOptions, file: DatabaseFile) -> tuple[Counter[Change], int]:
    changes: Counter[Change] = Counter()
    problems = 0
    bar = Bar(sys.stderr)
    try:
        for found in _records(options):
            if isinstance(found, Problem):
                bar.wipe()
                complain_of(sys.stderr, found.url, found.text)
                problems += found.is_failure
            else:
                changes[file.add(found)] += 1
                bar.show(changes.total(), changes.total(), "listed")
    finally:
        bar.wipe()
    return changes, problems


def _records(options: DatabaseOptions) -> Iterator[Record | Problem]:
    """Choose by what the source is; each kind brings its own libraries."""
    source = options.source
    if "://" in source and not is_http(source):
        from echoimage_tools.databases.bucket import in_bucket

        return in_bucket(source, options.base, options.endpoint, options.anonymous)
    if not is_http(source) and Path(source).is_dir():
        from echoimage_tools.databases.folder import in_folder

        return in_folder(Path(source), options.base, options.output)
    if not is_http(source):
        from echoimage_tools.databases.table import TABLES, in_table

        if source.lower().endswith(TABLES):
            return in_table(Path(source), options.base, dict(options.columns))
    from echoimage_tools.databases.iiif import in_document

    return in_document(source, options.side)


def _report(name: str, file: DatabaseFile, changes: Counter[Change], problems: int, seconds: float) -> None:
    parts = [f"{changes['added']:,} added", f"{file.before:,} were there"]
    if changes["changed"]:
        parts.append(f"{changes['changed']:,} of them changed")
    say(plain(f"{name}: {counted(len(file.images), 'image')}: {', '.join(parts)}; {duration(seconds)}"))
    if problems:
        say(f"  {counted(problems, 'problem')}, see above")
