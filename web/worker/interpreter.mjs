// PyScript takes this module for Pyodide. Before Python starts, a side worker fetches and unpacks the compressed parts,
// so that this thread is free to start the interpreter meanwhile; `fetch` then hands the parts over by their plain names.
import {loadPyodide as load, version} from '../runtime/pyodide.mjs';
import {parts} from '../runtime/parts.mjs';

export {version}; // PyScript reads it

const runtime = new URL('../runtime/', import.meta.url).href;
const arriving = new Map(parts.map(part => [runtime + part.name, Promise.withResolvers()]));
const unpacking = new Worker(new URL('./unpack.mjs', import.meta.url), {type: 'module'});
let left = parts.length;

unpacking.onmessage = ({data}) => {
  if (data.loaded) return postMessage({boot: data});
  const part = arriving.get(data.address);
  if (data.error) part.reject(new Error(data.error));
  else part.resolve(new Response(data.bytes));
  if (--left === 0) unpacking.terminate();
};
unpacking.onerror = event => {
  for (const part of arriving.values()) part.reject(new Error(`The runtime could not be unpacked: ${event.message}`));
};
for (const part of arriving.values()) part.promise.catch(() => {}); // reported by whoever asks for the part
unpacking.postMessage(parts.map(part => ({...part, address: runtime + part.name})));

const fetchPlain = globalThis.fetch;
globalThis.fetch = (input, options) => arriving.get(String(input?.url ?? input))?.promise ?? fetchPlain(input, options);

// By name from the lock file, which makes NumPy and OpenCV come along; they load while the interpreter starts.
export const loadPyodide = options => load({...options, indexURL: runtime, packages: ['echoimage']});
