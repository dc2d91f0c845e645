"""What people give: addresses as text, and files."""

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


def with_scheme(text: str) -> str:
    """Return what a person typed, with https:// before what begins with a host's name."""
    text = text.strip()
    host, slash, _ = text.partition("/")
    # "example.org/cat.jpg" is meant as a host; "demo/cat.jpg" is a file of this site.
    return "https://" + text if "://" not in text and slash and "." in host.strip(".") else text


OWN = "mine/"
"""How addresses of the visitor's own pictures begin (worker/mine_address.py), which lead nowhere outside this page."""


def is_own(address: str) -> bool:
    """Return whether an address is that of a picture of the visitor's own."""
    return address.startswith(OWN)


def is_web(text: str) -> bool:
    """Return whether an address is one of http or https."""
    return text.startswith(("http://", "https://"))


def looks_like_address(text: str) -> bool:
    """Return whether pasted text is one address rather than prose."""
    text = text.strip()
    return is_web(text) and len(text.split()) == 1


def within_site(address: str, site: str) -> str:
    """Return an address relative to the site when it is of this site."""
    return address[len(site) :] if address.startswith(site) else address


def name_at(address: str, site: str) -> str:
    """Return what to call the picture at an address: by its file where that is of this site."""
    within = within_site(address, site)
    return within if within == address else within.split("/")[-1] or within


def legible(text: str, limit: int = 120) -> str:
    """Return a file's name or what was typed, fit to stand in a sentence: short, nothing that turns its direction."""
    line = "".join(letter for letter in text if letter >= " " and not is_turning(letter))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def is_turning(letter: str) -> bool:
    """Return whether a character changes the direction of what follows: "exe.gnp" is then read as "png.exe"."""
    return letter == "\x7f" or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"


def readable(address: str) -> str:
    """Return an address whose query has slashes and colons without the escape that they do not need."""
    return address.replace("%3A", ":").replace("%2F", "/")


def first_file(files: "FileList | None") -> "File | None":
    """Return the first file, if there is one."""
    return files.item(0) if files and files.length else None
