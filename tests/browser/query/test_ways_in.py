"""Every way to give a picture: button, camera, drop, paste, address, link, example."""

import base64
from pathlib import Path

import pytest
from pictures import encoded, file, scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit

CROPPED = "demo/examples/cropped.jpg"

PASTE_PICTURE = """async text => {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const blob = new Blob([bytes], {type: 'image/png'});
  await navigator.clipboard.write([new ClipboardItem({'image/png': blob})]);
}"""


@pytest.fixture
def cropped(site_folder: Path) -> Path:
    """A part of the cat Chelsea."""
    return site_folder / CROPPED


def finds_the_cat(visit: Visit) -> None:
    visit.reaches("done")
    assert visit.urls()[0] == visit.address + "demo/chelsea.jpg"
    expect(visit.results).to_have_count(5)
    expect(visit.page.get_by_alt_text("Your picture")).to_be_visible()


def test_file_button(visit: Visit, cropped: Path) -> None:
    visit.choose(cropped)
    finds_the_cat(visit)
    expect(visit.page.locator("#query-name")).to_have_text("cropped.jpg")


def test_camera_field_takes_a_photo(visit: Visit, cropped: Path) -> None:
    camera = visit.page.locator("#query-camera")
    expect(camera).to_have_attribute("capture", "environment")
    camera.set_input_files(cropped)
    finds_the_cat(visit)


@pytest.mark.parametrize("place", ["#query-file + label", "footer", "#headline", "#query-url"])
def test_file_dropped_anywhere(visit: Visit, cropped: Path, place: str) -> None:
    visit.drop(place, files=[cropped])
    finds_the_cat(visit)


def test_address_dropped(visit: Visit) -> None:
    visit.drop("#headline", items={"text/uri-list": visit.address + CROPPED})
    finds_the_cat(visit)


def test_picture_dragged_from_a_page_that_links_it(visit: Visit) -> None:
    html = f'<a href="http://example.org/cat"><img src="{visit.address}{CROPPED}"></a>'
    visit.drop("#headline", items={"text/html": html, "text/uri-list": "http://example.org/cat"})
    finds_the_cat(visit)


def test_prose_dropped_is_refused_in_words(visit: Visit) -> None:
    visit.drop("#headline", items={"text/plain": "a cat"})
    expect(visit.status).to_contain_text("no picture in what you dropped")


def test_picture_pasted(visit: Visit, cropped: Path) -> None:
    png = encoded(Image.open(cropped))
    visit.page.evaluate(PASTE_PICTURE, base64.b64encode(png).decode())
    visit.page.locator("#headline").click()
    visit.page.keyboard.press("Control+V")
    finds_the_cat(visit)


def test_address_pasted(visit: Visit) -> None:
    visit.page.evaluate("text => navigator.clipboard.writeText(text)", visit.address + CROPPED)
    visit.page.locator("#headline").click()
    visit.page.keyboard.press("Control+V")
    finds_the_cat(visit)


@pytest.mark.parametrize("written", ["{site}" + CROPPED, CROPPED, "  {site}" + CROPPED + " "])
def test_address_typed(visit: Visit, written: str) -> None:
    visit.type_address(written.format(site=visit.address))
    finds_the_cat(visit)


def test_typed_address_makes_a_link_to_share(visit: Visit) -> None:
    visit.type_address(CROPPED)
    finds_the_cat(visit)
    assert visit.page.url == f"{visit.address}?q={CROPPED}"


def test_the_same_file_chosen_twice_is_searched_twice(visit: Visit) -> None:
    picture = file("twice.png", encoded(scene(3)))
    for _ in range(2):
        visit.choose(picture)
        visit.reaches("done")
