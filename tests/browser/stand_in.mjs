// Stands in for Pyodide where a test is about what surrounds it (light_site.py): it reads all that Pyodide reads, in the
// same ways, and answers the page's questions; of pictures it knows only whether two files are equal.
import {parts} from './parts.mjs';

export const version = '0.0.0';

const read = new Set();
let entries = [];

async function bytes(source, cache = 'default') {
  if (typeof source !== 'string') return source.arrayBuffer();
  const answer = await fetch(source, {cache, credentials: 'omit', referrerPolicy: 'no-referrer'});
  read.add(source);
  if (!answer.ok) throw new Error(`the host answered ${answer.status}`);
  return answer.arrayBuffer();
}

async function sha256(data) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function compared({url, title = '', page = '', license = ''}, asked) {
  const found = await sha256(await bytes(url));
  const score = found === asked ? 1 : 0;
  const sizes = {width: 0, height: 0};
  return {url, title, page, license, thumbnail: '', also: [], sha256: found, exact: !!score, score, ssim: score, orb: score, found: true, finding: null, ...sizes};
}

// Turns an error into what the page takes for a refusal.
const refusing = (answer) => (...asked) => answer(...asked).catch(({message}) => ({error: 'network', message: `${message}; try again later`}));

const ANSWERS = {
  health: async () => ({ok: true, version}),
  open_database: refusing(async (source) => {
    const listed = JSON.parse(new TextDecoder().decode(await bytes(source, 'no-cache')));
    const address = typeof source === 'string' ? source : '';
    entries = (listed.images ?? listed).map((entry) => ({...entry, url: new URL(entry.url, address || undefined).href}));
    return {name: address || source.name, address, count: entries.length, indexed: false, classic: true, problems: []};
  }),
  search: refusing(async (ticket, source, k, method) => {
    const asked = await sha256(await bytes(source));
    const done = await Promise.allSettled(entries.map((entry) => compared(entry, asked)));
    const all = done.filter(({value}) => value).map(({value}) => value).sort((one, other) => other.score - one.score);
    const problems = entries.filter((_, at) => done[at].reason).map(({url}) => ({url, reason: 'network', message: 'it was not read'}));
    const query = {sha256: asked, width: 0, height: 0, format: 'jpeg', keypoints: 0, damage: '', whole: [0, 0], preview: null};
    const scores = all.map(({score}) => score);
    const about = {ticket, method, query, fetched: {}, unkept: '', seconds: 0, stopped: false};
    const counts = {listed: all.length, incomplete: false, compared: all.length, total: entries.length};
    return {...about, ...counts, results: all.slice(0, k), scores, problems};
  }),
  mine_open: async () => ({folders: [], bytes: 0, full: ''}),
  read_so_far: async () => [...read].sort(),
};
const NOTHING = ['add_helper', 'duplicates', 'duplicates_copies', 'forget', 'prefetched', 'query_copy', 'skip', 'stop', 'thumbnail'];
for (const name of NOTHING) ANSWERS[name] = async () => ({});

export async function loadPyodide({indexURL}) {
  await import(`${indexURL}pyodide.asm.js`);
  const plain = ['pyodide-lock.json', 'python_stdlib.zip'].map((name) => fetch(indexURL + name));
  const {instance} = await WebAssembly.instantiateStreaming(fetch(`${indexURL}pyodide.asm.wasm`), {});
  for (const part of [instance, ...await Promise.all(plain)]) if (!part) throw new Error('a part is missing');
  return new Python(indexURL);
}

// As much of Pyodide as PyScript uses.
class Python {
  FS = {mkdirTree() {}, writeFile() {}};
  PATH = {dirname: (path) => path};
  _module = {PATH_FS: {resolve: (path) => path}};
  ffi = {PyProxy: class {}};
  globals = new Map([['xworker', {onmessage() {}}]]);
  #worker;

  constructor(home) {
    this.loadPackage = () => Promise.all(parts.map(({name}) => fetch(home + name)));
  }

  registerJsModule(name, module) {
    if (name === 'polyscript') this.#worker = module.xworker;
  }

  unpackArchive() {}

  runPython() {
    globalThis.__polyscript_workers__ = []; // names that PyScript would export
  }

  async runPythonAsync() {
    for (const [name, answer] of Object.entries(ANSWERS)) this.#worker.sync[name] = answer;
  }
}
