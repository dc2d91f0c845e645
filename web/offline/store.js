// The site's own files, one by one. Each group of them has a cache named by what is in it, so that two versions share
// what is equal, and a cache never holds files of two versions.
const OWN = `echoimage ${registration.scope} `; // one origin may have several sites
const PARALLEL = 6; // requests at a time: browsers open six connections to a host over HTTP/1.1
const LARGE = 1_000_000; // bytes; larger files are not hashed at each reading

const PAUSES = [0, 0, 1500]; // milliseconds before each try, by chance up to half more or less
const SLOWEST = 20; // bytes in a millisecond that are waited for, after the first half minute

const cacheOf = (group) => `${OWN}${group} ${GROUPS[group].hash}`;
const FILES = new Map(Object.entries(GROUPS).flatMap(([group, {files}]) => Object.entries(files).map(
  ([name, [sha256, bytes]]) => [name, {group, cache: cacheOf(group), integrity: `sha256-${sha256}`, bytes}])));

let lost = 0; // files in a row that did not come; after as many as are asked for at a time nothing is waited for
let repairing = Promise.resolve();
const sound = new Set(); // large files that were hashed since this worker was started

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
async function fetched(name, first = 'default') {
  let reason;
  const {integrity, bytes} = FILES.get(name);
  for (const [number, pause] of PAUSES.entries()) {
    if (pause && lost >= PARALLEL) break;
    if (pause) await new Promise((done) => setTimeout(done, pause * (0.5 + Math.random())));
    try {
      const signal = AbortSignal.timeout(30_000 + bytes / SLOWEST);
      const answer = await fetch(address(name), {integrity, signal, cache: number ? 'reload' : first});
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
  const {cache} = FILES.get(name);
  const found = await caches.match(address(name), {cacheName: cache, ignoreVary: true});
  if (!found) return taken(name);
  if (await isSound(found, name)) return found;
  await (await existing(cache)).delete(address(name)); // or it would count as there
  return taken(name);
}

async function taken(name, first) {
  const fresh = await fetched(name, first);
  put(FILES.get(name).cache, name, fresh.clone()).catch(() => {}); // without room the page still works
  return fresh;
}

// Of the runtime, who reads the large files notices damage: hashing them, too, would be paid at every start.
async function isSound(found, name) {
  const {group, bytes} = FILES.get(name);
  if (bytes <= LARGE) return genuine(found, name);
  if (group === 'runtime' || sound.has(name)) return true;
  if (!await genuine(found, name)) return false;
  sound.add(name);
  return true;
}

// Who wants a file past all caches has been given a damaged one. Parts are read past the browser's own cache for speed.
const isRenewal = ({cache, headers}) => ['no-store', 'reload'].includes(cache) && !headers.has('range');

const renewed = (name) => taken(name, 'reload').catch(() => stored(name));

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
