"""An index that the scale bench has drawn in, the same as the page would have written it of a folder out."""

import json
from pathlib import Path

from echoimage.index import manifest, sources_file
from echoimage.index.manifest import NAME
from echoimage.index.store import write_named
from echoimage_tools.indexing.folder import Folder

STORE = """async ([address, names, site]) => {
  const settled = (request) => new Promise((done, failed) => {
    request.oncomplete = request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const opening = indexedDB.open(`echoimage ${site} mine`);
  opening.onupgradeneeded = () => opening.result.createObjectStore('files');
  const database = await settled(opening);
  for (const name of names) {
    const blob = await (await fetch(address + name)).blob();
    const transaction = database.transaction('files', 'readwrite');
    transaction.objectStore('files').put(blob, name);
    transaction.objectStore('files').put('drawn', 'revision');
    await settled(transaction);
  }
  database.close();
}"""
"""Puts files of a server where the page keeps its own (web/worker/mine_files.mjs)."""


def as_remembered(folder: Path) -> list[str]:
    """Add what is remembered of every image; return the names of all files."""
    document = json.loads((folder / NAME).read_bytes())
    made = manifest.parse((folder / NAME).read_bytes(), NAME)
    writer = sources_file.Writer(lambda data: write_named(Folder(folder), "sources", data))
    writer.add(
        [
            sources_file.Remembered(f"mine/Drawn/{number:06}.jpg", "0" * 16, f"file {number} 0", f"{number:064x}", 2)
            for number in range(made.images)
        ]
    )
    document["sources"] = list(writer.finish())
    (folder / NAME).write_text(json.dumps(document), encoding="utf-8")
    return [NAME, *manifest.parse((folder / NAME).read_bytes(), NAME).names]
