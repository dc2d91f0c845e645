"""README.md and the recipes name commands and options that there are."""

import re
import shlex
from pathlib import Path

import pytest

from echoimage_tools.cli import parser

ROOT = Path(__file__).resolve().parents[2]
TEXT = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/recipes.md"))
BLOCKS = re.findall(r"^```(?:cron|ini|sh)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = [
    found for block in BLOCKS for found in re.findall(r"(?:^|[ /])echoimage ([a-z]+ [^|;\n]+)", block, re.MULTILINE)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_understood(command: str) -> None:
    assert parser().parse_args(shlex.split(command)).verb == command.split(maxsplit=1)[0]


def test_there_are_recipes() -> None:
    assert len(COMMANDS) == 14
