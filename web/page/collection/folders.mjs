// The files of folders, selections and archives, in batches: the page goes on between them, however many there are.
// A source is a FileSystemEntry (of a drop), a FileSystemDirectoryHandle or FileSystemFileHandle, or a File.

import {directory, unpacked} from './archive.mjs';

const PICTURE = /\.(jpe?g|jpe|jfif|png|webp|gif|tiff?|bmp|dib|avif|hei[cf]|jxl|jp[2fx]|j2k|ico|p[bgpn]m)$/i;
const ARCHIVE = /\.zip$/i;
const SILENT = /^(\.|__MACOSX$|@eaDir$|EchoImage extras$|(thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r)$)/i; // what systems and this page put there, hidden files

const BATCH = 200;
const FIRST = 64; // files of the first batch at least, where there are as many: by them a folder is known again
const TURN = 30; // milliseconds of work before the page has a turn

const LARGEST = 64e6; // bytes of a picture, as the worker reads it
const WHOLE = 4e9; // bytes of all that one archive may hold

// Of this visit, by the folder's name and the path; the address of a result is "mine/" and these, escaped.
const found = new Map();
const turn = () => new Promise((resume) => setTimeout(resume));
const isPicture = (name) => PICTURE.test(name);

// Yields {files: [{path, file}], others, problems: [{path, reason}]}; `others` counts what is no picture.
export async function* batches(sources) {
  let batch = empty();
  let least = FIRST;
  let begun = performance.now();
  for await (const one of everything(sources)) {
    if (one.reason) batch.problems.push(one);
    else if (one.file) batch.files.push(one);
    else batch.others += 1;
    const late = performance.now() - begun > TURN;
    if (batch.files.length >= BATCH || late && batch.files.length >= least) {
      yield batch;
      least = 1;
      batch = empty();
    }
    if (late) {
      await turn();
      begun = performance.now();
    }
  }
  yield batch;
}

// Keeps files for fileOf, under the name that the folder has in the index.
export function remember(folder, files) {
  for (const {path, file} of files) found.set(`${folder}/${path}`, file);
}

// The file of a result's address, if it was found in this visit.
export function fileOf(address) {
  try {
    return found.get(decodeURIComponent(address.slice('mine/'.length))) ?? null;
  } catch {
    return null; // halves of characters in a name
  }
}

const empty = () => ({files: [], others: 0, problems: []});

async function* everything(sources) {
  for (const source of sources) {
    if (source instanceof Blob) yield* ofFile(source.webkitRelativePath || source.name, source);
    else if (source.kind) yield* ofHandle(source.name, source);
    else yield* ofEntry(source);
  }
}

async function* ofEntry(entry) {
  if (SILENT.test(entry.name)) return;
  const path = entry.fullPath.replace(/^\//, '');
  try {
    if (entry.isDirectory) for await (const child of children(entry.createReader())) yield* ofEntry(child);
    else yield* named(path, () => new Promise((...settle) => entry.file(...settle)));
  } catch {
    yield {path, reason: 'unreadable'};
  }
}

// A reader gives a hundred at a time in Chromium, and none at the end.
async function* children(reader) {
  for (;;) {
    const some = await new Promise((...settle) => reader.readEntries(...settle));
    if (!some.length) return;
    yield* some;
  }
}

async function* ofHandle(path, handle) {
  if (SILENT.test(handle.name)) return;
  try {
    if (handle.kind === 'directory') for await (const child of handle.values()) yield* ofHandle(`${path}/${child.name}`, child);
    else yield* named(path, () => handle.getFile());
  } catch {
    yield {path, reason: 'unreadable'};
  }
}

async function* ofFile(path, file) {
  if (!path.split('/').some((name) => SILENT.test(name))) yield* named(path, () => file);
}

// A file is opened only where its name is that of a picture or an archive.
async function* named(path, open) {
  if (isPicture(path)) yield {path, file: await open()};
  else if (ARCHIVE.test(path)) yield* members(path, await open());
  else yield {path};
}

// The pictures of an archive, unpacked one by one; who packs to do harm gets no further than the limits.
async function* members(path, file) {
  let held = 0;
  try {
    for (const member of await directory(file)) {
      const names = member.name.split('/');
      const inside = `${path}/${member.name}`;
      if (!names.at(-1) || names.some((name) => SILENT.test(name))) continue;
      if (ARCHIVE.test(member.name)) yield {path: inside, reason: 'archive-nested'};
      else if (!isPicture(member.name)) yield {path: inside};
      else if (member.size > LARGEST) yield {path: inside, reason: 'member-too-large'};
      else if ((held += member.size) > WHOLE) return yield {path, reason: 'archive-too-large'};
      else yield await unpackedOr(file, member, inside);
    }
  } catch {
    yield {path, reason: 'archive-damaged'};
  }
}

const unpackedOr = (file, member, path) => unpacked(file, member, LARGEST)
  .then((found) => ({path, file: found}), () => ({path, reason: 'unreadable'}));
