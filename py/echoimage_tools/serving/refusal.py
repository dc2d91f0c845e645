"""What the service refuses: a status, a reason for programs, and a text for people that names the remedy."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse, Response

from echoimage import EchoImageError
from echoimage_tools.output import as_json

_STATUSES = {"too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "timeout": HTTPStatus.GATEWAY_TIMEOUT}


class Refusal(Exception):
    """Ends a request; `file` is the picture it is about, else ""."""

    def __init__(
        self, status: HTTPStatus, reason: str, text: str, file: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(text)
        self.status, self.reason, self.file = status, reason, file
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """Return the response to send."""
        body = {"error": as_json.error(self.file, self.reason, str(self))}
        return JSONResponse(body, self.status, self.headers)


def bad_request(text: str) -> Refusal:
    """Return the refusal of a request that is wrong in itself."""
    return Refusal(HTTPStatus.BAD_REQUEST, "bad-request", text)


def busy(text: str, seconds: int) -> Refusal:
    """Return the refusal of a request that may be made again after so many seconds."""
    return Refusal(HTTPStatus.TOO_MANY_REQUESTS, "busy", text, headers={"Retry-After": str(seconds)})


def of_picture(file: str, error: EchoImageError) -> Refusal:
    """Return the refusal of a picture that cannot be had or read."""
    status = _STATUSES.get(error.reason, HTTPStatus.UNPROCESSABLE_ENTITY)
    return Refusal(status, error.reason, str(error), file)


def of_index(error: EchoImageError) -> Refusal:
    """Return the refusal where the index itself cannot be read."""
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, error.reason, f"the index cannot be read: {error}")


def quoted(name: str) -> str:
    """Return the name of a field for a message."""
    return json.dumps(name[:40])
