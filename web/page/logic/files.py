"""Files that a person chose or dropped, as the browser hands them over: their number and their kind."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class File(Protocol):
        """A file, its media type as the system knows it."""

        type: str
        name: str

    class FileList(Protocol):
        """The browser's list of files."""

        length: int

        def item(self, index: int) -> File: ...


def first_file(files: "FileList | None") -> "File | None":
    """Return the first file, if there is one."""
    return files.item(0) if files and files.length else None


def two_pictures(files: "FileList | None") -> "list[File] | None":
    """Return the files when they are just two and both may be pictures, otherwise None."""
    if not files or files.length != 2:
        return None
    both = [files.item(0), files.item(1)]
    return None if any(is_database(file) for file in both) else both


def is_database(file: "File") -> bool:
    """Return whether a file is a database rather than a picture."""
    return file.type == "application/json" or file.name.lower().endswith(".json")
