"""The browser's own names in a worker, which have no types for Python."""

from typing import Any

def __getattr__(name: str) -> Any: ...
