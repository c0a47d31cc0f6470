/**
 * Return the rows of a CSV file (RFC 4180; commas, semicolons or tabs). Spreadsheets in China write GBK unless told
 * otherwise, so what is no UTF-8 is read as GB 18030.
 */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decoded(bytes).replace(/^\ufeff/u, '');
  const separator = separatorIn(text.slice(0, text.search(/\r?\n|$/u)));
  const rows: string[][] = [[]];
  const token = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\r\n]*))(${separator}|\r?\n|\r|$)`, 'gu');
  for (const [whole, quoted, plain = '', end = ''] of text.matchAll(token)) {
    if (whole === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== '' && end !== separator) rows.push([]);
  }
  return rows.filter((row, index) => row.length > 0 || index < rows.length - 1);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function separatorIn(line: string): string {
  const counts = [',', '\t', ';'].map((it) => ({ it, count: line.split(it).length }));
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).it;
}
