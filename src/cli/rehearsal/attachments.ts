import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { InboundAttachment } from '../../chat/message.ts';
import { smallPdf } from './small-pdf.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
  zip: 'application/zip',
  ofd: 'application/ofd',
  wps: 'application/vnd.ms-works',
};

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
};

/** A name ending in `.pdf` without a folder: a small document is made where no such file exists. */
function isBarePdf(name: string): boolean {
  return /^[^/\\]+\.pdf$/i.test(name);
}

/** Return why a file of a `say` cannot be sent; `undefined` when it can. */
export function attachmentProblem(
  name: string,
  { isFile, defined }: { isFile: (path: string) => boolean; defined: readonly string[] },
): string | undefined {
  if (defined.includes(name) || isBarePdf(name) || isFile(name)) return undefined;
  return 'no such file; a path relative to this file, or a bare name ending in .pdf';
}

/**
 * Return the attachments of a `say`: pictures made for it, spreadsheets made of its rows, files read from beside the
 * scenario, small PDFs.
 */
export function attachmentsOf(
  {
    images = 0,
    files = [],
  }: { readonly images?: number | undefined; readonly files?: readonly string[] | undefined },
  folder: string,
  made: ReadonlyMap<string, Buffer> = new Map(),
): readonly InboundAttachment[] {
  return [
    ...Array.from({ length: images }, (_, index) => picture(index)),
    ...files.map((name) => file(name, made.get(name) ?? bytesOf(name, folder))),
  ];
}

function picture(index: number): InboundAttachment {
  return {
    kind: 'image',
    name: `图片${String(index + 1)}.png`,
    mediaType: 'image/png',
    data: smallPng(index).toString('base64'),
  };
}

function file(name: string, bytes: Buffer): InboundAttachment {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const image = IMAGE_TYPES[extension];
  return {
    kind: image === undefined ? 'file' : 'image',
    name: basename(name),
    mediaType: image ?? MEDIA_TYPES[extension] ?? 'application/octet-stream',
    data: bytes.toString('base64'),
  };
}

function bytesOf(name: string, folder: string): Buffer {
  try {
    return readFileSync(resolve(folder, name));
  } catch (error) {
    if (isBarePdf(name)) return smallPdf(name.slice(0, -'.pdf'.length));
    throw error;
  }
}

/** Return a valid PNG of 8 by 8 pixels; another index gives another picture. */
export function smallPng(index: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(8, 0);
  header.writeUInt32BE(8, 4);
  // 8 bits per sample, colour type 2 (red, green, blue): PNG specification, section 11.2.2.
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(24, (index * 37 + 64) % 256)]);
  row.writeUInt16BE(index % 65_536, 1);
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 8 }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
