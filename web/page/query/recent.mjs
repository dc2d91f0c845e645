// The last queries, on this device alone, in IndexedDB: each with a small picture of it, and what it takes to search it
// again. Where the browser keeps nothing, as in private windows of some, there are none.
import {isThere, objectStore, quietly} from '../object_store.mjs';

const NAME = `echoimage ${new URL('.', document.baseURI).href} recent`;
const MOST = 20;
const ROOM = 100_000_000; // bytes in all; the oldest go
const AGAIN = `${NAME} again`;
const ON_THE_WAY = 600_000; // milliseconds in which a page that is loaded again takes its query

const inStore = objectStore(NAME, 'queries', {keyPath: 'id'});
const bytes = ({file, small}) => (file?.size ?? 0) + (small?.size ?? 0);
// What is on its way over a reload is none of them.
const isRecent = ({id}) => !id.startsWith('again ');
const isLost = (one) => !isRecent(one) && one.when < Date.now() - ON_THE_WAY;

// Nothing is made where nothing was kept.
async function all() {
  const found = (await isThere(NAME)) ? await inStore('readonly', (store) => store.getAll()) : [];
  return found.sort((one, other) => other.when - one.when);
}

async function list() {
  const found = (await all()).filter(isRecent);
  // By that the next visit has room for the row from its first paint on (front.js).
  try {
    if (found.length) localStorage.setItem(NAME, found.length);
    else localStorage.removeItem(NAME);
  } catch {
    // full, or forbidden: the row moves what is below it, then
  }
  return found;
}

const remove = (id) => inStore('readwrite', (store) => store.delete(id));

async function add(query) {
  await inStore('readwrite', (store) => store.put({...query, when: Date.now()}));
  const found = await all();
  let size = 0;
  const old = found.filter(isRecent).filter((one, place) => (size += bytes(one)) > ROOM || place >= MOST);
  for (const {id} of [...old, ...found.filter(isLost)]) await remove(id);
}

async function clear() {
  if (await isThere(NAME)) await inStore('readwrite', (store) => store.clear());
}

// A file has its name, by which the worker speaks of it; what is kept of it may be another one.
const named = ({file, name}) => file && new File([file], name, {type: file.type});

export const recent = {
  // Newest first; `file` is null for a query by its address. `sha256` is that of the file which was searched first.
  list: () => quietly(list(), []),
  add: (id, sha256, name, address, box, file, small) => quietly(add({id, sha256, name, address, box, file, small})),
  remove: (id) => quietly(remove(id)),
  clear: () => quietly(clear()),
  size: () => quietly(all().then((found) => found.reduce((sum, one) => sum + bytes(one), 0)), 0),
  file: named,
  again: () => quietly(again()),
};

// Keeps the query over a reload of this tab, which is to follow, where its address would not bring it back.
export async function keepQuery() {
  const shown = window.front.asked?.();
  if (!shown?.file && !shown?.box) return;
  try {
    const id = `again ${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
    sessionStorage.setItem(AGAIN, id);
    await inStore('readwrite', (store) => store.put({...shown, id, when: Date.now()}));
  } catch {
    // it is chosen anew, then
  }
}

async function again() {
  const id = sessionStorage.getItem(AGAIN);
  sessionStorage.removeItem(AGAIN);
  const found = id && await inStore('readonly', (store) => store.get(id));
  if (found) await remove(id);
  return found ?? null;
}
