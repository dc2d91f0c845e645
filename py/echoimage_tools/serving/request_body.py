"""The body of a request in, its checked fields and files out, no more of it read than is allowed."""

import asyncio
import json
from contextlib import AsyncExitStack
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from echoimage import DecodeError, read_header
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
    if kind not in (MULTIPART, URLENCODED, JSON):
        raise _no_form(bodies)
    most = TEXTS + (len(bodies.names) * MAX_BYTES if kind == MULTIPART else 0)
    too_large = _too_large(most) if kind == MULTIPART else _no_form(bodies, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    stated = request.headers.get("content-length", "")
    if stated.isascii() and stated.isdigit() and int(stated) > most:
        raise too_large
    limited = Request(request.scope, _limited(request.receive, most, too_large))
    try:
        async with asyncio.timeout(RECEIVING):
            if kind == MULTIPART:
                return checked(bodies.files, await _form(limited, bodies, closing))
            body = await limited.body()
            if _is_picture(body):
                raise _no_form(bodies)
            fields = _object(body) if kind == JSON else await _form(limited, bodies, closing)
            return checked(bodies.addresses, fields)
    except TimeoutError:
        text = f"the body did not arrive within {RECEIVING:g} seconds; send it anew"
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT, "timeout", text) from None


async def _form(request: Request, bodies: Bodies[BodyModel], closing: AsyncExitStack) -> dict[str, object]:
    try:
        form = await request.form(max_files=bodies.most, max_fields=FIELDS, max_part_size=TEXTS)
    except HTTPException as error:
        raise bad_request(f"the form cannot be read: {error.detail}") from None
    closing.push_async_callback(form.close)
    sent: dict[str, object] = dict(form.multi_items())
    for name in sent:
        values = form.getlist(name)
        if len(values) > 1 and name not in bodies.repeated:
            raise bad_request(f"{quoted(name)} stands in the form twice; send it once")
        if name in bodies.repeated:
            sent[name] = values
    return sent


def _is_picture(body: bytes) -> bool:
    try:
        read_header(body)
    except DecodeError as error:
        # The format is known, and something behind it is wrong.
        return error.reason == "damaged"
    return True


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("the body is no JSON; send an object") from None
    if not isinstance(found, dict):
        raise bad_request("the body is JSON but no object; send an object")
    return found


def _limited(receive: Receive, most: int, too_large: Refusal) -> Receive:
    """Let so many bytes of a body through, and then refuse."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise too_large
        return message

    return limited


def _too_large(most: int) -> Refusal:
    return Refusal(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        f"the body has more than {most:,} bytes: a picture may have {MAX_BYTES / 1e6:.0f} MB, and so may several of "
        "one search together. Save it smaller",
        headers={"Connection": "close"},
    )


def _no_form(bodies: Bodies[BodyModel], status: HTTPStatus = HTTPStatus.UNSUPPORTED_MEDIA_TYPE) -> Refusal:
    """Return the refusal of a body that may be a picture itself, and is not in a form."""
    example = " ".join(f"-F {name}=@picture.jpg" for name in bodies.names)
    return Refusal(
        status,
        "too-large" if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else "bad-request",
        f"the body is no form with a picture: send {MULTIPART} with a file, as curl {example} does, or an address as "
        f"{URLENCODED} or {JSON}",
        headers={"Connection": "close"} if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else None,
    )
