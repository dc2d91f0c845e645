"""Files that are not read: their first bytes in, an error that names the kind and the remedy out."""

import re

from echoimage.errors import DecodeError, Reason
from echoimage.message import message

# (first bytes, offset, reason, the key of what it is and what to do)
_KNOWN: tuple[tuple[bytes, int, Reason, str], ...] = (
    (b"%PDF-", 0, "not-an-image", "error-kind-pdf"),
    (b"PK\x03\x04", 0, "not-an-image", "error-kind-zip"),
    (b"\x1f\x8b", 0, "not-an-image", "error-kind-gzip"),
    (b"7z\xbc\xaf", 0, "not-an-image", "error-kind-7z"),
    (b"Rar!", 0, "not-an-image", "error-kind-rar"),
    (b"\x1aE\xdf\xa3", 0, "not-an-image", "error-kind-matroska"),
    (b"ftyp", 4, "not-an-image", "error-kind-video"),
    (b"8BPS", 0, "unsupported-format", "error-kind-photoshop"),
    (b"gimp xcf", 0, "unsupported-format", "error-kind-gimp"),
)
_SVG = re.compile(rb"<(?:[\w.-]+:)?svg[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|meta|title)\b", re.IGNORECASE)
_WINDOW = 4096


def refusal(data: bytes) -> DecodeError:
    """Return the error for a file whose first bytes are those of no readable picture format."""
    if not data:
        return DecodeError("empty", message("error-file-empty"))
    for magic, offset, reason, key in _KNOWN:
        if data[offset : offset + len(magic)] == magic:
            return DecodeError(reason, message(key))
    return _text_refusal(bytes(data[:_WINDOW]))


def _text_refusal(start: bytes) -> DecodeError:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _SVG.search(start):
        return DecodeError("unsupported-format", message("error-kind-svg"))
    if _HTML.match(text) or (text.startswith(b"<") and _HTML.search(start)):
        return DecodeError("not-an-image", message("error-kind-html"))
    if text[:1] in (b"{", b"["):
        return DecodeError("not-an-image", message("error-kind-json"))
    if text.startswith(b"<"):
        return DecodeError("not-an-image", message("error-kind-xml"))
    if text and not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", start):
        return DecodeError("not-an-image", message("error-kind-text"))
    return DecodeError("not-an-image", message("error-kind-unknown"))
