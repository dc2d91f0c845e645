// The service worker: keeps this site for use without network, and never mixes its versions. It only stores and hands
// out files. The build puts before it the list of all files (GROUPS) and offline/*.js, so that one file, which
// browsers compare byte by byte, is the whole version.

addEventListener('install', (event) => event.waitUntil(store(FIRST, Boolean(registration.active))));

addEventListener('activate', (event) => event.waitUntil(takeOver()));

// From here on no page of an older version is open.
async function takeOver() {
  const own = [...Object.keys(GROUPS).map(cacheOf), KEPT, SHARED];
  await Promise.all([cacheOf('later'), KEPT].map((name) => caches.open(name)));
  await fill('later', undefined, false).catch(() => {});
  for (const name of await caches.keys()) {
    if (name.startsWith(OWN) && !own.includes(name)) await caches.delete(name);
  }
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const {request} = event;
  if (isShare(request)) return event.respondWith(takeShared(request));
  if (request.method !== 'GET') return;
  const name = listed(request);
  if (name && request.mode === 'navigate') event.respondWith(page(name, request));
  else if (name?.endsWith('.wasm')) event.respondWith(passed(name, request));
  else if (name) event.respondWith(stored(name).then((answer) => part(request, answer)));
  else if (request.url === PLACE) event.respondWith(giveShared());
  else if (ofDatabase(request)) event.respondWith(networkFirst(event));
});

async function page(name, request) {
  try {
    return await stored(name);
  } catch (error) {
    // The copy is damaged and the host has another version: without this worker the page loads as on a first visit.
    if (!(await fetch(request)).ok) throw error;
    await registration.unregister();
    return Response.redirect(request.url);
  }
}

const DEEDS = {
  complete: async () => tell({state: 'ready', bytes: await store([...FIRST, 'later'])}),
  repair: () => repairing = repair().catch(() => {}),
  update: async () => {
    const others = await otherTabs();
    if (others) await tell({state: 'waiting', others});
    else await skipWaiting();
  },
  keep: ({addresses}) => keepAll(addresses),
};

addEventListener('message', (event) => event.waitUntil(DEEDS[event.data.deed](event.data).catch(() => {})));

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

async function tell(message) {
  for (const tab of await tabs()) tab.postMessage({offline: message});
}
