"""What the worker answers, as the page reads it from JSON: for the type checker alone."""

from typing import TypedDict

class Message(TypedDict):
    """What is to be told: a key of `locales/`, and the values of its places, which may be messages."""

    key: str
    values: dict[str, object]

Told = Message | str
"""What `texts.told` says; "" for nothing."""

class Difference(TypedDict):
    """A place where a copy differs: left, top, right and bottom in the query, and in the image."""

    query: list[int]
    image: list[int]

class MatchDetails(TypedDict):
    """What was found out about a pair of pictures; `matrix` leads from the query's pixels to the image's."""

    verdict: str
    done: Told
    words: list[tuple[str, float]]
    certainty: str | None
    inliers: int
    basis: str
    matrix: list[float] | None
    pairs: list[float]
    visible: float
    covered: float
    differences: list[Difference]

class Result(TypedDict):
    """One picture of the collection, compared; `finding` is None with the classic score.

    found: whether it counts as found, by what was chosen.
    """

    url: str
    title: str
    page: str
    thumbnail: str
    license: str
    sha256: str
    exact: bool
    also: list[str]
    score: float
    ssim: float
    orb: float
    width: int
    height: int
    finding: MatchDetails | None
    found: bool

class Picture(TypedDict):
    """What is known of a picture that was given, or a part of it; `whole` has width and height of all of it."""

    sha256: str
    width: int
    height: int
    format: str
    keypoints: int
    damage: Told
    whole: list[int]

class Problem(TypedDict):
    """An entry or a picture that could not be used."""

    url: str
    reason: str
    message: Told

class DuplicatePicture(TypedDict, total=False):
    """A picture of a group; of all but the best one what it is beside that. 0 and "" stand for what is not known.

    date: of the last change, as the device's clock shows it. modified: the same in UTC, by ISO 8601. milliseconds: the
    same, since 1970. made: whether it was made from the best one, and not the other way round.
    """

    number: int
    url: str
    title: str
    folder: str
    sha256: str
    width: int
    height: int
    bytes: int
    format: str
    date: str
    modified: str
    milliseconds: int
    kind: str
    part: str
    made: bool
    edits: list[tuple[str, float]]
    done: Told

class DuplicateGroup(TypedDict):
    """Pictures that show the same, the best one first, and the rules by which it is that; the farthest one's kind."""

    key: str
    kind: str
    rules: list[str]
    pictures: list[DuplicatePicture]

class Report(TypedDict):
    """The outcome of a search; `fetched` counts bytes and requests of an index, and is empty for a list of pictures.

    listed: how many pictures count as found, shown or not. incomplete: parts of an index could not be read.
    """

    query: Picture
    results: list[Result]
    listed: int
    incomplete: bool
    problems: list[Problem]
    compared: int
    total: int
    stopped: bool
    seconds: float
    fetched: dict[str, int]
