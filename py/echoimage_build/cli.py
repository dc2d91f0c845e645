"""The verbs of build.py. Only the standard library is imported here, so that `--help` needs no environment."""

import argparse
from pathlib import Path

from echoimage_build.groups import GROUPS


def parser() -> argparse.ArgumentParser:
    """Return the parser of `python build.py`."""
    top = argparse.ArgumentParser(prog="python build.py", description="Builds, serves and tests the EchoImage site.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    build = verbs.add_parser("build", help="make dist/, the whole static site, and print its sizes")
    serve = verbs.add_parser("serve", help="build, serve dist/ on 127.0.0.1 and open the browser")
    for verb in (build, serve):
        verb.add_argument("--database", type=Path, metavar="JSON", help="your images.json in place of the demo")
    serve.add_argument("--port", type=int, default=8000, help="8000 unless told; the next free one if it is taken")
    serve.add_argument("--no-open", action="store_true", help="leave the browser alone")
    verbs.add_parser("wheel", help="build, then make the Python package with the site in it, in build/")
    _add_test(
        verbs.add_parser(
            "test",
            help="build, then run every check and test, in CPython, Pyodide and a real browser",
            epilog="All other arguments are passed on to pytest, for example: -k decode, or tests/build/test_site.py. "
            "Then only groups with such a test are run, and their slow tests too.",
            allow_abbrev=False,
        )
    )
    _add_benches(verbs.add_parser("bench", help="measure"))
    _add_fuzz(verbs.add_parser("fuzz", help="feed damaged documents to the parsers, and tell what they do not refuse"))
    return top


def _add_test(test: argparse.ArgumentParser) -> None:
    test.add_argument(
        "--all", action="store_true", help="also slow tests, another seed, fuzzing, and each bench in a small run"
    )
    test.add_argument(
        "--group",
        action="append",
        choices=GROUPS,
        default=[],
        metavar="NAME",
        help=f"only this group; may be repeated. There are: {', '.join(GROUPS)}",
    )


def _add_benches(bench: argparse.ArgumentParser) -> None:
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
    accuracy.add_argument("--queries", type=int, default=24, help="photographs that are edited; 24 unless told")
    accuracy.add_argument("--distractors", type=int, default=2000, help="others in the database; 2000 unless told")
    accuracy.add_argument(
        "--families", nargs="+", metavar="NAME", help="only these families of edits, for a quick look"
    )
    accuracy.add_argument("--json", type=Path, metavar="FILE", help="write all numbers and every single answer here")
    _add_service(kinds.add_parser("serve", help="what the service does in a second, and with more than it can do"))
    lighthouse = kinds.add_parser("lighthouse", help="accessibility, good practice and speed, by Lighthouse's measure")
    lighthouse.add_argument("--runs", type=int, default=3, help="visits as each device; 3 unless told")
    _add_scale(kinds.add_parser("scale", help="what a search costs among few and among very many images"))
    _add_cluster(kinds.add_parser("cluster", help="how fast an index is built by 1, 2 and 4 processes, and by Dask"))


def _add_cluster(cluster: argparse.ArgumentParser) -> None:
    cluster.add_argument("--images", type=int, default=2000, metavar="N", help="in the index; 2000 unless told")
    photos = "photographs; those in ../shared/data unless told, or else the demo's pictures"
    cluster.add_argument("--photos", type=Path, nargs="+", action="extend", metavar="FOLDER", help=photos)
    drawn = "instead: what a query fetches of indexes of so many drawn images"
    cluster.add_argument("--fetched", type=_numbers, default=[], metavar="N,N", help=drawn)
    cluster.add_argument("--json", type=Path, metavar="FILE", help="write all numbers here")


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


def _add_fuzz(fuzz: argparse.ArgumentParser) -> None:
    fuzz.add_argument("--minutes", type=float, default=10, metavar="N", help="for all parsers together; 10 unless told")
    fuzz.add_argument("--target", nargs="+", metavar="NAME", help="only these parsers")
    fuzz.add_argument("--seed", type=int, default=1, help="1 unless told; the same seed gives the same cases")
    fuzz.add_argument("--repeat", type=Path, metavar="FILE", help="run one case again that was written to a file")
    fuzz.add_argument("--json", type=Path, metavar="FILE", help="write all numbers here")


def _numbers(text: str) -> list[int]:
    numbers = [int(part) for part in text.split(",")]
    if min(numbers) < 1:
        raise ValueError(text)
    return numbers


def parse(words: list[str] | None = None) -> argparse.Namespace:
    """Return the verb and its options; `pytest` holds what is passed on by `test`, and is empty for other verbs."""
    top = parser()
    arguments, others = top.parse_known_args(words)
    if others and arguments.verb != "test":
        top.error(f"unrecognized arguments: {' '.join(others)}")
    arguments.pytest = others
    return arguments


def extra(arguments: argparse.Namespace) -> str:
    """Return the optional dependencies (pyproject.toml) that a verb needs."""
    if arguments.verb == "bench" and arguments.what == "accuracy":
        return "bench"
    return "test" if arguments.verb in ("test", "bench") else "build"
