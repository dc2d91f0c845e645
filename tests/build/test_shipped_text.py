"""Code and styles as they are shipped: shorter, and of the same meaning."""

import ast
from pathlib import Path

import pytest

from echoimage_build.styles import joined, without_spaces
from echoimage_build.worker_code import bare

MODULE = '''"""About it."""

LIMIT = 3
"""Of something."""


class Empty:
    """Nothing else."""


async def asked(name: str = "a # b") -> str:
    """Return it."""
    # A reason.
    if name:
        "a text within, which Python drops by itself"
    return f"{name!r}: {LIMIT:,}"
'''


def test_a_worker_module_is_shipped_without_comments_and_docstrings() -> None:
    assert bare(MODULE) == (
        "LIMIT = 3\n\nclass Empty:\n    pass\n\nasync def asked(name: str='a # b') -> str:\n"
        "    if name:\n        'a text within, which Python drops by itself'\n    return f'{name!r}: {LIMIT:,}'\n"
    )


def test_what_is_left_of_a_worker_module_is_what_it_was() -> None:
    class Texts(ast.NodeTransformer):
        def visit_Expr(self, node: ast.Expr) -> ast.Expr | ast.Pass | None:
            return None if isinstance(node.value, ast.Constant) else node

    code = 'VALUE = [1]\n"""One."""\n\n\ndef total(*more):\n    """Return it."""\n    return sum([*VALUE, *more])\n'
    assert ast.dump(ast.parse(bare(code))) == ast.dump(Texts().visit(ast.parse(code)))


@pytest.mark.parametrize(
    ("css", "shipped"),
    [
        ("/* a; b */\na { color: red; }\n", "a{color:red;}\n"),
        ("a ,\nb > c { margin: 0 auto ; }", "a,b > c{margin:0 auto;}\n"),
        (
            "@media (min-width: 60rem) {\n  a { inline-size: calc(1rem + 2px); }\n}\n",
            "@media (min-width:60rem){a{inline-size:calc(1rem + 2px);}}\n",
        ),
        ('[data-a="b"] :is(.c, .d) { content: "+"; }', '[data-a="b"] :is(.c,.d){content:"+";}\n'),
    ],
)
def test_a_style_sheet_keeps_the_spaces_that_mean_something(css: str, shipped: str) -> None:
    assert without_spaces(css) == shipped


def test_style_sheets_that_one_imports_become_one_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "b.css").write_text("b { margin: 0; }\n", encoding="utf-8")
    (tmp_path / "a.css").write_text('/* One. */\n@import "parts/b.css";\na { margin: 0; }\n', encoding="utf-8")
    assert joined(tmp_path / "a.css") == "b{margin:0;}a{margin:0;}\n"
