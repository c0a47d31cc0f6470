import type { FieldKey } from '../../chat/reading/command-table.ts';
import { fold } from '../../chat/reading/fold.ts';
import type { Lexicon } from '../../chat/reading/lexicon.ts';
import type { Block } from './word-body.ts';

/** The fields of a suggestion, as the paper form (建议专用纸) names them too. */
const FIELDS: readonly FieldKey[] = [
  ...(['title', 'reason', 'analysis', 'advice', 'content', 'category', 'cosigners'] as const),
  ...(['suggestedUnits', 'formedBy', 'withheld', 'disclosed', 'signature'] as const),
];

/** What the office writes on the form, not the deputy. */
const OFFICE_FIELDS: readonly FieldKey[] = ['number'];

/** The name of the form itself, above its table. */
const FORM_TITLE = /^[^。,;:]{0,40}(?:专用纸|用纸|建议纸|建议表|登记表|提交表)$/u;

/**
 * Return a document as the lines that a deputy would have typed. A cell that names a field and the cell after it are
 * one line, 标题:…; below one that stands alone its text follows. All other cells are lines of their own.
 */
export function typedLines(blocks: readonly Block[], lexicon: Lexicon): string {
  const words = {
    fields: new Set(FIELDS.flatMap((key) => lexicon.labels(key))),
    office: new Set(OFFICE_FIELDS.flatMap((key) => lexicon.labels(key))),
  };
  return blocks
    .flatMap((block) =>
      block.kind === 'line' ? [block.text] : block.rows.flatMap((row) => rowLines(row, words)),
    )
    .filter((line) => line !== '' && !FORM_TITLE.test(bare(line)))
    .join('\n');
}

interface Words {
  readonly fields: ReadonlySet<string>;
  readonly office: ReadonlySet<string>;
}

function rowLines(row: readonly string[], words: Words): string[] {
  const lines: string[] = [];
  for (let at = 0; at < row.length; at += 1) {
    const cell = row[at] ?? '';
    const label = labelIn(cell);
    const known = words.fields.has(label) || words.office.has(label);
    if (!known) {
      lines.push(cell);
      continue;
    }
    const value = row[at + 1];
    // 案由 | 建议 side by side heads columns, or one of them was left empty.
    if (value !== undefined && words.fields.has(labelIn(value))) continue;
    const isHeading = row.length === 1 || (value !== undefined && value !== '');
    if (words.fields.has(label) && isHeading) lines.push(`${label}:${value ?? ''}`);
    at += 1;
  }
  return lines;
}

/** 标 题 and 案\n由 are set wide or narrow on paper; 建议内容(可另附页):  is 建议内容. */
function labelIn(cell: string): string {
  return bare(cell)
    .replace(/:$/u, '')
    .replace(/\([^()]{0,30}\)$/u, '')
    .replace(/:$/u, '');
}

function bare(text: string): string {
  return fold(text).replaceAll(/\s/gu, '');
}
