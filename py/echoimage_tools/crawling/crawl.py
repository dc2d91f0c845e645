"""`echoimage crawl`: addresses in, a database of the images on their sites out."""

import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from echoimage import EchoImageError
from echoimage_tools.crawling.engine import Engine
from echoimage_tools.crawling.journal import Journal, journal
from echoimage_tools.crawling.options import CrawlOptions
from echoimage_tools.crawling.reading import Reader
from echoimage_tools.crawling.state import LATER, Event, State
from echoimage_tools.crawling.summary import Tally, report
from echoimage_tools.databases.file import DatabaseFile
from echoimage_tools.output.console import complain_of
from echoimage_tools.output.progress import Bar

WHOLE, LACKING, FAILED, STOPPED = 0, 1, 2, 130
"""Exit codes."""

SAVE_EVERY = 30.0
"""Seconds between two savings of the database; a large one is saved less often, to spend a twentieth on it."""


def crawl(options: CrawlOptions) -> int:
    """Crawl; return the exit code."""
    try:
        with journal(options.output.resolve()) as lines:
            under_way = Crawl(options, lines, DatabaseFile(options.output))
            code = under_way.run()
            # What hosts asked to leave for later is asked for by the next run.
            if code != STOPPED and not under_way.state.later:
                lines.finish()
            return code
    except EchoImageError as error:
        complain_of(sys.stderr, str(options.output), str(error))
        return FAILED


@dataclass(slots=True)
class Crawl:
    """A crawl under way: takes events, writes them down, and saves the database now and then."""

    options: CrawlOptions
    lines: Journal
    file: DatabaseFile
    tally: Tally = field(default_factory=Tally)
    state: State = field(init=False)
    _engine: Engine | None = None
    _failure: EchoImageError | None = None
    _stopped: bool = False
    _unsaved: int = 0
    _next_save: float = field(default_factory=lambda: time.monotonic() + SAVE_EVERY)
    _bar: Bar = field(default_factory=lambda: Bar(sys.stderr))

    def __post_init__(self) -> None:
        self.state = State(self.options.pages, self.options.images)

    def run(self) -> int:
        """Do it all; return the exit code. Raises `FileError`."""
        self._begin()
        self._engine = Engine(self.options, Reader(self.options, self.state, self.file), self.keep)
        before = signal.signal(signal.SIGINT, self._interrupted)
        try:
            self._engine.start()
        finally:
            signal.signal(signal.SIGINT, before)
            self._bar.wipe()
        if self._failure:
            raise self._failure
        self._save(anew=bool(self.state.pages_read))
        if self._stopped:
            complain_of(sys.stderr, str(self.options.output), "stopped; run the same command again to go on")
            return STOPPED
        lacking = report(self.options, self.state, self.file, self.tally)
        if not self.state.pages_read and not self.state.records:
            return FAILED
        return LACKING if lacking else WHOLE

    def keep(self, events: Iterable[Event]) -> bool:
        """Take note of what happened; return whether the crawl goes on."""
        try:
            for event in events:
                self.lines.add(event)
                self._apply(event)
            if time.monotonic() > self._next_save:
                self._save()
        except EchoImageError as error:
            self._failure = error
        on = not (self._failure or self.state.enough)
        if not on and self._engine:
            self._engine.stop()
        pages, images = len(self.state.read), len(self.state.fetched)
        self._bar.show(images, len(self.state.images), f"{pages:,} of {len(self.state.pages):,} pages")
        return on

    def _begin(self) -> None:
        """Go on with an interrupted crawl for the same; keep what one for something else had found."""
        events, same = self.lines.events, self.lines.plan == self.options.same
        if same and events:
            self.lines.resume()
            self.state.begin(self.options.first())
            for event in events:
                if event["skip"] != LATER:
                    self._apply(event)
            about = f"{len(self.state.read):,} pages read, {len(self.state.records):,} images recorded"
            complain_of(sys.stderr, str(self.options.output), f"goes on with a crawl that was interrupted: {about}")
            return
        for event in events:
            if event.get("record"):
                self.file.add(event["record"])
                self._unsaved += 1
        self._save()
        self.lines.begin(self.options.same)
        self.state.begin(self.options.first())

    def _apply(self, event: Event) -> None:
        self.state.apply(event)
        record = event.get("record")
        if record:
            self.tally.changes[self.file.add(record)] += 1
            self._unsaved += 1

    def _save(self, anew: bool = False) -> None:
        """Save what is new; `anew`: also an empty database, where there is none yet."""
        if not self._unsaved and not (anew and not self.file.path.exists()):
            return
        begun = time.monotonic()
        self.lines.sync()
        self.file.save()
        self._unsaved = 0
        self._next_save = time.monotonic() + max(SAVE_EVERY, 20 * (time.monotonic() - begun))

    def _interrupted(self, *_: object) -> None:
        self._stopped = True
        if self._engine:
            self._engine.stop()
