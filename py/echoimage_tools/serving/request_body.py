"""The body of a request in, its checked fields and files out, no more of it read than is allowed."""

import asyncio
import json
from contextlib import AsyncExitStack
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from echoimage.images.decode import MAX_BYTES
from echoimage_tools.serving.refusal import Refusal, bad_request, quoted
from echoimage_tools.serving.request_schemas import Bodies, BodyModel, checked

MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"
JSON = "application/json"

RECEIVING = 60.0
"""Seconds in which a body has to be there."""

TEXTS = 65_536
"""Bytes of a body without its files: names, addresses, boundaries."""

FIELDS = 8
"""Fields at most."""


async def read_body(request: Request, bodies: Bodies[BodyModel], closing: AsyncExitStack) -> BodyModel:
    """Read a form, multipart with files or with addresses, or a JSON object, and check it. Raises `Refusal`.

    Files of more than 1 MB wait on disk; `closing` deletes them.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    files = bodies.count if kind == MULTIPART else 0
    most = files * MAX_BYTES + TEXTS
    stated = request.headers.get("content-length", "")
    if stated.isascii() and stated.isdigit() and int(stated) > most:
        raise _too_large(most)
    limited = Request(request.scope, _limited(request.receive, most))
    try:
        async with asyncio.timeout(RECEIVING):
            if kind == JSON:
                return checked(bodies.addresses, _object(await limited.body()))
            if kind in (MULTIPART, URLENCODED):
                fields = await _form(limited, files, closing)
                return checked(bodies.files if kind == MULTIPART else bodies.addresses, fields)
    except TimeoutError:
        text = f"the body did not arrive within {RECEIVING:g} seconds; send it anew"
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT, "timeout", text) from None
    raise Refusal(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "bad-request",
        f"send {MULTIPART} with a file, or an address as {URLENCODED} or {JSON}",
    )


async def _form(request: Request, files: int, closing: AsyncExitStack) -> dict[str, object]:
    try:
        form = await request.form(max_files=files, max_fields=FIELDS, max_part_size=TEXTS)
    except HTTPException as error:
        raise bad_request(f"the form cannot be read: {error.detail}") from None
    closing.push_async_callback(form.close)
    sent = form.multi_items()
    twice = next((name for name, _ in sent if len(form.getlist(name)) > 1), None)
    if twice is not None:
        raise bad_request(f"{quoted(twice)} stands in the form twice; send it once")
    return dict(sent)


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("the body is no JSON; send an object") from None
    if not isinstance(found, dict):
        raise bad_request("the body is JSON but no object; send an object")
    return found


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
