"""After the first visit every engine shows the site without network: its host is gone, and the browser opened anew."""

from pathlib import Path

from driven import NewBrowser, check
from offline_site import SiteHost


def test_a_browser_closed_and_opened_again_searches_without_network(
    new_browser: NewBrowser, host: SiteHost, tmp_path: Path, cropped: Path
) -> None:
    host.away = False
    first = new_browser(tmp_path / "profile")
    first.open(host.address)
    first.wait("() => document.getElementById('offline').textContent.includes('Works without network')")
    check(first)
    first.close()

    host.away = True
    host.asked.clear()
    again = new_browser(tmp_path / "profile")
    again.open(host.address)
    again.reaches("ready")
    again.search(cropped)
    assert again.cards()[0]["url"] == host.address + "demo/chelsea.jpg"
    again.click("#results .compare")
    again.click("label:has([value=heat])")
    again.wait("() => document.getElementById('comparison-note').textContent.includes('on average')")
    assert host.asked == []
    check(again)
