"""After a visit every engine shows the site without network: its host is gone, and the browser opened anew."""

from pathlib import Path

from driven import Driven, check
from offline_site import SiteHost


def test_a_browser_closed_and_opened_again_searches_without_network(tab: Driven, host: SiteHost, cropped: Path) -> None:
    tab.wait("() => document.getElementById('offline').textContent.includes('Works without network')")
    check(tab)
    tab.close()

    host.away = True
    host.asked.clear()
    tab.start()
    tab.open(host.address)
    tab.reaches("ready")
    tab.search(cropped)
    assert tab.cards()[0]["url"] == host.address + "demo/chelsea.jpg"
    tab.click("#results .compare")
    tab.click("label:has([value=heat])")
    tab.wait("() => document.getElementById('comparison-note').textContent.includes('on average')")
    tab.click("#comparison-close")
    assert host.asked == []
