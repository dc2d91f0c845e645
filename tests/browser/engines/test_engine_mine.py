"""A picture of the visitor's own is scanned into the browser's storage, and found: at once, and at the next visit."""

from pathlib import Path

from driven import Driven
from offline_site import SiteHost

KNOWN = """() => {
  const {scan, known} = document.querySelector('#scan').dataset;
  return scan === 'done' && known;
}"""


def scanned(tab: Driven, path: Path) -> str:
    """Scan a picture; return how many were known."""
    with tab.entering("ready"):
        tab.set_file("#mine-files", path)
        return str(tab.wait(KNOWN))


def test_a_picture_of_ones_own_is_found(tab: Driven, host: SiteHost, site_folder: Path, cropped: Path) -> None:
    tab.open(host.address)
    tab.reaches("ready")
    original = site_folder / "demo" / "chelsea.jpg"
    assert scanned(tab, original) == "0"
    tab.search(cropped)
    assert (tab.cards()[0]["url"], tab.cards()[0]["match"]) == ("mine/My%20pictures/chelsea.jpg", "yes")
    tab.open(host.address)
    tab.reaches("ready")
    assert scanned(tab, original) == "1"
    tab.search(cropped)
    assert tab.cards()[0]["url"] == "mine/My%20pictures/chelsea.jpg"
    # The tab is the next test's.
    with tab.entering("done"):
        tab.call("() => document.getElementById('database-demo').click()")
