// PyScript takes this module for Pyodide. The interpreter comes compiled from the page, the compressed parts of the
// runtime come unpacked from another worker (unpacking.mjs); `fetch` hands them over by their plain names.
import {loadPyodide as load, version} from '../runtime/pyodide.mjs';
import {insistent} from '../again.mjs';
import {parts} from '../runtime/parts.mjs';

export {version}; // PyScript reads it

const runtime = new URL('../runtime/', import.meta.url).href;
const modules = new URL('.', import.meta.url).href;
const core = Promise.withResolvers();
const arriving = new Map(parts.map(({name}) => [runtime + name, Promise.withResolvers()]));
arriving.set(`${runtime}pyodide.asm.wasm`, core);
const missing = Promise.withResolvers();

function receive({data}) {
  const part = arriving.get(runtime + data.name);
  if (data.error) part.reject(new Error(data.error));
  else part.resolve(part === core ? data.value : new Response(data.value));
}

addEventListener('message', ({data}) => {
  if (data?.runtime) data.runtime.onmessage = receive;
  if (data?.core) core.resolve(data.core);
  if (data?.broken) missing.reject(new Error(data.broken));
});
postMessage('runtime');
for (const {promise} of [missing, ...arriving.values()]) promise.catch((error) => missing.reject(error));

const LARGEST = 16_000_000; // bytes of a part that comes later (SciPy)

// Pyodide tries this first, and imports when a TypeError tells it that this worker is a module. Firefox would report, before
// that error, that the page's policy forbids it (Trusted Types).
globalThis.importScripts = () => {
  throw new TypeError('a module imports');
};

const fetchPlain = globalThis.fetch;
const fetchWhole = insistent(fetchPlain, LARGEST);
globalThis.fetch = (input, options) => {
  const address = String(input?.url ?? input);
  if (address.startsWith(runtime)) return arriving.get(address)?.promise ?? fetchPart(address, options);
  return (address.startsWith(modules) ? fetchWhole : fetchPlain)(input, options);
};

// Pyodide passes on what `fetch` gave it for its own .wasm.
WebAssembly.instantiateStreaming = async (fetched, imports) => {
  const module = await fetched;
  return {module, instance: await WebAssembly.instantiate(module, imports)};
};

async function fetchPart(address, options) {
  try {
    return await fetchWhole(address, options);
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
  // The compiled modules are loaded, and Python only looks whether their files are there. OpenCV's has 33 MB.
  pyodide.runPython('import os, pathlib, sysconfig\nfor file in pathlib.Path(sysconfig.get_path("purelib")).rglob("*.so"): os.truncate(file, 0)');
  // PyScript's own library for workers is Python source, compiled anew at each start (0.1 s); nothing here uses it.
  pyodide.runPython('import sys, types; sys.modules["pyscript"] = types.ModuleType("pyscript")');
  return pyodide;
}

// A race, because Pyodide waits for ever when its own .wasm does not come.
export const loadPyodide = (options) => Promise.race([start(options), missing.promise]);
