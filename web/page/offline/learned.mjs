// What the worker has learned of pictures (worker/feature_store.py, mine_store.py), counted and deleted on the page, for the
// worker may have died. Python on the page cannot catch what is thrown here: null where that happens.
import {objectStore, quietly} from '../object_store.mjs';

const within = (objects, mode, action) => (name) => quietly(objectStore(name, objects)(mode, action));
const files = within('files', 'readonly', (store) => store.getAll());

export const features = {
  count: within('features', 'readonly', (store) => store.count()),
  clear: within('features', 'readwrite', (store) => store.clear()),
  drop: (name) => globalThis.indexedDB?.deleteDatabase(name),
};
export const mine = {
  size: async (name) => (await files(name))?.reduce((sum, {size}) => sum + (size ?? 0), 0) ?? 0,
  clear: within('files', 'readwrite', (store) => store.clear()),
};
