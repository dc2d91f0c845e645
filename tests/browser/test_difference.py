"""Where they differ: scikit-image's map, installed by micropip from the site when first opened."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from visit import Visit


def test_the_map_is_made_when_it_is_opened_and_comes_from_this_site(
    new_visit: Callable[..., Visit], site_folder: Path
) -> None:
    visit = new_visit().open()
    visit.choose(site_folder / "demo" / "examples" / "watermarked.jpg")
    visit.reaches("done")
    assert not any("scikit_image" in address for address in visit.fetched())
    card = visit.results.first
    card.get_by_text("Where they differ").click()
    picture = card.get_by_role("img", name="Map of differences")
    expect(picture).to_be_visible(timeout=60_000)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 256
    assert any("runtime/scikit_image" in address for address in visit.fetched())
    # The mark across the picture is where it differs: redder there than at the top.
    red = """image => {
      const canvas = new OffscreenCanvas(256, 256).getContext('2d', {willReadFrequently: true});
      canvas.drawImage(image, 0, 0);
      const excess = (y) => {
        const {data} = canvas.getImageData(0, y, 256, 40);
        let sum = 0;
        for (let i = 0; i < data.length; i += 4) sum += data[i] - data[i + 1];
        return sum;
      };
      return excess(170) / Math.max(excess(0), 1);
    }"""
    assert picture.evaluate(red) > 3
