"""axe-core, which finds in a page what keeps people out, as far as a program can."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from echoimage_build.artifacts import Artifact, fetch
from echoimage_build.cache import Cache

CACHE = Cache(Path(__file__).resolve().parents[2] / ".cache")
SCRIPT = Artifact(
    name="axe.min.js",
    registry="npm",
    package="axe-core",
    version="4.14.1",
    sha256="29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    why="finds in a page what keeps people out",
    license="MPL-2.0",
    member="axe.min.js",
)

# Its rules for all of WCAG to 2.2 AA and for good practice, and two that it leaves out unless asked.
RUN = """async () => {
  const rules = {'label-content-name-mismatch': {enabled: true}, 'target-size': {enabled: true}};
  const {violations} = await axe.run(document, {resultTypes: ['violations'], rules});
  const told = (id) => ({html, failureSummary}) => `${id}: ${html}\\n${failureSummary}`;
  return violations.flatMap(({id, nodes}) => nodes.map(told(id)));
}"""


def bring_axe(page: Page) -> None:
    """Put axe-core into a page: by the devtools, for the page's own policy lets no foreign script in."""
    page.evaluate(fetch([SCRIPT], CACHE)[SCRIPT.name].read_text(encoding="utf-8"))


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, each with the element and the reason."""
    found: list[Any] = page.evaluate(RUN)
    return [str(one) for one in found]
