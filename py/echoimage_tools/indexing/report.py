"""What a build has done and what an index has in it, in lines for people."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from echoimage.index.manifest import NAME, Manifest
from echoimage_tools.indexing.store import Store
from echoimage_tools.output.console import plain, write
from echoimage_tools.output.counts import counted, duration


@dataclass(frozen=True, slots=True)
class Told:
    """What to tell of a build.

    described: pictures read, new ones and changed ones. differing: those that are not what the database states.
    """

    manifest: Manifest
    described: int
    changed: int
    removed: int
    problems: int
    differing: int


def tell(told: Told, store: Store, seconds: float) -> None:
    """Write what was done and how large the index is."""
    kept = told.manifest.images - told.described
    counts = f"{told.described:,} read, of these {told.changed:,} changed, {kept:,} kept, {told.removed:,} removed"
    rate = f" ({told.described / seconds:.1f} a second)" if told.described else ""
    write(sys.stdout, plain(f"{store}: {counted(told.manifest.images, 'image')}: {counts}; {duration(seconds)}{rate}"))
    for line in sizes(told.manifest, store):
        write(sys.stdout, line)
    if told.problems:
        write(sys.stdout, f"  {counted(told.problems, 'problem')}, see above")
    if told.differing:
        write(sys.stdout, f"  {counted(told.differing, 'image')} of another sha256 than the database states, see above")


def sizes(manifest: Manifest, store: Store) -> list[str]:
    """Return lines on the files of an index."""
    words = [segment.size for segment in manifest.segments]
    details = [detail.size for segment in manifest.segments for detail in segment.details]
    numbers = max(1, sum(segment.images for segment in manifest.segments))
    there = store.sizes()
    rest = sum(there.get(name, 0) for name in (NAME, *manifest.source_names))
    return [
        f"  words    {_files(words)}, {sum(words) / numbers:,.0f} an image",
        f"  details  {_files(details)}, {sum(details) / numbers:,.0f} an image",
        f"  in all   {(sum(words) + sum(details) + rest) / 1e6:,.1f} MB",
    ]


def _files(sizes: Sequence[int]) -> str:
    return f"{counted(len(sizes), 'file')}, {sum(sizes):,} bytes"
