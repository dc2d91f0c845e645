"""The texts of EchoImage as Fluent files: what each message has, by Fluent's own parser."""

from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

LOCALES = Path(__file__).resolve().parents[1] / "py" / "echoimage" / "locales"
ENGLISH = LOCALES / "en.ftl"


def messages(path: Path) -> dict[str, ast.Message]:
    """Return the messages of a file by key; raises AssertionError for what Fluent cannot read."""
    found: dict[str, ast.Message] = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{path.name} has {entry.id.name} twice"
            found[entry.id.name] = entry
    return found


def pattern_text(pattern: ast.Pattern | None) -> str | None:
    """Return a pattern without placeables as text; None where there are some."""
    parts = pattern.elements if pattern else []
    if all(isinstance(part, ast.TextElement) for part in parts):
        return "".join(part.value for part in parts if isinstance(part, ast.TextElement))
    return None


class _Found(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.forms: list[tuple[str, set[str]]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  (named by Fluent)
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        names = {one.key.name for one in node.variants if isinstance(one.key, ast.Identifier)}
        selector = node.selector
        if isinstance(selector, ast.VariableReference):
            self.forms.append((selector.id.name, names))
        self.generic_visit(node)


def variables(message: ast.Message) -> set[str]:
    """Return the names of the values that a message has places for."""
    found = _Found()
    found.visit(message)
    return found.variables


def forms(message: ast.Message) -> list[tuple[str, set[str]]]:
    """Return of each choice in a message the value it depends on, and the names of its variants."""
    found = _Found()
    found.visit(message)
    return found.forms
