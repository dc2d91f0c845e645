"""Every way to give a picture: button, camera, drop, paste, address, link, example."""

import base64
from pathlib import Path

import pytest
from pictures import encoded
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
    expect(visit.query_picture).to_be_visible()


def test_files_come_by_button_by_camera_and_dropped_anywhere(visit: Visit, cropped: Path) -> None:
    for _ in range(2):  # the same file again is another wish
        visit.choose(cropped)
        finds_the_cat(visit)
    expect(visit.page.locator("#query-name")).to_have_text("cropped.jpg")
    camera = visit.page.locator("#query-camera")
    expect(camera).to_have_attribute("capture", "environment")
    camera.set_input_files(cropped)
    finds_the_cat(visit)
    for place in ("#query-file + label", "footer", "#query-url"):
        visit.drop(place, files=[cropped])
        finds_the_cat(visit)


def test_addresses_come_dropped_and_in_a_picture_of_another_page_and_prose_is_refused_in_words(visit: Visit) -> None:
    visit.drop("#headline", items={"text/uri-list": visit.address + CROPPED})
    finds_the_cat(visit)
    html = f'<a href="http://example.org/cat"><img src="{visit.address}{CROPPED}"></a>'
    visit.drop("#headline", items={"text/html": html, "text/uri-list": "http://example.org/cat"})
    finds_the_cat(visit)
    visit.drop("#headline", items={"text/plain": "a cat"})
    expect(visit.status).to_contain_text("no picture in what you dropped")


def test_pictures_and_addresses_are_pasted(visit: Visit, cropped: Path) -> None:
    png = encoded(Image.open(cropped))
    visit.page.evaluate(PASTE_PICTURE, base64.b64encode(png).decode())
    visit.page.locator("#headline").click()
    visit.page.keyboard.press("Control+V")
    finds_the_cat(visit)
    visit.page.evaluate("text => navigator.clipboard.writeText(text)", visit.address + CROPPED)
    visit.page.locator("#headline").click()
    visit.page.keyboard.press("Control+V")
    finds_the_cat(visit)


def test_addresses_are_typed_and_make_a_link_to_share(visit: Visit) -> None:
    visit.type_address(f"  {visit.address}{CROPPED} ")
    finds_the_cat(visit)
    visit.type_address(CROPPED)
    finds_the_cat(visit)
    assert visit.page.url == f"{visit.address}?q={CROPPED}"
