"""Which folder a scan is of: it is known again by its files, and in doubt it is another one."""

import pytest

from known_folder import name_of

Folders = dict[str, dict[str, str]]


def files(*numbers: int, size: int = 1000, date: int = 7, path: str = "Trip/IMG_{:04}.jpg") -> dict[str, str]:
    """Validators by path, as of a camera; sizes are different."""
    return {path.format(number): f"file {size + number} {date + number}" for number in numbers}


TEN = range(1, 11)
MINE = files(*TEN)
OTHERS = files(*TEN, size=5000, date=9000)
KNOWN: Folders = {"Trip": MINE, "Sea": files(1, path="Sea/{}.jpg")}
TWO: Folders = {**KNOWN, "Trip (2)": OTHERS}


def name(found: dict[str, str], known: Folders, *taken: str) -> str:
    counts = {folder: len(inside) for folder, inside in known.items()}
    return name_of("Trip", found, counts, lambda folder, path: known[folder].get(path), taken)


def test_a_folder_keeps_its_name_where_no_other_has_it() -> None:
    assert name(MINE, {}) == "Trip"


@pytest.mark.parametrize(
    ("found", "known", "expected"),
    [
        pytest.param(MINE, KNOWN, "Trip", id="the same again"),
        pytest.param(MINE, TWO, "Trip", id="the first of two"),
        pytest.param(OTHERS, TWO, "Trip (2)", id="the second of two"),
        pytest.param(OTHERS, {"Trip (2)": OTHERS}, "Trip (2)", id="the second, when the first is forgotten"),
        pytest.param(files(3), KNOWN, "Trip", id="all but one are gone"),
        pytest.param({**MINE, **files(*range(11, 200))}, KNOWN, "Trip", id="many have come"),
        pytest.param({**files(*TEN[:5]), **files(*TEN[5:], date=99)}, KNOWN, "Trip", id="half were written anew"),
        pytest.param({**files(*TEN[:5]), **files(*range(50, 55))}, KNOWN, "Trip", id="half have other names"),
        pytest.param(files(*TEN, date=99_000), TWO, "Trip", id="copied back: sizes agree, dates do not"),
    ],
)
def test_a_folder_is_known_again(found: dict[str, str], known: Folders, expected: str) -> None:
    assert name(found, known) == expected


@pytest.mark.parametrize(
    ("found", "known", "expected"),
    [
        pytest.param(OTHERS, KNOWN, "Trip (2)", id="equal names, other files"),
        pytest.param(files(*TEN, size=9000, date=1), TWO, "Trip (3)", id="a third one"),
        pytest.param(files(*range(50, 60)), KNOWN, "Trip (2)", id="all have other names"),
        pytest.param({**files(3), **files(*range(50, 60))}, KNOWN, "Trip (2)", id="one file in common"),
        pytest.param(files(1, 2, date=99), {"Trip": files(1, 2)}, "Trip (2)", id="two sizes agree by chance"),
        pytest.param({}, KNOWN, "Trip (2)", id="nothing was found"),
        pytest.param(MINE, {"Trip": files(*TEN, path="{}.jpg")}, "Trip (2)", id="a name that a choice of files has"),
        pytest.param(OTHERS, {"Trip (2)": MINE}, "Trip", id="the first was forgotten"),
    ],
)
def test_in_doubt_it_is_another_folder(found: dict[str, str], known: Folders, expected: str) -> None:
    assert name(found, known) == expected


def test_pictures_of_one_size_are_not_taken_for_the_same_ones() -> None:
    first, second = ({f"Trip/{number}.bmp": f"file 999 {date + number}" for number in TEN} for date in (1, 2000))
    assert name(second, {"Trip": first}) == "Trip (2)"


def test_a_name_that_another_folder_has_for_certain_is_not_given() -> None:
    assert name(MINE, KNOWN, "Trip") == "Trip (2)"
    assert name(MINE, {}, "Trip", "Trip (2)") == "Trip (3)"


def test_a_name_on_the_disk_that_looks_like_a_given_one_is_a_name() -> None:
    known = {"Trip (2)": files(*TEN, path="Trip (2)/IMG_{:04}.jpg")}
    assert name(MINE, known) == "Trip"
    assert name_of("a+", files(1), {"aa": 1}, lambda _folder, _path: None, ()) == "a+"
