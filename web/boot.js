// Starts PyScript without its default worker hook: that one is made by `Function(...)`, which the page's policy forbids.
// It only registers `pyscript.fs`, which is not used here.
import {hooks} from './pyscript/core.js';

hooks.worker.onBeforeRunAsync.clear();
