"""The main job in every engine: a picture goes in by every way, and the right one comes out, or none."""

import base64
import time
from pathlib import Path

import pillow_heif
import pytest
from driven import Driven
from hosts import OtherOrigin
from indexes import MANY, Built
from pictures import encoded, scene
from PIL import Image

# No driver drops a file from outside: the page is given the event that a browser makes of it, with real files.
GIVE = """([kind, text]) => {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], 'given.jpg', {type: 'image/jpeg'}));
  const event = kind === 'drop'
    ? new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true})
    : new ClipboardEvent('paste', {bubbles: true, cancelable: true});
  if (kind === 'paste') Object.defineProperty(event, 'clipboardData', {value: files}); // Firefox lets nobody set it
  document.querySelector('h1').dispatchEvent(event);
}"""


OPEN_COLLECTION = """address => {
  document.getElementById('database-url').value = address;
  document.getElementById('database-form').requestSubmit();
}"""
BACK = "() => document.getElementById('database-demo').click()"

# Not by `decode()`, which Firefox refuses now and then ("Invalid image request").
SHOWN = """() => {
  const one = document.querySelector('#results .card-picture img');
  return one?.complete && one.naturalWidth > 0;
}"""


def test_a_chosen_file_is_found(tab: Driven, cropped: Path) -> None:
    tab.search(cropped)
    first, *others = tab.cards()
    assert first["url"].endswith("/demo/chelsea.jpg")
    assert first["verdict"] == "edited"
    assert "Cropped copy of" in first["text"] and "% of the original" in first["text"]
    assert {card["verdict"] for card in others} == {"none"}
    assert tab.wait(SHOWN)


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_file_dropped_or_pasted_is_found(tab: Driven, cropped: Path, kind: str) -> None:
    with tab.entering("done"):
        tab.call(GIVE, [kind, base64.b64encode(cropped.read_bytes()).decode()])
    assert tab.cards()[0]["url"].endswith("/demo/chelsea.jpg")
    assert tab.text("#query-name") == "given.jpg"


def test_what_is_not_there_is_not_found(tab: Driven, tmp_path: Path) -> None:
    (tmp_path / "other.png").write_bytes(encoded(scene(77, 640, 480)))
    tab.search(tmp_path / "other.png")
    assert tab.text("#status") == "Not among these 31 pictures."
    assert {card["verdict"] for card in tab.cards()} == {"none"}


@pytest.mark.parametrize("kind", ["gif", "avif", "heic"])
def test_pictures_that_the_browser_or_a_decoder_of_the_site_reads(
    tab: Driven, site_folder: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"cat.{kind}"
    pillow_heif.register_heif_opener()
    Image.open(site_folder / "demo" / "chelsea.jpg").convert("RGB").save(path)
    tab.search(path)
    assert tab.cards()[0]["url"].endswith("/demo/chelsea.jpg")


def test_an_index_of_another_host_is_searched(
    tab: Driven, other: OtherOrigin, built: Built, cropped: Path, tmp_path: Path
) -> None:
    tab.search(cropped)
    (tmp_path / "turned.png").write_bytes(encoded(scene(5).rotate(90, expand=True)))
    with tab.entering("done"):
        tab.call(OPEN_COLLECTION, built.publish(other))
    assert tab.text("#database-count") == f"{MANY} pictures"
    tab.search(tmp_path / "turned.png")
    first = tab.cards()[0]
    assert first["url"].endswith("/005.png") and first["verdict"] == "edited"
    assert any(span for name, span, _ in other.sent if "/details" in name), "no part of a file was read"
    with tab.entering("done"):
        tab.call(BACK)


def test_a_request_to_another_host_would_be_noticed(tab: Driven) -> None:
    tab.call("() => { fetch('http://elsewhere.invalid/').catch(() => { window.refused = true; }); }")
    noticed = []
    while not tab.call("() => window.refused"):
        noticed += tab.foreign()
    assert noticed or tab.foreign()
    # What the browser says of it may come later, and is not the next test's.
    end = time.monotonic() + 5
    while not tab.complaints() and time.monotonic() < end:
        time.sleep(0.1)
