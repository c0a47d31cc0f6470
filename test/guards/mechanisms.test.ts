import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { proofsIn } from '../../src/cli/mechanisms/proofs.ts';
import { readPage, writePage } from '../../src/cli/mechanisms/table.ts';

const PAGE = 'docs/mechanisms.md';
const page = readFileSync(PAGE, 'utf8');
const proofs = proofsIn('bot-scripts');

it('the page has every row once, in order', () => {
  expect(readPage(page).map(({ row }) => row)).toEqual(Array.from({ length: 175 }, (_, index) => index + 1));
});

// If this fails: npm run mechanisms
it('the page says of each row which steps of rehearsals prove it', () => {
  expect(writePage(page, proofs)).toBe(page);
});

it('no rehearsal proves a row that there is not', () => {
  const rows = new Set(readPage(page).map(({ row }) => row));
  expect([...proofs.keys()].filter((row) => !rows.has(row))).toEqual([]);
});

it('a row that lost its proof is told as unproven', () => {
  const line = '| 7 | 沟通见面率 | P0 | 催办 | gone-01 3 |';
  expect(writePage(line, new Map())).toBe('| 7 | 沟通见面率 | P0 | 催办 |  |');
  expect(
    writePage(
      line,
      new Map([
        [
          7,
          [
            { file: 'b', steps: [2, 5] },
            { file: 'a', steps: [] },
          ],
        ],
      ]),
    ),
  ).toBe('| 7 | 沟通见面率 | P0 | 催办 | a; b 2、5 |');
});
