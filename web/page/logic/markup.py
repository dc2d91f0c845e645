"""HTML and SVG built from nodes, so that whatever stands in a text or an attribute stays a text."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Union

VOID = ("meta",)
"""Elements that have no end."""

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))


class Slot:
    """A place for what is too large to pass through Python: `number` says of which."""

    def __init__(self, number: int) -> None:
        self.number = number


class Element:
    """An element with its attributes and what is in it: texts, slots and elements."""

    def __init__(self, name: str, attributes: "Mapping[str, Attribute]", content: "Sequence[Content]") -> None:
        self.name, self.attributes, self.content = name, attributes, content


if TYPE_CHECKING:
    Attribute = Union[str, int, Slot]
    Content = Union[str, Slot, Element]


def element(name: str, attributes: "Mapping[str, Attribute] | None" = None, *content: "Content") -> Element:
    """Return an element."""
    return Element(name, attributes or {}, content)


def escaped(words: str) -> str:
    """Return a text as it stands in HTML, between tags and within quotes."""
    for letter, code in ESCAPES:
        words = words.replace(letter, code)
    return words


def document(root: Element) -> "list[str | Slot]":
    """Return an HTML document in pieces: texts, and slots between them."""
    found: list[str | Slot] = []
    texts = ["<!doctype html>\n"]

    def write(piece: "str | int | Slot") -> None:
        if isinstance(piece, Slot):
            found.extend(("".join(texts), piece))
            texts.clear()
        else:
            texts.append(escaped(str(piece)))

    def place(node: "Content") -> None:
        if not isinstance(node, Element):
            return write(node)
        texts.append("<" + node.name)
        for name, value in node.attributes.items():
            texts.append(f' {name}="')
            write(value)
            texts.append('"')
        texts.append(">")
        for one in node.content:
            place(one)
        if node.name not in VOID:
            texts.append(f"</{node.name}>\n" if node.name in ("p", "tr", "figure") else f"</{node.name}>")
        return None

    place(root)
    found.append("".join(texts))
    return found
