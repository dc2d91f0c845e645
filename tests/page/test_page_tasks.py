"""The parts of the page's tasks, as they are before the style sheet and the script have come."""

import re
from pathlib import Path

HTML = (Path(__file__).parents[2] / "web" / "index.html").read_text(encoding="utf-8")

PART = re.compile(r'<(?:section|header) [^>]*data-of="([a-z]+)"[^>]*?( hidden)?>(\s*<h1)?')


def test_only_what_the_first_task_needs_is_shown_and_one_main_heading() -> None:
    parts = [(task, bool(hidden)) for task, hidden, _ in PART.findall(HTML)]
    assert parts == [("find", False), ("duplicates", True), ("duplicates", True), ("compare", True)]
    headings = [task for task, _, heading in PART.findall(HTML) if heading]
    assert headings == ["find", "duplicates", "compare"] and HTML.count("<h1") == len(headings)
