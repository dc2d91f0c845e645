// What the user's own databases name: from the network as long as there is one, else the copy of the last time.
const KEPT = `${OWN}databases`;
const LIMIT = 100_000_000; // bytes of all copies; the oldest make room
const LARGEST = 32_000_000; // bytes of one copy

let turn = Promise.resolve(); // copies are written one after the other, or they would not see each other's sizes
let total;

// The worker reads without referrer and credentials (worker/transfer.py); the page shows pictures without referrer, and
// those of its own stand in the list.
function ofDatabase({url, referrerPolicy, credentials, destination}) {
  const isRead = destination === '' && credentials === 'omit';
  return url.startsWith('http') && referrerPolicy === 'no-referrer' && (isRead || destination === 'image');
}

async function networkFirst(event) {
  const {request} = event;
  try {
    const answer = await fetch(request);
    event.waitUntil(keep(request, answer.clone()));
    return answer;
  } catch (error) {
    const found = await kept(request);
    if (found) return found;
    throw error;
  }
}

async function kept(request) {
  const exact = await caches.match(keyOf(request), {cacheName: KEPT});
  if (exact?.headers.has('x-status')) return new Response(exact.body, {status: 206, headers: exact.headers});
  const whole = exact ?? await caches.match(request.url, {cacheName: KEPT});
  return whole && part(request, whole);
}

// A part has a copy of its own, under an address that no host has.
function keyOf({url, headers}) {
  const range = headers.get('range');
  return range ? `${registration.scope}part/${encodeURIComponent(`${range} ${url}`)}` : url;
}

function keep(request, answer) {
  const wanted = [200, 206].includes(answer.status) && !(answer.headers.get('content-length') > LARGEST);
  if (!wanted) return undefined;
  const read = answer.blob(); // at once, or the page would wait for its own half of the stream
  turn = turn.then(() => read).then((body) => write(request, answer, body)).catch(() => {}); // without room the page still works
  return turn;
}

async function write(request, {status, headers}, body) {
  if (body.size > LARGEST || !await caches.has(KEPT)) return;
  const cache = await caches.open(KEPT);
  const told = Object.fromEntries(['content-type', 'content-range', 'etag', 'last-modified'].filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]));
  // A cache takes no 206. The key has the size, so that all sizes can be had without opening anything.
  const copy = new Response(body, {headers: status === 206 ? {...told, 'x-status': '206'} : told});
  const key = new Request(status === 206 ? keyOf(request) : request.url, {headers: {'x-bytes': String(body.size)}});
  await cache.put(key, copy);
  await makeRoom(cache, body.size);
}

const bytesOf = (key) => Number(key.headers.get('x-bytes'));

async function makeRoom(cache, added) {
  if (total !== undefined && total + added <= LIMIT) return void (total += added);
  const keys = await cache.keys(); // oldest first
  total = keys.reduce((sum, key) => sum + bytesOf(key), 0);
  for (const key of keys) {
    if (total <= LIMIT) return;
    await cache.delete(key);
    total -= bytesOf(key);
  }
}

// What the page had read before this worker was there; the browser's own cache has most of it.
async function keepAll(addresses) {
  for (const url of addresses) {
    const request = new Request(url, {credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'force-cache'});
    if (listed(request) || await kept(request)) continue;
    await fetch(request).then((answer) => keep(request, answer), () => {});
  }
}
