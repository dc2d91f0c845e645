// Fetches the compressed parts of the runtime and unpacks them, away from the thread on which Python starts.
// In: [{address, bytes, integrity}]. Out, for each: {loaded, total} in bytes, then {address, bytes: ArrayBuffer} or {address, error}.
import {decompress} from './fzstd.mjs';

onmessage = async ({data: parts}) => {
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  let loaded = 0;
  const counted = async (part) => {
    const response = await fetch(`${part.address}.zst`, {integrity: part.integrity});
    const packed = new Uint8Array(part.bytes);
    let at = 0;
    for (const reader = response.body.getReader(); ;) {
      const {done, value} = await reader.read();
      if (done) return packed;
      packed.set(value, at);
      at += value.byteLength;
      loaded += value.byteLength;
      postMessage({loaded, total});
    }
  };
  await Promise.all(parts.map(async (part) => {
    try {
      const {buffer} = decompress(await counted(part));
      postMessage({address: part.address, bytes: buffer}, [buffer]);
    } catch (error) {
      postMessage({address: part.address, error: `${part.address}.zst could not be read whole: ${error.message}`});
    }
  }));
};
