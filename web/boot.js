// Starts PyScript, and before it the unpacking of what its worker will need.
import {handOver} from './worker/unpacking.mjs';
import {hooks} from './pyscript/core.js';

// The default worker hook is made by `Function(...)`, which the page's policy forbids. It only registers `pyscript.fs`,
// which is not used here.
hooks.worker.onBeforeRunAsync.clear();
hooks.main.onWorker.add((_, worker) => handOver(worker));
