"""Which images have a visual word: lists of image numbers, each with a mark, in three or four bytes."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from echoimage.index.container import damaged
from echoimage.message import message

WORDS = 1 << 16
IMAGES = 1 << 16
"""Images of a segment at most: a number takes 16 bits."""

GAP_BITS = 11
"""Of the 24 bits those that say how many images further on. With 10, one posting in eight needs a filler, and an image
takes 472 bytes; with 11, one in 25 and 442 (65,536 images, 128 postings each, words as frequent as in photographs)."""

SIGNATURE_BITS = 24 - GAP_BITS
SIZE = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """Bytes of an entry, and its bits, the lowest, that say how many images further on; the mark has the rest."""

    size: int
    gap_bits: int

    @property
    def filler(self) -> int:
        """The gap of an entry that is no posting."""
        return (1 << self.gap_bits) - 1

    @property
    def mark_bits(self) -> int:
        """How many there are of a mark."""
        return 8 * self.size - self.gap_bits


LEADING = Layout(SIZE, GAP_BITS)
"""Lists of leading keypoints, whose marks are signatures."""

ALL = Layout(4, 9)
"""Lists of all keypoints (`located`), eight times as long: with 9 bits, one posting in 60 needs a filler."""


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Postings of some lists, one list after the other.

    images: uint32 (n,), ascending in each list. signatures: the marks, uint16 (n,), uint32 where they have more bits.
    starts: int32 (lists + 1,), where each list begins, and the end.
    """

    images: NDArray[np.uint32] = field(repr=False)
    signatures: NDArray[np.unsignedinteger] = field(repr=False)
    starts: NDArray[np.int32] = field(repr=False)

    def __len__(self) -> int:
        return len(self.images)


def encode(
    words: NDArray[np.integer],
    images: NDArray[np.integer],
    signatures: NDArray[np.integer],
    layout: Layout = LEADING,
) -> tuple[NDArray[np.uint32], bytes]:
    """Return what `decode` takes: entries, uint32 (65536,), of each word's list, and all lists in the order of words.

    words, images, signatures: integers (n,), in any order; of the signatures as many bits are kept as the layout has. A
    gap of 2,047 or more (511) is preceded by an entry that says how many times 2,047 to go on; that one is no posting.
    """
    if len(images) and not 0 <= int(images.min()) <= int(images.max()) < IMAGES:
        raise ValueError(f"image numbers are 0 to {IMAGES - 1}")
    bits, mask = np.uint64(layout.mark_bits), np.uint64((1 << layout.mark_bits) - 1)
    where = words.astype(np.uint64) << np.uint64(16) | images.astype(np.uint64)
    keys = np.sort(where << bits | signatures.astype(np.uint64) & mask)
    word = (keys >> bits >> np.uint64(16)).astype(np.int32)
    image = (keys >> bits & np.uint64(0xFFFF)).astype(np.int32)
    gap = np.diff(image, prepend=0)
    first = np.diff(word, prepend=-1) != 0
    gap[first] = image[first]
    jumps, rest = np.divmod(gap, layout.filler)
    places = np.arange(len(keys)) + np.cumsum(jumps > 0)
    values = np.zeros(len(keys) + int((jumps > 0).sum()), "<u4")
    values[places] = rest.astype(np.uint32) | (keys & mask).astype(np.uint32) << layout.gap_bits
    values[places[jumps > 0] - 1] = layout.filler | jumps[jumps > 0] << layout.gap_bits
    counts = np.bincount(word, minlength=WORDS) + np.bincount(word[jumps > 0], minlength=WORDS)
    return counts.astype(np.uint32), values.view(np.uint8).reshape(-1, 4)[:, : layout.size].tobytes()


def decode(data: bytes, counts: NDArray[np.integer], images: int, where: str, layout: Layout = LEADING) -> Lists:
    """Return the postings of some lists, which have `counts` entries, integers (lists,).

    The segment has `images` images. Raises `IndexFileError`.
    """
    ends = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=ends[1:])
    size = layout.size
    if int(ends[-1]) * size != len(data):
        raise damaged(where, message("error-part-read", read=len(data), size=int(ends[-1]) * size))
    # Positions have 32 bits in WebAssembly, and NumPy takes no others there.
    ends = ends.astype(np.intp)
    padded = np.zeros((len(data) // size, 4), np.uint8)
    padded[:, :size] = np.frombuffer(data, np.uint8).reshape(-1, size)
    entries = padded.view("<u4").ravel()
    low, high = entries & layout.filler, entries >> layout.gap_bits
    filler = low == layout.filler
    # Modulo 2**32, for the sum over all lists may be more; within a list the difference is exact.
    total = np.cumsum(np.where(filler, high * np.uint32(layout.filler), low), dtype=np.uint32)
    before = np.concatenate([np.zeros(1, np.uint32), total])[ends[:-1]]
    kept = ~filler
    numbers = (total - np.repeat(before, np.diff(ends)))[kept]
    if len(numbers) and int(numbers.max()) >= images:
        raise damaged(where, message("error-part-lists-image", image=int(numbers.max()), images=images))
    starts = np.concatenate([np.zeros(1, np.int32), np.cumsum(kept, dtype=np.int32)])[ends]
    return Lists(numbers, high[kept].astype(np.uint16 if layout.mark_bits <= 16 else np.uint32), starts)
