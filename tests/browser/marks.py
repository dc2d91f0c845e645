"""What a picture of a test would be known by in whatever is sent."""

import base64
import hashlib

NAME = "secret-holiday.png"


def marks(picture: bytes) -> list[str]:
    """Return texts by which a picture, its name or its hash would be known in what is sent."""
    base64_text = base64.b64encode(picture)[:24].decode()
    hashes = [hashlib.new(kind, picture).hexdigest() for kind in ("md5", "sha1", "sha256")]
    return [NAME, NAME.partition(".")[0], base64_text, *hashes, *(text[:16] for text in hashes)]
