// What the user's own databases name: from the network as long as there is one, else the copy of the last time.
const KEPT = `${OWN}databases`;
const LIMIT = 100_000_000; // bytes of all copies; the oldest make room, lists of pictures last
const LARGEST = 32_000_000; // bytes of one copy
const SILENT = 4_000; // milliseconds without an answer, after which a copy will do

let turn = Promise.resolve(); // copies are written one after the other, or they would not see each other's sizes
let total;

// The worker reads without referrer and credentials (worker/transfer.py); the page shows pictures without referrer, and
// those of its own stand in the list.
function ofDatabase({url, referrerPolicy, credentials, destination}) {
  const isRead = destination === '' && credentials === 'omit';
  return url.startsWith('http') && referrerPolicy === 'no-referrer' && (isRead || destination === 'image');
}

// The copy stands in for a host that is not there, fails, or lets wait.
async function networkFirst(event) {
  const {request} = event;
  if (!await isWhole()) return fetch(request);
  const coming = fetch(request);
  event.waitUntil(coming.then((answer) => keep(request, answer)).catch(() => {}));
  const silence = new Promise((done) => setTimeout(done, SILENT));
  const answer = await Promise.race([coming.catch(() => undefined), silence]);
  if (answer && answer.status < 500) return answer;
  return await kept(request) ?? coming;
}

async function kept(request) {
  const exact = await caches.match(keyOf(request), {cacheName: KEPT});
  if (exact?.headers.has('x-status')) return new Response(exact.body, {status: 206, headers: exact.headers});
  const found = exact ?? await caches.match(request.url, {cacheName: KEPT});
  return found && part(request, found);
}

// A part has a copy of its own, under an address that no host has.
function keyOf({url, headers}) {
  const range = headers.get('range');
  return range ? `${registration.scope}part/${encodeURIComponent(`${range} ${url}`)}` : url;
}

function keep(request, answer) {
  const wanted = [200, 206].includes(answer.status) && !(answer.headers.get('content-length') > LARGEST);
  if (!wanted) return undefined;
  const read = limited(answer.clone().body); // at once, or the page would wait for its own half of the stream
  turn = turn.then(() => read).then((body) => body && write(request, answer, body)).catch(() => {}); // without room the page still works
  return turn;
}

// A body of up to LARGEST bytes; a host may state no length.
async function limited(body) {
  const reader = body.getReader();
  const pieces = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength;
    if (size > LARGEST) return void await reader.cancel();
    pieces.push(piece.value);
  }
  return new Blob(pieces);
}

async function write(request, {status, headers}, body) {
  if (!await caches.has(KEPT)) return;
  const cache = await caches.open(KEPT);
  const copied = Object.fromEntries(['content-type', 'content-range', 'etag', 'last-modified'].filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]));
  // A cache takes no 206. The key has the size and the kind, so that both can be had without opening anything.
  const copy = new Response(body, {headers: status === 206 ? {...copied, 'x-status': '206'} : copied});
  const key = new Request(status === 206 ? keyOf(request) : request.url, {headers: {'x-bytes': String(body.size), 'x-type': headers.get('content-type') ?? ''}});
  await cache.put(key, copy);
  await makeRoom(cache, body.size);
}

// What names the others: without it they are of no use.
const isList = ({url, headers}) => /json/.test(headers.get('x-type')) || new URL(url).pathname.endsWith('.json');

const bytesOf = (key) => Number(key.headers.get('x-bytes'));

async function makeRoom(cache, added) {
  if (total !== undefined && total + added <= LIMIT) return void (total += added);
  const keys = await cache.keys(); // oldest first
  total = keys.reduce((sum, key) => sum + bytesOf(key), 0);
  for (const key of [...keys.filter((key) => !isList(key)), ...keys.filter(isList)]) {
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
