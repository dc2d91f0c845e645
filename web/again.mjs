// Asks this site again for a part that did not come: without one of them the page does not start.
const PAUSES = [500, 1500]; // milliseconds before the second and the third try, by chance up to half more or less
const PASSING = [408, 425, 429, 500, 502, 503, 504];
const PATIENCE = 60_000; // milliseconds for a part, and more by its size:
const SLOWEST = 20; // bytes in a millisecond

// Returns what `attempt(options)` does, which go to `fetch`; `bytes` is how large the part is.
export async function again(attempt, bytes = 0) {
  for (const pause of PAUSES) {
    try {
      return await attempt(limited(bytes));
    } catch (error) {
      if (error.lasting) throw error;
    }
    await new Promise((done) => setTimeout(done, pause * (0.5 + Math.random())));
  }
  return attempt(limited(bytes));
}

const limited = (bytes) => ({signal: AbortSignal.timeout(PATIENCE + bytes / SLOWEST)});

// Throws where the answer is no part of the site.
export function checked(response) {
  if (response.ok) return response;
  throw Object.assign(new Error(`the host answered ${response.status}`), {lasting: !PASSING.includes(response.status)});
}

// A `fetch` that gives parts whole or not at all.
export const insistent = (fetchPlain, bytes) => (input, options) => again(async (limit) => {
  const response = checked(await fetchPlain(input, {...options, ...limit}));
  // Compiled code is kept of no answer but the browser's own; who compiles notices what is missing, and asks again.
  return response.url.endsWith('.wasm') ? response : new Response(await response.arrayBuffer(), response);
}, bytes);
