"""What PyScript gives a worker: the page, as `sync`, whose functions are called by name."""

from typing import Any

xworker: Any
