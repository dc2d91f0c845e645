// Starts PyScript: first the page's Python, and when that starts a worker, the unpacking of what the worker needs.
import './page-parts.mjs';
import './page/language.mjs';
import './page/interpreter.mjs'; // PyScript would ask for it later
import {handOver} from './worker/unpacking.mjs';
import {hooks} from './pyscript/core.js';

// The default worker hook is made by `Function(...)`, which the page's policy forbids. It only registers `pyscript.fs`,
// which is not used here.
hooks.worker.onBeforeRunAsync.clear();
hooks.main.onWorker.add((_, worker) => handOver(worker));
