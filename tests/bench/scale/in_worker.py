"""Questions and an index on a server in, what each stage of the search takes in the page's worker out."""

import json
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, Worker

from bench.scale import stopwatch
from bench.scale.queries import Question
from bench.scale.serving import BenchServer
from bench.scale.stages import Costs, means
from bench.scale.tab import Tab
from echoimage_build.errors import BuildError

WORKER = "worker"
"""The site's folder of which the server is to give `reachable` copies."""

LOADER = "interpreter.mjs"
RETURNED = "  return pyodide;\n"
REACHABLE = "  globalThis.pyodide = pyodide;\n"


def reachable(site: Path, folder: Path) -> None:
    """Copy the code of the site's worker into `folder`, with an interpreter that can be asked from outside."""
    folder.mkdir()
    for path in (site / WORKER).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    code = (folder / LOADER).read_text(encoding="utf-8")
    if RETURNED not in code:
        raise BuildError(f"{LOADER} does not return the interpreter any more; adapt {__name__}")
    (folder / LOADER).write_text(code.replace(RETURNED, REACHABLE + RETURNED), encoding="utf-8")


def worker_stages(
    browser: Browser, server: BenchServer, questions: Sequence[Question], folder: Path
) -> tuple[Costs, int]:
    """Time the stages in a tab of its own; the first question is left out. Give the interpreter's heap in bytes, too.

    What the page takes is "other".

    Parts that arrive are unpacked while others are still fetched: "fetch" is what is spent waiting alone.
    """
    context = browser.new_context(service_workers="block")
    try:
        tab = Tab(context, server, folder)
        tab.open()
        worker = _python(tab.page)
        _run(worker, _setup())
        costs = []
        for question in questions:
            _run(worker, "stopwatch.watch.restart()")
            answer = tab.ask(question)
            cost: dict[str, float] = json.loads(_run(worker, "json.dumps(stopwatch.watch.restart())"))
            cost.pop(stopwatch.OTHER)
            costs.append({**cost, stopwatch.OTHER: answer.milliseconds - sum(cost.values())})
        return means(questions[1:], costs[1:]), int(worker.evaluate("pyodide._module.HEAP8.length"))
    finally:
        context.close()


def _setup() -> str:
    source = Path(stopwatch.__file__).read_text(encoding="utf-8")
    return f"""
import json, sys, types
stopwatch = sys.modules["stopwatch"] = types.ModuleType("stopwatch")
exec({source!r}, stopwatch.__dict__)
stopwatch.watch = stopwatch.Stopwatch()
stopwatch.listen(stopwatch.watch, "index_files:HttpFiles.ranges")
None
"""


def _python(page: Page) -> Worker:
    for worker in page.workers:
        if worker.evaluate("typeof globalThis.pyodide") == "object":
            return worker
    raise BuildError("No worker of the page has a Python interpreter")


def _run(worker: Worker, code: str) -> str:
    return str(worker.evaluate("code => String(pyodide.runPython(code))", code))
