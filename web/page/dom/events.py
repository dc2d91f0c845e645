"""Listeners and tasks of the page: none of them may fail unseen."""

import asyncio

from jsffi import create_proxy


class Events:
    """Starts handlers and coroutines; an exception of theirs goes to `failed(error)`."""

    def __init__(self, failed):
        self._failed = failed

    def listen(self, target, name, handler, capture=False):
        """Call `handler(event)`; what listens is never let go, so `target` should live as long as the page.

        With `capture`, events that do not bubble are heard from within `target` as well.
        """
        target.addEventListener(name, self.proxy(handler), capture)

    def proxy(self, handler):
        """Return what JavaScript may call."""

        def guarded(*arguments):
            try:
                handler(*arguments)
            except Exception as error:
                self._failed(error)

        return create_proxy(guarded)

    def answering(self, function):
        """Return what JavaScript may call for an answer."""
        return create_proxy(function)

    def start(self, coroutine):
        # A task of MicroPython that raises ends without a word.
        async def guarded():
            try:
                await coroutine
            except Exception as error:
                self._failed(error)

        return asyncio.create_task(guarded())


def reason(error):
    """Return what an exception says, for people to report."""
    # An error of JavaScript arrives as (proxy, name, message).
    return f"{error.args[1]}: {error.args[2]}" if len(error.args) == 3 else repr(error)
