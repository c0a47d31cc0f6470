import { createHash, randomUUID } from 'node:crypto';
import type { Tx } from './database.ts';
import { storableText } from './stored-json.ts';
import { record, type Work } from './work.ts';

/** 30 MB, the limit of Feishu for a file; the schema holds it too. */
export const FILE_LIMIT = 30 * 1024 * 1024;

export interface NewFile {
  readonly congressId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

export interface LoadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Store a file and return its id. Throws a RangeError when it is empty or larger than `FILE_LIMIT`. */
export async function storeFile(
  tx: Tx,
  { congressId, name, mediaType, bytes, at }: NewFile,
): Promise<string> {
  if (bytes.length === 0 || bytes.length > FILE_LIMIT) {
    throw new RangeError(`a file has 1 to ${String(FILE_LIMIT)} bytes, this one has ${String(bytes.length)}`);
  }
  const id = randomUUID();
  await tx.storedFile.create({
    data: {
      congressId,
      id,
      name: storableText(name),
      mediaType: storableText(mediaType),
      size: bytes.length,
      sha256: sha256(bytes),
      bytes: new Uint8Array(bytes),
      storedAt: at,
    },
  });
  return id;
}

/** Return a stored file, or `undefined` if the congress has none with this id. Throws when its bytes have changed. */
export async function loadFile(tx: Tx, congressId: string, id: string): Promise<LoadedFile | undefined> {
  const row = await tx.storedFile.findUnique({ where: { congressId_id: { congressId, id } } });
  if (row === null) return undefined;
  if (sha256(row.bytes) !== row.sha256)
    throw new Error(`the stored file ${id} is damaged: its SHA-256 differs`);
  return { name: row.name, mediaType: row.mediaType, bytes: row.bytes };
}

/** The names of stored files, in the order of the ids. */
export async function fileNames(tx: Tx, congressId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.storedFile.findMany({
    where: { congressId, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.flatMap((id) => names.get(id) ?? []);
}

/** The ids of the files of a suggestion, in the order in which they came. */
export async function suggestionFiles(tx: Tx, congressId: string, suggestionId: string): Promise<string[]> {
  const rows = await tx.suggestionFile.findMany({
    where: { congressId, suggestionId },
    orderBy: [{ file: { storedAt: 'asc' } }, { fileId: 'asc' }],
    select: { fileId: true },
  });
  return rows.map(({ fileId }) => fileId);
}

/** Attach stored files to a suggestion. */
export async function addSuggestionFiles(
  work: Work,
  suggestionId: string,
  files: readonly string[],
): Promise<void> {
  const { tx, congressId } = work;
  await tx.suggestionFile.createMany({
    data: files.map((fileId) => ({ congressId, suggestionId, fileId })),
  });
  record(
    work,
    { kind: 'suggestion', id: suggestionId, after: { files } },
    { action: 'suggestion.files_added' },
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
