"""The bench of duplicates: other methods as their own programs have them, what is counted of groups, drawn images."""

import asyncio
import base64
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from bench.cluster.watched import Taken
from bench.duplicates import czkawka, phash
from bench.duplicates.comparison import Row, score, text
from bench.duplicates.czkawka import COMMAND_LINE, EMPTY, GRADIENT, KROKIET, Settings
from bench.duplicates.drawn import drawn
from bench.duplicates.growth import write_index
from bench.duplicates.peers import connected, run
from bench.scale.described import Described, describe_all
from command import save
from echoimage.index import manifest
from echoimage_tools.duplicates.find import duplicates_of
from samples import photo

WIDTH = 256
MASK = (1 << 64) - 1


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> list[Described]:
    folder = tmp_path_factory.mktemp("photographs")
    return describe_all([save(folder / f"{seed}.jpg", photo(seed, 240, 320), 1, 90) for seed in range(8)])


def noise() -> Iterator[int]:
    """The generator of image_hasher's own tests: xoshiro256++ (Blackman and Vigna 2018), seeded as rand_core does."""
    state, seeds = 0xC0FFEE, b""
    for _ in range(8):
        state = (state * 6364136223846793005 + 11634580027462260723) & MASK
        word, turn = ((state >> 18 ^ state) >> 27) & 0xFFFFFFFF, state >> 59
        seeds += ((word >> turn | word << (32 - turn)) & 0xFFFFFFFF).to_bytes(4, "little")
    a, b, c, d = (int.from_bytes(seeds[at : at + 8], "little") for at in range(0, 32, 8))
    while True:
        yield (_turned((a + d) & MASK, 23) + a) & MASK
        shifted = b << 17 & MASK
        c, d = c ^ a, d ^ b
        b, a = b ^ c, a ^ d
        c, d = c ^ shifted, _turned(d, 45)


def _turned(value: int, by: int) -> int:
    return (value << by | value >> (64 - by)) & MASK


