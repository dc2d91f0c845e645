"""Files that are not read: their first bytes in, an error that names the kind and the remedy out."""

import re

from echoimage.errors import DecodeError, Reason

# (first bytes, offset, reason, what it is and what to do)
_KNOWN: tuple[tuple[bytes, int, Reason, str], ...] = (
    (b"%PDF-", 0, "not-an-image", "a PDF document; export the page as PNG or JPEG"),
    (b"PK\x03\x04", 0, "not-an-image", "a ZIP archive; unpack it and take the picture in it"),
    (b"\x1f\x8b", 0, "not-an-image", "a gzip archive; unpack it and take the picture in it"),
    (b"7z\xbc\xaf", 0, "not-an-image", "a 7z archive; unpack it and take the picture in it"),
    (b"Rar!", 0, "not-an-image", "a RAR archive; unpack it and take the picture in it"),
    (b"\x1aE\xdf\xa3", 0, "not-an-image", "a Matroska or WebM video; take a still picture of it"),
    (b"ftyp", 4, "not-an-image", "a video or sound file; take a still picture of it"),
    (b"8BPS", 0, "unsupported-format", "a Photoshop document; export it as JPEG or PNG"),
    (b"gimp xcf", 0, "unsupported-format", "a GIMP document; export it as JPEG or PNG"),
)
_SVG = re.compile(rb"<(?:[\w.-]+:)?svg[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|meta|title)\b", re.IGNORECASE)
_WINDOW = 4096


def refusal(data: bytes) -> DecodeError:
    """Return the error for a file whose first bytes are those of no readable picture format."""
    if not data:
        return DecodeError("empty", "the file is empty; it may not have been fetched completely")
    for magic, offset, reason, text in _KNOWN:
        if data[offset : offset + len(magic)] == magic:
            return DecodeError(reason, f"this is {text}")
    return _text_refusal(bytes(data[:_WINDOW]))


def _text_refusal(start: bytes) -> DecodeError:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _SVG.search(start):
        return DecodeError("unsupported-format", "this is an SVG drawing, not made of pixels; export it as PNG")
    if _HTML.match(text) or (text.startswith(b"<") and _HTML.search(start)):
        return DecodeError(
            "not-an-image",
            "this is an HTML page, not an image; give the address of the picture itself "
            "(right-click it, then copy the image address)",
        )
    if text[:1] in (b"{", b"["):
        return DecodeError("not-an-image", "this is a JSON document, not an image")
    if text.startswith(b"<"):
        return DecodeError("not-an-image", "this is an XML document, not an image")
    if text and not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", start):
        return DecodeError("not-an-image", "this is a text file, not an image")
    return DecodeError(
        "not-an-image",
        "this is no image format known here; JPEG, PNG, WebP, AVIF, GIF, HEIC, JPEG XL, JPEG 2000, TIFF, BMP, ICO and "
        "PNM are read",
    )
