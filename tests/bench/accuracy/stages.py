"""Pictures in, what each stage of a verified search costs, per image or per query, out."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import cv2

from bench.accuracy.ranked_result import read
from echoimage import extract, prepare
from echoimage.features.block_means import resemblance
from echoimage.matching.verify import full_match, quick_match
from echoimage.matching.voting import Voting
from echoimage.search.search import BATCH

T = TypeVar("T")

SAMPLE = 24
"""Queries that are timed; and as many images are laid over each other."""


def stage_costs(queries: Sequence[Path], images: Sequence[Path]) -> dict[str, float]:
    """Return median milliseconds of processor time, with one thread of OpenCV."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        asked = [read(path.read_bytes()) for path in queries[:SAMPLE]]
        pictures = [read(path.read_bytes()) for path in images[:BATCH]]
        features = [extract(picture) for picture in pictures]
        prepared = [prepare(picture) for picture in asked]
        votings = [Voting(query.global_features, query.quick_keypoints) for query in prepared]
        cheap = _median(
            lambda pair: (pair[0].votes(features), resemblance(pair[1].global_features, features)),
            zip(votings, prepared, strict=True),
        )
        laid = [(query, image) for query in prepared for image in features[:SAMPLE]]
        return {
            "describe an image, for an index": _median(lambda picture: extract(picture, indexed=True), pictures),
            "describe a query, for a quick match": _median(lambda picture: prepare(picture).quick_keypoints, asked),
            "describe a query, for a full match": _median(lambda picture: prepare(picture).full_keypoints, asked),
            "cheap test, per image": cheap / len(features),
            "quick match, per image": _median(lambda pair: quick_match(*pair), laid),
            "full match, per image": _median(lambda pair: full_match(*pair), laid),
        }
    finally:
        cv2.setNumThreads(threads)


def stage_table(costs: dict[str, float]) -> str:
    """Return the table for people."""
    rows = [f"| {stage} | {milliseconds:.2f} |" for stage, milliseconds in costs.items()]
    return "\n".join(["| stage of `verified` | ms |", "|---|---:|", *rows, ""])


def _median(deed: Callable[[T], object], items: Iterable[T]) -> float:
    took = []
    for item in items:
        start = time.process_time()
        deed(item)
        took.append(1e3 * (time.process_time() - start))
    return statistics.median(took)
