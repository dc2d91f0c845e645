"""Trials in, a report in Markdown and one for programs out."""

import statistics
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from bench.hard.trials import DEPTH, Tier, Trial

RANKS = (1, 8, DEPTH)
EXPLANATION = """\
Shares of the queries. Leading, all keypoints: what is shown is the first / among the first 8 / 50 images that their
lists propose. Read: its record was read by a whole search. Accepted: it is among the five results of that, and matches.
Direct: it matches when it is compared alone. Of a collage, any of the pictures will do that are in the index."""


def text(trials: Sequence[Trial], tiers: Collection[Tier]) -> str:
    """Return the report for people."""
    copies, strangers = _sorted(trials)
    whole = [f"{what}, {tier}" for what in ("read", "accepted") for tier in tiers]
    heads = ["leading keypoints", "all keypoints", *whole, "direct"]
    lines = [EXPLANATION, "", f"| edit | {' | '.join(heads)} |", "|---|" + "---:|" * len(heads)]
    lines += [_row(name, some, tiers) for name, some in _by_edit(copies).items()]
    lines += [_row("all", copies, tiers), "", _stages(copies, tiers), "", _collages(copies, tiers), ""]
    lines += _costs({"hard copies": copies, "not in the index": strangers}, tiers)
    lines += ["", *_wrong(trials)]
    return "\n".join(lines)


def document(trials: Sequence[Trial], tiers: Collection[Tier]) -> dict[str, Any]:
    """Return all shares and every single answer, for programs."""
    copies, strangers = _sorted(trials)
    edits = {name: _shares(some, tiers) for name, some in {**_by_edit(copies), "all": copies}.items()}
    costs = {tier: {"copies": _cost(copies, tier), "negatives": _cost(strangers, tier)} for tier in tiers}
    return {"edits": edits, "costs": costs, "trials": [asdict(one) for one in trials]}


def _sorted(trials: Sequence[Trial]) -> tuple[list[Trial], list[Trial]]:
    return [one for one in trials if one.edit], [one for one in trials if not one.edit]


def _by_edit(copies: Sequence[Trial]) -> dict[str, list[Trial]]:
    return {name: [one for one in copies if one.edit == name] for name in dict.fromkeys(one.edit for one in copies)}


def _shares(trials: Sequence[Trial], tiers: Collection[Tier]) -> dict[str, Any]:
    return {
        "leading": [_share(0 < one.leading <= most for one in trials) for most in RANKS],
        "agreeing": [_share(0 < one.agreeing <= most for one in trials) for most in RANKS],
        "read": {tier: _share(one.answers[tier].read for one in trials) for tier in tiers},
        "accepted": {tier: _share(one.answers[tier].accepted > 0 for one in trials) for tier in tiers},
        "direct": _share(one.direct for one in trials),
    }


def _share(held: Iterable[bool]) -> float:
    return statistics.fmean([*held] or [0])


def _row(name: str, trials: Sequence[Trial], tiers: Collection[Tier]) -> str:
    shares = _shares(trials, tiers)
    proposed = [" / ".join(f"{one:.2f}" for one in shares[tier]) for tier in ("leading", "agreeing")]
    single = [*shares["read"].values(), *shares["accepted"].values(), shares["direct"]]
    return f"| {name} | {' | '.join((*proposed, *(f'{one:.3f}' for one in single)))} |"


def _stages(copies: Sequence[Trial], tiers: Collection[Tier]) -> str:
    """Return where copies are lost: of those that a search read, and of those that it could have accepted."""
    lines = ["| | read | accepted, of those read | accepted, of those accepted directly |", "|---|---:|---:|---:|"]
    provable = [one for one in copies if one.direct]
    for tier in tiers:
        read = [one for one in copies if one.answers[tier].read]
        parts = (
            _share(one.answers[tier].read for one in copies),
            _share(one.answers[tier].accepted > 0 for one in read),
            _share(one.answers[tier].accepted > 0 for one in provable),
        )
        lines.append(f"| {tier} | {' | '.join(f'{one:.3f}' for one in parts)} |")
    return "\n".join(lines)


def _collages(copies: Sequence[Trial], tiers: Collection[Tier]) -> str:
    """Return how many of the pictures of a collage are answered, on average."""
    parts = []
    for name, trials in _by_edit([one for one in copies if one.shown > 1]).items():
        for tier in tiers:
            answered = statistics.fmean(one.answers[tier].accepted for one in trials)
            parts.append(f"{name}, {tier}: {answered:.2f} of {trials[0].shown} answered")
    return "; ".join(parts)


def _costs(kinds: dict[str, list[Trial]], tiers: Collection[Tier]) -> list[str]:
    heads = "queries | MB, mean | ms, median | with another called a copy | called related"
    lines = [f"| | {heads} |", "|---|" + "---:|" * 5]
    for kind, trials in kinds.items():
        for tier in tiers:
            cost = _cost(trials, tier)
            means = f"{cost['bytes'] / 1e6:.2f} | {cost['milliseconds']:.0f}"
            lines.append(f"| {kind}, {tier} | {len(trials)} | {means} | {cost['copies']:.0f} | {cost['related']:.0f} |")
    return lines


def _cost(trials: Sequence[Trial], tier: Tier) -> dict[str, float]:
    """Return mean bytes, median milliseconds, and of how many queries another image was called a copy, or related."""
    answers = [one.answers[tier] for one in trials]
    wrong = [{verdict for _, verdict in one.wrong} for one in answers]
    return {
        "bytes": statistics.fmean(one.bytes for one in answers),
        "milliseconds": statistics.median(one.milliseconds for one in answers),
        "copies": sum(bool(verdicts - {"related"}) for verdicts in wrong),
        "related": sum(verdicts == {"related"} for verdicts in wrong),
    }


def _wrong(trials: Sequence[Trial]) -> Iterator[str]:
    for one in trials:
        for tier, answer in one.answers.items():
            for path, verdict in answer.wrong:
                yield f"{tier}: {one.photo}, {one.edit or 'as it is'}: {path} is called {verdict}"
