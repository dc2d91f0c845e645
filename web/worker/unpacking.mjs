// On the page: compiles the interpreter and lets a side worker fetch and unpack the rest of the runtime. The worker that
// will run Python gets them as soon as it asks.
import {again, checked} from '../again.mjs';

const UNPACK = new URL('./unpack.mjs', import.meta.url).href;
const CORE = new URL('../runtime/pyodide.asm.wasm', import.meta.url);
const CORE_BYTES = 9_000_000;
const SHORT = 500; // ms in which the interpreter is compiled if it comes at once

function start() {
  const core = again(compiled, CORE_BYTES).catch(({message}) => {
    throw new Error(`${CORE}: ${message}`);
  });
  // On two cores, compiling and unpacking at once hold up the page, and end no sooner. A slow network brings both at
  // once, and of what is on this device Chromium mostly has the compiled code as well.
  const short = new Promise((done) => setTimeout(done, isHere(import.meta.url) ? 0 : SHORT));
  const unpacking = Promise.race([core, short]).then(() => again(unpacker));
  for (const promise of [core, unpacking]) promise.catch(() => {}); // told when the worker asks
  return {unpacking, core};
}

// Whether a file came from the browser's own cache or the service worker's.
const isHere = (address) => performance.getEntriesByName(address)[0]?.transferSize === 0;

// A worker that says it is there, with all that it imports.
function unpacker({signal}) {
  const worker = underPolicy(UNPACK);
  return new Promise((resolve, reject) => {
    const lost = ({message}) => {
      worker.terminate();
      reject(new Error(message ?? 'worker/unpack.mjs could not be loaded'));
    };
    const silent = () => lost(signal.reason);
    worker.onerror = lost;
    signal.addEventListener('abort', silent);
    worker.addEventListener('message', () => {
      signal.removeEventListener('abort', silent);
      resolve(worker);
    }, {once: true});
  });
}

// A worker made from a file is under the policy that its host sends, which a static host does not; one made from a blob
// is under the page's own.
function underPolicy(module) {
  const script = new Blob([`import ${JSON.stringify(module)};`], {type: 'text/javascript'});
  const address = URL.createObjectURL(script);
  const worker = new Worker(address, {type: 'module'});
  worker.addEventListener('message', () => URL.revokeObjectURL(address), {once: true});
  return worker;
}

// Here and not in the worker, because Chromium keeps the optimised code for the next visit only of what a document
// compiles, not of what a worker made from a blob does: 1.9 s of background compilation at each visit, 0.3 s with this.
async function compiled(limit) {
  const response = checked(await fetch(CORE, limit));
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

export function handOver(worker) {
  const {unpacking, core} = start();
  worker.addEventListener('message', ({data}) => {
    if (data?.boot) worker.lastBoot = data.boot; // for the page's Python, which may begin to listen later
    if (data !== 'runtime') return;
    const {port1, port2} = new MessageChannel();
    worker.postMessage({runtime: port2}, [port2]);
    const broken = ({message}) => worker.postMessage({broken: message});
    core.then((module) => worker.postMessage({core: module})).catch(broken);
    unpacking.then((unpacker) => unpacker.postMessage(port1, [port1])).catch(broken);
  });
}
