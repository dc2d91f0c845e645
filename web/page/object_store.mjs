// What the page keeps in IndexedDB: one object store in each database.
const settled = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

// Makes it where it is missing. Of what is returned, `action(store)` makes a request, whose result is given.
export const objectStore = (name, objects, options) => async (mode, action) => {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore(objects, options);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(objects, mode);
    const request = action(transaction.objectStore(objects));
    // What a request has done may be lost until then, where the page is left.
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
};

export const isThere = async (name) => (await indexedDB.databases()).some((one) => one.name === name);
export const remove = (name) => settled(indexedDB.deleteDatabase(name));
export const quietly = (promise, otherwise = null) => promise.catch(() => otherwise);
