// On the page: starts a side worker that fetches and unpacks the runtime. The worker that will run Python gets it as soon
// as it asks.
import {again} from '../again.mjs';
import {compileCore} from './core.mjs';

const UNPACK = new URL('./unpack.mjs', import.meta.url).href;

// Whether this page came from the browser's own cache or the service worker's.
const known = performance.getEntriesByName(import.meta.url)[0]?.transferSize === 0;

// Chromium keeps the optimised code for the next visit only of what a document compiles, not of what a worker made from a
// blob does (1.9 s of background compilation at each visit, 0.3 s with it). But nine megabytes keep a page busy for 60 ms,
// on a phone four times as long: at a first visit the side worker compiles them, and the page a second time, when it is
// idle. Chromium takes what is compiled already; other browsers would do it all again.
if (!known && navigator.userAgentData) whenReady(() => compileCore().catch(() => {}));

function start() {
  const core = known ? compileCore() : undefined;
  const unpacking = again((limit) => unpacker(known ? 'parts' : 'core and parts', limit));
  for (const promise of [core, unpacking]) promise?.catch(() => {}); // reported when the worker asks
  return {unpacking, core};
}

function whenReady(action) {
  new MutationObserver((_, observer) => {
    if (!['ready', 'done'].includes(document.body.dataset.state)) return;
    observer.disconnect();
    requestIdleCallback(action);
  }).observe(document.body, {attributeFilter: ['data-state']});
}

// A worker that says it is there, with all that it imports.
function unpacker(name, {signal}) {
  const worker = underPolicy(name);
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
    // For the page's Python (engine/engine.py).
    worker.addEventListener('message', ({data: {boot}}) => boot && dispatchEvent(new CustomEvent('boot', {detail: boot})));
  });
}

// A worker made from a file is under the policy that its host sends, which a static host does not, but the service worker
// does (sw.js); one made from a blob is under the page's own. In Firefox (153) no service worker answers what a blob
// imports: without network it started only as long as the browser's own cache took the file to be fresh.
function underPolicy(name) {
  const options = {type: 'module', name};
  if (navigator.serviceWorker?.controller) return new Worker(UNPACK, options);
  const script = new Blob([`import ${JSON.stringify(UNPACK)};`], {type: 'text/javascript'});
  const address = URL.createObjectURL(script);
  const worker = new Worker(address, options);
  worker.addEventListener('message', () => URL.revokeObjectURL(address), {once: true});
  return worker;
}

export function handOver(worker) {
  const {unpacking, core} = start();
  worker.addEventListener('message', ({data}) => {
    if (data !== 'runtime') return;
    const {port1, port2} = new MessageChannel();
    worker.postMessage({runtime: port2}, [port2]);
    const broken = ({message}) => worker.postMessage({broken: message});
    core?.then((module) => worker.postMessage({core: module})).catch(broken);
    unpacking.then((unpacker) => unpacker.postMessage(port1, [port1])).catch(broken);
  });
}
