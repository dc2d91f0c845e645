"""What a canvas of IIIF is painted with: images in the several ways they are written, or why there is none."""

from collections.abc import Iterator
from typing import Any

Object = dict[str, Any]


def painted(canvas: Object) -> Iterator[Object | str]:
    """Return the images of a canvas, of several choices the first, which is the one to show; for others why not."""
    annotations = [*objects(canvas.get("images"))]
    for page in objects(canvas.get("items")):
        annotations += [one for one in objects(page.get("items")) if "painting" in as_list(one.get("motivation"))]
    if not annotations:
        yield "nothing is painted on it"
    for annotation in annotations:
        yield _image(annotation.get("body") or annotation.get("resource"))


def _image(written: object) -> Object | str:
    """Return the image of an annotation's body: of a choice the first, of a part (a specific resource) the whole."""
    body: Any = next((one for one in as_list(written) if one), None)
    for _ in range(4):
        if not isinstance(body, dict) or kind(body) == "image":
            break
        choice = as_list(body.get("items")) or as_list(body.get("default"))
        inner = choice[0] if choice else body.get("full") or body.get("source")
        if not inner:
            break
        body = inner
    if isinstance(body, str):
        return {"id": body}
    if not isinstance(body, dict):
        return "it names no image"
    what, form = kind(body), text(body.get("format")).lower()
    if what not in ("", "image") or (form and not form.startswith("image/")):
        return f"it is no image but {what or form}"
    return body


def kind(value: Object) -> str:
    """Return the type in lower case, without the name of a vocabulary before it; "" where there is none."""
    return text(value.get("type") or value.get("@type")).rpartition(":")[2].lower()


def objects(value: object) -> list[Object]:
    """Return the objects of a value that may be one, a list, or missing."""
    return [one for one in as_list(value) if isinstance(one, dict)]


def as_list(value: object) -> list[Any]:
    """Return a value that may stand alone, in a list or not at all as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text(value: object) -> str:
    """Return a text, "" for everything else."""
    return value.strip() if isinstance(value, str) else ""
