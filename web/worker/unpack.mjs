// In a worker of its own: fetches the compressed parts of the runtime and unpacks them, away from the thread on which
// Python starts; where its name says so, it compiles the interpreter first. The page hears when it is there, then
// {boot: {loaded, total}} in bytes; whoever sends a port gets {name, value} or {name, error}; a value is an ArrayBuffer or a
// WebAssembly.Module.
import {again, checked} from '../again.mjs';
import {BYTES, compileCore} from './core.mjs';
import {parts} from '../runtime/parts.mjs';
import {ZSTDDecoder} from './zstddec.mjs';

const withCore = self.name === 'core and parts';
const total = parts.reduce((sum, part) => sum + part.bytes, withCore ? BYTES : 0);
let [loaded, ofCore, told, when] = [0, 0, 0, -Infinity];
let report;
const listening = new Promise((resolve) => {
  onmessage = ({data: port}) => {
    report = (message, moved = []) => port.postMessage(message, moved);
    resolve();
  };
});
postMessage('here');
tell();

// Goes to the page, not by the port: on a slow network the worker that will run Python asks for it half a minute later,
// for it waits for its own code behind these parts. Each makes the page's Python draw; a hundred, or two a second, are
// enough.
function tell() {
  const [sum, now] = [loaded + ofCore, performance.now()];
  if (sum !== total && (now - when < 100 || (sum - told < total / 100 && now - when < 500))) return;
  when = now;
  postMessage({boot: {loaded: told = sum, total}});
}

// The browser hands over a file whose hash it checks only when all of it has come: OpenCV's 8 MB in one piece, 40 s at 1.6
// Mbit/s in which nothing could be counted. So the hash is checked here, where the browser lets it: not on a plain http host.
const own = Boolean(globalThis.crypto?.subtle);

async function verify(whole, integrity) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  if (`sha256-${btoa(String.fromCharCode(...sum))}` !== integrity) throw new Error('it is not what was built');
}

async function packed({name, bytes, integrity}, limit) {
  const options = own ? limit : {integrity, ...limit};
  const response = checked(await fetch(new URL(`../runtime/${name}.zst`, import.meta.url), options));
  const whole = new Uint8Array(bytes);
  let at = 0;
  try {
    for (const reader = response.body.getReader(); ;) {
      const {done, value} = await reader.read();
      if (done) break;
      whole.set(value, at);
      at += value.byteLength;
      loaded += value.byteLength;
      tell();
    }
    if (own) await verify(whole, integrity);
    return whole;
  } catch (error) {
    loaded -= at;
    throw error;
  }
}

// The decoder fetches its own WebAssembly from a `data:` address, which the page's policy forbids.
const fetchPlain = globalThis.fetch;
globalThis.fetch = async (input, options) => {
  const [kind, text] = String(input).split(';base64,');
  if (!kind.startsWith('data:')) return fetchPlain(input, options);
  return new Response(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
};

// In WebAssembly: OpenCV's 33 MB take 0.1 s, in JavaScript (fzstd) 0.4 s (Node).
const decoder = new ZSTDDecoder();
const decoding = decoder.init();

async function unpacked(part) {
  try {
    const [whole] = await Promise.all([again((limit) => packed(part, limit), part.bytes), decoding]);
    return decoder.decode(whole).buffer;
  } catch ({message}) {
    throw new Error(`runtime/${part.name}.zst could not be read whole: ${message}`);
  }
}

async function hand(name, coming) {
  const [made] = await Promise.allSettled([coming, listening]);
  const {value, reason} = made;
  if (reason) report({name, error: reason.message});
  else report({name, value}, value instanceof ArrayBuffer ? [value] : []);
}

const SHORT = 500; // ms in which the interpreter is compiled if it comes at once
const handed = [];
if (withCore) {
  const core = compileCore((bytes) => {
    ofCore = Math.min(bytes, BYTES);
    tell();
  });
  handed.push(hand('pyodide.asm.wasm', core));
  // On two cores, compiling and unpacking at once end no sooner; a slow network brings both at once.
  await Promise.race([core.catch(() => {}), new Promise((done) => setTimeout(done, SHORT))]);
}
handed.push(...parts.map((part) => hand(part.name, unpacked(part))));
await Promise.all(handed);
close();
