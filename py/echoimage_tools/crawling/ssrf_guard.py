"""Keeps a crawl away from private networks: it stands where names become the addresses that are connected to.

Not httpx, as in the service: Scrapy fetches through Twisted, and brings robots.txt, throttling and retries for that.
"""

from collections.abc import Sequence
from typing import Any

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer, provider

from echoimage_tools.sources.public_address import is_public

refused: dict[str, str] = {}
"""Hosts of which no address is public, with one that is not."""


@implementer(IHostnameResolver)
class PublicResolver(CachingHostnameResolver):
    """Returns public addresses alone; Twisted connects to what it returns and looks nothing up again.

    It is asked for numbers in any spelling too, such as 127.1 or 2130706433, which the system's resolver reads.
    """

    def resolveHostName(  # noqa: N802 (Twisted's name)
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """See `IHostnameResolver`."""
        receiver: Any = _PublicOnly(resolutionReceiver, hostName)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> "PublicResolver":
        """Make it, as Scrapy asks for it."""
        return cls(reactor, crawler.settings.getint("DNSCACHE_SIZE"))


@provider(IResolutionReceiver)
class _PublicOnly:
    def __init__(self, receiver: Any, host: str) -> None:
        self._receiver, self._host = receiver, host

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if is_public(address.host):
            refused.pop(self._host, None)
            self._receiver.addressResolved(address)
        else:
            refused.setdefault(self._host, address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()
