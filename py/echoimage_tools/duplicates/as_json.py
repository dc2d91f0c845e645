"""Duplicates for programs: an answer in, one object for each line of JSON out, with the same keys in every case."""

from collections.abc import Iterator
from typing import Any

from echoimage.duplicates.folders import SimilarFolders
from echoimage.duplicates.groups import Group, Member
from echoimage.duplicates.pair import Item, Pair
from echoimage.duplicates.sides import Counterpart
from echoimage_tools.duplicates.answer import Answer, Part, day_of, done_to, reason

Json = dict[str, Any]


def objects(answer: Answer, part: Part) -> Iterator[Json]:
    """Yield the objects of a part."""
    if part == "groups":
        yield from (_group(answer, number, one) for number, one in enumerate(answer.found.groups, start=1))
    elif part == "folders":
        yield from map(_folders, answer.folders)
    else:
        chosen = (one for one in answer.counterparts if (one.other is None) == (part == "missing"))
        yield from (_counterpart(answer, one) for one in chosen)


def picture(answer: Answer, item: Item) -> Json:
    """Return what is known of a picture and its file."""
    facts = answer.facts(item)
    return {
        "url": item.entry.url,
        "title": item.entry.title,
        "size": list(item.size),
        "sha256": item.sha256,
        "bytes": facts.bytes,
        "format": facts.format or None,
        "metadata": facts.has_metadata,
        "modified": day_of(facts) or None,
    }


def _group(answer: Answer, number: int, group: Group) -> Json:
    return {
        "group": number,
        "kind": group.kind,
        "keep": picture(answer, group.best),
        "reasons": [reason(rule) for rule in group.rules],
        "extras": [_member(answer, one) for one in group.others],
    }


def _member(answer: Answer, one: Member) -> Json:
    worse = {"rule": one.worse_by, "reason": reason(one.worse_by)}
    return {**picture(answer, one.item), **_pair(answer, one.pair), **worse}


def _pair(answer: Answer, pair: Pair) -> Json:
    by_number = answer.by_number
    # Of a picture saved again as large as it was, nothing tells which was first.
    is_told = pair.kind != "exact" and (pair.edits or pair.part != "neither")
    copy, original = (by_number[at].entry.url if is_told else None for at in (pair.copy, pair.original))
    return {
        "kind": pair.kind,
        "certainty": pair.certainty,
        "score": round(pair.score, 4),
        "copy": copy,
        "original": original,
        "part": pair.part,
        "edits": [list(edit) for edit in pair.edits],
        "text": done_to(pair),
    }


def _counterpart(answer: Answer, one: Counterpart) -> Json:
    nearest = {**picture(answer, one.other), **_pair(answer, one.pair)} if one.other and one.pair else None
    return {**picture(answer, one.item), "nearest": nearest}


def _folders(one: SimilarFolders) -> Json:
    return {
        "first": one.first,
        "second": one.second,
        "percent": [round(share, 1) for share in one.percent],
        "common": one.common,
    }
