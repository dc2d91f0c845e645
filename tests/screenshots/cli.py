"""The words of `python build.py screenshots`. Only the standard library is imported here: `--help` needs no more."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from echoimage_build.cli import Verbs


def add_screenshots(verbs: "Verbs") -> None:
    """Add the verb `screenshots`."""
    screenshots = verbs.add_parser("screenshots", help="build, then take pictures of the page")
    told = "a language of the page; English unless told"
    screenshots.add_argument("--lang", nargs="+", action="extend", metavar="CODE", help=told)
    states = "only pictures of these states (tests/page_states.py), and none for README.md"
    screenshots.add_argument("--states", nargs="+", action="extend", metavar="NAME", help=states)
    screenshots.set_defaults(module="screenshots", extra="test")
