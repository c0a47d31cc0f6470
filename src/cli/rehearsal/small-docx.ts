import { storedZip } from '../../features/lists/zip.ts';

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/**
 * Return a Word file. A row of one cell is a paragraph; rows of several, one after the other, are a table, as on the
 * paper form of a suggestion (建议专用纸). Lines of a cell are paragraphs of it.
 */
export function smallDocx(rows: readonly (readonly string[])[]): Buffer {
  return docxOf(rows.map((row) => (row.length > 1 ? tableRow(row) : paragraphs(row[0] ?? ''))).join(''));
}

/** Return a Word file around the inner XML of its body; more parts by their names in the package. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const all = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${TYPE}"/></Types>`,
    '_rels/.rels':
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Target="word/document.xml" ` +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    'word/document.xml': `<w:document ${NAMESPACE}><w:body>${joined(body)}</w:body></w:document>`,
    ...parts,
  };
  const entries = Object.entries(all);
  return storedZip(entries.map(([name, xml]) => ({ name, bytes: Buffer.from(`${DECLARATION}${xml}`) })));
}

/** Rows that follow each other are one table. */
function joined(body: string): string {
  return body.replaceAll('</w:tbl><w:tbl>', '');
}

function tableRow(cells: readonly string[]): string {
  const inner = cells.map((cell) => `<w:tc>${paragraphs(cell)}</w:tc>`).join('');
  return `<w:tbl><w:tr>${inner}</w:tr></w:tbl>`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
