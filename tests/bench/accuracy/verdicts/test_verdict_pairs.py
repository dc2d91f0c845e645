"""The pairs of the verdict bench: how they differ, and that each number is the same pair each time."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.accuracy.change import Change, Material
from bench.accuracy.ranked_result import read
from bench.accuracy.verdicts.copies import moved, painted, pasted
from bench.accuracy.verdicts.groups import GROUPS, PHOTOGRAPHED
from bench.accuracy.verdicts.pair import Album, Group, Make
from bench.accuracy.verdicts.second_shots import layered, of_folders
from bench.accuracy.verdicts.shelf import shelf
from bench.accuracy.verdicts.templates import TEMPLATES
from echoimage_build.errors import BuildError
from samples import photo


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Album:
    folder = tmp_path_factory.mktemp("photos")
    for seed in range(8):
        cv2.imwrite(str(folder / f"{seed}.png"), photo(seed, 480, 640))
    return Album(tuple(sorted(folder.iterdir())))


DRAWN = [(group, kind) for group in GROUPS for kind in group.kinds if kind != PHOTOGRAPHED]


@pytest.mark.parametrize(("group", "kind"), DRAWN, ids=[f"{group.name}, {kind}" for group, kind in DRAWN])
def test_a_number_names_one_pair_of_two_pictures(album: Album, group: Group, kind: str) -> None:
    make = group.kinds[kind]
    pair = make(1, album)
    assert pair == make(1, album) != make(2, album)
    assert pair.query != pair.image
    assert min(*read(pair.query).shape[:2], *read(pair.image).shape[:2]) > 100


@pytest.mark.parametrize("change", [pasted, painted, moved])
def test_a_local_change_shows_in_one_place_and_leaves_the_rest(change: Callable[[float], Change]) -> None:
    for seed in range(6):
        picture = photo(seed, 480, 640)
        changed = change(0.01)(picture, Material(np.random.default_rng(seed), photo(9)))
        apart = np.abs(changed.astype(int) - picture).max(axis=2)
        rows, columns = np.nonzero(apart)
        assert 0.005 < np.mean(apart > 30) < 0.011
        assert (np.ptp(rows) + 1) * (np.ptp(columns) + 1) < 0.011 * apart.size


@pytest.mark.parametrize("name", TEMPLATES)
def test_drawings_by_one_template_have_their_ground_in_common_and_differ_in_contents(album: Album, name: str) -> None:
    ours, theirs = (read(data) for data in (TEMPLATES[name](3, album).query, TEMPLATES[name](3, album).image))
    differing = (np.abs(ours.astype(int) - theirs) > 60).any(axis=2).mean()
    assert ours.shape == theirs.shape
    assert 0.002 < differing < 0.6


@pytest.mark.parametrize("make", [layered, shelf])
def test_no_one_movement_lays_the_two_views_of_a_scene_over_each_other(album: Album, make: Make) -> None:
    pair = make(0, album)
    ours, theirs = (cv2.cvtColor(read(data), cv2.COLOR_BGR2GRAY) for data in (pair.query, pair.image))
    orb = cv2.ORB_create(2000)
    (points, ones), (targets, others) = orb.detectAndCompute(ours, None), orb.detectAndCompute(theirs, None)
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True).match(ones, others)
    pairs = [one for one in pairs if one.distance < 30]
    source = np.array([points[one.queryIdx].pt for one in pairs])
    target = np.array([targets[one.trainIdx].pt for one in pairs])
    matrix, _ = cv2.findHomography(source, target, cv2.LMEDS)
    off = np.linalg.norm(cv2.perspectiveTransform(source[None], matrix)[0] - target, axis=1)
    steps = np.linalg.norm(source - target, axis=1)
    assert len(pairs) > 60
    assert np.percentile(off, 75) > 2
    assert np.median(steps) < 120


def test_photographs_of_a_folder_are_paired_with_their_neighbours_in_both_orders(tmp_path: Path) -> None:
    for name in ("one/a.jpg", "one/b.jpg", "one/c.jpg", "two/a.png", "two/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    pairs = [(first.name, second.name) for first, second in of_folders([tmp_path])]
    assert pairs == [("a.jpg", "b.jpg"), ("b.jpg", "a.jpg"), ("b.jpg", "c.jpg"), ("c.jpg", "b.jpg")]


def test_a_missing_folder_of_second_photographs_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"There is no folder .*nowhere\. --second-shots takes"):
        of_folders([tmp_path / "nowhere"])
