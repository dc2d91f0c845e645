"""The one table of what is compared: groups of kinds of pairs, what is right of each, and the aim it is held to."""

from bench.accuracy.verdicts.copies import EDITED, SAVED_AGAIN, local
from bench.accuracy.verdicts.pair import COPY, NO_COPY, Aim, Album, Group, Verdicts
from bench.accuracy.verdicts.second_shots import layered, of_album
from bench.accuracy.verdicts.shelf import shelf
from bench.accuracy.verdicts.templates import TEMPLATES

SAME: Verdicts = frozenset({"same"})
EDIT: Verdicts = frozenset({"edited"})
NONE: Verdicts = frozenset({"none"})
RELATED: Verdicts = frozenset({"related"})
NEVER = 1e-9

PHOTOGRAPHED = "photographed"
"""The kind whose pairs are files: all of them are compared, however many others are asked for."""

GROUPS = (
    Group("saved again", SAME, SAVED_AGAIN, Aim("same at least 0.99", SAME, least=0.99)),
    Group("1 % changed", EDIT, local(0.01), Aim("same 0", SAME, below=NEVER)),
    Group("0.5 % changed", EDIT, local(0.005)),
    Group("edited copies", COPY, EDITED, Aim("same or edited at least 0.97", COPY, least=0.97)),
    Group(
        "second photographs",
        NO_COPY,
        {"layers": layered, "shelves": shelf, PHOTOGRAPHED: of_album},
        Aim("same or edited below 0.01", COPY, below=0.01),
    ),
    Group("one template", NO_COPY, TEMPLATES, Aim("same or edited below 0.02", COPY, below=0.02)),
)
UNRELATED = Group("unrelated", NONE, {}, Aim("any match 0", COPY | RELATED, below=NEVER))


def count(kind: str, album: Album, asked: int) -> int:
    """Return how many pairs of a kind there are, where so many are asked for."""
    return len(album.second_shots) if kind == PHOTOGRAPHED else asked
