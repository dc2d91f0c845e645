"""Photographs in, a folder of them with copies of some out; the names tell which belong together."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from bench.accuracy.edits import EDITS, Edit
from bench.accuracy.verdicts import documents, figures
from bench.accuracy.verdicts.pair import png, seeded
from bench.pool import pool, told
from echoimage.types import Picture

TEMPLATES = (documents.invoice, documents.form, documents.slide, figures.line_chart)
OF_ONE = 3
"""Pages made of each template."""

EXACT, SAVED = "exact", "saved again"

Job = tuple[Path, int, Path, Path, int]


@dataclass(frozen=True, slots=True)
class Planted:
    """What the name of a file tells: which original it was made from, -1 for others, and how."""

    group: int
    family: str
    edit: str

    @classmethod
    def of(cls, url: str) -> "Planted":
        """Return what was planted under an address."""
        number, family, edit = url.rpartition("/")[2].rpartition(".")[0].split("~")
        return cls(int(number), family, edit)


def plant(folder: Path, originals: Sequence[Path], others: Sequence[Path], edits: int) -> None:
    """Write copies of each original: its file, saved again in two ways, and `edits` edited ones; others as they are."""
    for number, path in enumerate(others):
        # Their own names keep second shots side by side.
        shutil.copy(
            path, folder / f"-1~other~{path.parent.name} {number:05} {path.stem}{path.suffix}".replace("~-", "-")
        )
    jobs = [(folder, number, path, others[number % len(others)], edits) for number, path in enumerate(originals)]
    with pool() as workers:
        for _ in told("originals", len(jobs), workers.map(_copies, jobs)):
            pass
    for kind, template in enumerate(TEMPLATES):
        for number in range(OF_ONE * 4):
            page = template(seeded(kind, number // OF_ONE), seeded(100 + kind, number))
            (folder / f"-1~template~{kind} {number}.png").write_bytes(png(page))


def _copies(job: Job) -> None:
    folder, number, path, other, edits = job
    picture, background = (np.asarray(cv2.imread(str(one), cv2.IMREAD_COLOR), np.uint8) for one in (path, other))

    def write(family: str, edit: str, suffix: str, data: bytes) -> None:
        (folder / f"{number}~{family}~{edit}{suffix}").write_bytes(data)

    write("original", "itself", path.suffix, path.read_bytes())
    write(EXACT, "copied", path.suffix, path.read_bytes())
    write(SAVED, "webp", ".webp", _encoded(".webp", picture, cv2.IMWRITE_WEBP_QUALITY, 80))
    small = np.asarray(cv2.resize(picture, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), np.uint8)
    write(SAVED, "smaller", ".jpg", _encoded(".jpg", small, cv2.IMWRITE_JPEG_QUALITY, 85))
    for edit in _drawn(number, edits):
        write(edit.family, edit.name.replace("/", " of "), ".jpg", edit.make(picture, number, background))


def _drawn(number: int, count: int) -> Iterator[Edit]:
    """Yield edits so that all of them come equally often among many originals."""
    order = np.random.default_rng(7).permutation(len(EDITS))
    for at in range(count):
        yield EDITS[order[(number * count + at) % len(EDITS)]]


def _encoded(suffix: str, picture: Picture, *options: int) -> bytes:
    return cv2.imencode(suffix, picture, options)[1].tobytes()
