"""What a build has done and what an index has in it, in lines for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from echoimage.index.manifest import NAME, Manifest
from echoimage.index.store import Store
from echoimage_tools.output.console import plain, say
from echoimage_tools.output.counts import counted, duration


@dataclass(frozen=True, slots=True)
class Summary:
    """What to tell of a build.

    described: pictures read, new ones and changed ones. mismatched: those that are not what the database states.
    damaged: those that were read in part.
    """

    manifest: Manifest
    described: int
    changed: int
    removed: int
    problems: int
    mismatched: int
    damaged: int


def report(summary: Summary, store: Store, seconds: float) -> None:
    """Write what was done and how large the index is."""
    kept = summary.manifest.images - summary.described
    counts = (
        f"{summary.described:,} read, of these {summary.changed:,} changed, {kept:,} kept, {summary.removed:,} removed"
    )
    rate = f" ({summary.described / seconds:.1f} a second)" if summary.described else ""
    say(plain(f"{store}: {counted(summary.manifest.images, 'image')}: {counts}; {duration(seconds)}{rate}"))
    for line in sizes(summary.manifest, store):
        say(line)
    if summary.problems:
        say(f"  {counted(summary.problems, 'problem')}, see above")
    if summary.mismatched:
        say(f"  {counted(summary.mismatched, 'image')} of another sha256 than the database states, see above")
    if summary.damaged:
        say(f"  {counted(summary.damaged, 'damaged image')}, see above")


def sizes(manifest: Manifest, store: Store) -> list[str]:
    """Return lines on the files of an index."""
    words = [segment.size for segment in manifest.segments]
    details = [detail.size for segment in manifest.segments for detail in segment.details]
    keypoints = [keypoints.size for segment in manifest.segments for keypoints in segment.keypoints]
    numbers = max(1, sum(segment.images for segment in manifest.segments))
    there = store.sizes()
    rest = sum(there.get(name, 0) for name in (NAME, *manifest.source_names))
    return [
        f"  words    {_files(words)}, {sum(words) / numbers:,.0f} an image",
        f"  details  {_files(details)}, {sum(details) / numbers:,.0f} an image",
        f"  keypoints {_files(keypoints)}, {sum(keypoints) / numbers:,.0f} an image",
        f"  in all   {(sum(words) + sum(details) + sum(keypoints) + rest) / 1e6:,.1f} MB",
    ]


def _files(sizes: Sequence[int]) -> str:
    return f"{counted(len(sizes), 'file')}, {sum(sizes):,} bytes"
