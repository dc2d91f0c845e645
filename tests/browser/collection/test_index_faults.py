"""An index that is damaged, newer, foreign, empty or replaced: what the page tells, and what it goes on with."""

import json
import re
from pathlib import Path

import pytest
from hosts import OtherOrigin
from indexes import MANY, Built, build, choose, found, open_address, scenes
from pictures import scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit


def test_a_missing_detail_file_is_named_and_the_others_go_on(beside: Visit, other: OtherOrigin, built: Built) -> None:
    beside.tolerated.append("status of 404")
    open_address(beside, built.publish(other))
    gone, _ = details = first_and_second(built)
    other.remove(f"/index/{gone}")
    choose(beside, scene(MANY - 1))
    assert found(beside) == f"{MANY - 1:03}.png"
    problem = beside.problem_list()[0]
    assert (problem["url"], problem["reason"]) == (gone, "not-found")
    assert "reload this page" in problem["text"]
    assert details[1] not in {one["url"] for one in beside.problem_list()}


def first_and_second(built: Built) -> tuple[str, str]:
    """Return the names of both detail files, in the order of their pictures."""
    (segment,) = json.loads(built.files["manifest.json"])["segments"]
    first, second = (f"details-{one[0]}.zip" for one in segment["details"])
    return first, second


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize("fault", ["truncated", "flipped bit"])
def test_a_damaged_words_file_is_told(beside: Visit, other: OtherOrigin, built: Built, fault: str) -> None:
    address = built.publish(other)
    (name,) = built.names("words")
    data = built.files[name]
    other.put(f"/index/{name}", data[: len(data) // 2] if fault == "truncated" else flipped(data, len(data) // 2))
    open_address(beside, address, "error")
    expect(beside.status).to_contain_text(f"{name} is damaged")
    expect(beside.status).to_contain_text("Upload it again")


def test_a_flipped_bit_in_a_record_costs_that_picture_only(beside: Visit, other: OtherOrigin, built: Built) -> None:
    address = built.publish(other)
    for name in built.names("details"):
        other.put(f"/index/{name}", damaged_records(built.files[name]), ranges="yes")
    open_address(beside, address)
    assert found(beside) == "003.png"
    assert {problem["reason"] for problem in beside.problem_list()} == {"damaged"}
    assert "echoimage index" in beside.problem_list()[0]["text"]


def damaged_records(data: bytes) -> bytes:
    """Flip a bit in every second record but that of picture 3, which is the fourth."""
    begins = [match.start() + 35 for match in re.finditer(rb"PK\x03\x04", data)]
    for begin in begins[::2]:
        data = flipped(data, begin + 2000)
    return data


def test_a_newer_index_is_told(beside: Visit, other: OtherOrigin, built: Built) -> None:
    address = built.publish(other)
    newer = json.loads(built.files["manifest.json"]) | {"version": 99}
    other.put("/index/manifest.json", json.dumps(newer).encode())
    open_address(beside, address, "error")
    expect(beside.status).to_contain_text("version 99")
    expect(beside.status).to_contain_text("update the program")


def test_words_of_another_index_are_told(beside: Visit, other: OtherOrigin, built: Built, another: Built) -> None:
    address = built.publish(other)
    other.put(f"/index/{built.names('words')[0]}", another.files[another.names("words")[0]])
    open_address(beside, address, "error")
    expect(beside.status).to_contain_text("not those it is named after")


def test_details_of_another_index_are_told(beside: Visit, other: OtherOrigin, built: Built, another: Built) -> None:
    address = built.publish(other)
    (foreign,) = another.names("details")
    for name in built.names("details"):
        data = another.files[foreign] * 9
        other.put(f"/index/{name}", data[: len(built.files[name])], ranges="yes")
    open_address(beside, address)
    expect(beside.results).to_have_count(0)
    assert {problem["reason"] for problem in beside.problem_list()} == {"damaged"}
    expect(beside.status).to_have_text("No picture could be compared.")
    expect(beside.page.locator("#nothing")).to_contain_text("The list below says why")


@pytest.mark.parametrize("content", [b"{}", b"[]", b"<html>", b'{"format": "echoimage-index"}'])
def test_what_is_no_manifest_is_told(beside: Visit, other: OtherOrigin, content: bytes) -> None:
    address = other.put("/index/manifest.json", content)
    beside.choose_database({"index": address})
    beside.reaches("error")
    expect(beside.status).to_contain_text("manifest.json")


def test_a_missing_index_is_named(beside: Visit, other: OtherOrigin) -> None:
    beside.tolerated.append("status of 404")
    beside.choose_database({"index": other.origin + "/nowhere/manifest.json"})
    beside.reaches("error")
    expect(beside.status).to_contain_text("/nowhere/manifest.json")
    expect(beside.status).to_contain_text("404")


def test_an_index_without_pictures(beside: Visit, other: OtherOrigin, built: Built) -> None:
    empty = json.loads(built.files["manifest.json"]) | {"images": 0, "segments": [], "sources": ""}
    open_address(beside, other.put("/index/manifest.json", json.dumps(empty).encode()))
    expect(beside.page.locator("#database-count")).to_have_text("0 pictures")
    expect(beside.results).to_have_count(0)
    expect(beside.page.locator("#nothing")).to_have_text("There are no pictures in this collection.")


def test_an_index_of_one_picture(beside: Visit, other: OtherOrigin, tmp_path: Path) -> None:
    open_address(beside, scenes(tmp_path, 1, first=3).publish(other))
    expect(beside.page.locator("#database-count")).to_have_text("1 picture")
    assert found(beside) == "003.png"
    expect(beside.results).to_have_count(1)


def test_pictures_without_keypoints(beside: Visit, other: OtherOrigin, tmp_path: Path) -> None:
    plain = {f"{number}.png": Image.new("RGB", (60, 40), (40 * number, 90, 200)) for number in range(5)}
    open_address(beside, build(tmp_path, plain).publish(other))
    choose(beside, plain["2.png"])
    assert {card["url"].rpartition("/")[2] for card in beside.cards()} == set(plain)
    assert beside.problem_list() == []


def test_an_index_replaced_while_the_page_is_open(
    beside: Visit, other: OtherOrigin, built: Built, another: Built
) -> None:
    visit = beside
    visit.tolerated.append("status of 404")
    address = built.publish(other)
    open_address(visit, address)
    for name in built.files:
        other.remove(f"/index/{name}")
    another.publish(other)
    choose(visit, scene(507))
    assert found(visit) == "507.png"
    assert visit.problem_list() == []
    expect(visit.page.locator("#summary")).to_contain_text("Compared 20 pictures")


def test_an_index_that_is_lost_while_the_page_is_open(beside: Visit, other: OtherOrigin, built: Built) -> None:
    beside.tolerated.append("status of 404")
    open_address(beside, built.publish(other))
    for name in built.files:
        if name != "manifest.json":
            other.remove(f"/index/{name}")
    other.requests.clear()
    choose(beside, scene(7))
    expect(beside.results).to_have_count(0)
    assert {problem["reason"] for problem in beside.problem_list()} == {"not-found"}
    assert "replaced meanwhile: reload this page" in beside.problem_list()[0]["text"]
    assert other.requests.count(("GET", "/index/manifest.json")) == 1


def test_a_picture_that_nothing_looks_like(beside: Visit, other: OtherOrigin, built: Built) -> None:
    open_address(beside, built.publish(other))
    choose(beside, Image.radial_gradient("L").convert("RGB"))
    expect(beside.results).to_have_count(0)
    expect(beside.page.locator("#nothing")).to_have_text("Not among these 90 pictures.")
    expect(beside.page.locator("#problems-panel")).to_be_hidden()
