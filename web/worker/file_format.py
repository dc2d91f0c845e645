"""What the name of a picture's file tells of its format."""

FORMATS = {"jpg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "tif": "tiff", "heif": "heic", "dib": "bmp"} | {
    **dict.fromkeys(("j2k", "jpf", "jpx"), "jp2"),
    **dict.fromkeys(("pbm", "pgm", "ppm"), "pnm"),
}
"""Endings that are not the name of their format, as `Header.format` has it."""

KNOWN = frozenset({"avif", "bmp", "gif", "heic", "ico", "jp2", "jpeg", "jxl", "png", "pnm", "tiff", "webp"})


def format_of(name: str) -> str:
    """Return the format by the ending of a name or an address, "" where that is none of a picture."""
    path = name.partition("?")[0].partition("#")[0]
    ending = path.rpartition(".")[2].lower()
    found = FORMATS.get(ending, ending)
    return found if found in KNOWN else ""
