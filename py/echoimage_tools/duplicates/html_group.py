"""A group in, its part of the report out: the picture to keep, and each other one with what differs and the proof."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path, PurePosixPath

from echoimage.duplicates.groups import Group, Member
from echoimage.duplicates.pair import Item, Kind
from echoimage.types import Features
from echoimage_tools.duplicates.answer import KINDS, Answer, day_of, done_to, megabytes, reason
from echoimage_tools.duplicates.proof import Drawn, Polygon, Proof
from echoimage_tools.output.console import plain
from echoimage_tools.output.counts import counted
from echoimage_tools.sources.collection import is_http

TALLEST = 16.0
"""Height of a pair of pictures at most, in rem."""

FARTHEST: dict[Kind, str] = {
    "exact": "the very same file",
    "same": "the same throughout",
    "edited": "edited copies among them",
    "related": "some of the scene alone",
}
"""What a group is, by the kind of its farthest picture."""


def written(
    answer: Answer, number: int, group: Group, features: Mapping[int, Features], proofs: Mapping[int, Proof]
) -> str:
    """Return a section. features: of its pictures, by number. proofs: by the numbers of the extra ones."""
    exact = [one for one in group.others if one.pair.kind == "exact"]
    others = [one for one in group.others if one.pair.kind != "exact"]
    parts = [_keep(answer, group, exact, features.get(group.best.number))]
    parts += [_extra(answer, group.best, one, features, proofs.get(one.item.number)) for one in others]
    heading = f"{counted(1 + len(group.others), 'picture')}, {FARTHEST[group.kind]}"
    return f'<section class="group"><h2>Group {number:,}: {heading}</h2>{"".join(parts)}</section>\n'


def text(value: str) -> str:
    """Return a text of whatever origin as one of HTML: what does not show, such as a change of direction, is spelt."""
    return escape(plain(value))


def _keep(answer: Answer, group: Group, exact: Iterable[Member], features: Features | None) -> str:
    best = group.best
    facts = "; ".join(value for _, value in _fields(answer, best)[:4] if value)
    reasons = ", ".join(reason(rule) for rule in group.rules)
    copies = "".join(f"<li>{_name(answer, one.item)}{_day(answer, best, one.item)}</li>" for one in exact)
    listed = f"<div><h3>The very same file</h3><ul>{copies}</ul></div>" if copies else ""
    return (
        f'<div class="picture">{_small(features)}<div class="told">'
        f'<h3><span class="badge">Keep</span>{_name(answer, best)}</h3><p class="fine">{text(facts)}</p>'
        f'<p class="fine">It {text(reasons)}.</p>{listed}</div></div>'
    )


def _day(answer: Answer, best: Item, copy: Item) -> str:
    days = [day_of(answer.facts(item))[:10] for item in (best, copy)]
    return f' <span class="fine">{days[1]}</span>' if days[1] and days[0] != days[1] else ""


def _extra(answer: Answer, best: Item, one: Member, features: Mapping[int, Features], proof: Proof | None) -> str:
    pair = one.pair
    shown = _pair(proof, one, best, features) if proof else _small(features.get(one.item.number))
    likely = '<span class="badge likely">Likely</span>' if pair.certainty == "likely" else ""
    done = done_to(pair)
    what = KINDS[pair.kind][0].upper() + KINDS[pair.kind][1:] + (f": {done}" if done else "")
    return (
        f'<div class="picture">{shown}<div class="told"><h3>{_name(answer, one.item)}</h3><p>{likely}{text(what)}</p>'
        f'<p class="fine">The one to keep {text(reason(one.worse_by))}.</p>'
        f"{_table(_fields(answer, best), _fields(answer, one.item))}</div></div>"
    )


def _fields(answer: Answer, item: Item) -> list[tuple[str, str]]:
    facts, path = answer.facts(item), PurePosixPath(answer.places.shown(item))
    metadata = "" if facts.has_metadata is None else ("yes" if facts.has_metadata else "no")
    return [
        ("Pixels", f"{item.size[0]} x {item.size[1]}"),
        ("File size", megabytes(facts.bytes)),
        ("Format", facts.format.upper()),
        ("Changed", day_of(facts).replace("T", " ").replace("+00:00", " UTC")),
        ("Metadata", metadata),
        ("Name", path.name),
        ("Folder", str(path.parent)),
    ]


def _table(keep: list[tuple[str, str]], extra: list[tuple[str, str]]) -> str:
    rows = [
        f'<tr><th scope="row">{name}</th><td>{text(one)}</td><td>{text(other)}</td></tr>'
        for (name, one), (_, other) in zip(keep, extra, strict=True)
        if one != other
    ]
    head = '<tr><td></td><th scope="col">To keep</th><th scope="col">This one</th></tr>'
    return f'<div class="wide"><table><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>' if rows else ""


def _name(answer: Answer, item: Item) -> str:
    url, name = item.entry.url, text(answer.places.shown(item))
    if is_http(url):
        return f'<a href="{escape(url)}" rel="noreferrer">{name}</a>'
    path = Path(url)
    return f'<a href="{escape(path.as_uri())}">{name}</a>' if path.is_absolute() else name


def _small(features: Features | None) -> str:
    if not (features and features.preview):
        return '<p class="fine">No small copy of it is there.</p>'
    return f'<img class="small" decoding="async" alt="" src="{_data(features)}">'


def _pair(proof: Proof, one: Member, best: Item, features: Mapping[int, Features]) -> str:
    """Return both pictures in one scale, with the frames drawn in, the one to keep first."""
    names = {best.number: "To keep", one.item.number: "This one"}
    both = [
        (names.get(one.pair.copy, "Copy"), proof.copy, features[one.pair.copy]),
        (names.get(one.pair.original, "Original"), proof.original, features[one.pair.original]),
    ]
    if one.pair.original == best.number:
        both.reverse()
    tallest = max(_height(drawn) for _, drawn, _ in both) or 1.0
    wide = TALLEST * sum(drawn.width for _, drawn, _ in both) / tallest
    fit = f"{proof.inliers:,} details fit" if proof.inliers else "Judged by the whole frame"
    style = f"max-inline-size:{wide:.1f}rem;margin-inline:auto"
    return (
        f'<figure class="stage"><div class="pair" style="{style}">'
        f"{''.join(_picture(drawn, its) for _, drawn, its in both)}</div>"
        f'<figcaption class="names"><span>{both[0][0]}</span><span>{fit}</span><span>{both[1][0]}</span></figcaption>'
        "</figure>"
    )


def _picture(drawn: Drawn, features: Features) -> str:
    shapes = "".join(_shapes(drawn))
    image = f'<img decoding="async" alt="" src="{_data(features)}">' if features.preview else ""
    width, height = max(drawn.width, 1.0), max(_height(drawn), 1.0)
    return (
        f'<div style="flex-grow:{width:.1f};aspect-ratio:{width:.1f}/{height:.1f}">{image}'
        f'<svg viewBox="0 0 {drawn.size[0]} {drawn.size[1]}" preserveAspectRatio="none">{shapes}</svg></div>'
    )


def _shapes(drawn: Drawn) -> Iterator[str]:
    places = "".join(map(_path, drawn.places))
    for shape, name in ((_path(drawn.frame), "frame"), (places, "places")):
        if shape:
            yield f'<path class="edge" d="{shape}"/><path class="{name}" d="{shape}"/>'


def _path(points: Polygon) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z" if points else ""


def _height(drawn: Drawn) -> float:
    return drawn.width * drawn.size[1] / drawn.size[0]


def _data(features: Features) -> str:
    kind = "jpeg" if features.preview[:2] == b"\xff\xd8" else "png"
    return f"data:image/{kind};base64,{base64.b64encode(features.preview).decode()}"
