// Decoders for pictures that the browser does not read itself. Each is fetched when it is first needed, and is kept.

const QUIET = {print() {}, printErr() {}};
const ready = {};
let loading = Promise.resolve();

// Returns {width, height, data: RGBA} of the first picture in a file; throws where there is none, or no decoder to be had.
export async function decode(format, bytes) {
  ready[format] ??= makers[format]().catch((error) => {
    delete ready[format]; // so that it is tried again
    throw Object.assign(new Error(error.message), {name: 'LoadError'});
  });
  const read = await ready[format];
  return read(bytes);
}

const makers = {
  async jxl() {
    const {default: make} = await import('./jxl_dec.js');
    const codec = await make({...QUIET, wasmBinary: await wasm('jxl_dec.wasm')});
    return (bytes) => codec.decode(bytes) ?? none();
  },

  async jp2() {
    const make = await unnamed('openjpegwasm_decode.js');
    const codec = await make({...QUIET, wasmBinary: await wasm('openjpegwasm_decode.wasm')});
    return (bytes) => {
      const decoder = new codec.J2KDecoder();
      try {
        decoder.getEncodedBuffer(bytes.length).set(bytes);
        decoder.decode();
        return rgba(decoder.getFrameInfo(), decoder.getDecodedBuffer());
      } finally {
        decoder.delete();
      }
    };
  },

  async heic() {
    const make = await unnamed('libheif.js');
    const codec = make({...QUIET, wasmBinary: await wasm('libheif.wasm')});
    await codec.ready;
    const decoder = new codec.HeifDecoder(); // it lets go of one file when it gets the next
    return async (bytes) => {
      const pictures = decoder.decode(bytes);
      const first = pictures.find((one) => one.is_primary()) ?? pictures[0] ?? none();
      const [width, height] = [first.get_width(), first.get_height()];
      const shown = await new Promise((resume) => {
        first.display({data: new Uint8ClampedArray(4 * width * height), width, height}, resume);
      });
      for (const one of pictures) one.free();
      return shown ?? none();
    };
  },
};

async function wasm(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

// Scripts that hand over the one function they make only by the names that Node has for it; one after the other, for these
// are the same for all.
function unnamed(name) {
  const found = loading.then(async () => {
    globalThis.module = {exports: globalThis.exports = {}};
    try {
      await import(`./${name}`);
      return globalThis.module.exports;
    } finally {
      delete globalThis.module;
      delete globalThis.exports;
    }
  });
  loading = found.catch(() => {});
  return found;
}

// Samples of one to four channels, up to 16 bits deep, one pixel after the other.
function rgba({width, height, bitsPerSample: bits, componentCount: channels, isSigned}, buffer) {
  const count = width * height;
  if (!count || !channels) none();
  const wide = isSigned ? Int16Array : Uint16Array;
  const narrow = isSigned ? Int8Array : Uint8Array;
  const values = new (bits > 8 ? wide : narrow)(buffer.buffer, buffer.byteOffset, count * channels);
  const most = 2 ** bits - 1;
  const zero = isSigned ? 2 ** (bits - 1) : 0;
  const data = new Uint8ClampedArray(4 * count).fill(255);
  const grey = channels < 3;
  for (let at = 0, from = 0; at < data.length; at += 4, from += channels) {
    for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (values[from + (grey ? 0 : channel)] + zero) * 255 / most;
    if (channels === 2 || channels === 4) data[at + 3] = (values[from + channels - 1] + zero) * 255 / most;
  }
  return {width, height, data};
}

function none() {
  throw new Error('it holds no picture that can be read');
}
