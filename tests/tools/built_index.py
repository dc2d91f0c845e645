"""Indexes of few pictures: made by the command itself, read by `zipfile`, `json` and the reader of records alone."""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from command import echoimage, save
from echoimage.index import details_file
from echoimage.index.container import build as build_zip
from echoimage.index.container import deflated, digest
from echoimage.index.container import stored as unpacked
from echoimage.index.record import Packed, Stored
from echoimage.index.record import read as read_record
from samples import encode, photo

ROOT = Path(__file__).resolve().parents[2]


def pictures(folder: Path, seeds: Iterable[int]) -> Path:
    """A folder of pictures, named by their seeds, all changed at the same time."""
    for seed in seeds:
        path = save(folder / f"{seed:03}.jpg", photo(seed, 150, 200), 1, 90)
        os.utime(path, ns=(10**18, 10**18 + seed))
    return folder


def build(where: Path, out: Path, *words: object, code: int = 0) -> str:
    """Run `echoimage index`; without a complaint, if the exit code is to be 0."""
    answer = echoimage("index", where, "-o", out, "--workers", 1, *words)
    assert answer.code == code, answer.err
    assert code or not answer.err
    return answer.out + answer.err


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest(out: Path) -> dict[str, Any]:
    found = json.loads((out / "manifest.json").read_bytes())
    assert isinstance(found, dict)
    return found


def contents(out: Path) -> dict[str, bytes]:
    """All files by name; hidden ones too, for there should be none."""
    return {path.name: path.read_bytes() for path in out.iterdir()}


def named(out: Path) -> set[str]:
    """What the manifest names, and the manifest."""
    document = manifest(out)
    listed = document["sources"] if isinstance(document["sources"], list) else [document["sources"]]
    names = {"manifest.json", *(f"sources-{digits}.zip" for digits in listed)}
    for segment in document["segments"]:
        names |= {f"words-{segment['words']}.zip"} | {f"details-{one[0]}.zip" for one in segment["details"]}
        names |= {f"keypoints-{one[0]}.zip" for one in segment["keypoints"]}
    return names


def stored(out: Path) -> list[Stored]:
    """What is stored of the images that can be found, in order."""
    found = []
    for segment in manifest(out)["segments"]:
        with zipfile.ZipFile(out / f"words-{segment['words']}.zip") as words:
            rows = words.read("directory")
        lengths = [int.from_bytes(rows[at + 4 : at + 6], "little") for at in range(0, len(rows), 10)]
        records = []
        for digits, size, images in segment["details"]:
            data = (out / f"details-{digits}.zip").read_bytes()
            assert len(data) == size
            with zipfile.ZipFile(io.BytesIO(data)) as details:
                records += [details.read(f"{number:05}") for number in range(images)]
        assert len(records) == len(lengths)
        found += [read_record(record, "./", "r") for record, length in zip(records, lengths, strict=True) if length]
    return found


def urls(out: Path) -> list[str]:
    return [one.entry.url for one in stored(out)]


def as_version_2(out: Path) -> dict[str, Any]:
    """Make an index one of version 2, without keypoints files; return its manifest."""
    document = manifest(out)
    document["version"] = 2
    del document["check"]
    for segment in document["segments"]:
        del segment["keypoints"]
    (out / "manifest.json").write_text(json.dumps(document))
    return document


def as_version_1(out: Path) -> None:
    """Make an index of few pictures one of version 1: grey thumbnails, no digests of files, shorter lines."""
    document = as_version_2(out)
    document["version"] = 1
    for segment in document["segments"]:
        rows = []
        for at, (digits, _, _) in enumerate(segment["details"]):
            with zipfile.ZipFile(out / f"details-{digits}.zip") as details:
                records = [_grey(details.read(name)) for name in details.namelist()]
            data, directory = details_file.write(records)
            segment["details"][at] = [digest(data), len(data), len(records)]
            (out / f"details-{digest(data)}.zip").write_bytes(data)
            rows.append(directory.tobytes())
        with zipfile.ZipFile(out / f"words-{segment['words']}.zip") as words:
            parts = {name: words.read(name) for name in words.namelist()[:-1]} | {"directory": b"".join(rows)}
        members = [(deflated if name == "counts" else unpacked)(name, part) for name, part in parts.items()]
        data, places = build_zip(members)
        segment["parts"] = {one.name: [at, len(one.data)] for one, at in zip(members, places, strict=True)}
        segment["words"], segment["bytes"] = digest(data), len(data)
        (out / f"words-{segment['words']}.zip").write_bytes(data)
    with zipfile.ZipFile(out / f"sources-{document['sources']}.zip") as sources:
        lines = [json.dumps(json.loads(line)[:4]) for line in sources.read("sources").splitlines()]
    data, _ = build_zip([deflated("sources", "\n".join(lines).encode())])
    document["sources"] = digest(data)
    (out / f"sources-{document['sources']}.zip").write_bytes(data)
    (out / "manifest.json").write_text(json.dumps(document))


def _grey(record: bytes) -> Packed:
    stored = read_record(record, "./", "r").features
    begin = record.rindex(stored.preview)
    whole = record[:4] + b"\1" + record[5:begin] + encode(stored.thumbnail, ".png")
    member = deflated("", whole)
    return Packed(member.data, member.size, member.crc)


def owners(out: Path) -> set[int]:
    """Numbers of the images that stand in posting lists, by reading these entry by entry."""
    found: set[int] = set()
    first = 0
    for segment in manifest(out)["segments"]:
        with zipfile.ZipFile(out / f"words-{segment['words']}.zip") as words:
            counts, data = words.read("counts"), words.read("postings")
        at = 0
        for word in range(65_536):
            number = 0
            for _ in range(int.from_bytes(counts[4 * word : 4 * word + 4], "little")):
                entry = int.from_bytes(data[at : at + 3], "little")
                at += 3
                filler = entry & 2047 == 2047
                number += 2047 * (entry >> 11) if filler else entry & 2047
                if not filler:
                    found.add(first + number)
        first += sum(one[2] for one in segment["details"])
    return found
