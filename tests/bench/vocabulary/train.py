"""Photographs in, the table of visual words out: `python -m bench.vocabulary.train FOLDER -o FILE`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.features.hamming import distances
from echoimage.features.vocabulary import BITS, CENTRES, SIGNATURE
from echoimage.types import Bytes2D

ROUNDS = 8
CHOICE, WIDER_CHOICE = 48, 96
"""Of a centre's 256 bits the most balanced ones, among which the least correlated are looked for: those of words, and
those of signatures."""

UNBALANCED = 0.7
"""What a bit that is always the same counts as correlated, twice."""


def train(descriptors: Bytes2D, seed: int = 1) -> tuple[Bytes2D, NDArray[np.uint8]]:
    """Return centres, uint8 (256, 32), and the positions of their bits, uint8 (256, 8). Deterministic."""
    generator = np.random.default_rng(seed)
    bits = np.unpackbits(descriptors, axis=1)
    centres = bits[generator.permutation(len(bits))[:CENTRES]].copy()
    for _ in range(ROUNDS):
        nearest = _nearest(descriptors, np.packbits(centres, axis=1))
        for centre in range(CENTRES):
            members = bits[nearest == centre]
            # A centre that nobody is near to begins again elsewhere.
            centres[centre] = members.mean(axis=0) > 0.5 if len(members) else bits[generator.integers(len(bits))]
    packed = np.packbits(centres, axis=1)
    nearest = _nearest(descriptors, packed)
    return packed, np.stack([_telling_bits(bits[nearest == centre]) for centre in range(CENTRES)])


def _nearest(descriptors: Bytes2D, centres: Bytes2D) -> NDArray[np.intp]:
    return np.concatenate([distances(part, centres).argmin(axis=1) for part in np.array_split(descriptors, 32)])


def _telling_bits(members: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Choose bits that split the members evenly and say different things."""
    if len(members) < 2:
        return np.arange(BITS, dtype=np.uint8)
    ones = members.mean(axis=0)
    balanced = np.argsort(-np.minimum(ones, 1 - ones), kind="stable")[:CHOICE]
    with np.errstate(invalid="ignore", divide="ignore"):
        alike = np.abs(np.nan_to_num(np.corrcoef(members[:, balanced].T.astype(np.float64)), nan=1.0))
    chosen = [0]
    while len(chosen) < BITS:
        worst = alike[:, chosen].max(axis=1)
        worst[chosen] = np.inf
        chosen.append(int(worst.argmin()))
    return balanced[chosen].astype(np.uint8)


def signature_bits(descriptors: Bytes2D, centres: Bytes2D, bits: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the positions, uint8 (256, 13), of each centre's bits that say most beside those of its words."""
    nearest = _nearest(descriptors, centres)
    members = (np.unpackbits(descriptors[nearest == centre], axis=1) for centre in range(CENTRES))
    return np.stack([_further_bits(some, list(known)) for some, known in zip(members, bits, strict=True)])


def _further_bits(members: NDArray[np.uint8], known: list[int]) -> NDArray[np.uint8]:
    if len(members) < 2:
        return np.array([bit for bit in range(256) if bit not in known][:SIGNATURE], np.uint8)
    ones = members.mean(axis=0)
    balance = np.minimum(ones, 1 - ones)
    choice = [*known, *(bit for bit in np.argsort(-balance, kind="stable")[:WIDER_CHOICE] if bit not in known)]
    with np.errstate(invalid="ignore", divide="ignore"):
        alike = np.abs(np.nan_to_num(np.corrcoef(members[:, choice].T.astype(np.float64)), nan=1.0))
    chosen = list(range(len(known)))
    while len(chosen) < len(known) + SIGNATURE:
        worth = alike[:, chosen].max(axis=1) + UNBALANCED * (0.5 - balance[choice])
        worth[chosen] = np.inf
        chosen.append(int(worth.argmin()))
    return np.array(choice, np.uint8)[chosen[len(known) :]]


def describe(paths: Sequence[Path]) -> Bytes2D:
    """Return the ORB descriptors, uint8 (n, 32), of photographs, at the size at which images are described."""
    found = []
    for path in paths:
        grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        if grey is None:
            raise SystemExit(f"{path} is not a picture that OpenCV reads")
        # OpenCV's stub does not know that there need not be a mask.
        _, described = cv2.ORB.create(nfeatures=1000).detectAndCompute(grey, None)  # type: ignore[call-overload]
        if described is not None:
            found.append(described)
    return np.concatenate(found)


def main() -> None:
    """Train on every JPEG and PNG of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep this table's words, choose signatures alone")
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.iterdir() if path.suffix.lower() in (".jpg", ".jpeg", ".png"))
    descriptors = describe(paths)
    centres, bits = _read(arguments.keep) if arguments.keep else train(descriptors)
    more = signature_bits(descriptors, centres, bits)
    arguments.output.write_bytes(centres.tobytes() + bits.tobytes() + more.tobytes())


def _read(table: Path) -> tuple[Bytes2D, NDArray[np.uint8]]:
    values = np.frombuffer(table.read_bytes(), np.uint8)
    return values[: CENTRES * 32].reshape(CENTRES, 32), values[CENTRES * 32 :][: CENTRES * BITS].reshape(CENTRES, BITS)


if __name__ == "__main__":
    main()
