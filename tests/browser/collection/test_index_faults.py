"""An index that is damaged, newer, foreign, empty or replaced: what the page tells, and what it goes on with."""

import json
import re
from pathlib import Path

import pytest
from hosts import OtherOrigin
from indexes import FEW, MANY, Built, build, choose, found, open_address, scenes
from pictures import scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit


def test_a_missing_detail_file_is_named_and_a_damaged_record_costs_its_picture_only(
    beside: Visit, other: OtherOrigin, built: Built
) -> None:
    beside.tolerated.append("status of 404")
    gone, damaged = first_and_second(built)
    address = built.publish(other)
    other.remove(f"/index/{gone}")
    other.put(f"/index/{damaged}", damaged_records(built.files[damaged]), ranges="yes")
    open_address(beside, address)
    choose(beside, scene(MANY - 1))
    assert found(beside) == f"{MANY - 1:03}.png"
    told = {problem["url"]: problem for problem in beside.problem_list()}
    assert {url: problem["reason"] for url, problem in told.items()} == {gone: "not-found", damaged: "damaged"}
    assert "reload this page" in told[gone]["text"] and "echoimage index" in told[damaged]["text"]


def first_and_second(built: Built) -> tuple[str, str]:
    """Return the names of both detail files, in the order of their pictures."""
    (segment,) = json.loads(built.files["manifest.json"])["segments"]
    first, second = (f"details-{one[0]}.zip" for one in segment["details"])
    return first, second


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_an_index_that_cannot_be_opened_is_told(
    beside: Visit, other: OtherOrigin, built: Built, another: Built
) -> None:
    beside.tolerated.append("status of 404")
    address = built.publish(other)
    (words,) = built.names("words")
    data = built.files[words]
    newer = json.loads(built.files["manifest.json"]) | {"version": 99}
    faults: list[tuple[str, bytes, list[str]]] = [
        (words, data[: len(data) // 2], [f"{words} is damaged", "Upload it again"]),
        (words, flipped(data, len(data) // 2), [f"{words} is damaged", "Upload it again"]),
        (words, another.files[another.names("words")[0]], ["not those it is named after"]),
        ("manifest.json", json.dumps(newer).encode(), ["version 99", "update the program"]),
        ("manifest.json", b"<html>", ["manifest.json"]),
    ]
    for name, content, told in faults:
        other.put(f"/index/{name}", content)
        open_address(beside, address, "error")
        for words_of_it in told:
            expect(beside.status).to_contain_text(words_of_it)
    open_address(beside, other.origin + "/nowhere/manifest.json", "error")
    expect(beside.status).to_contain_text("/nowhere/manifest.json")
    expect(beside.status).to_contain_text("404")


def damaged_records(data: bytes) -> bytes:
    """Flip a bit in every second record but the last."""
    begins = [match.start() + 35 for match in re.finditer(rb"PK\x03\x04", data)]
    for begin in begins[-2::-2]:
        data = flipped(data, begin + 2000)
    return data


@pytest.mark.slow
def test_details_of_another_index_are_told(beside: Visit, other: OtherOrigin, built: Built, another: Built) -> None:
    address = built.publish(other)
    (foreign,) = another.names("details")
    for name in built.names("details"):
        data = another.files[foreign] * (MANY // FEW)
        other.put(f"/index/{name}", data[: len(built.files[name])], ranges="yes")
    open_address(beside, address)
    expect(beside.results).to_have_count(0)
    assert {problem["reason"] for problem in beside.problem_list()} == {"damaged"}
    expect(beside.status).to_have_text("No picture could be compared.")
    expect(beside.page.locator("#nothing")).to_contain_text("The list below says why")


def test_an_index_without_pictures(beside: Visit, other: OtherOrigin, built: Built) -> None:
    empty = json.loads(built.files["manifest.json"]) | {"images": 0, "segments": [], "sources": ""}
    open_address(beside, other.put("/index/manifest.json", json.dumps(empty).encode()))
    expect(beside.page.locator("#database-count")).to_have_text("0 pictures")
    expect(beside.results).to_have_count(0)
    expect(beside.page.locator("#nothing")).to_have_text("There are no pictures in this collection.")


@pytest.mark.slow
def test_an_index_of_one_picture(beside: Visit, other: OtherOrigin, tmp_path: Path) -> None:
    open_address(beside, scenes(tmp_path, 1, first=3).publish(other))
    expect(beside.page.locator("#database-count")).to_have_text("1 picture")
    assert found(beside) == "003.png"
    expect(beside.results).to_have_count(1)


@pytest.mark.slow
def test_pictures_without_keypoints(beside: Visit, other: OtherOrigin, tmp_path: Path) -> None:
    plain = {f"{number}.png": Image.new("RGB", (60, 40), (40 * number, 90, 200)) for number in range(5)}
    open_address(beside, build(tmp_path, plain).publish(other))
    choose(beside, plain["2.png"])
    assert {card["url"].rpartition("/")[2] for card in beside.cards()} == set(plain)
    assert beside.problem_list() == []


def test_an_index_replaced_and_then_lost_while_the_page_is_open(
    beside: Visit, other: OtherOrigin, built: Built, another: Built
) -> None:
    visit = beside
    visit.tolerated.append("status of 404")
    open_address(visit, built.publish(other))
    for name in built.files:
        other.remove(f"/index/{name}")
    another.publish(other)
    choose(visit, scene(507))
    assert found(visit) == "507.png"
    assert visit.problem_list() == []
    expect(visit.page.locator("#summary")).to_contain_text(f"Compared {FEW} pictures")
    for name in another.files:
        if name != "manifest.json":
            other.remove(f"/index/{name}")
    other.requests.clear()
    choose(visit, scene(506))
    expect(visit.results).to_have_count(0)
    expect(visit.status).to_have_text("No picture could be compared.")
    expect(visit.page.locator("#nothing")).to_contain_text("The list below says why")
    assert {problem["reason"] for problem in visit.problem_list()} == {"not-found"}
    assert "replaced meanwhile: reload this page" in visit.problem_list()[0]["text"]
    assert other.requests.count(("GET", "/index/manifest.json")) == 1
