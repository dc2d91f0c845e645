"""docs/accessibility.md names each criterion of WCAG 2.2 A and AA once, and tests that there are."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
CRITERIA = 55
"""Those of WCAG 2.2 at A (31, without 4.1.1, which is obsolete) and AA (24)."""


def test_every_criterion_has_one_row_with_what_it_rests_on() -> None:
    row = r"^\| (\d\.\d\.\d+) [^|]+ \| A{1,2} \| (?:yes|in part|does not apply) \| [^|]+ \|$"
    rows = re.findall(row, TABLE, re.MULTILINE)
    assert len(rows) == len(set(rows)) == CRITERIA


def test_the_tests_that_are_named_exist() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TABLE))
    assert named
    for path, test in named:
        assert re.search(rf"^def {test}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), f"{path}::{test}"
