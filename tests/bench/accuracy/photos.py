"""Folders of photographs in, what each picture is used for out: originals, distractors, negatives."""

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from echoimage_build.errors import BuildError

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
SEED = 20_240_624
NEGATIVES = 200


@dataclass(frozen=True, slots=True)
class Selection:
    """Files by use. The database holds `originals` and `distractors`; of `negatives` it holds nothing."""

    originals: tuple[Path, ...]
    distractors: tuple[Path, ...]
    negatives: tuple[Path, ...]
    notes: tuple[str, ...] = ()

    def readable(self, failed: Mapping[Path, str]) -> "Selection":
        """Return the selection without the files that could not be read, with a note on each."""
        kept = (tuple(path for path in use if path not in failed) for use in self._uses)
        notes = (*self.notes, *(f"left out: {path}: {why}" for path, why in failed.items()))
        originals, distractors, negatives = kept
        if not originals or not negatives:
            raise BuildError("\n".join(("Too few pictures could be read.", *notes)))
        return Selection(originals, distractors, negatives, notes)

    @property
    def _uses(self) -> tuple[tuple[Path, ...], ...]:
        return self.originals, self.distractors, self.negatives

    @property
    def database(self) -> tuple[Path, ...]:
        """All files of the database, shuffled: equal scores stand in this order, which must favour no original."""
        files = [*self.originals, *self.distractors]
        random.Random(SEED).shuffle(files)
        return tuple(files)


def select(folders: Iterable[Path], originals: int, distractors: int, negatives: int = NEGATIVES) -> Selection:
    """Choose by a fixed seed: originals from the first folder, the rest from all. No two files are equal.

    Few pictures are shared out: at most half become originals, at most a quarter of the rest negatives.
    """
    first, *others = (_pictures(folder) for folder in folders)
    total = len(first) + sum(map(len, others))
    if total < 4:
        raise BuildError(
            f"--photos has {total} pictures; at least 4 are needed. Read are {', '.join(sorted(SUFFIXES))}"
        )
    seen: set[bytes] = set()
    chosen = tuple(islice(_unseen(first, seen), min(originals, total // 2)))
    rest = [path for paths in (first, *others) for path in paths if path not in chosen]
    random.Random(SEED).shuffle(rest)
    fresh = _unseen(rest, seen)
    held_out = tuple(islice(fresh, min(negatives, max(1, len(rest) // 4))))
    chaff = tuple(islice(fresh, distractors))
    got = {"originals": (chosen, originals), "distractors": (chaff, distractors), "negatives": (held_out, negatives)}
    notes = (f"only {len(is_)} {use} instead of {asked}" for use, (is_, asked) in got.items() if len(is_) < asked)
    return Selection(chosen, chaff, held_out, tuple(notes))


def different(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return all pictures of some folders, those of the first folder first; no two files are equal."""
    return tuple(_unseen([path for folder in folders for path in _pictures(folder)], set()))


def _pictures(folder: Path) -> list[Path]:
    """List a folder's pictures with those of its subfolders, shuffled the same way each time."""
    if not folder.is_dir():
        raise BuildError(f"There is no folder {folder}. --photos takes folders with photographs.")
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    random.Random(SEED).shuffle(files)
    return files


def _unseen(paths: Iterable[Path], seen: set[bytes]) -> Iterator[Path]:
    """Return the paths whose bytes were not seen before, reading no more than is asked for."""
    for path in paths:
        digest = hashlib.sha256(path.read_bytes()).digest()
        if digest not in seen:
            seen.add(digest)
            yield path
