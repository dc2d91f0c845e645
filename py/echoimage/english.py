"""Messages in English: a key and its values in, a sentence out, by Project Fluent.

Fluent comes when the first message is told: it takes 0.1 s, and is not there in the browser, where the page tells
messages in the visitor's language.
"""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from echoimage.message import Message

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle


def say(told: Message) -> str:
    """Return the message in English; raises KeyError for a key or a value that is missing."""
    bundle = _bundle()
    pattern = bundle.get_message(told.key).value
    if pattern is None:
        raise KeyError(told.key)
    values = {name: say(value) if isinstance(value, Message) else value for name, value in told.values.items()}
    said, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"{told.key}: {errors}")
    return str(said)


@cache
def _bundle() -> "FluentBundle":
    from fluent.runtime import FluentBundle, FluentResource

    # Without the marks that keep directions of writing apart: terminals show them as boxes.
    bundle = FluentBundle(["en-US"], use_isolating=False)
    text = (files("echoimage") / "locales" / "en.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle
