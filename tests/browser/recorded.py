"""What the workers of one page answered, as answers for other pages: these start no Python and search nothing.

Answers are keys and values, which a page says in its own language; a text among them would be there in English.
"""

import json
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("recorded_worker.js")
READ = """() => JSON.stringify(recordedCalls, (_, one) =>
  ArrayBuffer.isView(one) ? {array: one.constructor.name, bytes: [...new Uint8Array(one.buffer)]} : one)"""
REVIVE = "(_, one) => one?.array ? new globalThis[one.array](new Uint8Array(one.bytes).buffer) : one"


def record(page: Page) -> None:
    """Have a page that is not opened yet record what its workers answer."""
    page.add_init_script(f"({_script()})()")


def recording(page: Page) -> str:
    """Return what was recorded, as JSON."""
    found: str = page.evaluate(READ)
    return found


def replay(page: Page, answers: str) -> None:
    """Have a page that is not opened yet get these answers, in place of workers."""
    page.add_init_script(f"({_script()})(JSON.parse({json.dumps(answers)}, {REVIVE}))")


def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")
