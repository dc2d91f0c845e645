"""Case number N of a target: the same bytes for the same seed on every machine; and what becomes of it."""

import resource
import sys
import time
import traceback
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from echoimage import EchoImageError, read_header
from fuzz.targets import MB, TARGETS, Target, legible

CORPUS = Path(__file__).with_name("corpus")
"""Cases that were findings once, as TARGET-NAME.case; each run begins with them, and changes them further."""

GOOD = ("value", "refusal")
MOST_CHANGES = 4
KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case.

    kind: "value", "refusal", or a finding: "exception", "message", "slow", "memory", "hang", "died". what: of a
    finding, in words; place: where in the code. seconds: of the processor. grown: bytes by which the process became
    larger.
    """

    kind: str
    seconds: float = 0.0
    grown: int = 0
    what: str = ""
    place: str = ""

    @property
    def is_finding(self) -> bool:
        """Return whether it is neither a value nor a refusal."""
        return self.kind not in GOOD


def corpus(target: str) -> list[bytes]:
    """Return the cases that are kept of a target."""
    return [path.read_bytes() for path in sorted(CORPUS.glob(f"{target}-*.case"))]


def case(target: Target, seeds: Sequence[bytes], seed: int, number: int) -> bytes:
    """Return a case; the first are the `seeds` themselves."""
    if number < len(seeds):
        return seeds[number]
    dice = Random(seed << 40 ^ zlib.crc32(target.name.encode()) << 48 ^ number)
    data = dice.choice(seeds)
    for _ in range(dice.randint(1, MOST_CHANGES)):
        data = dice.choice(target.changes)(dice, data, seeds)
    return data


def tried(name: str, data: bytes) -> Outcome:
    """Run a case."""
    target = TARGETS[name]
    before, began = _peak(), time.process_time()
    kind, what, place = "value", "", ""
    try:
        target.run(data)
    except target.refusals as refusal:
        kind = "refusal"
        if not legible(str(refusal)):
            kind, what, place = "message", repr(str(refusal)), _place(refusal)
    except Exception as error:
        kind, what, place = "exception", "".join(traceback.format_exception(error)), _place(error)
    seconds, grown = time.process_time() - began, _peak() - before
    if kind in GOOD and seconds > target.seconds:
        kind, what = "slow", f"it took {seconds:.1f} s of the processor; {target.seconds:g} are allowed"
    elif kind in GOOD and grown > _bound(target, data):
        kind, what = "memory", f"it took {grown / MB:.0f} MB; {_bound(target, data) / MB:.0f} are allowed"
    return Outcome(kind, seconds, grown, what, place)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE


def _bound(target: Target, data: bytes) -> int:
    allowed = target.megabytes * MB
    if target.per_pixel:
        try:
            header = read_header(data)
        except EchoImageError:
            return allowed
        allowed += target.per_pixel * header.width * header.height
    return allowed


def _place(error: BaseException) -> str:
    """Return file and line where an error arose, in the project's own code where it passed through that."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if f"{Path('echoimage')}/" in Path(frame.filename).as_posix()] or frames
    return f"{type(error).__name__} at {Path(own[-1].filename).name}:{own[-1].lineno}"
