"""A lock on an open file, which ends with the process however that ends."""

import sys

if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> bool:
        """Lock the file of a descriptor; tell whether nobody else has."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take(handle: int) -> bool:
        """Lock the file of a descriptor; tell whether nobody else has."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
