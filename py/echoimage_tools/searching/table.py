"""The table of a search: lines in, on standard output at once or in a file at the end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from echoimage_tools.files.atomic import FileError, write_whole
from echoimage_tools.output import as_csv
from echoimage_tools.output.console import write

STANDARD_OUTPUT = "-"


class TableError(FileError):
    """The table cannot be written."""


class Table:
    """Lines of CSV; `is_file`: they are not on standard output."""

    def __init__(self, where: str) -> None:
        self.is_file = where != STANDARD_OUTPUT
        self.lines: list[str] = []
        self.add(as_csv.header())

    def add(self, lines: str) -> None:
        """Add lines."""
        if self.is_file:
            self.lines.append(lines)
        else:
            write(sys.stdout, lines.removesuffix("\n"))


@contextmanager
def written_table(where: str) -> Iterator[Table | None]:
    """Open the table, none for ""; a file has what was answered also where the search is ended early.

    Raises `TableError`.
    """
    table = Table(where) if where else None
    try:
        yield table
    finally:
        if table and table.is_file:
            try:
                write_whole(Path(where), "".join(table.lines).encode(), "What was there is as it was")
            except FileError as error:
                raise TableError(error.reason, str(error)) from None
