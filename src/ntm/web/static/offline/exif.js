// When and where a photo says that it was taken: read before it is shrunk, and written into what is left of it, so that
// the statement stays with the picture. Of everything else that a camera notes nothing is kept.

const HEAD = [0x45, 0x78, 0x69, 0x66, 0, 0];  // "Exif", twice zero
const EXIF = 0x8769, GPS = 0x8825, CHANGED = 0x0132, TAKEN = 0x9003, ZONE = 0x9011;
const ASCII = 2, LONG = 4, RATIONAL = 5;
const MOST_ENTRIES = 200;

// Returns {taken: "2024:06:09 14:30:00", zone: "+07:00", place: {north: [[22, 1], …], northRef: "N", …}}, null for what
// the photo does not say. A damaged statement is no statement.
export function statedIn(buffer) {
  try {
    const view = new DataView(buffer), at = tiffIn(view);
    return at ? read(view, at) : nothing();
  } catch (error) {
    return nothing();
  }
}

const nothing = () => ({ taken: null, zone: null, place: null });

function tiffIn(view) {
  if (view.getUint16(0) !== 0xffd8) return 0;
  for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at + 1) === 0xe1 && HEAD.every((one, n) => view.getUint8(at + 4 + n) === one)) return at + 10;
  }
  return 0;
}

function read(view, start) {
  const little = view.getUint16(start) === 0x4949;
  const u16 = (at) => view.getUint16(start + at, little), u32 = (at) => view.getUint32(start + at, little);
  const entries = (at) => {
    const found = new Map(), many = Math.min(u16(at), MOST_ENTRIES);
    for (let n = 0; n < many; n += 1) found.set(u16(at + 2 + 12 * n), at + 2 + 12 * n);
    return found;
  };
  const text = (at) => {
    if (at === undefined) return null;
    const many = u32(at + 4), from = many > 4 ? u32(at + 8) : at + 8;
    const letters = Array.from({ length: Math.min(many, 64) }, (_, n) => view.getUint8(start + from + n));
    return String.fromCharCode(...letters).replace(/\0.*$/, "").trim() || null;
  };
  const rationals = (at) => [0, 8, 16].map((n) => [u32(u32(at + 8) + n), u32(u32(at + 8) + n + 4)]);
  const under = (all, tag) => (all.has(tag) ? entries(u32(all.get(tag) + 8)) : new Map());
  const first = entries(u32(4)), inner = under(first, EXIF), gps = under(first, GPS);
  const taken = text(inner.get(TAKEN)) || text(first.get(CHANGED));
  return {
    taken: taken && /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/.test(taken) && !taken.startsWith("0000") ? taken : null,
    zone: text(inner.get(ZONE)),
    place: [1, 2, 3, 4].every((tag) => gps.has(tag)) ? placeOf(gps, text, rationals) : null,
  };
}

// Without a fix, cameras write zeros.
function placeOf(gps, text, rationals) {
  const north = rationals(gps.get(2)), east = rationals(gps.get(4));
  const found = { northRef: text(gps.get(1)), north, eastRef: text(gps.get(3)), east };
  const isKnown = [...north, ...east].every(([, below]) => below > 0) && [...north, ...east].some(([above]) => above > 0);
  return isKnown && "NS".includes(found.northRef) && "EW".includes(found.eastRef) ? found : null;
}

// Returns a JPEG with a statement before everything else in it.
export function withStated(jpeg, stated) {
  const tiff = tiffOf(stated);
  if (!tiff) return jpeg;
  const before = [0xff, 0xd8, 0xff, 0xe1, ...u16(tiff.length + 2 + HEAD.length), ...HEAD, ...tiff];
  const bytes = new Uint8Array(before.length + jpeg.byteLength - 2);
  bytes.set(before);
  bytes.set(new Uint8Array(jpeg, 2), before.length);
  return bytes.buffer;
}

const u16 = (n) => [n >> 8 & 255, n & 255];
const u32 = (n) => [...u16(n >>> 16), ...u16(n & 65535)];
const ascii = (tag, words) => ({ tag, type: ASCII, count: words.length + 1, bytes: [...words].map((one) => one.charCodeAt(0)).concat(0) });
const three = (tag, parts) => ({ tag, type: RATIONAL, count: 3, bytes: parts.flatMap(([above, below]) => [...u32(above), ...u32(below)]) });
const pointer = (tag, at) => ({ tag, type: LONG, count: 1, bytes: u32(at) });

function tiffOf({ taken, zone, place }) {
  if (!taken && !place) return null;
  const inner = taken ? [ascii(TAKEN, taken), ...(zone ? [ascii(ZONE, zone)] : [])] : [];
  const gps = place ? [ascii(1, place.northRef), three(2, place.north), ascii(3, place.eastRef), three(4, place.east)] : [];
  const parts = [[EXIF, inner], [GPS, gps]].filter(([, entries]) => entries.length);
  let at = 8 + 2 + 12 * parts.length + 4;
  const pointers = [], blocks = [];
  for (const [tag, entries] of parts) {
    pointers.push(pointer(tag, at));
    blocks.push(block(entries, at));
    at += blocks[blocks.length - 1].length;
  }
  return [0x4d, 0x4d, 0, 42, ...u32(8), ...block(pointers, 8), ...blocks.flat()];
}

// The bytes of a directory that begins at a place: its entries, and behind them what does not fit into four bytes.
function block(entries, at) {
  const head = [...u16(entries.length)], behind = [];
  for (const { tag, type, count, bytes } of entries) {
    head.push(...u16(tag), ...u16(type), ...u32(count));
    if (bytes.length <= 4) head.push(...bytes, ...Array(4 - bytes.length).fill(0));
    else {
      head.push(...u32(at + 2 + 12 * entries.length + 4 + behind.length));
      behind.push(...bytes, ...(bytes.length % 2 ? [0] : []));
    }
  }
  return [...head, 0, 0, 0, 0, ...behind];
}
