"""Libraries that only some verbs need: the name of a module in, what to install where it is missing out."""

from importlib import import_module
from types import ModuleType

from echoimage import EchoImageError


class MissingExtra(EchoImageError):
    """An optional library is not installed; the text has the command that installs it."""


def extra(module: str, name: str, what: str) -> ModuleType:
    """Import `module`, which the extra `name` of this package brings. Raises `MissingExtra`."""
    try:
        return import_module(module)
    except ImportError as error:
        text = f'{what} needs an optional library ({error}); run: pip install "echoimage[{name}]"'
        raise MissingExtra("internal", text) from None
