"""An image as a page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from echoimage.database.address import AddressError, resolve

_NOTHING = str.maketrans("", "", "\t\n\r")

ENDINGS = (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".gif")
"""Ends of addresses to which a link is taken for one to an image; what is there decides."""


@dataclass(frozen=True, slots=True)
class Shown:
    """addresses: those of one picture, best first, normal and absolute; the others are for when it cannot be had.

    hints: class and id, which tell logos. smallest: the smaller side in pixels as the page declares it, or None.
    """

    addresses: tuple[str, ...]
    title: str = ""
    hints: str = ""
    smallest: int | None = None

    @property
    def address(self) -> str:
        """What the image is known by."""
        return self.addresses[0]


def shown(written: Iterable[str], base: str, title: str = "", hints: str = "", smallest: int | None = None) -> Shown:
    """Return an image by its addresses as they are written in a page at `base`; unusable ones are left out."""
    return Shown(tuple(dict.fromkeys(usable(written, base))), " ".join(title.split()), hints, smallest)


def usable(written: Iterable[str], base: str) -> list[str]:
    """Make addresses absolute and normal; leave out those that cannot be fetched, such as "data:" ones."""
    found = []
    for address in written:
        try:
            found.append(resolve(_as_browsers_read(address), base))
        except AddressError:
            continue
    return found


def _as_browsers_read(address: str) -> str:
    """Return an address without line breaks and tabs, and with "/" for each backslash before a query or fragment.

    WHATWG URL Standard, 4.4.
    """
    address = address.translate(_NOTHING)
    end = next((at for at, letter in enumerate(address) if letter in "?#"), len(address))
    return address[:end].replace("\\", "/") + address[end:]


def merged(images: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return each image once, by its best address, with the first title that it has anywhere."""
    found: dict[str, Shown] = {}
    for image in images:
        if not image.addresses:
            continue
        known = found.setdefault(image.address, image)
        if image.title and not known.title:
            found[image.address] = replace(known, title=image.title)
    return tuple(found.values())


def is_image_address(address: str) -> bool:
    """Return by its end whether an address promises an image."""
    return address.partition("?")[0].lower().endswith(ENDINGS)
