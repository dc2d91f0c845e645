// Runs in Node: the package's own tests with the wheels that are shipped.
// Arguments: a JSON object
// {pyodide, project, reports, sitePackages, packages: [{path, library}], arguments: [pytest argument]}.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

// Node would print the line of the error, which is all of Pyodide.
process.on('uncaughtException', error => {
  console.error(error.stack ?? error);
  process.exit(1);
});

const {pyodide: folder, project, reports, sitePackages, packages, arguments: given} = JSON.parse(process.argv[2]);
const {loadPyodide} = await import(pathToFileURL(join(folder, 'pyodide.mjs')));
const pyodide = await loadPyodide({indexURL: folder});
const SITE = pyodide.runPython('import sysconfig; sysconfig.get_path("purelib")');
const [wheels, zips] = [true, false].map((wheel) => packages.filter(({path}) => path.endsWith('.whl') === wheel));
// SciPy's wheel links to a library that must lie in its place before.
for (const {path, library} of zips) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(path)), 'zip', {extractDir: library ? '/usr/lib' : SITE});
}
const addresses = wheels.map(({path}) => String(pathToFileURL(path)));
await pyodide.loadPackage(addresses, {checkIntegrity: false, messageCallback: () => {}});
for (const [name, root] of [['/project', project], ['/reports', reports], ['/site-packages', sitePackages]]) {
  pyodide.FS.mkdirTree(name);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, {root}, name);
}
pyodide.globals.set('given', pyodide.toPy(given));
process.exit(await pyodide.runPythonAsync(`
import os, sys, sysconfig, types
# As in web/worker/ssim_map.py.
import numpy
numpy.f2py = types.ModuleType("numpy.f2py")
sys.dont_write_bytecode = True
# Last, so that only what Pyodide lacks (pytest, hypothesis and Fluent, pure Python) comes from the machine's environment.
sys.path.append("/site-packages")
# English is not in the wheel of the browser, and tests read it.
for name in ("english.py", "locales"):
    os.symlink(f"/project/py/echoimage/{name}", f"{sysconfig.get_path('purelib')}/echoimage/{name}")
os.chdir("/project")
# Plugins of that environment are for browsers, services and random order, and need what Pyodide lacks.
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
import pytest
int(pytest.main(given))
`));
