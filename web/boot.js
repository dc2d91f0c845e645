// Starts PyScript, and before it the unpacking of what its worker will need.
import './page-parts.mjs';
import {handOver} from './worker/unpacking.mjs';
import {hooks} from './pyscript/core.js';

// The default worker hook is made by `Function(...)`, which the page's policy forbids. It only registers `pyscript.fs`,
// which is not used here.
hooks.worker.onBeforeRunAsync.clear();
hooks.main.onWorker.add((_, worker) => {
  handOver(worker);
  // MicroPython would hold up the thread that answers the worker's first questions, so it starts after them.
  worker.addEventListener('message', startPage, {once: true});
});
setTimeout(startPage, 1500); // where no worker ever asks

function startPage() {
  if (document.querySelector('script[type=mpy]')) return;
  const script = document.createElement('script');
  script.type = 'mpy';
  script.src = 'page/main.py';
  document.body.append(script);
}
