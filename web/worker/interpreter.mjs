// PyScript takes this module for Pyodide. The compressed parts of the runtime come unpacked from another worker
// (unpacking.mjs), so that this thread is free to start the interpreter; `fetch` hands them over by their plain names.
import {loadPyodide as load, version} from '../runtime/pyodide.mjs';
import {parts} from '../runtime/parts.mjs';

export {version}; // PyScript reads it

const runtime = new URL('../runtime/', import.meta.url).href;
const arriving = new Map(parts.map(({name}) => [runtime + name, Promise.withResolvers()]));
const missing = Promise.withResolvers();

function receive({data}) {
  if (data.total) return postMessage({boot: data});
  const part = arriving.get(runtime + data.name);
  if (data.error) part.reject(new Error(data.error));
  else part.resolve(new Response(data.bytes));
}

addEventListener('message', ({data}) => {
  if (data?.runtime) data.runtime.onmessage = receive;
  if (data?.broken) missing.reject(new Error(data.broken));
});
postMessage('runtime');
for (const {promise} of [missing, ...arriving.values()]) promise.catch((error) => missing.reject(error));

const fetchPlain = globalThis.fetch;
globalThis.fetch = (input, options) => {
  const address = String(input?.url ?? input);
  return arriving.get(address)?.promise ?? (address.startsWith(runtime) ? fetchPart(address, options) : fetchPlain(input, options));
};

async function fetchPart(address, options) {
  try {
    const response = await fetchPlain(address, options);
    if (!response.ok) throw new Error(`the host answered ${response.status}`);
    return response;
  } catch (error) {
    missing.reject(new Error(`${address}: ${error.message}`));
    throw error;
  }
}

async function start(options) {
  const pyodide = await load({...options, indexURL: runtime});
  // Wheels are unpacked in steps of this size: OpenCV's one file of 33 MB takes 0.29 s in steps of 64 KB, 0.12 s in one (Node).
  pyodide.runPython('import shutil; shutil.COPY_BUFSIZE = 64 * 1024 * 1024');
  // By name from the lock file, which makes NumPy and OpenCV come along.
  await pyodide.loadPackage('echoimage', {messageCallback() {}});
  return pyodide;
}

// A race, because Pyodide waits for ever when its own .wasm does not come.
export const loadPyodide = (options) => Promise.race([start(options), missing.promise]);
