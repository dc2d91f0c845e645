"""Where a user's files of this program lie: what can be made again, and what is to be kept."""

import os
import sys
from pathlib import Path

NAME = "echoimage"


def cache_folder() -> Path:
    """Return the folder of what can be made again at any time; it need not be there.

    By the XDG Base Directory Specification 0.8, on macOS and Windows where these have such folders.
    """
    return _folder("XDG_CACHE_HOME", ".cache", "Library/Caches", "Cache")


def state_folder() -> Path:
    """Return the folder of what the program has done and been told; it need not be there."""
    return _folder("XDG_STATE_HOME", ".local/state", "Library/Application Support", "State")


def _folder(variable: str, usual: str, on_macos: str, on_windows: str) -> Path:
    named = os.environ.get(variable, "")
    # The specification: a relative path is to be ignored.
    if os.path.isabs(named):
        return Path(named, NAME)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local", NAME, on_windows)
    return Path.home() / (on_macos if sys.platform == "darwin" else usual) / NAME
