"""Duplicates as one page that needs nothing else: an answer and its index in, a file of HTML out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from echoimage import Features, Index, __version__
from echoimage.duplicates.groups import Group
from echoimage_tools.duplicates import html_group
from echoimage_tools.duplicates.answer import Answer
from echoimage_tools.duplicates.as_text import summary
from echoimage_tools.duplicates.html_style import STYLE
from echoimage_tools.duplicates.proof import Proof, proof
from echoimage_tools.output.counts import counted

GROUPS, EXTRAS, PROOFS = 1000, 50, 400
"""Groups, pictures of a group, and pairs laid over each other, that a report has at most: 15 KB for each picture, and
0.1 s for each pair."""

FOLDERS = 50

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""The page may load nothing and run nothing."""

Progress = Callable[[int, int], None]


async def html_report(answer: Answer, index: Index, progress: Progress = lambda *_: None) -> bytes:
    """Return the report, UTF-8; pictures are the index's small copies. Raises `EchoImageError`."""
    groups = answer.found.groups[:GROUPS]
    left = PROOFS
    sections = []
    for number, group in enumerate(groups, start=1):
        shown = Group(group.best, group.others[:EXTRAS])
        features = await _features(shown, index)
        proofs = _proofs(shown, features, left)
        left -= len(proofs)
        section = html_group.written(answer, number, shown, features, proofs)
        sections.append(section + _more(len(group.others) - EXTRAS, "picture", "of this group"))
        progress(number, len(groups))
    return "".join(_document(answer, sections)).encode("utf-8", "backslashreplace")


async def _features(group: Group, index: Index) -> dict[int, Features]:
    numbers = {group.best.number}
    for one in group.others:
        if one.pair.kind != "exact":
            numbers |= {one.item.number, one.pair.copy, one.pair.original}
    stored, _ = await index.details(sorted(numbers))
    return {number: one.features for number, one in stored.items()}


def _proofs(group: Group, features: Mapping[int, Features], most: int) -> dict[int, Proof]:
    found: dict[int, Proof] = {}
    for one in group.others:
        copy, original = features.get(one.pair.copy), features.get(one.pair.original)
        if len(found) < most and one.pair.kind in ("edited", "related") and copy and original:
            made = proof(copy, original)
            if made:
                found[one.item.number] = made
    return found


def _document(answer: Answer, sections: Sequence[str]) -> Iterator[str]:
    title = "Duplicates in " + ", ".join(one.name for one in answer.places.all[: answer.places.first])
    against = ", ".join(one.name for one in answer.places.all[answer.places.first :])
    name = html_group.text(title + (f", compared with {against}" if against else ""))
    yield (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{name}</title>\n'
        f"<style>{STYLE}</style>\n<header><h1>{name}</h1>"
    )
    yield from (f"<p>{html_group.text(line)}</p>" for line in summary(answer))
    if answer.found.problems:
        yield f'<p class="fine">{counted(len(answer.found.problems), "picture")} could not be compared.</p>'
    yield "</header>\n<main>\n"
    yield from sections
    yield _more(len(answer.found.groups) - GROUPS, "group", "in all")
    yield "".join(_folders(answer))
    yield f'</main>\n<footer class="fine">Made by EchoImage {escape(__version__)}.</footer>\n</html>\n'


def _more(count: int, noun: str, where: str) -> str:
    text = f"{counted(count, noun)} more {where}: --json and --csv have them."
    return f'<p class="fine">{text}</p>\n' if count > 0 else ""


def _folders(answer: Answer) -> Iterator[str]:
    if not answer.folders:
        return
    yield '<section><h2>Similar folders</h2><div class="wide"><table><thead><tr><th scope="col">Folder</th>'
    yield '<th scope="col">is in the other by</th><th scope="col">Other folder</th><th scope="col">is in the first by'
    yield "</th></tr></thead><tbody>"
    for one in answer.folders[:FOLDERS]:
        first, second = (f"{share:.0f}%" for share in one.percent)
        names = [html_group.text(answer.places.shown_folder(name)) for name in (one.first, one.second)]
        yield f"<tr><td>{names[0]}</td><td>{first}</td><td>{names[1]}</td><td>{second}</td></tr>"
    yield "</tbody></table></div>"
    yield _more(len(answer.folders) - FOLDERS, "pair", "of folders") + "</section>\n"
