"""The examples of docs/service.md, run as they stand there."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_host import serving
from built_index import ROOT, pictures
from command import echoimage, save
from running_service import Service, service
from samples import encode, photo

TEXT = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
EXAMPLES = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
TOKEN = "a-token-for-the-examples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    pictures(folder / "pictures", range(3))
    assert echoimage("database", folder / "pictures", "-o", folder / "images.json").code == 0
    assert echoimage("index", folder / "images.json", "-o", folder / "index").code == 0
    save(folder / "picture.jpg", photo(1, 150, 200))
    save(folder / "cup.jpg", photo(9, 150, 200))
    save(folder / "copy.jpg", photo(1, 150, 200)[:, 20:])
    (folder / "token").write_text(TOKEN + "\n")
    return folder


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Service]:
    adding = ("--pictures", folder / "pictures", "--database", folder / "images.json", "--token-file", folder / "token")
    with service(folder / "index", "--workers", 1, "--allow-private", *adding) as served:
        yield served


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 12
    assert all(line.startswith("curl ") for line in EXAMPLES)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_examples_run(served: Service, folder: Path) -> None:
    with serving() as web:
        web.files["/cat.jpg"] = encode(photo(2, 150, 200), ".jpg")
        for line in EXAMPLES:
            here = line.replace("http://127.0.0.1:8000/", served.address).replace("https://example.org", web.address)
            command = here.replace("curl ", "curl --silent --show-error --fail-with-body --noproxy '*' ", 1)
            done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, (line, done.stdout, done.stderr)
            if "/api/search" in line:
                assert '"match": true' in done.stdout, line


def test_every_status_of_the_documentation_is_explained(served: Service) -> None:
    asking = TEXT.partition("## Adding images")[0]
    document = served.client.get("/openapi.json").json()
    stated = {
        int(status) for path in document["paths"].values() for one in path.values() for status in one["responses"]
    }
    explained = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", asking, re.MULTILINE) for code in row.split(",")}
    assert explained == stated - {200, 201}


def test_every_metric_is_listed(served: Service) -> None:
    text = served.client.get("/metrics").text
    told = set(re.findall(r"^# HELP (echoimage_\w+)", text, re.MULTILINE))
    assert told == set(re.findall(r"`(echoimage_\w+)", TEXT.partition("## Metrics")[2]))
