// The page's Python modules, which the build puts into one archive: fetched one by one, 40 of them keep the page busy
// for 60 ms, on a phone four times as long.
const HEAD = 512; // bytes before each file of a tar archive; the file is filled up to a multiple of them
const NAME = [0, 100]; // where a head has it, filled up with zeros
const SIZE = [124, 136]; // in octal digits

const ARCHIVE = new URL('./modules.bin', import.meta.url).href;
const decoder = new TextDecoder();
const unpacked = ({body}) => new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
const coming = fetch(ARCHIVE).then(unpacked);

// Puts the modules where MicroPython looks for them.
export async function install(files) {
  const archive = await coming;
  const text = (at, [begin, end]) => decoder.decode(new Uint8Array(archive, at + begin, end - begin)).replace(/\0.*/s, '');
  for (let at = 0; text(at, NAME);) {
    const size = parseInt(text(at, SIZE), 8);
    const name = text(at, NAME);
    if (name.includes('/')) files.mkdirTree(name.replace(/\/[^/]*$/, ''));
    files.writeFile(name, new Uint8Array(archive, at + HEAD, size));
    at += HEAD + Math.ceil(size / HEAD) * HEAD;
  }
}
