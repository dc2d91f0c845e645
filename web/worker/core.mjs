// Fetches and compiles Python's interpreter.
import {again, checked} from '../again.mjs';

const CORE = new URL('../runtime/pyodide.asm.wasm', import.meta.url);
const BYTES = 9_000_000;

export const compileCore = () => again(compiled, BYTES).catch(({message}) => {
  throw new Error(`${CORE}: ${message}`);
});

async function compiled(limit) {
  const response = checked(await fetch(CORE, limit));
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
