"""The words of `python build.py screenshots`. Only the standard library is imported here: `--help` needs no more."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from echoimage_build.cli import Verbs


def add_screenshots(verbs: "Verbs") -> None:
    """Add the verb `screenshots`."""
    screenshots = verbs.add_parser("screenshots", help="build, then take the pictures that README.md shows of the page")
    screenshots.set_defaults(module="screenshots", extra="test")
