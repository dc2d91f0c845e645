"""Two images of an index and the pair that they form, whichever is named first."""

import functools

import cv2
import numpy as np
import pytest

from echoimage import Entry, extract
from echoimage.duplicates.comparing import Described, compare, richness
from echoimage.duplicates.pair import Item, Pair
from edits import bordered, cropped, recompressed, resized, turned, warped
from samples import photo

FURTHER = pytest.mark.same_everywhere
"""In Pyodide three kinds of copies show that the numbers are no others; test_verify has all kinds there, and what
of them makes a part or a whole is decided in Python alone."""

PHOTO = photo(3, 480, 640)


@functools.cache
def described(name: str) -> Described:
    number = list(PICTURES).index(name)
    return Described(number, extract(PICTURES[name](), f"{number + 1:064x}", indexed=True))


def framed_smaller() -> np.ndarray:
    """The photograph on a page, among others."""
    page = np.full((700, 900, 3), 255, np.uint8)
    page[100:460, 60:540] = cv2.resize(PHOTO, (480, 360), interpolation=cv2.INTER_AREA)
    page[480:660, 560:860] = photo(44, 180, 300)
    return page


PICTURES = {
    "original": lambda: PHOTO,
    "smaller": lambda: resized(PHOTO, 0.5, 0.5)[0],
    "recompressed": lambda: recompressed(PHOTO, 40),
    "mirrored": lambda: np.ascontiguousarray(PHOTO[:, ::-1]),
    "turned": lambda: turned(PHOTO, 20)[0],
    "cropped": lambda: cropped(PHOTO, 0.3, 0.3, 0.85, 0.85)[0],
    "crop, enlarged": lambda: resized(cropped(PHOTO, 0.3, 0.3, 0.85, 0.85)[0], 2, 2)[0],
    "bordered": lambda: bordered(PHOTO, 60, 60, 60, 60)[0],
    "negative of a part": lambda: 255 - cropped(PHOTO, 0, 0, 0.968, 1)[0],
    "on a page": framed_smaller,
    "another": lambda: photo(9, 480, 640),
}


def pair(one: str, other: str) -> Pair | None:
    return compared(described(one), described(other))


def compared(*two: Described) -> Pair | None:
    """Compare two images in the order of their items, whichever comes first here."""
    features = {one.number: one.features for one in two}
    items = [
        Item(number, Entry(""), one.sha256, (one.width, one.height), richness(one)) for number, one in features.items()
    ]
    images = {one.number: one for one in two}
    copy, original = (images[item.number] for item in sorted(items, key=lambda item: item.order))
    return compare(copy, original)


@pytest.mark.parametrize(
    ("name", "kind", "edit", "part"),
    [
        pytest.param("smaller", "same", "scaled", "neither", marks=FURTHER),
        pytest.param("recompressed", "same", None, "neither", marks=FURTHER),
        ("mirrored", "edited", "mirrored", "neither"),
        pytest.param("turned", "edited", "turned", "framed", marks=FURTHER),
        ("cropped", "edited", "cropped", "cropped"),
        pytest.param("crop, enlarged", "edited", "cropped", "cropped", marks=FURTHER),
        pytest.param("bordered", "edited", "border", "framed", marks=FURTHER),
        ("on a page", "edited", "inset", "framed"),
    ],
)
def test_copy_is_told_as_made_from_the_original_in_either_order(name, kind, edit, part) -> None:
    found = pair(name, "original")
    assert found is not None
    assert found == pair("original", name)
    assert {found.copy, found.original} == {described(name).number, 0}
    assert edit in (None, "mirrored") or found.original == 0
    assert (found.kind, found.part) == (kind, part)
    assert edit is None or edit in dict(found.edits)


def test_of_a_part_and_a_negative_neither_is_told_to_be_whole() -> None:
    found = pair("negative of a part", "original")
    assert found is not None
    assert ("inverted" in dict(found.edits), found.part) == (True, "neither")


def test_pictures_that_have_nothing_in_common_form_no_pair() -> None:
    assert pair("another", "original") is None
    assert pair("original", "another") is None


@FURTHER
def test_two_parts_of_a_picture_that_overlap_are_copies_neither_of_which_is_whole() -> None:
    left, right = cropped(PHOTO, 0, 0, 0.9, 1)[0], cropped(PHOTO, 0.1, 0, 1, 1)[0]
    one, other = (Described(number, extract(part, f"{number:064x}")) for number, part in enumerate((left, right), 1))
    found = compared(one, other)
    assert found is not None
    assert (found, found.kind, found.part) == (compared(other, one), "edited", "neither")


@FURTHER
def test_parts_that_overlap_little_and_pages_with_another_picture_are_related_alone() -> None:
    left, right = cropped(PHOTO, 0, 0, 0.7, 1)[0], cropped(PHOTO, 0.3, 0, 1, 1)[0]
    exchanged = framed_smaller()
    exchanged[100:460, 60:460] = photo(45, 360, 400)
    for one, other in ((left, right), (framed_smaller(), exchanged)):
        found = compared(Described(1, extract(one, "1" * 64)), Described(2, extract(other, "2" * 64)))
        assert found is None or found.kind == "related"


@FURTHER
def test_picture_with_a_slanted_frame_in_it_is_no_part_of_what_is_shown_there() -> None:
    corners = np.array([[0, 0], [640, 0], [640, 480], [0, 480]], np.float32)
    shown = np.array([[150, 120], [600, 100], [640, 460], [120, 420]], np.float32)
    wall = warped(PHOTO, cv2.getPerspectiveTransform(corners, shown), 760, 560)[0]
    found = compared(Described(50, extract(wall, "f" * 64)), described("original"))
    assert found is not None
    assert (found.copy, found.part) == (50, "framed")