@pytest.mark.parametrize(
    ("settings", "published"),
    [
        (GRADIENT, "qjWoVkjWzBgmkpgmOJuomE3OjWsaGt12toyknmQYIcM"),
        (KROKIET, "V2fQdN+UuXNcEnMs4bLRu17cG8f/85r96InpPsE7Ls4"),
        (COMMAND_LINE, "rcZajVpURmrulRqyrZyiMqmopirWLlG3l9TjpmZSssk"),
    ],
)
def test_hash_is_the_one_that_image_hasher_publishes_of_noise(settings: Settings, published: str) -> None:
    # img_hash, src/lib.rs, test_hash_stability
    drawn_numbers = noise()
    data = b"".join(next(drawn_numbers).to_bytes(8, "little") for _ in range(WIDTH * WIDTH // 2))
    picture = np.frombuffer(data, np.uint8).reshape(WIDTH, WIDTH, 4)[..., :3]
    assert czkawka.hash_of(czkawka.grey(picture), settings) == base64.b64decode(published + "=")


def test_brightening_to_the_right_sets_all_bits_and_its_mirror_image_and_a_flat_picture_none() -> None:
    none, every = EMPTY
    ramp = np.tile(np.arange(0, 255, 5, dtype=np.uint8), (40, 1))
    assert czkawka.hash_of(ramp, GRADIENT) == every
    assert czkawka.hash_of(np.ascontiguousarray(ramp[:, ::-1]), GRADIENT) == none
    assert czkawka.hash_of(np.full((40, 40), 90, np.uint8), GRADIENT) == none
    assert czkawka.hash_of(np.full((40, 40), 90, np.uint8), KROKIET) == every


def test_picture_of_a_camera_held_upright_is_hashed_as_it_is_seen(tmp_path: Path) -> None:
    upright = photo(1, 90, 60)
    exif = Image.Exif()
    exif[0x0112] = 8  # turned left
    Image.fromarray(upright[..., ::-1]).rotate(-90, expand=True).save(tmp_path / "turned.png", exif=exif)
    assert (czkawka.read_grey(tmp_path / "turned.png") == czkawka.grey(upright[..., ::-1])).all()


def _hash(*bits: int) -> bytes:
    """A hash that has these bits beside the last one."""
    return np.packbits([one in (*bits, 255) for one in range(256)]).tobytes()


def test_czkawka_puts_a_hash_under_the_nearest_head_and_leaves_out_those_that_tell_nothing() -> None:
    hashes = {
        "a": _hash(),
        "b": _hash(),
        "c": _hash(*range(3)),
        "d": _hash(*range(5)),
        "flat": EMPTY[0],
        "bare": EMPTY[0],
    }
    # c is 3 bits from a and b, and 2 from d, for which it leaves them.
    assert czkawka.groups(hashes, 4) == [["a", "b"], ["c", "d"]]
    assert czkawka.groups(hashes, 1) == [["a", "b"]]
    # c is nearer to a than to d, and stays; d leaves a for c in vain.
    assert czkawka.groups(hashes | {"c": _hash(0), "d": _hash(0, 1, 2)}, 3) == [["a", "b", "c"]]


@pytest.mark.parametrize(("seed", "known"), [(1, "d7b994fc2943c0dc"), (2, "c3c3a71e429b69dc")])
def test_phash_is_the_one_of_imagededup(tmp_path: Path, seed: int, known: str) -> None:
    # Of `PHash().encode_image` of 0.3.3.post2.
    cv2.imwrite(str(tmp_path / "picture.png"), photo(seed, 90, 120))
    assert phash.file_hash(tmp_path / "picture.png").hex() == known


def test_hashes_are_near_up_to_ten_bits() -> None:
    found = phash.near({"none": bytes(8), "ten": b"\xff\x03" + bytes(6), "eleven": b"\xff\x07" + bytes(6)})
    assert found == {"none": ["ten"], "ten": ["none", "eleven"], "eleven": ["ten"]}


def test_what_resembles_the_same_hangs_together() -> None:
    near = {"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": [], "e": ["f"], "f": []}
    assert sorted(map(sorted, connected(near))) == [["a", "b", "c"], ["e", "f"]]


def test_members_of_another_original_than_most_of_a_group_are_false() -> None:
    names = [
        f"{one}.jpg" for one in ("0~original~itself", "0~crop~half", "0~crop~third", "1~original~itself", "1~tone~dark")
    ]
    strangers = ["-1~other~a.jpg", "-1~other~b.jpg", "-1~other~c.jpg"]
    found = score([*names, *strangers], [[*names[:2], names[4], strangers[0]], strangers[1:]])
    assert found.grouped == {"crop": (1, 2), "tone": (0, 1)}
    assert (found.false, found.members, found.groups) == (3, 4, 2)
    lines = [*text([Row("ours", found, Taken(1.5, 2.5, 3_000_000, 4_000_000))], {"theirs": "it is not installed"})]
    assert "| ours | 0.333 | 3 | 4 | 2 | 1.5 | 2.5 | 4 |" in lines
    assert "\ntheirs was not run: it is not installed." in lines


def test_other_program_groups_the_files_of_a_folder_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    for name, seed in (("one.png", 1), ("other.png", 2), ("one again.jpg", 1)):
        cv2.imwrite(str(tmp_path / name), photo(seed, 240, 320))
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    groups, taken = run("Czkawka, gradient", tmp_path)
    assert groups == [["one again.jpg", "one.png"]]
    assert min(taken.seconds, taken.processor, taken.own) > 0


def test_drawn_images_are_like_photographs_and_copies_of_nothing(described: list[Described]) -> None:
    made = [*drawn(described, 9)]
    assert len({one.features.sha256 for one in (*described, *made)}) == 17
    for one, like in zip(made, [*described, described[0]], strict=True):
        assert len(one.words) == len(like.words)
        assert not np.array_equal(one.words, like.words)
        assert (np.diff(one.words.astype(int)) >= 0).all()


def test_index_of_drawn_images_can_be_looked_through_for_duplicates(described: list[Described], tmp_path: Path) -> None:
    write_index(tmp_path / "index", described, 30)
    assert manifest.parse((tmp_path / "index" / manifest.NAME).read_bytes(), "manifest").images == 30
    found = asyncio.run(duplicates_of(tmp_path / "index", workers=1))
    assert (len(found.items), found.groups) == (30, ())
