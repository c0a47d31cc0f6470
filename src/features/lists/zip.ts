import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

/** A file in a ZIP archive, unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The end record may be followed by a comment of this length at most. */
const LONGEST_COMMENT = 65_535;

/** Names in UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8_NAMES = 0x0800;

/**
 * Unpack the wanted files of an archive, by its central directory. `undefined` when it is none, is damaged or
 * encrypted, or when it would unpack to more than `limit` bytes, whatever it says itself.
 */
export async function unzip(
  archive: Buffer,
  wanted: (name: string) => boolean,
  limit: number,
): Promise<readonly ZipEntry[] | undefined> {
  try {
    const entries: ZipEntry[] = [];
    let left = limit;
    for (const entry of directoryOf(archive)) {
      if (!wanted(entry.name)) continue;
      const bytes = await unpacked(archive, entry, left);
      left -= bytes.length;
      entries.push({ name: entry.name, bytes });
    }
    return entries;
  } catch {
    // Offsets beyond the end, a broken stream, more than the limit: not an archive that we read.
    return undefined;
  }
}

/** The names of all files in an archive; none when it is damaged. */
export function zipNames(archive: Buffer): readonly string[] {
  try {
    return directoryOf(archive).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Pack files as they are, without compressing them. */
export function storedZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const title = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const [madeBy, tail] = [Buffer.from([20, 0]), Buffer.alloc(14)];
    tail.writeUInt32LE(offset, 10);
    directory.push(signature(CENTRAL), madeBy, common, tail, title);
    const local = Buffer.concat([signature(LOCAL), common, title, bytes]);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, signature(END), end]);
}

interface Place {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

/** APPNOTE 4.3.12 and 4.3.16. Throws when something is not where it should be. */
function directoryOf(archive: Buffer): Place[] {
  const from = Math.max(0, archive.length - LONGEST_COMMENT - 22);
  const end = archive.lastIndexOf(signature(END));
  if (end < from) throw new RangeError('no end of a directory');
  const places: Place[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new RangeError('no entry of a directory');
    if ((archive.readUInt16LE(at + 8) & 1) === 1) throw new RangeError('the entry is encrypted');
    const nameLength = archive.readUInt16LE(at + 28);
    places.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      packedSize: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return places;
}

/** APPNOTE 4.3.7. */
async function unpacked(archive: Buffer, place: Place, limit: number): Promise<Uint8Array> {
  if (archive.readUInt32LE(place.offset) !== LOCAL) throw new RangeError('no file where the directory says');
  const start =
    place.offset + 30 + archive.readUInt16LE(place.offset + 26) + archive.readUInt16LE(place.offset + 28);
  const packed = archive.subarray(start, start + place.packedSize);
  if (packed.length < place.packedSize || limit <= 0) throw new RangeError('cut off, or too large');
  if (place.method === 8) return inflate(packed, { maxOutputLength: limit });
  if (place.method !== 0 || packed.length > limit)
    throw new RangeError('packed in a way that we do not read');
  return packed;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
