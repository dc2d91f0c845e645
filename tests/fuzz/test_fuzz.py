"""The parsers of the core under damaged documents, briefly and always the same; and what the fuzzer sees."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from echoimage import DatabaseError
from echoimage_build.cli import parse
from echoimage_build.errors import BuildError
from fuzz import cases, fuzz, targets
from fuzz.cases import CORPUS, case, corpus, tried
from fuzz.cli import add_fuzz
from fuzz.runner import Runner, Tally
from fuzz.targets import TARGETS, Target

FEW = 150
"""Cases of each target; the index is searched in a tenth of them."""

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", TARGETS)
def test_each_parser_gives_a_value_or_a_refusal(name: str, tmp_path: Path) -> None:
    tally = Runner(7, tmp_path).run(name, most=FEW // 10 if name == "index" else FEW)
    assert tally.findings == [], "python build.py fuzz --repeat tells of these"
    assert tally.cases == sum(tally.kinds.values()) == (FEW // 10 if name == "index" else FEW)


@pytest.mark.parametrize("name", TARGETS)
def test_both_ends_are_reached(name: str, tmp_path: Path) -> None:
    kinds = Runner(8, tmp_path).run(name, most=60).kinds
    assert kinds["value"], "nothing valid is left"
    assert kinds["refusal"] or name in ("texts", "png"), "nothing is refused; these two give None"


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_what_was_a_finding_once_is_none(path: Path) -> None:
    outcome = tried(path.name.partition("-")[0], path.read_bytes())
    assert not outcome.is_finding, outcome.what


def test_a_case_is_the_same_each_time_and_another_for_another_seed() -> None:
    target = TARGETS["database"]
    seeds = [*target.seeds(), *corpus("database")]
    some = [case(target, seeds, 1, number) for number in range(100, 140)]
    assert some == [case(target, seeds, 1, number) for number in range(100, 140)]
    assert some != [case(target, seeds, 2, number) for number in range(100, 140)]


class Parser:
    """A target made for a test: `deed` is done with the one document that begins with "!"."""

    def __init__(self, deed: Callable[[], object], seconds: float = 5) -> None:
        self.target = Target("database", lambda: [b"plain", b"!"], (lambda *_: b"plain",), self.run, seconds=seconds)
        self.deed = deed

    def run(self, data: bytes) -> None:
        if data.startswith(b"!"):
            self.deed()
        raise DatabaseError("bad-database", "not JSON")


def busy() -> None:
    until = time.process_time() + 0.6
    while time.process_time() < until:
        pass


def refuse(text: str) -> None:
    raise DatabaseError("bad-database", text)


DEEDS: dict[str, tuple[Callable[[], object], str]] = {
    "exception": (lambda: {}[1], "KeyError"),
    "message": (lambda: refuse("a\u202eb"), r"a\u202eb"),
    "slow": (busy, "0.5 are allowed"),
    "memory": (lambda: np.ones(20_000_000), "64 are allowed"),
    "died": (lambda: os._exit(3), "ended with 3"),
}


@pytest.mark.parametrize("kind", DEEDS)
def test_a_finding_is_written_with_the_document_and_the_rest_goes_on(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = _run(Parser(DEEDS[kind][0], 0.5 if kind == "slow" else 5), tmp_path, monkeypatch)
    assert (tally.cases, tally.kinds["refusal"], tally.kinds[kind]) == (9, 8, 1)
    (path,) = map(Path, tally.findings)
    assert path.read_bytes() == b"!"
    told = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert told.startswith(kind) and DEEDS[kind][1] in told


def test_a_parser_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tally = _run(Parser(lambda: time.sleep(100), 0.3), tmp_path, monkeypatch)
    assert (tally.cases, tally.kinds["hang"]) == (9, 1)


def _run(parser: Parser, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Tally:
    monkeypatch.setitem(targets.TARGETS, "database", parser.target)
    monkeypatch.setattr("fuzz.runner.corpus", lambda _name: [])
    return Runner(1, folder).run("database", most=9)


def test_repeat_tells_what_became_of_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "database-some.case"
    path.write_bytes(b"[]")
    assert fuzz.repeat(path) == 0
    assert "database-some.case: 2 bytes, value" in capsys.readouterr().out


def test_repeat_tells_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(targets.TARGETS, "database", Parser(lambda: {}[1]).target)
    path = tmp_path / "database-some.case"
    path.write_bytes(b"!")
    assert fuzz.repeat(path) == 1
    assert "exception KeyError at" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["database-missing.case", "dance-x.case"])
def test_repeat_of_what_is_no_case_says_what_to_name(tmp_path: Path, name: str) -> None:
    if name.startswith("dance"):
        (tmp_path / name).touch()
    with pytest.raises(BuildError, match="is no case; name a file TARGET-"):
        fuzz.repeat(tmp_path / name)


def test_the_verb_runs_the_named_parsers_and_writes_all_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "fuzz.json"
    words: Any = ["fuzz", "--minutes", "0.02", "--target", "header", "address", "--json", str(report)]
    arguments = parse(words, add_fuzz)
    assert arguments.extra == "build"
    assert fuzz.print_fuzz(arguments, ROOT) == 0
    assert "| header |" in capsys.readouterr().out
    assert '"target": "address"' in report.read_text(encoding="utf-8")


def test_an_unknown_parser_is_refused_with_all_names() -> None:
    with pytest.raises(BuildError, match="no parser dance; there are database, address"):
        fuzz.chosen(["dance"])


def test_memory_is_bound_by_the_pixels_that_a_picture_claims() -> None:
    png = targets.pictures.png_files()[0]
    assert cases._bound(TARGETS["decode"], png) > cases._bound(TARGETS["decode"], b"no picture")
