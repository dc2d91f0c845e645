"""`echoimage compare`: two files in, what one has to do with the other out."""

import sys
from collections.abc import Sequence

import echoimage
from echoimage import EchoImageError, Method, Query, Score
from echoimage.images.part import Part
from echoimage.matching.score import is_match
from echoimage.search.damaged import COMPARED, Use, damage_of
from echoimage.search.ranking import Accepts
from echoimage.types import Box
from echoimage_tools.output import as_json, as_text
from echoimage_tools.output.console import complain_of, say, write
from echoimage_tools.searching.pictures import read_query


async def compare(
    names: tuple[str, str],
    method: Method,
    json: bool,
    accepts: Accepts = is_match,
    part: Part | None = None,
    *,
    masks: tuple[Sequence[Box], Sequence[Box]] = ((), ()),
) -> int:
    """Write the answer; return 0 for what `accepts` calls a match, 1 for none, 2 where a file could not be read.

    part: of the first picture, which alone is compared. masks: areas of either picture that do not count.
    """
    read: list[Query] = []
    failed: list[tuple[str, EchoImageError]] = []
    for name, cut, boxes in zip(names, (part, None), masks, strict=True):
        try:
            query = await read_query(name, cut)
            read.append(_without(query, boxes))
            complain_of_damage(name, read[-1], COMPARED)
        except EchoImageError as error:
            failed.append((name, error))
            complain_of(sys.stderr, name, str(error))
    if failed:
        if json:
            write(sys.stdout, as_json.line(as_json.no_comparison(names, method, *failed[0])))
        return 2
    pair = read[0], read[1]
    score = score_of(*pair, method)
    if json:
        write(sys.stdout, as_json.line(as_json.comparison(names, method, pair, score, accepts)))
    else:
        for line in as_text.comparison(names, pair, score, accepts(score)):
            say(line)
    return 0 if accepts(score) else 1


def _without(query: Query, masks: Sequence[Box]) -> Query:
    """Return the query without the areas; one beyond the picture is a slip of the pen, and would change nothing."""
    size = query.global_features.width, query.global_features.height
    for left, top, right, bottom in masks:
        if left >= size[0] or top >= size[1]:
            text = f"the area {left},{top},{right - left},{bottom - top} lies beyond its {size[0]} x {size[1]} pixels"
            raise EchoImageError("empty", text)
    return query.without(masks) if masks else query


def complain_of_damage(name: str, query: Query, use: Use) -> None:
    """Tell on standard error what of a picture could not be read, if anything."""
    for problem in damage_of(name, query.global_features, use):
        complain_of(sys.stderr, name, problem.text)


def score_of(query: Query, original: Query, method: Method) -> Score:
    """Compare two pictures by a method."""
    if method == "classic":
        return echoimage.compare(query.classic, original.classic)
    return echoimage.verify_pair(query, original.features)
