import ts from 'typescript';
import { placeOf, type Source } from './source.ts';

/** Return where the type `any` is written. */
export function writtenAny(sources: readonly Source[]): readonly string[] {
  return find(sources, (node) => node.kind === ts.SyntaxKind.AnyKeyword);
}

/** Return comments that switch the compiler off, or the linter without saying why (`-- reason`). */
export function silencedChecks(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    commentsOf(source)
      .filter(({ text }) => /@ts-(?:ignore|nocheck|expect-error)|eslint-disable(?!.* -- )/.test(text))
      .map(({ line }) => `${source.path}:${String(line)}`),
  );
}

function commentsOf({ text }: Source): readonly { text: string; line: number }[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, false, ts.LanguageVariant.Standard, text);
  const found: { text: string; line: number }[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token !== ts.SyntaxKind.SingleLineCommentTrivia && token !== ts.SyntaxKind.MultiLineCommentTrivia)
      continue;
    const line = text.slice(0, scanner.getTokenStart()).split('\n').length;
    found.push({ text: scanner.getTokenText(), line });
  }
  return found;
}

/**
 * Return patterns in which a set names a character twice: nearly always the full-width twin was meant, and an editor or
 * a keyboard has made it narrow.
 */
export function doubledInSet(sources: readonly Source[]): readonly string[] {
  return find(sources, (node) => ts.isRegularExpressionLiteral(node) && setsOf(node.text).some(namesTwice));
}

function setsOf(pattern: string): string[] {
  return [...pattern.matchAll(/(?<!\\)\[((?:\\.|[^\]\\])*)\]/gu)].map(([, inner = '']) => inner);
}

function namesTwice(set: string): boolean {
  const single = [...set.replace(/\\(?:u\{[\da-f]+\}|u[\da-f]{4}|[pP]\{[^}]*\}|.)/giu, '')].filter(
    (it) => it !== '-',
  );
  return new Set(single).size < single.length;
}

/** Return variables of a module that can change: state that no test can give a fresh copy of. */
export function moduleState(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    source.tree.statements
      .filter(ts.isVariableStatement)
      .filter((it) => (it.declarationList.flags & ts.NodeFlags.Const) === 0)
      .map((it) => placeOf(source, it)),
  );
}

/** Return where a feature waits for several queries at once: a transaction has one connection (storage/in-turn.ts). */
export function queriesAtOnce(sources: readonly Source[]): readonly string[] {
  const features = sources.filter(({ path }) => path.startsWith('src/features/'));
  return find(features, (node) => ts.isPropertyAccessExpression(node) && node.getText() === 'Promise.all');
}

/** Return default exports, which get another name in every file that imports them; tools ask for one. */
export function defaultExports(sources: readonly Source[]): readonly string[] {
  return find(
    sources.filter(({ path }) => !path.endsWith('.config.ts')),
    (node) =>
      ts.isExportAssignment(node) ||
      (ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some((it) => it.kind === ts.SyntaxKind.DefaultKeyword) === true),
  );
}

/** Return calls of `process.exit` outside `src/main.ts` and `src/cli`. */
export function exits(sources: readonly Source[]): readonly string[] {
  const elsewhere = sources.filter(({ path }) => path !== 'src/main.ts' && !path.startsWith('src/cli/'));
  return find(elsewhere, (node) => isAccess(node, 'process', 'exit'));
}

/** Return uses of Prisma's functions that put text into SQL. */
export function unsafeSql(sources: readonly Source[]): readonly string[] {
  const banned = ['$queryRawUnsafe', '$executeRawUnsafe'];
  return find(
    sources,
    (node) =>
      (ts.isIdentifier(node) && banned.includes(node.text)) ||
      (ts.isStringLiteralLike(node) && banned.includes(node.text)),
  );
}

/** Return where rules look at the world: a clock, random numbers, the process, the network. */
export function impureDomain(sources: readonly Source[]): readonly string[] {
  const rules = sources.filter(({ path }) => path.startsWith('src/domain/'));
  return find(
    rules,
    (node) =>
      isAccess(node, 'Date', 'now') ||
      isAccess(node, 'Math', 'random') ||
      (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0) ||
      (ts.isIdentifier(node) &&
        ['process', 'globalThis', 'crypto', 'fetch', 'performance'].includes(node.text)),
  );
}

function find(sources: readonly Source[], isWrong: (node: ts.Node) => boolean): readonly string[] {
  return sources.flatMap((source) => source.nodes.filter(isWrong).map((node) => placeOf(source, node)));
}

function isAccess(node: ts.Node, object: string, property: string): boolean {
  return (
    ts.isPropertyAccessExpression(node) && isNamed(node.expression, object) && node.name.text === property
  );
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** Return the number of lines of each file, the longest first. */
export function sizes(sources: readonly Source[]): readonly { path: string; lines: number }[] {
  return sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .toSorted((a, b) => b.lines - a.lines);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
