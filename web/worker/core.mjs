// Fetches and compiles Python's interpreter.
import {again, checked} from '../again.mjs';

const CORE = new URL('../runtime/pyodide.asm.wasm', import.meta.url);
export const BYTES = 9_000_000; // no less than it has

// `arrived` is called with the number of bytes that have come.
export const compileCore = (arrived) => again((limit) => compiled(limit, arrived), BYTES).catch(({message}) => {
  throw new Error(`${CORE}: ${message}`);
});

async function compiled(limit, arrived) {
  const response = checked(await fetch(CORE, limit));
  // What is compiled as it comes tells nothing of how far it is.
  if (arrived) count(response.clone(), arrived).catch(() => {}); // who compiles reports it
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function count({body}, arrived) {
  let sum = 0;
  for (const reader = body.getReader(); ;) {
    const {done, value} = await reader.read();
    if (done) return arrived(BYTES);
    arrived(sum += value.byteLength);
  }
}
