// IndexedDB by idb-keyval, failing only with errors that Python can raise. What else is thrown (null, for a transaction
// that the browser ends; Chromium's QuotaExceededError) Pyodide cannot make an exception of, and who waits would do so for
// ever.
import * as plain from './idb-keyval.mjs';

export const plainly = (action) => async (...what) => {
  try {
    return await action(...what);
  } catch (error) {
    throw new Error(error ? `${error.name}: ${error.message}` : 'the browser ended the transaction');
  }
};

export const {createStore} = plain;
export const get = plainly(plain.get);
export const set = plainly(plain.set);
export const keys = plainly(plain.keys);
export const clear = plainly(plain.clear);
