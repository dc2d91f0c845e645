"""Features that memory shall not hold, in a temporary file for as long as the program runs."""

import pickle
import tempfile

from echoimage import Features


class DiskCache:
    """Keeps features by address; on a full disk it keeps no more of them."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0, prefix="echoimage-")  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __repr__(self) -> str:
        return f"DiskCache({len(self._places)} pictures, {self._end} bytes)"

    def save(self, url: str, features: Features) -> None:
        """Write them down."""
        data = pickle.dumps(features, pickle.HIGHEST_PROTOCOL)
        try:
            self._file.seek(self._end)
            written = self._file.write(data)
        except OSError:
            return
        if written == len(data):
            self._places[url] = (self._end, written)
            self._end += written

    def load(self, url: str) -> Features | None:
        """Return what was saved, None if nothing was."""
        place = self._places.get(url)
        if place is None:
            return None
        self._file.seek(place[0])
        # Nobody else can write to the file: it has no name, or one that only this user may open.
        features: Features = pickle.loads(self._file.read(place[1]))
        return features

    def close(self) -> None:
        """Free the space."""
        self._file.close()
