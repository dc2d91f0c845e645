"""The body of a request in, its fields and files out, no more of it read than is allowed."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from echoimage.images.decode import MAX_BYTES
from echoimage_tools.serving.refusal import Refusal

RECEIVING = 60.0
"""Seconds in which a body has to be there."""

TEXTS = 65_536
"""Bytes of a body without its files: names, addresses, boundaries."""

FIELDS = 8
"""Fields at most."""


@dataclass(frozen=True, slots=True)
class Form:
    """What was sent: texts and numbers, and files where it is `multipart`."""

    fields: Mapping[str, object]
    files: Mapping[str, UploadFile] = field(default_factory=dict)
    multipart: bool = False


def bad(text: str) -> Refusal:
    """Return what to answer to a request that is wrong in itself."""
    return Refusal(HTTPStatus.BAD_REQUEST, "bad-request", text)


async def read_form(request: Request, files: int, closing: AsyncExitStack) -> Form:
    """Read a form, multipart with up to `files` files, or a JSON object. Raises `Refusal`.

    Files of more than 1 MB wait on disk; `closing` deletes them.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    most = (files * MAX_BYTES if kind == "multipart/form-data" else 0) + TEXTS
    stated = request.headers.get("content-length", "")
    if stated.isascii() and stated.isdigit() and int(stated) > most:
        raise _too_large(most)
    limited = Request(request.scope, _limited(request.receive, most))
    try:
        async with asyncio.timeout(RECEIVING):
            if kind == "application/json":
                return Form(_object(await limited.body()))
            if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
                return await _form(limited, kind == "multipart/form-data", files, closing)
    except TimeoutError:
        raise Refusal(
            HTTPStatus.REQUEST_TIMEOUT, "timeout", f"the body did not arrive within {RECEIVING:g} seconds; send it anew"
        ) from None
    raise Refusal(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "bad-request",
        "send multipart/form-data with a file, or an address as application/x-www-form-urlencoded or application/json",
    )


async def _form(request: Request, multipart: bool, files: int, closing: AsyncExitStack) -> Form:
    try:
        form = await request.form(max_files=files, max_fields=FIELDS, max_part_size=TEXTS)
    except HTTPException as error:
        raise bad(f"the form cannot be read: {error.detail}") from None
    closing.push_async_callback(form.close)
    sent = form.multi_items()
    twice = next((name for name, _ in sent if len(form.getlist(name)) > 1), None)
    if twice is not None:
        raise bad(f"{_shown(twice)} stands in the form twice; send it once")
    return Form(
        {name: value for name, value in sent if isinstance(value, str)},
        {name: value for name, value in sent if isinstance(value, UploadFile)},
        multipart,
    )


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise bad("the body is no JSON; send an object") from None
    if not isinstance(found, dict):
        raise bad("the body is JSON but no object; send an object")
    return found


def refuse_unknown(form: Form, known: set[str]) -> None:
    """Refuse fields that nobody would look at: a wrong name would otherwise count as nothing."""
    unknown = sorted({*form.fields, *form.files} - known)
    if unknown:
        raise bad(f"{_shown(unknown[0])} is not known here; known are {', '.join(sorted(known))}")


def text(form: Form, name: str) -> str | None:
    """Return a text, None where there is none."""
    if name in form.files:
        raise bad(f"{name} is a file; send a text")
    value = form.fields.get(name)
    if value is not None and not isinstance(value, str):
        raise bad(f"{name} is not a text")
    return value


def number(form: Form, name: str, default: int, most: int) -> int:
    """Return a whole number from 1 to `most`."""
    value = form.fields.get(name, default)
    if name in form.files or isinstance(value, bool):
        raise bad(f"{name} is no whole number from 1 to {most}")
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or not 1 <= value <= most:
        raise bad(f"{name} is no whole number from 1 to {most}")
    return value


def _limited(receive: Receive, most: int) -> Receive:
    """Let so many bytes of a body through, and then refuse."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise _too_large(most)
        return message

    return limited


def _too_large(most: int) -> Refusal:
    return Refusal(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        f"the body has more than {most:,} bytes: a picture may have {MAX_BYTES / 1e6:.0f} MB. Save it smaller",
        headers={"Connection": "close"},
    )


def _shown(name: str) -> str:
    return json.dumps(name[:40])
