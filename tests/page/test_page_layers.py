"""The folders of the page stand on each other in one order, which their imports show."""

import ast
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "web" / "page"

LAYERS = [
    {"main"},
    {"wiring"},
    {"session"},
    {"asking", "proofs", "recovery", "remembering", "search"},
    {"collection", "duplicates"},
    {"answers", "comparison", "offline", "proof"},
    {"query", "results", "engine"},
    {"dom"},
    {"logic"},
]
"""A module imports from its own folder and from layers below, and nothing else of the page."""

BROWSER = {"js", "jsffi"}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def own() -> dict[str, set[str]]:
    """Return what each folder or module of the page imports."""
    found: dict[str, set[str]] = {}
    for path in PAGE.rglob("*.py"):
        name = path.relative_to(PAGE).parts[0].removesuffix(".py")
        found.setdefault(name, set()).update(imported(path))
    return found


def test_every_folder_has_its_layer() -> None:
    assert set(own()) == set().union(*LAYERS)


def test_imports_lead_downwards() -> None:
    upwards = {}
    for number, layer in enumerate(LAYERS):
        above = set().union(*LAYERS[: number + 1])
        upwards |= {name: (own()[name] & above) - {name} for name in layer}
    assert {name: found for name, found in upwards.items() if found} == {}


def test_duplicates_are_loaded_where_they_are_needed_and_not_before() -> None:
    """Neither the page listens later for them, nor does the worker answer later."""
    at_once = {
        node.module
        for path in [*PAGE.glob("*.py"), *PAGE.parent.joinpath("worker").glob("*.py")]
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom) and path.stem != "duplicate_groups"
    }
    assert at_once & {"duplicates.duplicates", "duplicate_groups", "echoimage.duplicates.find"} == set()


def test_logic_needs_no_browser() -> None:
    assert own()["logic"] & BROWSER == set()
