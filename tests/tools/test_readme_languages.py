"""README.md and its translations are in step: one outline, the same commands, links, pictures and figures."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "README.md"
TRANSLATIONS = sorted((ROOT / "docs" / "readme").glob("*.md"))
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def outline(text: str) -> list[str]:
    """Return headings by level, whole code blocks, items of lists, and rows of tables by their number of cells."""
    parts = re.findall(rf"{CODE.pattern}|^#+ |^- |^\|[^\n]*\|$", text, CODE.flags)
    return ["|" * part.count("|") if part.startswith("|") else part for part in parts]


def targets(path: Path, prose: str) -> set[Path]:
    """Return where the links of a document lead; the document itself is one."""
    return {(path.parent / link).resolve() for link in re.findall(r"\]\(([^)]+)\)", prose)} | {path}


def pictures(path: Path, prose: str) -> list[Path]:
    """Return the files of the pictures."""
    return [(path.parent / name).resolve() for name in re.findall(r'src(?:set)?="([^"]+)"', prose)]


def names(prose: str) -> Counter[str]:
    """Return what stands as code within sentences: commands, files and addresses."""
    return Counter(re.findall(r"`([^`\n]+)`", prose))


def figures(prose: str) -> Counter[str]:
    """Return the numbers, without what sets digits apart in one language or another."""
    return Counter(re.sub(r"\D", "", number) for number in re.findall(r"\d+(?:[.,\u00a0]\d+)*", prose))


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_translation_is_in_step(path: Path) -> None:
    text, english_text = (one.read_text(encoding="utf-8") for one in (path, ENGLISH))
    assert outline(text) == outline(english_text)
    prose, english = (CODE.sub("", one) for one in (text, english_text))
    assert targets(path, prose) == targets(ENGLISH, english)
    assert pictures(path, prose) == pictures(ENGLISH, english)
    assert names(prose) == names(english)
    # Japanese writes "the first" and "two" with digits as well.
    assert figures(english) <= figures(prose)


def test_every_language_of_the_first_lines_is_compared() -> None:
    links = re.findall(r"\]\(docs/readme/(\w+)\.md\)", ENGLISH.read_text(encoding="utf-8"))
    assert sorted(links) == [path.stem for path in TRANSLATIONS]
