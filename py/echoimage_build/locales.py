"""The texts of the page, a file a language: `py/echoimage/locales/*.ftl` in, what `web/page/language.mjs` reads out."""

import gzip
from pathlib import Path

FOLDER = "locales"


def write_locales(root: Path, dist: Path) -> None:
    """Write each language by gzip, a quarter of its bytes; of a name in .gz some hosts have browsers unpack it."""
    (dist / FOLDER).mkdir()
    for path in sorted((root / "py" / "echoimage" / FOLDER).glob("*.ftl")):
        (dist / FOLDER / f"{path.stem}.bin").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
