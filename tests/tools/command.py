"""The command line as a test uses it: words in; exit code, output and complaints out."""

import io
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from echoimage_tools.cli import main
from samples import encode, photo

picture_of = partial(photo, height=150, width=200)
"""Small, for speed."""


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict[str, Any]:
        (one,) = self.objects
        return one


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def echoimage(*words: object, err: io.StringIO | None = None) -> Answer:
    """Run `main`, in a thread of its own: Playwright keeps an event loop running in the main one."""
    out, err = io.StringIO(), err or io.StringIO()

    def run() -> int:
        try:
            return main([str(word) for word in words])
        except SystemExit as end:
            return int(end.code or 0)

    with redirect_stdout(out), redirect_stderr(err), ThreadPoolExecutor(1) as elsewhere:
        code = elsewhere.submit(run).result()
    return Answer(code, out.getvalue(), err.getvalue())


def without_places(answer: dict[str, Any]) -> dict[str, Any]:
    """What a search answered, without where the pictures lie as the command sees it: what a service answers."""
    places = ("path", "relative", "database")
    results = [{key: value for key, value in one.items() if key not in places} for one in answer["results"]]
    return {**answer, "results": results}


def save(path: Path, picture: np.ndarray, *options: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(picture, path.suffix, *options))
    return path


def urls(results: Iterable[dict[str, Any]]) -> list[str]:
    return [one["url"] for one in results]
