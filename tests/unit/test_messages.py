"""What the core and the worker tell people has no language: keys of `locales/en.ftl`, with values for its places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from echoimage.english import say
from echoimage.errors import DecodeError, SourceError
from echoimage.message import message, plain
from echoimage.types import Problem
from fluent_texts import ENGLISH, messages, variables

pytestmark = pytest.mark.same_everywhere  # texts in, texts out: nothing of OpenCV, NumPy or the system

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [*sorted((ROOT / "py" / "echoimage").rglob("*.py")), *sorted((ROOT / "web" / "worker").glob("*.py"))]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
TEXTS = messages(ENGLISH)

TOLD = re.compile(r"(error|edit|place|verdict)-")
"""How the keys of the core and the worker begin."""


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def subclasses(base: str) -> set[str]:
    """Return the names of a class and of all that are made of it."""
    found = {base}
    classes = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for _ in classes:
        found |= {one.name for one in classes if found & {name_of(parent) for parent in one.bases}}
    return found


def functions(tree: ast.Module) -> Iterator[tuple[dict[str, ast.expr], list[ast.Call]]]:
    """Yield for each function, and for what is in none, what its names were given last, and its calls."""
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = {id(part) for scope in whole for part in ast.walk(scope)}
    for parts in ([one for one in ast.walk(tree) if id(one) not in inner], *map(list, map(ast.walk, whole))):
        given = {name_of(one.targets[0]): one.value for one in parts if isinstance(one, ast.Assign)}
        yield given, [one for one in parts if isinstance(one, ast.Call)]


def is_text(node: ast.expr, given: dict[str, ast.expr]) -> bool:
    """Return whether an argument is a text written here, or one with values in it."""
    node = given.get(node.id, node) if isinstance(node, ast.Name) else node
    parts = list(ast.walk(node)) if isinstance(node, ast.BinOp | ast.IfExp) else [node]
    return any(isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and one.value) for one in parts)


def test_no_error_and_no_problem_is_told_in_a_language() -> None:
    with_reason = subclasses("EchoImageError")
    place = {
        **dict.fromkeys(subclasses("MessageError"), 0),
        **dict.fromkeys(with_reason, 1),
        "Problem": 2,
        "damaged": 1,
    }
    calls = [
        (path, call, given)
        for path, tree in TREES.items()
        for given, some in functions(tree)
        for call in some
        if name_of(call.func) in place
    ]
    written = {
        f"{path.name}:{call.lineno}"
        for path, call, given in calls
        if any(is_text(one, given) for one in call.args[place[name_of(call.func)] :][:1])
    }
    assert len(calls) > 100 and written == set()


def told(tree: ast.Module) -> Iterator[tuple[set[str], set[str] | None]]:
    """Yield the keys that each message of a module may have, and the names of its values, None if they do not show."""
    for given, calls in functions(tree):
        for call in calls:
            at = {"message": 0, "require": 1}.get(name_of(call.func))
            if at is None or len(call.args) <= at:
                continue
            constants = [one.value for one in ast.walk(call.args[at]) if isinstance(one, ast.Constant)]
            names: set[str] | None = set()
            for keyword in call.keywords:
                spread = given.get(name_of(keyword.value)) if keyword.arg is None else None
                keys = (
                    spread.keys
                    if isinstance(spread, ast.Dict)
                    else [ast.Constant(keyword.arg)]
                    if keyword.arg
                    else None
                )
                shown = keys and {one.value for one in keys if isinstance(one, ast.Constant)}
                names = names | shown if names is not None and shown else None
            is_whole = not isinstance(call.args[at], ast.JoinedStr | ast.Name)
            yield {str(one) for one in constants if TOLD.match(str(one))} if is_whole else set(), names


def test_every_message_is_in_english_with_the_values_that_it_is_given() -> None:
    seen = [one for tree in TREES.values() for one in told(tree)]
    pairs = [(key, names) for keys, names in seen for key in keys]
    assert len(pairs) > 100
    assert {key for key, _ in pairs} <= set(TEXTS)
    wrong = {key for key, names in pairs if names is not None and names != variables(TEXTS[key])}
    assert wrong == set()


def test_every_text_of_the_core_and_the_worker_is_told() -> None:
    nodes = [node for tree in TREES.values() for node in ast.walk(tree)]
    named = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    beginnings = tuple(one for one in named if re.fullmatch(r"(edit|place|verdict)-", one))
    theirs = {key for key in TEXTS if TOLD.match(key)}
    assert {key for key in theirs - named if not key.startswith(beginnings)} == set()
    assert {one for one in named if TOLD.match(one) and not one.endswith("-")} <= set(TEXTS)


def test_a_message_crosses_as_plain_values_and_is_told_in_english() -> None:
    why = message("error-host-missing", status="404")
    error = SourceError("not-found", message("error-index-unreadable", address="https://a.example/", why=why))
    inner = {"key": "error-host-missing", "values": {"status": "404"}}
    assert plain(error.message) == {
        "key": "error-index-unreadable",
        "values": {"address": "https://a.example/", "why": inner},
    }
    assert str(error) == (
        "the index at https://a.example/ cannot be read: the host has no such file (404); correct the address"
    )
    assert plain(None) == "" and plain("text") == "text"


def test_numbers_are_as_english_has_them() -> None:
    large = message("error-file-large", size=1234.56, limit=64.0)
    assert say(large) == "the file has 1,234.6 MB; up to 64 MB are read. Save it smaller"


def test_programs_that_speak_english_may_say_it_themselves() -> None:
    error = DecodeError("damaged", "it is damaged")
    assert (str(error), Problem("a.png", "damaged", error.message).text) == ("it is damaged", "it is damaged")


def test_without_fluent_a_message_is_its_key_and_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "echoimage.english", None)
    assert str(SourceError("empty", message("error-host-empty"))) == "error-host-empty"
    assert "'status': '404'" in str(SourceError("not-found", message("error-host-missing", status="404")))


def test_what_is_missing_is_an_error() -> None:
    for wrong in (message("error-none"), message("error-host-missing")):
        with pytest.raises(KeyError):
            say(wrong)
