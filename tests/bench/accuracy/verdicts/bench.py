"""What the command line asks for in, the verdict on every pair out."""

from argparse import Namespace
from pathlib import Path

from bench.accuracy.photos import different
from bench.accuracy.verdicts.comparing import Answer, compare_all, keep
from bench.accuracy.verdicts.confusion import wrong
from bench.accuracy.verdicts.groups import UNRELATED
from bench.accuracy.verdicts.pair import Album
from bench.accuracy.verdicts.second_shots import of_folders
from bench.accuracy.verdicts.unrelated import compare_unrelated
from echoimage_build.errors import BuildError

FEWEST = 2


def answer_verdicts(arguments: Namespace) -> list[Answer]:
    """Compare pairs of known kinds, and different photographs; write the files of wrong pairs where that is asked."""
    second_shots = of_folders(arguments.second_shots)
    answers: list[Answer] = []
    if arguments.verdicts:
        album = Album(_enough(different(arguments.photos[:1])), second_shots)
        answers += compare_all(album, arguments.verdicts)
        if arguments.keep:
            keep(album, wrong(answers), arguments.keep)
    if arguments.unrelated:
        found, failed = compare_unrelated(_enough(different(arguments.photos)), arguments.unrelated)
        answers += found
        answers += [Answer(UNRELATED.name, "", 0, f"{path}: {why}", "", 0.0, 0) for path, why in failed.items()]
    return answers


def _enough(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files. Raises `BuildError` where there are too few to differ."""
    if len(paths) < FEWEST:
        raise BuildError(f"--photos has {len(paths)} different pictures; verdicts need at least {FEWEST}.")
    return paths
