/** One row of docs/mechanisms.md: a mechanism that was promised, and the steps of rehearsals that prove it. */
export interface Mechanism {
  readonly row: number;
  readonly name: string;
  readonly level: string;
  readonly area: string;
}

/** Where a row is proven: a rehearsal, and the steps of it that do; none = the file as a whole. */
export interface Proof {
  readonly file: string;
  readonly steps: readonly number[];
}

const ROW = /^\| *(\d+) *\| *([^|]+?) *\| *([^|]+?) *\| *([^|]+?) *\|/;

/** Read the rows of the page; everything around them is left to `writePage`. */
export function readPage(page: string): readonly Mechanism[] {
  return page.split('\n').flatMap((line) => {
    const [, row, name, level, area] = ROW.exec(line) ?? [];
    if (row === undefined || name === undefined || level === undefined || area === undefined) return [];
    return [{ row: Number(row), name, level, area }];
  });
}

/** Return the page with the last column of each row told anew. */
export function writePage(page: string, proofs: ReadonlyMap<number, readonly Proof[]>): string {
  return page
    .split('\n')
    .map((line) => {
      const [, row, name, level, area] = ROW.exec(line) ?? [];
      if (row === undefined) return line;
      return `| ${row} | ${name ?? ''} | ${level ?? ''} | ${area ?? ''} | ${provenBy(proofs.get(Number(row)))} |`;
    })
    .join('\n');
}

function provenBy(proofs: readonly Proof[] = []): string {
  return proofs
    .toSorted((a, b) => a.file.localeCompare(b.file, 'en'))
    .map(({ file, steps }) => (steps.length === 0 ? file : `${file} ${steps.join('、')}`))
    .join('; ');
}
