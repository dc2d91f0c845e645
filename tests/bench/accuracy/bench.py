"""Folders of photographs in, the accuracy of all methods on the console and in a JSON file out."""

import json
import platform
from argparse import Namespace
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from bench.accuracy.edits import FAMILIES
from bench.accuracy.photos import Selection, select
from bench.accuracy.report import Judged, document, judge, text
from bench.accuracy.stages import stage_costs, stage_table
from bench.accuracy.trials import describe_all, plan, run
from bench.accuracy.verdicts import confusion
from bench.accuracy.verdicts.bench import answer_verdicts
from echoimage_build.errors import BuildError

METHODS = ("verified", "classic", "PDQ", "pHash")


def print_accuracy_bench(arguments: Namespace) -> None:
    """Measure, print the report and write the JSON file if one is asked for."""
    families = arguments.families or FAMILIES
    if unknown := set(families) - set(FAMILIES):
        raise BuildError(f"There is no family {', '.join(sorted(unknown))}. There are: {', '.join(FAMILIES)}.")
    if arguments.json and not arguments.json.parent.is_dir():
        raise BuildError(f"There is no folder {arguments.json.parent} for --json.")
    print(f"\n{platform.system()} {platform.machine()}, Python {platform.python_version()}, {date.today()}")
    written: dict[str, Any] = {}
    if arguments.queries:
        selection = select(arguments.photos, arguments.queries, arguments.distractors)
        selection, judged = measure(selection, METHODS, families)
        print(text(selection, judged))
        print(stage_table(stage_costs(selection.originals, selection.database)))
        written |= document(selection, judged)
    if answers := answer_verdicts(arguments):
        print(confusion.text(answers))
        written["verdicts"] = confusion.document(answers)
    if arguments.json:
        arguments.json.write_text(json.dumps(written, indent=1), encoding="utf-8")


def measure(
    selection: Selection, methods: Sequence[str], families: Collection[str] = FAMILIES
) -> tuple[Selection, list[Judged]]:
    """Return what could be read of the selection, and the trials of each method."""
    described, failed = describe_all([*selection.database, *selection.negatives], methods)
    readable = selection.readable(failed)
    held_out = frozenset(readable.negatives)
    database = [one for one in described if one.path not in held_out]
    return readable, judge(run(plan(readable, methods, families), database))
