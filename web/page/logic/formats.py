"""Names of picture formats as people write them."""

NAMES = {"jp2": "JPEG 2000", "jxl": "JPEG XL", "webp": "WebP"}
"""Those that are not the short name in capitals."""


def format_name(short: str) -> str:
    """Return the name of a format; `short` is that of a file's header, in small letters."""
    return NAMES.get(short, short.upper())
