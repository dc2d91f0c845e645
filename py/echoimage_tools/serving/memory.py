"""What the builder remembers of the images in an index: a folder in; files by their sha256 out."""

from dataclasses import dataclass
from pathlib import Path

from echoimage import Entry, IndexFileError
from echoimage.index import entry_json, manifest
from echoimage.index.manifest import NAME, Manifest
from echoimage_tools.indexing import sources
from echoimage_tools.indexing.sources import Remembered


@dataclass(frozen=True, slots=True)
class Memory:
    """An index as its builder left it; `images` are those that can be found."""

    manifest: Manifest
    images: tuple[Remembered, ...]

    def url(self, sha256: str, address: str) -> str:
        """Give where a file lies, as searches do of an index whose manifest is at `address`; "" where it lacks it."""
        found = next((one.url for one in self.images if one.sha256 == sha256), "")
        entry = (
            entry_json.read(entry_json.write(Entry(found)), entry_json.from_base(self.manifest.base, address))
            if found
            else None
        )
        return entry.url if entry else found


def read(folder: Path) -> Memory:
    """Read what is remembered of the index in a folder. Raises `IndexFileError`."""
    try:
        made = manifest.parse((folder / NAME).read_bytes(), NAME)
        lines = sources.read(made, lambda name: (folder / name).read_bytes())
    except (OSError, ValueError) as error:
        text = f'what the builder remembers cannot be read ({error}); run "echoimage index" again'
        raise IndexFileError("bad-index", text) from None
    return Memory(made, tuple(one for one in lines if one))
