export interface Statement {
  readonly text: string;
  /** Line of its first character, from 1; comments before it do not belong to it. */
  readonly line: number;
}

/**
 * What may stand between two semicolons of PostgreSQL: comments, texts, quoted names, dollar-quoted bodies.
 * PostgreSQL nests block comments; two levels are more than a migration needs.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|--[^\n]*|\/\*(?:[^*/]|\*(?!\/)|\/(?!\*)|\/\*[\s\S]*?\*\/)*\*\/)`,
    String.raw`(?<end>;)`,
    String.raw`[eE]'(?:[^'\\]|\\[\s\S]|'')*'`,
    String.raw`'(?:[^']|'')*'`,
    String.raw`"(?:[^"]|"")*"`,
    String.raw`\$(?<tag>[A-Za-z_]\w*)?\$[\s\S]*?\$\k<tag>\$`,
    String.raw`[\w$]+`,
    String.raw`[\s\S]`,
  ].join('|'),
  'g',
);

/**
 * Return the statements of an SQL script with their lines. Good enough to tell a person where to look;
 * the script itself is never cut up to be run (the body of `begin atomic` functions would be cut too).
 */
export function statementsOf(sql: string): readonly Statement[] {
  const statements: Statement[] = [];
  let begin: number | undefined;
  const finish = (end: number) => {
    if (begin !== undefined)
      statements.push({ text: sql.slice(begin, end).trim(), line: lineAt(sql, begin) });
    begin = undefined;
  };
  for (const token of sql.matchAll(TOKEN)) {
    if (token.groups?.['space'] !== undefined) continue;
    if (token.groups?.['end'] === undefined) begin ??= token.index;
    else finish(token.index);
  }
  finish(sql.length);
  return statements;
}

/** Return the line (from 1) of the character at `index`, counted in UTF-16 units. */
export function lineAt(sql: string, index: number): number {
  return sql.slice(0, index).split('\n').length;
}
