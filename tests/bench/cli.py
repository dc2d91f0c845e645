"""The words of `python build.py bench`. Only the standard library is imported here, so that `--help` needs no more."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from echoimage_build.cli import Verbs


def add_bench(verbs: "Verbs") -> None:
    """Add the verb `bench`, with a word for each."""
    bench = verbs.add_parser("bench", help="measure")
    add_kinds(bench)
    bench.set_defaults(module="bench", extra="test")


def add_kinds(bench: argparse.ArgumentParser) -> None:
    """Add what can be measured."""
    kinds = bench.add_subparsers(dest="what", required=True, metavar="WHAT")
    boot = kinds.add_parser("boot", help="time until the page is ready, against the bare minimum")
    boot.add_argument("--runs", type=int, default=5, help="visits with an empty profile, of each page; 5 unless told")
    accuracy = kinds.add_parser("accuracy", help="how often the original of an edited photograph is found")
    accuracy.add_argument(
        "--photos",
        type=Path,
        nargs="+",
        action="extend",
        required=True,
        metavar="FOLDER",
        help="photographs; those that are edited come from the first folder, distractors and negatives from all",
    )
    searched = "photographs that are edited and searched for; 24 unless told, 0 for no search"
    accuracy.add_argument("--queries", type=int, default=24, help=searched)
    accuracy.add_argument("--distractors", type=int, default=2000, help="others in the database; 2000 unless told")
    accuracy.add_argument(
        "--families", nargs="+", metavar="NAME", help="only these families of edits, for a quick look"
    )
    _add_verdicts(accuracy)
    accuracy.set_defaults(extra="bench")
    accuracy.add_argument("--json", type=Path, metavar="FILE", help="write all numbers and every single answer here")
    _add_hard(kinds.add_parser("hard", help="how many copies that show little of their original an index finds"))
    _add_service(kinds.add_parser("serve", help="what the service does in a second, and with more than it can do"))
    lighthouse = kinds.add_parser("lighthouse", help="accessibility, good practice and speed, by Lighthouse's measure")
    lighthouse.add_argument("--runs", type=int, default=3, help="visits as each device; 3 unless told")
    _add_mine(kinds.add_parser("mine", help="how fast the page scans pictures, and how it searches many"))
    _add_scale(kinds.add_parser("scale", help="what a search costs among few and among very many images"))
    _add_duplicates(kinds.add_parser("duplicates", help="how many copies in a folder are grouped, and what it costs"))
    _add_cluster(kinds.add_parser("cluster", help="how fast an index is built by 1, 2 and 4 processes, and by Dask"))


def _add_verdicts(accuracy: argparse.ArgumentParser) -> None:
    pairs = "pairs of each kind, made of the first folder, whose verdicts are counted; 4 unless told, 0 for none"
    accuracy.add_argument("--verdicts", type=int, default=4, metavar="N", help=pairs)
    different = "pairs of different photographs of all folders that are compared; 100 unless told, 0 for none"
    accuracy.add_argument("--unrelated", type=int, default=100, metavar="N", help=different)
    shots = "photographs of one thing, one folder for each thing: neighbours by name are compared"
    accuracy.add_argument(
        "--second-shots", type=Path, nargs="+", action="extend", default=[], metavar="FOLDER", help=shots
    )
    accuracy.add_argument("--keep", type=Path, metavar="FOLDER", help="write the pairs with a wrong verdict here")


def _add_hard(hard: argparse.ArgumentParser) -> None:
    photos = "photographs; those that are edited come from these folders"
    hard.add_argument("--photos", type=Path, nargs="+", action="extend", required=True, metavar="FOLDER", help=photos)
    beside = "more photographs that stand beside them in the index"
    hard.add_argument("--beside", type=Path, nargs="+", action="extend", default=[], metavar="FOLDER", help=beside)
    hard.add_argument("--originals", type=int, default=30, metavar="N", help="with copies; 30 unless told")
    hard.add_argument("--others", type=int, default=1470, metavar="N", help="without copies; 1470 unless told")
    half = "which half of originals and negatives: thresholds are chosen on a, and reported on b, unless told"
    hard.add_argument("--half", choices=("a", "b"), default="b", help=half)
    only = "only searches that read no lists of all keypoints"
    hard.add_argument("--first-tier-only", action="store_true", help=only)
    hard.add_argument("--keep", type=Path, metavar="FOLDER", help="keep pictures and index here, to be used again")
    hard.add_argument("--json", type=Path, metavar="FILE", help="write all numbers and every single answer here")


def _add_duplicates(duplicates: argparse.ArgumentParser) -> None:
    photos = "photographs; copies are made of those in the first folder"
    duplicates.add_argument(
        "--photos", type=Path, nargs="+", action="extend", required=True, metavar="FOLDER", help=photos
    )
    duplicates.add_argument("--originals", type=int, default=40, metavar="N", help="with copies; 40 unless told")
    duplicates.add_argument("--edits", type=int, default=8, metavar="N", help="edited copies of each; 8 unless told")
    duplicates.add_argument("--others", type=int, default=1000, metavar="N", help="without copies; 1000 unless told")
    half = "which half of the photographs: thresholds are chosen on 0, and reported on 1, unless told"
    duplicates.add_argument("--half", type=int, choices=(0, 1), default=1, help=half)
    drawn = "instead: what it takes to find the duplicates in indexes of so many images, photographs and drawn ones"
    duplicates.add_argument("--images", type=_numbers, default=[], metavar="N,N", help=drawn)
    duplicates.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep pictures and index here, to be used again"
    )


def _add_cluster(cluster: argparse.ArgumentParser) -> None:
    cluster.add_argument("--images", type=int, default=2000, metavar="N", help="in the index; 2000 unless told")
    photos = "photographs; those in ../shared/data unless told, or else the demo's pictures"
    cluster.add_argument("--photos", type=Path, nargs="+", action="extend", metavar="FOLDER", help=photos)
    drawn = "instead: what a query fetches of indexes of so many drawn images"
    cluster.add_argument("--fetched", type=_numbers, default=[], metavar="N,N", help=drawn)
    cluster.add_argument("--json", type=Path, metavar="FILE", help="write all numbers here")


def _add_mine(mine: argparse.ArgumentParser) -> None:
    mine.add_argument("--pictures", type=int, default=64, metavar="N", help="of 12 megapixels to scan; 64 unless told")
    mine.add_argument("--images", type=int, default=10_000, metavar="N", help="to search among; 10000 unless told")
    mine.add_argument("--photos", type=Path, nargs="+", action="extend", metavar="FOLDER", help="as of bench scale")
    mine.add_argument("--json", type=Path, metavar="FILE", help="write all numbers here")


def _add_scale(scale: argparse.ArgumentParser) -> None:
    scale.add_argument(
        "--images",
        type=_numbers,
        default=[1000, 10_000, 100_000],
        metavar="N,N",
        help="sizes of the indexes; 1000,10000,100000 unless told",
    )
    scale.add_argument(
        "--photos",
        type=Path,
        nargs="+",
        action="extend",
        metavar="FOLDER",
        help="photographs; those in ../shared/data unless told, or else the demo's pictures",
    )
    scale.add_argument("--queries", type=int, default=972, help="with which recall is measured; 972 unless told")
    scale.add_argument("--json", type=Path, metavar="FILE", help="write all numbers and every single answer here")


def _add_service(service: argparse.ArgumentParser) -> None:
    service.add_argument("--images", type=int, default=10_000, help="size of the index; 10000 unless told")
    service.add_argument("--photos", type=Path, nargs="+", action="extend", metavar="FOLDER", help="as of bench scale")
    service.add_argument("--seconds", type=float, default=60, metavar="N", help="for each number of clients; 60")
    service.add_argument(
        "--overload", type=float, default=600, metavar="N", help="seconds of twice the capacity; 600 unless told"
    )
    service.add_argument("--json", type=Path, metavar="FILE", help="write all numbers here")


def _numbers(text: str) -> list[int]:
    numbers = [int(part) for part in text.split(",")]
    if min(numbers) < 1:
        raise ValueError(text)
    return numbers
