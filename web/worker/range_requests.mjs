// Parts of files on a host: addresses and ranges in, their bytes out. Only what arrives as it should counts: why another
// one did not is found out by asking again, in Python (index_files.py). Made there, each request crosses between Python
// and JavaScript many times.
const PARALLEL = 6; // browsers open six connections to a host over HTTP/1.1
const PATIENCE = 30_000; // ms for one part

// `ranges` holds begin and end of each address; undefined stands for a part that did not come.
export async function fetchParts(addresses, ranges) {
  const found = new Array(addresses.length);
  let next = 0;
  const take = async () => {
    while (next < found.length) {
      const one = next++;
      found[one] = await fetchPart(addresses[one], ranges[2 * one], ranges[2 * one + 1]).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({length: PARALLEL}, take));
  return found;
}

async function fetchPart(address, begin, end) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    // Past the cache: Chromium lets one request at a time use its entry for a file, and parts would come one after the
    // other (33 parts of two files, 50 ms each: 1.4 s longer than without the delay; past the cache 0.7 s).
    const options = {cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', signal: abort.signal};
    const response = await fetch(address, {...options, headers: {Range: `bytes=${begin}-${end - 1}`}});
    if (!isPart(response, begin, end)) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length === end - begin ? bytes : undefined;
  } finally {
    clearTimeout(timer);
    abort.abort(); // of a whole file that was not asked for
  }
}

// Whether the host says that it sends this part; another site may read its length, but seldom its range.
export function isPart({status, headers}, begin, end) {
  const stated = headers.get('content-range');
  const length = headers.get('content-length');
  return status === 206 && ['', 'identity', null].includes(headers.get('content-encoding'))
    && (!stated || stated.startsWith(`bytes ${begin}-${end - 1}/`)) && (!length || length === String(end - begin));
}
