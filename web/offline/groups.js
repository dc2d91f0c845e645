// The groups of the site's own files: a copy of all that a visit needs is used once it is whole.
const FIRST = ['page', 'runtime', 'demo']; // what a visit and a search need; 'later' comes when there is time
const WHOLE = `${OWN}whole ${FIRST.map((group) => GROUPS[group].hash).join(' ')}`; // an empty cache, once the copy is

let whole = false; // as it was when last asked
let ended = false; // the copy was given up, and no page has begun since

const isThere = async () => whole = await caches.has(WHOLE);
const isWhole = async () => whole || isThere();

// Adds what a group lacks, from older caches where they have the same; `progress(bytes)` is called for each file.
async function fill(group, progress = () => {}, network = true) {
  const cache = cacheOf(group);
  const there = new Set((await (await existing(cache)).keys()).map(({url}) => url));
  const older = (await ownCaches()).filter((name) => name !== cache);
  const names = Object.keys(GROUPS[group].files);
  const add = async (name) => {
    const found = there.has(address(name)) || await copied(name, older, cache);
    if (!found && network) await put(cache, name, await fetched(name));
    progress(FILES.get(name).bytes);
  };
  const turn = async () => {
    for (let name = names.shift(); name; name = names.shift()) await add(name);
  };
  // All turns end before a failure is reported: what could be had is kept for the next attempt.
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

const create = (groups) => Promise.all(groups.map((group) => caches.open(cacheOf(group))));

// Stores groups whole, and tells the page; `update` where another version is at work meanwhile.
async function store(groups, update = false) {
  const total = groups.reduce((sum, group) => sum + sizeOf(group), 0);
  let done = 0;
  try {
    for (const group of groups) {
      await fill(group, (bytes) => report({state: 'storing', update, done: done += bytes, total}));
      if (group === FIRST.at(-1)) await finish();
    }
  } catch (error) {
    const full = error.name === 'QuotaExceededError';
    await report({state: 'failed', update, full, text: error.message, sizes: await sizes()});
    throw error;
  }
}

// From now on the copy is used, and what own databases name is kept.
async function finish() {
  await Promise.all(FIRST.map((group) => existing(cacheOf(group))));
  await Promise.all([WHOLE, KEPT].map((name) => caches.open(name)));
}

// All that this version wants to have; what is there already is not stored again.
async function complete() {
  const fresh = !await isThere();
  if (fresh && await isOutdated()) return report({state: 'outdated'});
  await create([...FIRST, 'later']);
  await store([...FIRST, 'later']);
  if (fresh && !registration.installing && !registration.waiting) await discard();
  await ready(fresh);
}

// Whether a later version stores itself already, or has. Of this one, without a copy, nothing can be mixed with it.
async function isOutdated() {
  await registration.update().catch(() => {});
  return Boolean(registration.installing ?? registration.waiting);
}

const ready = async (fresh) => report({state: 'ready', fresh, collection: extent(), sizes: await sizes()});

async function discard() {
  const used = [...Object.keys(GROUPS).map(cacheOf), WHOLE, KEPT, SHARED];
  for (const name of await ownCaches()) {
    if (!used.includes(name)) await caches.delete(name);
  }
}

const sizeOf = (group) => Object.values(GROUPS[group].files).reduce((sum, [, bytes]) => sum + bytes, 0);

// Deletes what is damaged, and fetches it anew; where there is no copy, none is made.
async function repair() {
  if (!await isThere()) return;
  for (const [name, {cache}] of FILES) {
    const found = await caches.match(address(name), {cacheName: cache, ignoreVary: true});
    if (found && !await genuine(found, name)) await (await existing(cache)).delete(address(name));
  }
  await store(FIRST);
  await ready(false);
}

// Where a file that the page cannot start without is damaged, and the host has another version of the page, the copy is
// used no more: the next visit is one to the host.
async function giveUp(name) {
  if (!['page', 'runtime'].includes(FILES.get(name).group)) return false;
  const answer = await fetch(address('index.html'), {cache: 'no-store'}).catch(() => undefined);
  if (!answer?.ok) return false;
  ended = true;
  whole = false;
  await caches.delete(WHOLE);
  return true;
}

// How much of the site's own collection is here: its pictures, its index, or the list alone (publishing/worker.py).
function extent() {
  const names = Object.keys(GROUPS.demo.files);
  if (names.some((name) => !/^demo\/(index\/.*|images\.json|credits\.html)$/.test(name))) return 'pictures';
  return names.some((name) => name.startsWith('demo/index/')) ? 'index' : 'list';
}

// Bytes of all that is stored: of listed files by the list, of what own databases name by the keys.
async function sizes() {
  const sums = {app: 0, collection: 0, databases: 0};
  for (const name of await ownCaches()) {
    const kind = name === KEPT ? 'databases' : name.startsWith(`${OWN}demo `) ? 'collection' : 'app';
    // One that is deleted meanwhile, as by the version that takes over, has nothing.
    const keys = await existing(name).then((cache) => cache.keys(), () => []);
    for (const key of keys) {
      sums[kind] += name === KEPT ? bytesOf(key) : FILES.get(listed(key))?.bytes ?? 0;
    }
  }
  return sums;
}

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OWN));
