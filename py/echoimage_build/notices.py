"""Third-party notices: one text file that names every shipped part, its licence and its source."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from echoimage_build.recipe import Recipe

HEAD = """\
EchoImage is under the Apache License 2.0 (LICENSE.txt). This site also contains these parts, unchanged but for
compiled Python modules and files left out, each under its own licence. The licence texts are in licenses/ and in
the .dist-info folders of the Python packages (runtime/); that of the Mozilla Public License 2.0 is at
https://mozilla.org/MPL/2.0/, and the source code under it in the packages named here. libheif and libde265, under
the GNU Lesser General Public License, are decoders/libheif.js and libheif.wasm, which may be replaced by other
builds of them; their source code is at https://github.com/strukturag/libheif,
https://github.com/strukturag/libde265 and https://github.com/catdad-experiments/libheif-js. Demo pictures, where
the site has them, are listed on demo/credits.html.
"""


def write_notices(root: Path, recipes: Iterable[Recipe], dist: Path) -> None:
    """Write THIRD-PARTY-NOTICES.txt and LICENSE.txt into `dist`."""
    (dist / "THIRD-PARTY-NOTICES.txt").write_text(notices(recipes), encoding="utf-8", newline="\n")
    (dist / "LICENSE.txt").write_bytes((root / "LICENSE").read_bytes())


def notices(recipes: Iterable[Recipe]) -> str:
    """Return the notices, one paragraph for each part."""
    shipped = [
        recipe for recipe in recipes if recipe.use not in ("build", "test", "license") and recipe.package != "echoimage"
    ]
    paragraphs = []
    for (package, version, license_name), group in groupby(shipped, key=lambda r: (r.package, r.version, r.license)):
        parts = list(group)
        names = ", ".join(recipe.name for recipe in parts)
        paragraphs.append(f"{names}\n  licence: {license_name}\n  from: {package} {version}\n  for: {parts[0].why}\n")
    return "\n".join([HEAD, *paragraphs])
