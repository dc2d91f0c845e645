// Runs in Node: starts the published Pyodide and lets it compile archives, because only the interpreter that will
// read the .pyc files can write them. Arguments: folder of Pyodide, then a JSON list of jobs.
import {readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

// Node would print the line of the error, which is all of Pyodide.
process.on('uncaughtException', error => {
  console.error(error.stack ?? error);
  process.exit(1);
});

const [folder, jobs] = process.argv.slice(2);
const {loadPyodide} = await import(pathToFileURL(join(resolve(folder), 'pyodide.mjs')));
// A fixed hash seed, because the order of a set constant in a .pyc follows the hashes of its strings.
const pyodide = await loadPyodide({indexURL: resolve(folder), env: {PYTHONHASHSEED: '0', HOME: '/'}});
pyodide.runPython(readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'compile_archive.py'), 'utf8'));
const compile = pyodide.globals.get('compile_archive');
for (const job of JSON.parse(jobs)) {
  const mount = (path, name) => {
    pyodide.FS.mkdirTree(name);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, {root: dirname(resolve(path))}, name);
    return `${name}/${path.split(/[\\/]/).pop()}`;
  };
  const [source, target] = [mount(job.source, '/source'), mount(job.target, '/target')];
  const patterns = [job.keep, job.drop, job.keep_source].map((list) => pyodide.toPy(list));
  compile(source, target, job.optimize, ...patterns, job.deflate);
  pyodide.FS.unmount('/source');
  pyodide.FS.unmount('/target');
}
process.exit(0); // Pyodide keeps Node alive otherwise
