"""Links between the documents lead to files and headings that there are."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    path for place in (".", "docs", "docs/readme", "templates/*") for path in sorted(ROOT.glob(f"{place}/*.md"))
]


def anchors(path: Path) -> set[str]:
    """Return the names that GitHub gives to the headings of a document."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = re.findall(r'\]\(([^)\s]+)\)|src(?:set)?="([^"]+)"', text)
    for link in ("".join(pair) for pair in links if "://" not in "".join(pair)):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link
