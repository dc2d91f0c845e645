"""Chromium's own record of its network: what page, workers and service worker send, whoever answers."""

import json
from dataclasses import dataclass, field
from pathlib import Path


def flags(path: Path) -> tuple[str, str]:
    """Return the flags with which Chromium writes the record; it is complete when the browser is closed."""
    return f"--log-net-log={path}", "--net-log-capture-mode=IncludeSensitive"


@dataclass
class Sent:
    """A request that left the browser."""

    url: str
    method: str
    headers: list[str] = field(default_factory=list)


def read_record(path: Path) -> list[Sent]:
    """Return what was sent for pages; what Chromium sends for itself (updates) has no page as its initiator."""
    log = json.loads(path.read_text(encoding="utf-8"))
    names = {number: name for name, number in log["constants"]["logEventTypes"].items()}
    requests: dict[int, Sent] = {}
    for event in log["events"]:
        name, about, source = names[event["type"]], event.get("params", {}), event["source"]["id"]
        if name == "URL_REQUEST_START_JOB" and str(about.get("initiator", "")).startswith("http"):
            requests[source] = Sent(about["url"], about["method"])
        elif name.endswith("SEND_REQUEST_HEADERS") and source in requests:
            requests[source].headers += about.get("headers", [])
    return list(requests.values())
