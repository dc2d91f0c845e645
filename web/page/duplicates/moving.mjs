// Files moved within folders that the visitor has given. Nothing is removed whose copy was not read back and is not equal.

// Of this visit, by the name that a folder has in the index.
const roots = new Map();
export const know = (name, root) => roots.set(name, root);

// `moves` is JSON of [{from, to, file, kept, exactly}]: paths below the folder; {path, size, modified} of the file, and of the
// one that is kept in its stead, with its `folder`. Returns those that were moved, as [from, to] by the names that they have
// now; where there is another file of that name the moved one is called "name (2)", or stays where `exactly` is asked for.
export async function move(name, moves, told) {
  const root = roots.get(name);
  const moved = [];
  for (const one of JSON.parse(moves)) {
    try {
      moved.push([one.from, await moveOne(root, one)]);
    } catch {
      // It stays; the caller tells how many did.
    }
    told(moved.length);
  }
  return moved;
}

async function moveOne(root, {from, to, file, kept, exactly}) {
  const [above, name] = parted(from);
  const [below, wanted] = parted(to);
  if (kept) await expectFile(roots.get(kept.folder), kept);
  // Before folders are made for what is not there.
  if (file) await expectFile(root, file);
  const source = await folder(root, above);
  const handle = await source.getFileHandle(name);
  const target = await folder(root, below, true);
  const found = await free(target, wanted, exactly);
  await moveFile(source, handle, target, found);
  return [...below, found].join('/');
}

const parted = (path) => [path.split('/').slice(0, -1), path.split('/').at(-1)];

async function folder(root, names, create = false) {
  let place = root;
  for (const name of names) place = await place.getDirectoryHandle(name, {create});
  return place;
}

// Throws where there is no such file, or another one than was described.
async function expectFile(root, {path, size, modified}) {
  const [above, name] = parted(path);
  const file = await (await (await folder(root, above)).getFileHandle(name)).getFile();
  if (file.size !== size || file.lastModified !== modified) throw new Error(`${path} has changed`);
}

const isThere = (place, name) => place.getFileHandle(name).then(() => true, (error) => error.name !== 'NotFoundError');

async function free(place, name, exactly) {
  const [, stem, ending] = name.match(/^(.+?)(\.[^.]*)?$/);
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${stem} (${number})${ending ?? ''}`;
    if (!(await isThere(place, tried))) return tried;
    if (exactly) throw new Error(`there is another ${name}`);
  }
}

async function moveFile(source, handle, target, to) {
  const from = handle.name;
  const {size, lastModified} = await handle.getFile();
  try {
    // It keeps the date of the file; Chromium has it, and not for every file system.
    return await handle.move(target, to);
  } catch {
    if (!(await isThere(source, from)) && (await isFile(target, to, size, lastModified))) return;
    // by a copy, where that has done nothing
  }
  const original = await (await source.getFileHandle(from)).getFile();
  if (await isThere(target, to)) throw new Error(`there is another ${to}`);
  await copyFile(original, target, to);
  try {
    await source.removeEntry(from);
  } catch (error) {
    // The copy is the only one where that has removed the file, and fails.
    if (!(await isThere(source, from))) return;
    await source.getFileHandle(from);
    await target.removeEntry(to);
    throw error;
  }
}

const isFile = (place, name, size, modified) =>
  expectFile(place, {path: name, size, modified}).then(() => true, () => false);

// Throws, and leaves nothing, where the copy is not equal.
async function copyFile(original, target, to) {
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
}

async function equal(one, other) {
  if (one.size !== other.size) return false;
  const [left, right] = (await Promise.all([one.arrayBuffer(), other.arrayBuffer()])).map((data) => new Uint8Array(data));
  return left.every((byte, at) => byte === right[at]);
}
