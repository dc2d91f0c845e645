"""A result saved to be passed on: one file, which opens without network, runs nothing, and fits on two sheets."""

import hashlib
import re
from pathlib import Path

from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import Browser, Page, expect
from visit import Visit

TITLE = "</title><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">" + "long " * 60

SHOWN = """async () => Promise.all([...document.querySelectorAll('image')].map(async (image) => {
  const picture = new Image();
  picture.src = image.href.baseVal;
  await picture.decode();
  return [picture.naturalWidth, picture.naturalHeight];
}))"""


def save(visit: Visit, folder: Path) -> Path:
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Save proof").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def opened(browser: Browser, path: Path) -> tuple[Page, list[str]]:
    """Return the file in a browser without network, and what is said in the console."""
    page, said = browser.new_context(offline=True).new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    return page, said


def test_a_proof_opens_anywhere_runs_nothing_and_is_printed_on_two_sheets(
    bare_visit: Visit, other: OtherOrigin, browser: Browser, tmp_path: Path
) -> None:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    original = scene(4, 2000, 1500)
    whole, part = encoded(original), encoded(original.crop((400, 300, 1400, 1200)))
    address = other.put("/4.png", whole)
    bare_visit.choose_database([{"url": address, "title": TITLE}])
    bare_visit.reaches("done")
    bare_visit.choose(file("<b>part.png", part))
    bare_visit.reaches("done")

    page, said = opened(browser, save(bare_visit, tmp_path))
    assert page.title().startswith("Cropped copy of “</title><script>"), "nothing of it was run"
    assert page.locator("script, img").count() == 0
    assert page.evaluate(SHOWN) == [[1000, 900], [1600, 1200]], "both pictures are in it, the larger one reduced"
    text = page.inner_text("body")
    for told in (
        hashlib.sha256(whole).hexdigest(),
        hashlib.sha256(part).hexdigest(),
        address,
        "<b>part.png",
        "2000 × 1500",
    ):
        assert told in text, told
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert said == []
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) <= 2, paper
    page.context.close()

    # The page of an error stands where the style sheet should.
    page = bare_visit.page
    page.route("**/proof.css", lambda route: route.fulfill(status=500, body="</style><h1>Error</h1>"))
    page.get_by_role("button", name="Proof saved").click()
    expect(page.locator(".save-proof").first).to_have_text("The proof could not be saved: Error: proof.css: 500")
    page.locator(".compare").first.click()
    page.get_by_role("button", name="Save proof").click()
    expect(page.locator("#comparison-note")).to_contain_text("The proof could not be saved")
    page.unroute("**/proof.css")
    with page.expect_download():
        page.get_by_role("button", name="Save proof").click()
    expect(page.locator("#comparison-note")).to_have_text("Proof saved")
