"""Pyodide as JavaScript sees it."""

from typing import Any

async def loadPackage(name: str) -> Any: ...  # noqa: N802
