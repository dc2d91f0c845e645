// The pictures of a proof: read anew, hashed, and made small enough to be passed on.
const LONGEST = 1600; // pixels
const PATIENCE = 20_000; // milliseconds for a host
const QUALITY = 0.85;

// Returns the first of these sources (files, or addresses, "" for none) that can be read as a picture: `url`, a blob
// with its address (data:), `at`, which one it is, and `sha256` of the file, "" where the browser computes none.
export async function picture(...sources) {
  for (const [at, source] of sources.entries()) {
    if (!source) continue;
    try {
      const file = typeof source === 'string' ? await fetched(source) : source;
      return {at, url: new Blob([await address(await reduced(file))]), sha256: await digest(file)};
    } catch {
      // the next one may do
    }
  }
  return null;
}

async function fetched(source) {
  const response = await fetch(source, {credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(PATIENCE)});
  if (!response.ok) throw new Error(`${response.status}`);
  return response.blob();
}

async function reduced(file) {
  const read = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(read.width, read.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(read.width * scale)), Math.max(1, Math.round(read.height * scale)));
  const drawing = canvas.getContext('2d');
  drawing.imageSmoothingQuality = 'high';
  drawing.drawImage(read, 0, 0, canvas.width, canvas.height);
  read.close();
  const webp = await canvas.convertToBlob({type: 'image/webp', quality: QUALITY});
  if (webp.type === 'image/webp') return webp;
  // JPEG knows no transparency: as where pictures are compared, what lies behind is white.
  drawing.globalCompositeOperation = 'destination-over';
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({type: 'image/jpeg', quality: QUALITY});
}

const address = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result);
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});

// On a plain http host the browser computes no hashes.
async function digest(file) {
  const bytes = await crypto.subtle?.digest('SHA-256', await file.arrayBuffer());
  return bytes ? [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('') : '';
}

export async function style() {
  const response = await fetch(new URL('proof.css', import.meta.url));
  // It goes into the proof as it is, which the page of an error must not.
  if (!response.ok) throw new Error(`proof.css: ${response.status}`);
  return response.text();
}

// Returns the time: `stamp` by ISO 8601 with the offset of its zone, and `moment` for people, with its zone.
export function now() {
  const date = new Date(), offset = -date.getTimezoneOffset(), away = Math.abs(offset);
  const two = (number) => String(Math.floor(number)).padStart(2, '0');
  const local = new Date(date.getTime() + 60_000 * offset).toISOString().slice(0, 19);
  return {
    stamp: `${local}${offset < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`,
    moment: new Intl.DateTimeFormat(document.documentElement.lang || 'en', {dateStyle: 'long', timeStyle: 'long'}).format(date),
  };
}
