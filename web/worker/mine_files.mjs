// The files of an index in IndexedDB: what is new and what goes is written in one transaction, or nothing of it. Values are
// blobs, of which parts are read without the rest: 50 records of 50 files in 0.1 s, of whole values in 1.5 s.
import {createStore, promisifyRequest} from './idb-keyval.mjs';
import {plainly} from './storage.mjs';

const REVISION = 'revision'; // changes with every write, so that another tab or an eviction is noticed
const isFile = (name) => name !== REVISION;

// Keeps in memory what could not be stored.
export class Files {
  constructor(name) {
    this.store = createStore(name, 'files');
    this.unstored = new Map();
  }

  revision = plainly(() => this.store('readonly', (objects) => promisifyRequest(objects.get(REVISION))));

  // Returns {name: bytes} of the files that are there.
  list = plainly(() => this.store('readonly', async (objects) => {
    const [names, values] = await Promise.all([objects.getAllKeys(), objects.getAll()].map(promisifyRequest));
    return Object.fromEntries(names.map((name, at) => [name, values[at].size]).filter(([name]) => isFile(name)));
  }));

  whole = plainly(async (name) => bytesOf(await this.#blob(name)));

  // `ranges` holds offset and length of each part.
  parts = plainly(async (name, ranges) => {
    const blob = await this.#blob(name);
    const begins = Array.from({length: ranges.length / 2}, (_, at) => ranges[2 * at]);
    return Promise.all(begins.map((begin, at) => bytesOf(blob.slice(begin, begin + ranges[2 * at + 1]))));
  });

  // Returns whether all is stored as `revision`; false where another one than `expected` is. Throws where the browser has
  // no room; then files stay readable, and the next attempt takes them along.
  commit = plainly(async (expected, revision, names, contents, gone) => {
    for (const name of gone) this.unstored.delete(name);
    names.forEach((name, at) => this.unstored.set(name, new Blob([contents[at]])));
    let same = true;
    await this.store('readwrite', (objects) => {
      objects.get(REVISION).onsuccess = ({target}) => {
        same = (target.result ?? '') === expected;
        if (!same) return;
        for (const [name, blob] of this.unstored) objects.put(blob, name);
        for (const name of gone) objects.delete(name);
        objects.put(revision, REVISION);
      };
      return promisifyRequest(objects.transaction);
    });
    if (same) this.unstored.clear();
    return same;
  });

  clear = plainly(async () => {
    this.unstored.clear();
    await this.store('readwrite', (objects) => {
      objects.clear();
      return promisifyRequest(objects.transaction);
    });
  });

  async #blob(name) {
    const blob = this.unstored.get(name) ?? await this.store('readonly', (objects) => promisifyRequest(objects.get(name)));
    if (!blob) throw new Error(`${name} is not stored any more`);
    return blob;
  }
}

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

const PATIENCE = 2000; // ms in which a tab that was closed is gone

// Returns what ends the hold on a name that one tab at a time has; undefined where another one has it.
export async function hold(name) {
  // Not for a page by plain http; then who writes second is told that what is stored is another one.
  if (!navigator.locks) return () => {};
  const signal = AbortSignal.timeout(PATIENCE);
  return new Promise((got) => {
    navigator.locks.request(name, {signal}, () => new Promise(got)).catch(() => got(signal.aborted ? undefined : () => {}));
  });
}
