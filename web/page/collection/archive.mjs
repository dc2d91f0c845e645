// The members of a zip archive, by its directory (APPNOTE.TXT 6.3.10, sections 4.3 to 4.5): one that is left out is not
// even read, and the browser itself unpacks the others.

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const COMMENT = 65535; // bytes of the comment behind the end, at most
const DIRECTORY = 64e6; // bytes: that of 600,000 names of usual length
const EMPTY_32 = 0xffffffff; // the number stands in the extra field, in 64 bits
const SECRET = 1; // flag: encrypted
const UTF_8 = 0x800; // flag: so is the name

const view = async (file, from, to) => new DataView(await file.slice(from, to).arrayBuffer());
const long = (data, at) => Number(data.getBigUint64(at, true));

// Returns [{name, size, packed, method, at, secret}]; throws where the archive is damaged, or made to unpack to more than
// it is: what is packed cannot be longer than the file, unless members share it.
export async function directory(file) {
  const {at, size} = await ending(file);
  if (size > DIRECTORY || at + size > file.size) throw new Error('no directory');
  const data = await view(file, at, at + size);
  const members = [];
  for (let place = 0; place < size;) {
    if (data.getUint32(place, true) !== ENTRY) throw new Error('no entry');
    members.push(entry(data, place));
    place += 46 + data.getUint16(place + 28, true) + data.getUint16(place + 30, true) + data.getUint16(place + 32, true);
  }
  if (members.reduce((sum, {packed}) => sum + packed, 0) > file.size) throw new Error('members overlap');
  return members;
}

async function ending(file) {
  const from = Math.max(0, file.size - END_SIZE - COMMENT - LOCATOR_SIZE);
  const data = await view(file, from, file.size);
  let place = data.byteLength - END_SIZE;
  while (place >= 0 && data.getUint32(place, true) !== END) place -= 1;
  if (place < 0) throw new Error('no archive');
  const locator = place - LOCATOR_SIZE;
  if (locator < 0 || data.getUint32(locator, true) !== LOCATOR_64) {
    return {at: data.getUint32(place + 16, true), size: data.getUint32(place + 12, true)};
  }
  const far = long(data, locator + 8);
  const end = await view(file, far, far + 56);
  if (end.getUint32(0, true) !== END_64) throw new Error('no directory');
  return {at: long(end, 48), size: long(end, 40)};
}

function entry(data, place) {
  const flags = data.getUint16(place + 8, true);
  const length = data.getUint16(place + 28, true);
  const name = new Uint8Array(data.buffer, place + 46, length);
  // Names that state no encoding are mostly UTF-8 all the same; in what is not, the letters of one page of codes differ.
  const text = new TextDecoder('utf-8', {fatal: false}).decode(name);
  const legible = flags & UTF_8 || !text.includes('\ufffd') ? text : new TextDecoder('windows-1252').decode(name);
  const [size, packed, at] = numbers(data, place, place + 46 + length);
  return {name: legible, size, packed, at, method: data.getUint16(place + 10, true), secret: Boolean(flags & SECRET)};
}

// Sizes and place; those that do not fit stand in the extra field 1, in this order.
function numbers(data, place, extra) {
  const found = [24, 20, 42].map((offset) => data.getUint32(place + offset, true));
  const end = extra + data.getUint16(place + 30, true);
  for (let at = extra; at + 4 <= end; at += 4 + data.getUint16(at + 2, true)) {
    if (data.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return found.map((number) => (number === EMPTY_32 ? long(data, (next += 8) - 8) : number));
  }
  return found;
}

// Returns the member as a file; throws where it is damaged, or has more than `limit` bytes, whatever it states.
export async function unpacked(file, member, limit) {
  const head = await view(file, member.at, member.at + 30);
  if (head.getUint32(0, true) !== LOCAL || member.secret || ![0, 8].includes(member.method)) throw new Error('unreadable');
  const from = member.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(from, from + member.packed);
  const name = member.name.split('/').at(-1);
  if (!member.method) return new File([packed], name);
  let left = limit;
  const bounded = new TransformStream({
    transform(piece, stream) {
      left -= piece.byteLength;
      if (left < 0) stream.error(new Error('too large'));
      else stream.enqueue(piece);
    },
  });
  const plain = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).pipeThrough(bounded);
  return new File([await new Response(plain).blob()], name);
}
