import { inflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { attachmentsOf, smallPng } from '../../src/cli/rehearsal/attachments.ts';
import { smallPdf } from '../../src/cli/rehearsal/small-pdf.ts';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  readonly isSound: boolean;
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    chunks.push({
      type: body.toString('latin1', 0, 4),
      data: body.subarray(4),
      isSound: crc32(body) === png.readUInt32BE(at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

describe('a picture', () => {
  it('is a PNG whose chunks are sound and whose pixels are all there', () => {
    const png = smallPng(0);
    const chunks = chunksOf(png);
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(chunks.map(({ type, isSound }) => [type, isSound])).toEqual([
      ['IHDR', true],
      ['IDAT', true],
      ['IEND', true],
    ]);
    // Eight rows, each a filter byte and eight pixels of three bytes.
    expect(inflateSync(chunks[1]?.data ?? Buffer.alloc(0))).toHaveLength(8 * 25);
  });

  it('differs from every other', () => {
    const all = Array.from({ length: 300 }, (_, index) => smallPng(index).toString('base64'));
    expect(new Set(all).size).toBe(300);
  });
});

describe('a small PDF', () => {
  const pdf = smallPdf('答复 2026闭-018').toString('latin1');

  it('has a table that points at its objects and at itself', () => {
    const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(offsets.length).toBeGreaterThan(5);
    offsets.forEach((offset, index) => {
      expect(pdf.slice(offset)).toMatch(new RegExp(`^${String(index + 1)} 0 obj\\n`));
    });
    const table = Number(/startxref\n(\d+)\n%%EOF/.exec(pdf)?.[1]);
    expect(pdf.slice(table)).toMatch(/^xref\n/);
  });

  it('holds its title in UTF-16, and a stream of the length it says', () => {
    const stream = /\/Length (\d+) >>\nstream\n([^]*?)\nendstream/.exec(pdf);
    expect(stream?.[2]).toHaveLength(Number(stream?.[1]));
    expect(pdf).toContain('FEFF7B54590D');
  });
});

it('sends pictures, made PDFs and files from beside the scenario', () => {
  const sent = attachmentsOf({ images: 2, files: ['018.pdf', 'example.yaml'] }, 'bot-scripts/rehearsals');
  expect(sent.map(({ kind, name, mediaType }) => [kind, name, mediaType])).toEqual([
    ['image', '图片1.png', 'image/png'],
    ['image', '图片2.png', 'image/png'],
    ['file', '018.pdf', 'application/pdf'],
    ['file', 'example.yaml', 'application/octet-stream'],
  ]);
  expect(Buffer.from(sent[3]?.data ?? '', 'base64').toString('utf8')).toContain('一件建议的一生');
});
