"""Formats that OpenCV lacks: by the browser's own decoder, else by one of this site, fetched when first needed."""

import js
import numpy as np
from numpy.typing import NDArray
from polyscript.js_modules import site
from pyodide.ffi import JsException, JsProxy, to_js

from echoimage import DecodeError, Header
from echoimage.message import message

MIME = {
    "gif": "image/gif",
    "avif": "image/avif",
    "heic": "image/heic",
    "jp2": "image/jp2",
    "jxl": "image/jxl",
}
DECODERS = frozenset({"heic", "jp2", "jxl"})
"""What the site has decoders for: none of these is read by every browser."""


async def decode_in_browser(data: bytes, header: Header) -> NDArray[np.uint8]:
    """Return the first frame as uint8 (height, width, 4): red, green, blue, alpha. Raises `DecodeError`."""
    blob = js.Blob.new(to_js([to_js(data)]), _object({"type": MIME.get(header.format, "")}))
    try:
        # Colours stay as stored, as with OpenCV, which ignores profiles too.
        bitmap = await js.createImageBitmap(blob, _object({"colorSpaceConversion": "none"}))
    except JsException:
        if header.format in DECODERS:
            return await _decoded(data, header)
        raise _refusal(header) from None
    try:
        return _pixels(bitmap, bitmap.width, bitmap.height)
    except DecodeError:
        if header.format in DECODERS:
            return await _decoded(data, header)
        raise
    finally:
        bitmap.close()


async def _decoded(data: bytes, header: Header) -> NDArray[np.uint8]:
    try:
        decoders = await site.load("decoders/decoders.mjs")
        found = await decoders.decode(header.format, to_js(data))
        return np.asarray(found.data.to_py(), np.uint8).reshape(found.height, found.width, 4)
    except JsException as error:
        name, said = str(error).partition(": ")[::2]
        if name in ("LoadError", "TypeError"):
            cause = said or name
            told = message("error-decoder-missing", format=header.format.upper(), cause=cause)
            raise DecodeError("unsupported-format", told) from None
        raise DecodeError("damaged", message("error-data-rare", format=header.format.upper())) from None


def _refusal(header: Header) -> DecodeError:
    return DecodeError("unsupported-format", message("error-format-browser", format=header.format.upper()))


def _pixels(bitmap: JsProxy, width: int, height: int) -> NDArray[np.uint8]:
    canvas = js.OffscreenCanvas.new(width, height)
    context = canvas.getContext("2d", _object({"willReadFrequently": True}))
    if not _reads_back_what_was_written(context):
        raise DecodeError("unsupported-format", message("error-fingerprinting"))
    context.clearRect(0, 0, width, height)
    context.drawImage(bitmap, 0, 0)
    return np.asarray(context.getImageData(0, 0, width, height).data.to_py(), np.uint8).reshape(height, width, 4)


def _reads_back_what_was_written(context: JsProxy) -> bool:
    # With fingerprinting protection a canvas returns noise, in part (Brave, Safari) or at random (Firefox).
    pattern = (np.arange(256) * 167 % 251).astype(np.uint8).reshape(8, 8, 4)
    pattern[..., 3] = 255
    image = js.ImageData.new(js.Uint8ClampedArray.new(to_js(pattern.ravel())), 8, 8)
    context.putImageData(image, 0, 0)
    back = np.asarray(context.getImageData(0, 0, 8, 8).data.to_py(), np.uint8)
    # A picture smaller than the pattern leaves transparent black where the canvas ends.
    width, height = min(8, context.canvas.width), min(8, context.canvas.height)
    return bool((back.reshape(8, 8, 4)[:height, :width] == pattern[:height, :width]).all())


def _object(values: dict[str, object]) -> JsProxy:
    return to_js(values, dict_converter=js.Object.fromEntries)
