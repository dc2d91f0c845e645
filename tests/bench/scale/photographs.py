"""Folders of photographs in; which are searched for, which stand in an index, and which in none, out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.accuracy.photos import select
from echoimage_build.errors import BuildError

IMAGES = 2500
"""Photographs at most that are described."""

ORIGINALS = 64
NEGATIVES = 24


@dataclass(frozen=True, slots=True)
class Photographs:
    """Files by use: edited copies of `originals` are searched for, `others` stand beside them, `negatives` nowhere."""

    originals: tuple[Path, ...]
    others: tuple[Path, ...]
    negatives: tuple[Path, ...]

    @property
    def indexed(self) -> tuple[Path, ...]:
        """What stands in an index. Originals come last: of equals the first is taken, which must favour no original."""
        return *self.others, *self.originals

    def readable(self, paths: Iterable[Path]) -> "Photographs":
        """Return those in an index that are among `paths`, and the negatives. Raises BuildError where too few are."""
        kept = frozenset(paths)
        originals, others = (tuple(path for path in use if path in kept) for use in (self.originals, self.others))
        if not originals or not others or not self.negatives:
            raise BuildError("Too few pictures could be read; name folders with more of them in --photos")
        return Photographs(originals, others, self.negatives)


def default_folders(root: Path) -> list[Path]:
    """Return the folders with photographs that lie beside the project, else the demo's pictures."""
    shared = root.parent / "shared" / "data"
    found = [folder for folder in (shared / "photos", shared / "kodak") if folder.is_dir()]
    return found or [root / "dist" / "demo"]


def gather(folders: Sequence[Path]) -> Photographs:
    """Choose by a fixed seed, of each kind as many from each folder as it has. Raises BuildError for too few."""
    share = len(folders)
    parts = [select([folder], ORIGINALS // share, IMAGES, NEGATIVES // share) for folder in folders]
    originals = tuple(path for part in parts for path in part.originals)
    others = tuple(path for part in reversed(parts) for path in part.distractors)
    negatives = tuple(path for part in parts for path in part.negatives)
    return Photographs(originals, others[: IMAGES - len(originals)], negatives)
