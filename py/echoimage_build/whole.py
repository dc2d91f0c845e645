"""The package with the built site in it: one file from which `echoimage publish` works anywhere."""

import base64
import csv
import hashlib
import io
import zipfile
from pathlib import Path

SITE = "echoimage_tools/site"
"""Where `echoimage publish` looks for the site in an installed package."""

_OLD = (1980, 1, 1, 0, 0, 0)
"""One time for all files, the first that a ZIP file can tell: equal sites make equal wheels."""


def write_whole_wheel(wheel: Path, dist: Path, folder: Path) -> Path:
    """Write a copy of the project's wheel with `dist` in it into `folder`; return the file."""
    folder.mkdir(exist_ok=True)
    made = folder / wheel.name
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        names = [name for name in source.namelist() if not name.endswith("/")]
        (record,) = (name for name in names if name.endswith(".dist-info/RECORD"))
        files = {name: source.read(name) for name in names if name != record}
        for path in sorted(path for path in dist.rglob("*") if path.is_file()):
            files[f"{SITE}/{path.relative_to(dist).as_posix()}"] = path.read_bytes()
        # As the standard for wheels recommends, what is in .dist-info comes last.
        for name in sorted(files, key=lambda one: (".dist-info/" in one, one)):
            target.writestr(_about(name), files[name])
        target.writestr(_about(record), _record(files, record))
    return made


def _about(name: str) -> zipfile.ZipInfo:
    about = zipfile.ZipInfo(name, _OLD)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o100644 << 16
    return about


def _record(files: dict[str, bytes], record: str) -> str:
    """Return the list of files that an installer checks (PEP 376 and PEP 427)."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.writerow([name, f"sha256={digest}", len(data)])
    rows.writerow([record, "", ""])
    return text.getvalue()
