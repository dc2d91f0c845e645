// The page's Python modules, which the build puts into one archive: fetched one by one, 40 of them keep the page busy
// for 60 ms, on a phone four times as long.
const ARCHIVE = new URL('./modules.bin', import.meta.url).href;
const NEWLINE = 10;

const unpacked = ({body}) => new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
const coming = fetch(ARCHIVE).then(unpacked);

// Puts the modules where MicroPython looks for them: a line of JSON has their names and sizes, then they come.
export async function install(files) {
  const archive = new Uint8Array(await coming);
  let at = archive.indexOf(NEWLINE) + 1;
  for (const [name, size] of Object.entries(JSON.parse(new TextDecoder().decode(archive.subarray(0, at))))) {
    if (name.includes('/')) files.mkdirTree(name.replace(/\/[^/]*$/, ''));
    files.writeFile(name, archive.subarray(at, at += size));
  }
}
