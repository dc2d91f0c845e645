"""Around every request: headers that protect, one line of trouble instead of a traceback, and the counting."""

import sys
import time
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.writing import complain_of

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # A page's own policy, in a meta element, cannot say who may frame it.
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
COUNTED = ("/api/search", "/api/compare", "/api/images", "/api/health", "/metrics", "/docs", "/openapi.json")


class Gate:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        path, method = scope["path"], scope["method"]
        begun, status = time.monotonic(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if path.startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            complain_of(
                sys.stderr, f"{method} {path}", f"unexpected, please report it: {type(error).__name__}: {error}"
            )
            if not status:
                await _internal().response()(scope, receive, sending)
        finally:
            route = path if path in COUNTED else "other"
            known = method if method in ("GET", "HEAD", "POST") else "other"
            # 0: whoever asked has gone.
            self._metrics.requests.labels(route, known, str(status)).inc()
            self._metrics.seconds.labels(route).observe(time.monotonic() - begun)


def _internal() -> Refusal:
    return Refusal(
        HTTPStatus.INTERNAL_SERVER_ERROR, "internal", "an unexpected error, which the operator finds in the log"
    )
