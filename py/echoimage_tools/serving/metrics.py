"""What the service counts, as Prometheus reads it."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

TIMES = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Seconds up to which requests are counted together."""

TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """Counters of one service, in a registry of their own."""

    def __init__(self) -> None:
        # Else there is a second series for each, with when it was begun.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        mine = self._registry
        self.requests = Counter(
            "echoimage_requests", "Requests answered.", ["route", "method", "status"], registry=mine
        )
        self.seconds = Histogram(
            "echoimage_request_seconds", "From head to last byte.", ["route"], buckets=TIMES, registry=mine
        )
        self.work = Histogram(
            "echoimage_work_seconds", "Time of a process, without waiting.", ["work"], buckets=TIMES, registry=mine
        )
        self.inside = Gauge(
            "echoimage_requests_inside", "Requests being received, waiting or worked on.", registry=mine
        )
        self.replaced = Counter(
            "echoimage_workers_replaced", "Processes that died or were too slow.", ["why"], registry=mine
        )
        self.images = Gauge("echoimage_index_images", "Images that can be found.", registry=mine)
        self.builds = Counter(
            "echoimage_index_builds", "Builds after images were added or deleted.", ["exit_code"], registry=mine
        )

    def text(self) -> bytes:
        """Return all of them."""
        return generate_latest(self._registry)
