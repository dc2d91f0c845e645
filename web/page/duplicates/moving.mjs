// Files moved within a folder that the visitor has given. Nothing is removed whose copy was not read back and is not equal.

// `pairs` has [from, to], paths below the folder. Returns those that were moved, by the names that they have now; where there
// is another file of that name the moved one is called "name (2)", or stays where `exactly` is asked for.
export async function move(root, pairs, exactly, told) {
  const moved = [];
  for (const [from, to] of pairs) {
    const [source, name] = parted(from);
    const [target, wanted] = parted(to);
    try {
      const place = await folder(root, target, true);
      const found = await free(place, wanted, exactly);
      await moveFile(await folder(root, source, false), name, place, found);
      moved.push([from, [...target, found].join('/')]);
    } catch {
      // It stays; the caller tells how many did.
    }
    told(moved.length);
  }
  return moved;
}

const parted = (path) => [path.split('/').slice(0, -1), path.split('/').at(-1)];

async function folder(root, names, create) {
  let place = root;
  for (const name of names) place = await place.getDirectoryHandle(name, {create});
  return place;
}

async function free(place, name, exactly) {
  const [, stem, ending] = name.match(/^(.+?)(\.[^.]*)?$/);
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${stem} (${number})${ending ?? ''}`;
    const there = await place.getFileHandle(tried).then(() => true, (error) => error.name !== 'NotFoundError');
    if (!there) return tried;
    if (exactly) throw new Error(`there is another ${name}`);
  }
}

async function moveFile(source, from, target, to) {
  const handle = await source.getFileHandle(from);
  const original = await handle.getFile();
  try {
    // It keeps the date of the file; Chromium has it, and not for every file system.
    return await handle.move(target, to);
  } catch {
    // by a copy
  }
  const copy = await target.getFileHandle(to, {create: true});
  try {
    const writing = await copy.createWritable();
    await writing.write(original);
    await writing.close();
    if (!(await equal(original, await copy.getFile()))) throw new Error('the copy is not what was written');
  } catch (error) {
    await target.removeEntry(to);
    throw error;
  }
  await source.removeEntry(from);
}

async function equal(one, other) {
  if (one.size !== other.size) return false;
  const [left, right] = (await Promise.all([one.arrayBuffer(), other.arrayBuffer()])).map((data) => new Uint8Array(data));
  return left.every((byte, at) => byte === right[at]);
}
