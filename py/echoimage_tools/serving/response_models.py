"""What the service answers, for its documentation; `as_json` makes the responses themselves."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

Phrase = tuple[str, float]
Size = Annotated[list[int], Field(min_length=2, max_length=2, description="width and height in pixels, upright")]
Box = Annotated[list[int], Field(min_length=4, max_length=4)]
Row = Annotated[list[float], Field(min_length=3, max_length=3)]


class _Response(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Difference(_Response):
    """A place where a copy differs: left, top, right and bottom, in pixels of either picture."""

    query: Box
    image: Box


class Details(_Response):
    """How the query lies over an image, and what that means."""

    text: str = Field(description="what was done, in a sentence")
    words: list[Phrase] = Field(description="the same as keys with a number")
    certainty: Literal["certain", "likely"] | None = Field(
        description="how sure it is that one was made from the other; null where the verdict calls it no copy"
    )
    basis: Literal["keypoints", "frame", "nothing"] = Field(description="what it was found by")
    grounds: Literal["keypoints", "frame", "nothing"] = Field(description="the same as `basis`: its older name")
    inliers: int = Field(description="keypoints that fit `matrix`")
    matrix: Annotated[list[Row], Field(min_length=3, max_length=3)] | None = Field(
        description="takes a pixel of the query to one of the image"
    )
    mirrored: bool
    rotation: float = Field(description="degrees, clockwise")
    scale: float
    stretch: float
    visible: float = Field(description="share of the image that the query shows")
    covered: float = Field(description="share of the query that shows the image")
    likeness: float
    differences: list[Difference] = Field(description="where a copy differs, the largest place first")
    place: Phrase | None = Field(
        description="where these are in the query, as key and number: `top right` and the like, `places`, `everywhere`"
    )
    query_box: Box | None = Field(description="around what the two show of each other, in the query")
    image_box: Box | None = Field(description="the same in the image")


class Scored(_Response):
    """How alike two pictures are."""

    match: bool
    verdict: Literal["same", "edited", "related", "none"] | None
    score: float | None
    ssim: float | None
    orb: float | None
    finding: Details | None


class Result(Scored):
    """An image that was found, matching or not."""

    rank: int = Field(ge=1)
    url: str
    also: list[str] = Field(description="other places of the same file")
    title: str
    page: str
    thumbnail: str
    license: str
    size: Size
    sha256: str
    exact: bool = Field(description="it is the very file that was sent")


class Problem(_Response):
    """Something of the index that could not be used, or a picture that is damaged and was read in part."""

    url: str
    reason: str
    text: str


class Error(_Response):
    """Why, for programs and for people, and which picture it is about, "" where none is."""

    file: str
    reason: str
    text: str


class _Search(_Response):
    query: str = Field(description="the name of the file that was sent, or the address")
    method: Literal["verified"]
    match: bool
    matches: int = Field(description="how many pictures match, among the results or not")
    compared: int
    total: int
    incomplete: bool = Field(description="parts of the index could not be read, and there may be a match in them")
    results: list[Result]
    problems: list[Problem]


class SearchResponse(_Search):
    """What a search found: what `echoimage search --json` writes."""

    query_size: Size
    error: None


class OneOfSeveral(_Search):
    """The same of one of several pictures, which need not be readable all."""

    query_size: Size | None
    error: Error | None


class SeveralResponse(_Response):
    """What was found of several pictures, in their order."""

    answers: list[OneOfSeveral]


class SearchAnswer(RootModel[SearchResponse | SeveralResponse]):
    """Of one picture its answer, of several all of theirs."""


class CompareResponse(Scored):
    """What two pictures have to do with each other: what `echoimage compare --json` writes."""

    query: str
    original: str
    method: Literal["verified", "classic"]
    query_size: Size
    original_size: Size
    exact: bool
    problems: list[Problem] = Field(description="pictures that are damaged, and are compared as far as they go")
    error: None


class Image(_Response):
    """An image of the index."""

    url: str
    title: str
    page: str
    license: str
    size: Size
    sha256: str


class ImagesResponse(_Response):
    """A page of the images; `next` is `after` of the next page, null where there is none."""

    total: int
    images: list[Image]
    next: int | None
    problems: list[Problem]


class AddResponse(_Response):
    """An image that is in the index now."""

    url: str
    sha256: str
    size: Size
    new: bool = Field(description="false where the same file was there before")
    total: int


class DeleteResponse(_Response):
    """An image that is in the index no more."""

    urls: list[str] = Field(description="where it was")
    sha256: str
    total: int


class HealthResponse(_Response):
    """How the service is."""

    status: Literal["ok"]
    version: str
    images: int
    workers: int
    inside: int = Field(description="requests being received, waiting or worked on")


class ErrorResponse(_Response):
    """Every answer that is no success."""

    error: Error
