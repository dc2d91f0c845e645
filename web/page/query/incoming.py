"""Pictures that the system hands over to the installed page: shared by another app, or opened with it."""

from js import window
from jsffi import JsException, to_js

from dom.address import asked, remember

LOST = "The shared picture did not arrive; share it again."
NO_ROOM = (
    "The shared picture could not be handed over, most likely because there is no room on this device: free some, or"
    " choose the picture here."
)


class Incoming:
    """`take(file)` gets what comes, `refuse(text)` the reason why nothing does."""

    def __init__(self, events, take, refuse):
        self._events = events
        self._take = take
        self._refuse = refuse
        shared = asked("shared")
        if shared:
            remember("shared", "")
        if shared == "lost":
            refuse(NO_ROOM)
        elif shared:
            events.start(self._fetch())
        if hasattr(window, "launchQueue"):
            window.launchQueue.setConsumer(events.proxy(self._launched))

    async def _fetch(self):
        """Take the shared picture from the service worker, which holds it."""
        try:
            answer = await window.fetch("shared-picture")
        except JsException:
            return self._refuse(LOST)
        if not answer.ok:
            return self._refuse(LOST)
        blob = await answer.blob()
        name = window.decodeURIComponent(answer.headers.get("x-name") or "picture")
        self._take(window.File.new(window.Array.of(blob), name, to_js({"type": blob.type})))

    def _launched(self, launch):
        if launch.files.length:
            self._events.start(self._open(launch.files[0]))

    async def _open(self, handle):
        self._take(await handle.getFile())
