"""Around every request: headers that protect, one line of trouble instead of a traceback, and the counting."""

import asyncio
import sys
import time
from contextlib import suppress
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from echoimage_tools.output.console import complain_of
from echoimage_tools.serving.metrics import Metrics

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # A page's own policy, in a meta element, cannot say who may frame it.
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
DRAINED, DRAINING = 8_000_000, 5.0
"""Bytes and seconds of a refused request that are still read: most programs read no answer before all is sent."""

COUNTED = ("/api/search", "/api/compare", "/api/images", "/api/health", "/metrics", "/docs", "/openapi.json")


IMAGE = "/api/images/{id}"


class ServiceMiddleware:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        path, method = scope["path"], scope["method"]
        begun, status, received = time.monotonic(), 0, False

        async def receive_counted() -> Message:
            nonlocal received
            message = await receive()
            received = not message.get("more_body", False)
            return message

        async def send_protected(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if status >= HTTPStatus.BAD_REQUEST and status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE and not received:
                    await _drain(receive)
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if path.startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive_counted, send_protected)
        except Exception as error:
            complain_of(
                sys.stderr, f"{method} {path}", f"unexpected, please report it: {type(error).__name__}: {error}"
            )
        finally:
            route = path if path in COUNTED else IMAGE if path.startswith("/api/images/") else "other"
            counted = method if method in ("GET", "HEAD", "POST", "DELETE") else "other"
            # 0: nothing was sent.
            self._metrics.requests.labels(route, counted, str(status)).inc()
            self._metrics.seconds.labels(route).observe(time.monotonic() - begun)


async def _drain(receive: Receive) -> None:
    """Read what is still to come of a body, within bounds."""
    read = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAINING):
            while read < DRAINED:
                message = await receive()
                read += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return
