"""After a visit every engine has the site, and what was scanned: its host is gone, and the browser opened anew."""

from pathlib import Path

from driven import Driven, check
from offline_site import SiteHost

KNOWN = """() => {
  const {scan, known} = document.querySelector('#scan').dataset;
  return scan === 'done' && known;
}"""
OWN = "mine/My%20pictures/chelsea.jpg"


def scanned(tab: Driven, path: Path) -> str:
    """Scan a picture; return how many were known."""
    # A picture that is on the page is searched at once.
    with tab.entering(tab.call("() => document.body.dataset.state")):
        tab.set_file("#mine-files", path)
        return str(tab.wait(KNOWN))


def test_a_browser_closed_and_opened_again_finds_ones_own_picture_and_the_samples_without_network(
    tab: Driven, host: SiteHost, site_folder: Path, cropped: Path
) -> None:
    original = site_folder / "demo" / "chelsea.jpg"
    assert scanned(tab, original) == "0"
    tab.search(cropped)
    assert (tab.cards()[0]["url"], tab.cards()[0]["match"]) == (OWN, "yes")
    tab.wait("() => document.getElementById('offline').textContent.includes('Works without network')")
    check(tab)
    tab.close()

    host.away = True
    host.asked.clear()
    tab.start()
    tab.open(host.address)
    tab.reaches("ready")
    assert scanned(tab, original) == "1"
    tab.search(cropped)
    assert tab.cards()[0]["url"] == OWN
    with tab.entering("done"):
        tab.call("() => document.getElementById('database-demo').click()")
    assert tab.cards()[0]["url"] == host.address + "demo/chelsea.jpg"
    tab.click("#results .compare")
    tab.click("label:has([value=heat])")
    tab.wait("() => document.getElementById('comparison-note').textContent.includes('on average')")
    tab.click("#comparison-close")
    assert host.asked == []
