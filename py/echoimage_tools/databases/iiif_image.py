"""IIIF Image API 1 to 3: an image of a canvas in, the address of all of it at a bounded size out."""

import re
from typing import Any

_LEVEL = re.compile(r"level([012])")


def address_of(body: dict[str, Any], canvas: dict[str, Any], side: int) -> str:
    """Return the address of a whole image whose longer side has up to `side` pixels where its service can do that."""
    service = _service(body)
    own = _text(body.get("id") or body.get("@id"))
    place = _text(service.get("id") or service.get("@id")).rstrip("/") if service else ""
    if service is None or not place:
        return own
    version = _version(service)
    size = _size(service, _side(body) or _side(canvas), side, version)
    # A service of level 0 has fixed sizes alone, of which the address of the image itself is one.
    if not size and own:
        return own
    size = size or ("max" if version == 3 else "full")
    return f"{place}/full/{size}/0/{'native' if version == 1 else 'default'}.jpg"


def _service(body: dict[str, Any]) -> dict[str, Any] | None:
    written = body.get("service")
    listed = written if isinstance(written, list) else [written]
    found = [{"id": one} if isinstance(one, str) else one for one in listed if isinstance(one, str | dict)]
    return next((one for one in found if "image" in _about(one)), found[0] if found else None)


def _about(service: dict[str, Any]) -> str:
    return " ".join(str(service.get(key, "")) for key in ("type", "@type", "@context", "profile")).lower()


def _version(service: dict[str, Any]) -> int:
    about = _about(service)
    if "imageservice3" in about or "image/3" in about:
        return 3
    return 1 if "imageservice1" in about or "image/1" in about or "image-api/1" in about else 2


def _size(service: dict[str, Any], sides: tuple[int, int] | None, side: int, version: int) -> str:
    level = _LEVEL.search(_about(service))
    number = int(level[1]) if level else 2
    if number == 0:
        return ""
    # Sizes beyond the image's own are refused by version 3.
    if sides and max(sides) <= side:
        return "max" if version == 3 else "full"
    if number == 1 and sides:
        return f"{max(1, round(sides[0] * side / max(sides)))},"
    return f"{side}," if number == 1 else f"!{side},{side}"


def _side(value: dict[str, Any]) -> tuple[int, int] | None:
    width, height = value.get("width"), value.get("height")
    if isinstance(width, int | float) and isinstance(height, int | float) and min(width, height) >= 1:
        return int(width), int(height)
    return None


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
