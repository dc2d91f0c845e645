// The service worker: keeps this site for use without network, and never mixes its versions. It only stores and hands
// out files. The build puts before it the list of all files (GROUPS) and offline/*.js, so that one file, which
// browsers compare byte by byte, is the whole version.

// The first version waits for nothing, for until it is at work a picture that is shared goes to the host. It stores
// the page when that asks for it. A later one is whole before it waits for its turn.
addEventListener('install', (event) => event.waitUntil(registration.active ? arrive() : undefined));

addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function arrive() {
  await create(FIRST);
  await store(FIRST, (await ownCaches()).some((name) => name.startsWith(`${OWN}whole `)));
}

// From here on no page of an older version is open.
async function takeOver() {
  if (await isWhole()) {
    await create(['later']);
    await fill('later', undefined, false).catch(() => {});
    await discard();
  }
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const {request} = event;
  if (isShare(request)) return event.respondWith(takeShared(request));
  if (request.method !== 'GET') return;
  const name = listed(request);
  if (name === UNPACK) event.respondWith(answered(name, request).then(underPolicy));
  else if (name) event.respondWith(answered(name, request));
  else if (request.url === PLACE) event.respondWith(giveShared());
  else if (ofDatabase(request)) event.respondWith(networkFirst(event));
});

// A listed file: from the copy once that is whole, otherwise from the host.
async function answered(name, request) {
  if (!await isWhole()) return fromHost(request);
  try {
    if (isRenewal(request)) return await renewed(name);
    if (name.endsWith('.wasm')) return await passed(name, request);
    return await part(request, await stored(name));
  } catch (error) {
    if (await isThere() && !await giveUp(name)) throw error;
    return fromHost(request);
  }
}

// The only worker of the page that is made from a file (unpacking.mjs). It needs nothing but this site.
const UNPACK = 'worker/unpack.mjs';
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

function underPolicy({body, status, headers}) {
  const own = new Headers(headers);
  own.set('content-security-policy', POLICY);
  return new Response(body, {status, headers: own});
}

// As if this worker were not there; but a page that began with a copy gets no part of another version.
function fromHost(request) {
  if (request.mode === 'navigate') ended = false;
  return ended ? Response.error() : fetch(request);
}

const ACTIONS = {
  complete,
  measure: async () => report({state: 'measured', sizes: await sizes()}),
  repair: () => repairing = repair().catch(() => {}),
  update: async () => report({state: 'waiting', others: await otherTabs()}),
  replace: () => skipWaiting(),
  keep: ({addresses}) => keepAll(addresses),
};

// Pages of other versions ask by the same key.
addEventListener('message', (event) => event.waitUntil(ACTIONS[event.data.deed](event.data).catch(() => {})));

async function tabs() {
  const all = await clients.matchAll({type: 'window', includeUncontrolled: true});
  return all.filter(({url}) => url.startsWith(registration.scope));
}

// A document that was left a moment ago still counts for some time.
async function otherTabs() {
  for (let tries = 5; ; tries--) {
    const others = (await tabs()).length - 1;
    if (!others || !tries) return others;
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function report(message) {
  for (const tab of await tabs()) tab.postMessage({offline: message});
}
