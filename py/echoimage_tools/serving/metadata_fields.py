"""What is said of a picture that is added: fields of a form in, what a database takes out."""

from http import HTTPStatus

from echoimage.database.address import AddressError, resolve_link
from echoimage.database.entries import MAX_TEXT
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.uploads import Form, bad, text

NAMES = ("title", "page", "license")


def captions(form: Form) -> dict[str, str]:
    """Return what was said, by name. Raises `Refusal`."""
    found = {name: text(form, name) or "" for name in NAMES}
    for name in ("title", "license"):
        if len(found[name]) > MAX_TEXT:
            raise bad(f"{name} has {len(found[name]):,} characters; up to {MAX_TEXT} are shown")
    if found["page"]:
        try:
            found["page"] = resolve_link(found["page"], "")
        except AddressError as error:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "bad-entry", f"page: {error}") from None
    return {name: value for name, value in found.items() if value}
