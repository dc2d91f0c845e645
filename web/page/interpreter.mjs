// PyScript takes this module for MicroPython. Before the page's own code it runs its library, 33 KB of Python source that
// are compiled anew at each start (60 to 90 ms, on a phone four times as many); nothing here uses it.
import {loadMicroPython as load} from '../micropython/micropython.mjs';
import {ready} from './language.mjs';
import {install} from './modules.mjs';

const LIBRARY = /^import os as _os\n[^]*\ndel _pyscript\n/;
const url = new URL('../micropython/micropython.wasm', import.meta.url).href;

export async function loadMicroPython(options) {
  const interpreter = await load({...options, url});
  await Promise.all([install(interpreter.FS), ready]);
  const run = interpreter.runPythonAsync;
  // MicroPython cannot run what is empty.
  interpreter.runPythonAsync = async (code) => {
    const rest = code.replace(LIBRARY, '');
    if (rest.trim()) await run(rest);
  };
  return interpreter;
}
