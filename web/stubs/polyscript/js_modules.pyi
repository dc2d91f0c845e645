"""The modules of JavaScript that worker/config.json names."""

from typing import Any

def __getattr__(name: str) -> Any: ...
