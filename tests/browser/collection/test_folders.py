"""What the page finds in folders and archives, by its own module: without a search, and without Python."""

import base64
import io
import zipfile
from typing import Any

from pictures import encoded, scene
from visit import Visit

MANY = 300_000

FIND = """async ([made, many]) => {
  const {batches} = await import('./page/collection/folders.mjs');
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const files = made.map(([path, data]) => {
    const file = new File([bytes(data)], path.split('/').at(-1));
    Object.defineProperty(file, 'webkitRelativePath', {value: path});
    return file;
  });
  const all = files.concat(Array(many).fill(new File([], 'same.jpg')));
  await new Promise((resume) => setTimeout(resume, 100));
  const found = {count: 0, paths: [], sizes: [], others: 0, problems: [], batches: 0, turns: 0};
  const ticking = setInterval(() => { found.turns += 1; });
  for await (const batch of batches(all)) {
    found.batches += 1;
    found.count += batch.files.length;
    if (!many) for (const {path, file} of batch.files) {
      found.paths.push(path);
      found.sizes.push(file.size);
    }
    found.others += batch.others;
    found.problems.push(...batch.problems.map(({path, reason}) => [path, reason]));
  }
  clearInterval(ticking);
  return found;
}"""


def found_in(visit: Visit, files: dict[str, bytes], many: int = 0) -> dict[str, Any]:
    made = [[path, base64.b64encode(data).decode()] for path, data in files.items()]
    found: dict[str, Any] = visit.page.evaluate(FIND, [made, many])
    return found


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return packed.getvalue()


def test_pictures_are_found_in_folders_and_archives_and_harm_is_refused(light_visit: Visit) -> None:
    page = light_visit.open(state="")
    what_systems_hide_is_not_told_and_the_rest_is_counted(page)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archives_give_their_pictures(page, method)
    archives_made_to_do_harm_are_refused(page)
    many_files_come_in_batches_between_which_the_page_has_its_turn(page)


def what_systems_hide_is_not_told_and_the_rest_is_counted(page: Visit) -> None:
    hidden = ("a/.DS_Store", "a/._cat.jpg", "a/.git/cat.jpg", "a/Thumbs.db", "a/__MACOSX/cat.jpg")
    found = found_in(page, dict.fromkeys(("a/日本/Ünter#1.JPG", "a/clip.mp4", "a/notes.txt", *hidden), b"x"))
    assert found["paths"] == ["a/日本/Ünter#1.JPG"]
    assert (found["others"], found["problems"]) == (2, [])


def archives_give_their_pictures(page: Visit, method: int) -> None:
    picture = encoded(scene(1))
    members = {
        "deep/cat.png": picture,
        "日本.png": picture,
        "more.zip": b"PK",
        "clip.mov": b"x",
        "__MACOSX/._cat.png": b"x",
    }
    found = found_in(page, {"pictures.zip": archive(members, method)})
    assert found["paths"] == ["pictures.zip/deep/cat.png", "pictures.zip/日本.png"]
    assert found["sizes"] == [len(picture)] * 2
    assert found["others"] == 1 and found["problems"] == [["pictures.zip/more.zip", "archive-nested"]]


def archives_made_to_do_harm_are_refused(page: Visit) -> None:
    large = archive({"large.png": bytes(65_000_000)})
    # It states less than it unpacks to: 1,000 bytes, in both places.
    lying = large.replace((65_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    once = archive({"a.png": b"12345", "b.png": b"12345"}, zipfile.ZIP_STORED)
    damaged = once[:-30]
    locked = bytearray(once)
    locked[once.index(b"PK\1\2") + 8] |= 1
    # The one member stands in the directory twice.
    single = archive({"a.png": bytes(1000)}, zipfile.ZIP_STORED)
    at, end = single.index(b"PK\1\2"), single.index(b"PK\5\6")
    size = (2 * (end - at)).to_bytes(4, "little")
    shared = single[:end] + single[at:end] + single[end : end + 12] + size + single[end + 16 :]
    files = {
        "shared.zip": shared,
        "large.zip": large,
        "lying.zip": lying,
        "damaged.zip": damaged,
        "text.zip": b"text",
        "locked.zip": locked,
    }
    found = found_in(page, {name: bytes(data) for name, data in files.items()})
    assert found["problems"] == [
        ["shared.zip", "archive-damaged"],
        ["large.zip/large.png", "member-too-large"],
        ["lying.zip/large.png", "unreadable"],
        ["damaged.zip", "archive-damaged"],
        ["text.zip", "archive-damaged"],
        ["locked.zip/a.png", "unreadable"],
    ]
    assert found["paths"] == ["locked.zip/b.png"]


def many_files_come_in_batches_between_which_the_page_has_its_turn(page: Visit) -> None:
    found = found_in(page, {}, many=MANY)
    assert found["count"] == MANY and found["batches"] >= MANY / 200
    assert found["turns"] > 2
