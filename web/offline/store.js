// The site's own files. Each group of them has a cache named by what is in it, so that two versions share what is
// equal, and a cache never holds files of two versions.
const OWN = `echoimage ${registration.scope} `; // one origin may have several sites
const FIRST = ['page', 'runtime', 'demo']; // what a visit and a search need; 'later' comes when there is time
const PARALLEL = 6; // requests at a time: browsers open six connections to a host over HTTP/1.1
const LARGE = 1_000_000; // bytes; larger files are not hashed at each reading, those who read them notice damage

const PAUSES = [0, 0, 1500]; // milliseconds before each try, by chance up to half more or less
const SLOWEST = 20; // bytes in a millisecond that are waited for, after the first half minute

const cacheOf = (group) => `${OWN}${group} ${GROUPS[group].hash}`;
const FILES = new Map(Object.entries(GROUPS).flatMap(([group, {files}]) => Object.entries(files).map(
  ([name, [sha256, bytes]]) => [name, {cache: cacheOf(group), integrity: `sha256-${sha256}`, bytes}])));

let lost = 0; // files in a row that did not come; after as many as are asked for at a time nothing is waited for
let repairing = Promise.resolve();

function address(name) {
  const path = name === 'index.html' ? '.' : name.split('/').map(encodeURIComponent).join('/');
  return new URL(path, registration.scope).href;
}

// The name in the list of what is asked for. A page may be asked for with any query, it finds its ?db= and ?q= itself.
function listed({url, mode}) {
  const {href, pathname, search} = new URL(url);
  if (!href.startsWith(registration.scope) || (search && mode !== 'navigate')) return undefined;
  try {
    const name = decodeURIComponent(pathname.slice(new URL(registration.scope).pathname.length)) || 'index.html';
    return FILES.has(name) ? name : undefined;
  } catch {
    return undefined; // a stray % in the address
  }
}

// From the browser's own cache first: what the page has just loaded is not sent twice, and the hash tells what is old.
async function fetched(name) {
  let reason;
  const {integrity, bytes} = FILES.get(name);
  for (const [number, pause] of PAUSES.entries()) {
    if (pause && lost >= PARALLEL) break;
    if (pause) await new Promise((done) => setTimeout(done, pause * (0.5 + Math.random())));
    try {
      const signal = AbortSignal.timeout(30_000 + bytes / SLOWEST);
      const answer = await fetch(address(name), {integrity, signal, cache: number ? 'reload' : 'default'});
      // A page that was redirected to is refused by browsers when it comes out of a cache.
      if (answer.ok) lost = 0;
      if (answer.ok) return answer.redirected ? new Response(answer.body, {headers: answer.headers}) : answer;
      reason = `the host answered ${answer.status}`;
      if ([404, 410].includes(answer.status) && number) break;
    } catch {
      reason = 'it cannot be reached, or the host has another version of it';
    }
  }
  lost += 1;
  throw new Error(`${name}: ${reason}`);
}

async function genuine(answer, name) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...sum))}` === FILES.get(name).integrity;
}

// A listed file, as this version has it; what is missing or damaged is fetched anew.
async function stored(name) {
  await repairing;
  const {cache, bytes} = FILES.get(name);
  const found = await caches.match(address(name), {cacheName: cache, ignoreVary: true});
  if (found && (bytes > LARGE || await genuine(found, name))) return found;
  const fresh = await fetched(name);
  put(cache, name, fresh.clone()).catch(() => {}); // without room the page still works
  return fresh;
}

// WebAssembly from the browser's own cache as long as that has it, for Chromium keeps compiled code of what passes through
// from there and not of what comes out of a Cache (7.4 s of background compilation at every visit, 1.6 s with this).
function passed(name, request) {
  const {integrity} = FILES.get(name);
  return fetch(request, {mode: 'same-origin', cache: 'only-if-cached', integrity}).catch(() => stored(name));
}

// Into a cache that is there: one that the user has deleted stays deleted.
async function put(cache, name, answer) {
  await (await existing(cache)).put(address(name), answer);
}

async function existing(cache) {
  if (!await caches.has(cache)) throw new Error('the copy was deleted');
  return caches.open(cache);
}

// Adds what a group lacks, from older caches where they have the same; `told(bytes)` hears of each file.
async function fill(group, told = () => {}, network = true) {
  const cache = cacheOf(group);
  const there = new Set((await (await existing(cache)).keys()).map(({url}) => url));
  const older = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== cache);
  const names = Object.keys(GROUPS[group].files);
  const add = async (name) => {
    const found = there.has(address(name)) || await copied(name, older, cache);
    if (!found && network) await put(cache, name, await fetched(name));
    told(FILES.get(name).bytes);
  };
  const turn = async () => {
    for (let name = names.shift(); name; name = names.shift()) await add(name);
  };
  // All turns end before a failure is told: what could be had is kept for the next attempt.
  const turns = await Promise.allSettled(Array.from({length: PARALLEL}, turn));
  const failed = turns.find(({status}) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function copied(name, older, cache) {
  for (const cacheName of older) {
    const found = await caches.match(address(name), {cacheName, ignoreVary: true});
    if (!found || !await genuine(found, name)) continue;
    await put(cache, name, found);
    return true;
  }
  return false;
}

// Stores groups whole, and tells the page; `update` where another version is at work meanwhile.
async function store(groups, update = false) {
  const total = groups.reduce((sum, group) => sum + sizeOf(group), 0);
  let done = 0;
  await Promise.all(groups.map((group) => caches.open(cacheOf(group))));
  try {
    for (const group of groups) {
      await fill(group, (bytes) => tell({state: 'storing', update, done: done += bytes, total}));
    }
  } catch (error) {
    const text = error.name === 'QuotaExceededError' ? 'there is no room left for it' : error.message;
    await tell({state: 'failed', update, text});
    throw error;
  }
  return total;
}

const sizeOf = (group) => Object.values(GROUPS[group].files).reduce((sum, [, bytes]) => sum + bytes, 0);

// Deletes what is damaged, and fetches it anew.
async function repair() {
  for (const [name, {cache}] of FILES) {
    const found = await caches.match(address(name), {cacheName: cache, ignoreVary: true});
    if (found && !await genuine(found, name)) await (await caches.open(cache)).delete(address(name));
  }
  await store(FIRST);
}
