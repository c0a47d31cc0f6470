import { LONGEST_FILE } from '../../chat/platform.ts';
import { accept, refuse, type Result } from '../../domain/result.ts';
import { unzip, type ZipEntry, zipNames } from '../lists/zip.ts';
import { walkXml } from './walk-xml.ts';
import { type Block, readBody, TooLongError } from './word-body.ts';
import { numberingOf } from './word-numbering.ts';

/** Why a file is not read; each has a text that says what to do (bot-scripts/texts/documents.yaml). */
export interface UnreadableWord {
  readonly code: 'old-or-locked' | 'not-word' | 'macros' | 'too-large' | 'too-long' | 'damaged' | 'empty';
}

/** What is unpacked of a file, in bytes: the parts that hold text; those of a long suggestion have a tenth of it. */
const LARGEST_UNPACKED = 8 * 1024 * 1024;

/** Characters; ten times the longest suggestion that an office has seen (domain.md 1.12). */
const LONGEST_TEXT = 20_000;

/** The container of .doc and .wps, and of files with a password (MS-CFB 2.2). */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP = Buffer.from('PK');

const MAIN_PART = 'word/document.xml';

/**
 * Return what a Word file (.docx) says, in its order. Only the parts with text are unpacked, up to a limit; pictures,
 * links and macros are never looked at. The file comes from outside: whatever it stumbles over is the file's.
 */
export async function readWord(bytes: Buffer): Promise<Result<readonly Block[], UnreadableWord>> {
  if (bytes.length > LONGEST_FILE) return refuse({ code: 'too-large' });
  if (bytes.length === 0) return refuse({ code: 'empty' });
  if (bytes.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) return refuse({ code: 'old-or-locked' });
  if (!bytes.subarray(0, ZIP.length).equals(ZIP)) return refuse({ code: 'not-word' });
  const names = zipNames(bytes);
  if (names.length === 0) return refuse({ code: 'damaged' });
  if (names.some((name) => name.endsWith('vbaProject.bin'))) return refuse({ code: 'macros' });
  const parts = await unzip(bytes, isRead, LARGEST_UNPACKED);
  if (parts === undefined) return refuse({ code: 'damaged' });
  return blocksOf(parts);
}

/** The main part may have another name; which one, its package says (ECMA-376 part 2, 6.5). */
function isRead(name: string): boolean {
  return name === '_rels/.rels' || /^word\/(?:document\d*|numbering\d*)\.xml$/u.test(name);
}

function blocksOf(parts: readonly ZipEntry[]): Result<readonly Block[], UnreadableWord> {
  try {
    const body = partNamed(parts, mainPart(parts));
    if (body === undefined) return refuse({ code: 'not-word' });
    const numbering = parts.find(({ name }) => name.startsWith('word/numbering'))?.bytes;
    const blocks = readBody(body, numberingOf(numbering), LONGEST_TEXT);
    return blocks.length === 0 ? refuse({ code: 'empty' }) : accept(blocks);
  } catch (error) {
    return refuse({ code: error instanceof TooLongError ? 'too-long' : 'damaged' });
  }
}

function mainPart(parts: readonly ZipEntry[]): string {
  const relations = partNamed(parts, '_rels/.rels');
  let target = MAIN_PART;
  if (relations === undefined) return target;
  walkXml(relations, {
    open(name, value) {
      if (name !== 'rel:Relationship' || !(value('Type') ?? '').endsWith('/officeDocument')) return;
      target = (value('Target') ?? target).replace(/^\//u, '');
    },
  });
  return target;
}

function partNamed(parts: readonly ZipEntry[], wanted: string): Uint8Array | undefined {
  return parts.find(({ name }) => name === wanted)?.bytes;
}
