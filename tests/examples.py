"""How many examples Hypothesis tries."""

import sys


def examples(count: int) -> int:
    """Return `count`, in Pyodide a fifth of it: the code is the same there, and to draw one takes ten times as long."""
    return count // 5 if sys.platform == "emscripten" else count
