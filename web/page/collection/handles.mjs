// Folders that may be read again at the next visit, where the browser has handles that last (Chromium).
import {isThere, objectStore} from '../object_store.mjs';

const NAME = `echoimage ${new URL('.', document.baseURI).href} folders`;
const inStore = objectStore(NAME, 'handles');

// Nothing is made where nothing was kept.
export const kept = async () => ((await isThere(NAME)) ? inStore('readonly', (store) => store.getAll()) : []);
export const keep = (name, handle) => inStore('readwrite', (store) => store.put({name, handle}, name));
export const drop = (name) => inStore('readwrite', (store) => store.delete(name));

export async function nameOf(handle) {
  for (const one of await kept()) if (await one.handle.isSameEntry(handle)) return one.name;
  return '';
}
