"""Names of files as a database can have them."""

from echoimage.database.address import AddressError, resolve

UNUSABLE = "its name has characters that an address cannot have; rename it"


def is_listable(path: str) -> bool:
    """Return whether the relative path of a file, "/" between folders, is read back as it is from a database."""
    try:
        return resolve(path, "images.json") == path
    except AddressError:
        return False
