"""A folder of pictures in; how other programs group them, and what each takes in a process of its own, out.

Called as a module with a name, the folder and a file, it groups and writes the groups there.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from bench.cluster.watched import Taken, watch
from bench.duplicates import czkawka, phash
from bench.pool import pool

Groups = list[list[str]]
"""Names of files."""

IMAGEDEDUP = "imagededup==0.3.3.post2"
"""In no extra, for it brings PyTorch."""

WEIGHTS = "mobilenet_v3_small-047dcff4.pth"
"""What torchvision fetches for `MobileNet_V3_Small_Weights.IMAGENET1K_V1`; no package holds it."""


def run(name: str, folder: Path) -> tuple[Groups, Taken]:
    """Let another program group the pictures of a folder. Raises BuildError where it fails."""
    with tempfile.TemporaryDirectory() as top:
        out = Path(top) / "groups.json"
        taken = watch([sys.executable, "-P", "-m", __name__, name, str(folder), str(out)])
        return json.loads(out.read_text(encoding="utf-8")), taken


def lacking(name: str) -> str:
    """Return what another program lacks to be run here, nothing if it lacks nothing."""
    if name != CNN:
        return ""
    # Looked for first: without it imagededup would go to the network.
    home = Path(os.environ.get("TORCH_HOME") or Path(os.environ.get("XDG_CACHE_HOME", "~/.cache"), "torch"))
    weights = home.expanduser() / "hub" / "checkpoints" / WEIGHTS
    if not weights.is_file():
        return f"its weights are in no package, and {weights} is missing"
    return "" if find_spec("imagededup") else f"`.venv/bin/python -m pip install {IMAGEDEDUP}` adds it"


def connected(near: Mapping[str, Collection[str]]) -> Groups:
    """Return what hangs together, of files and those that each is said to resemble."""
    found: dict[str, list[str]] = {}
    for name, others in near.items():
        joined = {id(some): some for some in (found.get(one, [one]) for one in (name, *others))}
        together = [one for some in joined.values() for one in some]
        found |= dict.fromkeys(together, together)
    return [some for some in {id(some): some for some in found.values()}.values() if len(some) > 1]


def _hashes(hash_of: Callable[[Path], bytes], folder: Path) -> dict[str, bytes]:
    """Hash all files that can be read, with all cores."""
    paths = sorted(folder.iterdir())
    with pool() as processes:
        hashes = list(processes.map(partial(_hash, hash_of), paths, chunksize=8))
    return {path.name: one for path, one in zip(paths, hashes, strict=True) if one}


def _hash(hash_of: Callable[[Path], bytes], path: Path) -> bytes:
    try:
        return hash_of(path)
    except OSError:
        return b""


def _by_czkawka(settings: czkawka.Settings, folder: Path) -> Groups:
    return czkawka.groups(_hashes(partial(czkawka.file_hash, settings), folder), settings.difference)


def _by_phash(folder: Path) -> Groups:
    return connected(phash.near(_hashes(phash.file_hash, folder)))


def _by_cnn(folder: Path) -> Groups:
    """Group by imagededup itself, with its threshold: it answers for each file, and what hangs together is a group."""
    from imagededup import methods

    return connected(methods.CNN(verbose=False).find_duplicates(image_dir=str(folder)))


CNN = "imagededup, CNN"

PEERS: dict[str, Callable[[Path], Groups]] = {
    "imagededup, PHash": _by_phash,
    CNN: _by_cnn,
    "Czkawka, gradient": partial(_by_czkawka, czkawka.GRADIENT),
    "Czkawka, as Krokiet": partial(_by_czkawka, czkawka.KROKIET),
    "Czkawka, as czkawka_cli": partial(_by_czkawka, czkawka.COMMAND_LINE),
}

if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(PEERS[sys.argv[1]](Path(sys.argv[2]))), encoding="utf-8")
