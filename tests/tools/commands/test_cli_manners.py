"""What a command says, to whom, and in which colours; what it makes of single failures."""

import io
import json
from pathlib import Path

import pytest

from command import Answer, Terminal, echoimage, save
from echoimage_tools.cli import main
from echoimage_tools.output.console import Colour, coloured, columns, write
from samples import photo


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pictures, of which one is none, a list and a table of them, and their index."""
    folder = tmp_path_factory.mktemp("manners")
    save(folder / "p" / "a.png", photo(1, 60, 80))
    (folder / "p" / "b.png").write_bytes(b"no picture")
    (folder / "table.csv").write_text("url\nhttps://example.org/a.png\nb.png\n")
    assert echoimage("index", folder / "p", "-o", folder / "index", "--workers", 1).code == 1
    return folder


def run(command: str, folder: Path) -> Answer:
    return echoimage(*(word.format(folder) for word in command.split()))


LACKING = {
    "index": "index {0}/p -o {0}/index --workers 1",
    "database": "database {0}/table.csv -o {0}/images.json",
}


@pytest.mark.parametrize("command", LACKING.values(), ids=LACKING)
def test_single_failures_are_told_and_do_not_count_if_so_wanted(folder: Path, command: str) -> None:
    assert run(command, folder).code == 1
    answer = run(f"{command} --keep-going", folder)
    assert (answer.code, answer.err.count("\n")) == (0, 1)


def test_what_fails_as_a_whole_counts_all_the_same(folder: Path) -> None:
    assert run("index {0}/none -o {0}/out --keep-going", folder).code == 2


@pytest.mark.parametrize("verb", ["crawl", "database", "index", "publish"])
def test_verbs_that_a_schedule_runs_have_the_option(verb: str) -> None:
    assert "--keep-going" in echoimage(verb, "--help").out


@pytest.mark.parametrize(
    "command",
    [
        *LACKING.values(),
        *("verify {0}/index", "compare {0}/p/a.png {0}/p/a.png", "search {0}/p/a.png --database {0}/index"),
    ],
)
def test_quiet_says_what_is_wrong_alone(folder: Path, command: str) -> None:
    loud, err = run(command, folder), Terminal()
    quiet = echoimage(*(word.format(folder) for word in f"{command} --quiet".split()), err=err)
    assert loud.out
    assert (quiet.out, quiet.code) == ("", loud.code)
    assert "\r" not in err.getvalue()
    assert err.getvalue().count("\n") == loud.err.count("\n")


def test_quiet_json_is_written(folder: Path) -> None:
    found = run("search {0}/p/a.png --database {0}/index --json", folder)
    assert run("search {0}/p/a.png --database {0}/index --json -q", folder).out == found.out


def test_inspect_and_verify_tell_programs(folder: Path) -> None:
    about = run("inspect {0}/index --json", folder).object
    files = [path.stat().st_size for path in (folder / "index").iterdir() if not path.name.startswith(".")]
    assert about["images"] == 1
    assert (about["files"], about["bytes"], about["base"]) == (len(files), sum(files), "../p/")
    whole = run("verify {0}/index --json", folder).object
    assert whole == {
        **{"index": str(folder / "index"), "images": 1, "files": len(files), "whole": True, "problems": []},
        "error": None,
    }


def test_damage_is_told_to_programs(folder: Path, tmp_path: Path) -> None:
    for path in (folder / "index").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (details,) = tmp_path.glob("details-*")
    details.write_bytes(b"PK")
    answer = echoimage("verify", tmp_path, "--json")
    assert (answer.code, answer.object["whole"], answer.object["problems"][0]["file"]) == (1, False, details.name)


@pytest.mark.parametrize("verb", ["inspect", "verify"])
def test_no_index_is_told_to_programs_with_the_same_keys(folder: Path, verb: str) -> None:
    found, failed = run(f"{verb} {{0}}/index --json", folder), run(f"{verb} {{0}}/p --json", folder)
    assert failed.code == 2
    assert list(failed.object) == list(found.object)
    assert failed.object["error"]["text"].startswith("there is no index in this folder; make one")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return Terminal()


GREEN = coloured("x", Colour.COPY)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_are_for_a_terminal_whose_person_wants_them(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    write(terminal, GREEN)
    write(pipe := io.StringIO(), GREEN)
    assert (terminal.getvalue(), pipe.getvalue()) == (f"{GREEN}\n", "x\n")
    monkeypatch.setenv(name, value)
    write(refused := Terminal(), GREEN)
    assert refused.getvalue() == "x\n"


def test_results_and_complaints_are_coloured(folder: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = str(folder / "p" / "a.png")
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setattr("sys.stderr", complaints := Terminal())
    assert main(["search", picture, str(folder / "p" / "b.png"), "--database", str(folder / "index")]) == 2
    assert coloured("same image", Colour.COPY) in terminal.getvalue()
    assert coloured("echoimage:", Colour.COMPLAINT) in complaints.getvalue()
    written = len(terminal.getvalue())
    assert main(["search", picture, "--database", str(folder / "index"), "--json"]) == 0
    assert json.loads(terminal.getvalue()[written:])


def test_colours_take_no_columns() -> None:
    assert columns(GREEN) == 1
